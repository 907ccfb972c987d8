/**
 * What a lab gets and gives. Each `labs/<id>/lab.js` exports `mount` of the type `Mount`, and as `styles` the shared sheets
 * that it needs before its own `style.css`: their paths from `www/`, without the ending.
 */
import type { KeptRuns } from '../engine/kept-runs.js';
import type { TrainingRun } from '../engine/training.js';
import type { TrainConfig } from '../generated/protocol.js';
import type { Turn } from '../engine/turns.js';
import type { Value } from '../router.js';
import type { Action } from '../ui/notices.js';

/** Who shows a model that the person opens. */
export interface ModelTaker {
  /** Whether it is one that can be looked at here. */
  fits(config: TrainConfig): boolean;
  /** Shows it: it is the page's run now, and the model `trained`. */
  show(config: TrainConfig): unknown;
}

export interface LabContext {
  /** The engines, until the lab is left, or the part of it that asks here. */
  engine: Turn;
  /** The one training run of the page: it goes on while another lab is shown. */
  run: TrainingRun;
  /** The runs that were put aside to compare; they live as long as the page. */
  kept: KeptRuns;
  /** A scene of a lecture begins: a run that has learned something is not gone on with. */
  fresh?: boolean;
  /** A scene of a lecture is finished: what learns by itself is shown as it came out beforehand, where the page has that. */
  finished?: boolean;
  /** A control's value, as in the URL. */
  get(id: string): Value;
  /** Sets controls' values, in the URL too. */
  set(values: Record<string, Value>): void;
  /** The drawing, as `views/pictures/ink.js` writes it. */
  ink(): string;
  setInk(ink: string): void;
  /**
   * Keeps something that the person has made or opened here, between visits: `www/work/kinds.js` says what a content of each
   * kind has. What cannot be kept is told by the page.
   */
  keep(entry: { kind: string; name: string; id?: string }, content: unknown): void;
  /** What was opened from "My work" for this lab: to be asked for when it is mounted; it is given once. */
  opened(kind: string): any;
  /** Opens another lab with some of its controls set. */
  open(lab: string, values: Record<string, Value>): void;
  /** Asks the person for a model's file. */
  openModel(): void;
  /** From now on, until the signal, a model that is opened is shown here. */
  showModelsIn(taker: ModelTaker, signal: AbortSignal): void;
  /** The first view is complete: `data-ready` on the lab's root says so. To be called again does no harm. */
  ready(): void;
  /** Says a sentence to the person; in the place of what was said `about` the same thing before, and no text takes that away. */
  say(text: string, kind?: 'info' | 'error', action?: Action, about?: string): void;
}

export interface MountedLab {
  /** Its questions under way are given up after this, and what the engines hold for it goes. */
  unmount(): void;
}

export type Mount = (root: HTMLElement, context: LabContext) => MountedLab;
