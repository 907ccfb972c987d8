/** Types of questions to an engine: the reply's type follows from the question. */
import type { DataInfo, DataSet, Replies, Request } from '../generated/protocol.js';
import type { OnProgress } from './assets.js';
import type { Backend } from './backends.js';

type ReplyIn<Lab extends keyof Replies, Question> = Question extends unknown
  ? Replies[Lab][keyof Question & keyof Replies[Lab]]
  : never;

/** The reply to a request; for a union of requests, the union of their replies. */
export type ReplyTo<R> = R extends unknown
  ? { [Lab in keyof R & keyof Replies]: ReplyIn<Lab, R[Lab]> }[keyof R & keyof Replies]
  : never;

export interface AskOptions {
  /** The engine; by default the CPU's. */
  on?: Backend;
  /** A channel: a newer question of the same channel and caller replaces one that is still queued. */
  latest?: string;
  /** Cancels the request when it aborts. */
  signal?: AbortSignal;
  /** Buffers to transfer to the worker. */
  transfer?: Transferable[];
}

/** The page's engine, or a spare one that knows nothing but what it has loaded. */
export interface AnyEngine {
  ask<R extends Request>(request: R, options?: Pick<AskOptions, 'transfer'>): Promise<ReplyTo<R>>;
  loadData(set: DataSet, onProgress?: OnProgress, backend?: Backend): Promise<DataInfo>;
}
