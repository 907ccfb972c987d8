/**
 * What a lab gets and returns. Each `labs/<id>/lab.js` exports `mount` of type `Mount` and, as `styles`, the shared
 * sheets that it needs before its own `style.css`: paths below `www/`, without extension.
 */
import type { KeptRuns } from '../engine/kept-runs.js';
import type { TrainingRun } from '../engine/training.js';
import type { TrainConfig } from '../generated/protocol.js';
import type { Turn } from '../engine/turns.js';
import type { Value } from '../router.js';
import type { Action } from '../ui/notices.js';

/** Shows a model that the user opens. */
export interface ModelTaker {
  /** Whether this lab can show the model. */
  fits(config: TrainConfig): boolean;
  /** Shows the model, which is now the page's run and the model `trained`. */
  show(config: TrainConfig): unknown;
}

export interface LabContext {
  /** The engines, until the lab, or the part of it that asks here, is left. */
  engine: Turn;
  /** The page's only training run; it continues while another lab is shown. */
  run: TrainingRun;
  /** The runs kept for comparison; they live as long as the page. */
  kept: KeptRuns;
  /** Set when a lecture scene begins: a run that has already learned must not be continued. */
  fresh?: boolean;
  /** Set when a lecture scene is shown finished: results of training are shown as shipped, if the page has them. */
  finished?: boolean;
  /** The value of a control, as in the URL. */
  get(id: string): Value;
  /** Sets controls, in the URL too. */
  set(values: Record<string, Value>): void;
  /** The drawing, as written by `views/pictures/ink.js`. */
  ink(): string;
  setInk(ink: string): void;
  /**
   * Stores something that the user made or opened, between visits; `www/work/kinds.js` defines the content of each
   * kind. The page reports failures.
   */
  keep(entry: { kind: string; name: string; id?: string }, content: unknown): void;
  /** What was opened from "My work" for this lab: asked for on mount, returned once. */
  opened(kind: string): any;
  /** Opens another lab with some of its controls set. */
  open(lab: string, values: Record<string, Value>): void;
  /** Asks the user for a model file. */
  openModel(): void;
  /** Until the signal aborts, opened models are shown here. */
  showModelsIn(taker: ModelTaker, signal: AbortSignal): void;
  /** The first view is complete: sets `data-ready` on the lab's root. May be called again. */
  ready(): void;
  /** Shows a message to the user. It replaces the previous message with the same `about`; an empty text removes that one. */
  say(text: string, kind?: 'info' | 'error', action?: Action, about?: string): void;
}

export interface MountedLab {
  /** Afterwards pending questions are cancelled and the engines drop the lab's state. */
  unmount(): void;
}

export type Mount = (root: HTMLElement, context: LabContext) => MountedLab;
