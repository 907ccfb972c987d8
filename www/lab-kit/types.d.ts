/**
 * What a lab gets and gives. Each `labs/<id>/lab.js` exports `mount` of the type `Mount`, and as `styles` the shared sheets
 * that it needs before its own `style.css`: their paths from `www/`, without the ending.
 */
import type { KeptRuns } from '../engine/kept-runs.js';
import type { TrainingRun } from '../engine/training.js';
import type { Turn } from '../engine/turns.js';
import type { Value } from '../router.js';

export interface LabContext {
  /** The engines, until the lab is left, or the part of it that asks here. */
  engine: Turn;
  /** The one training run of the page: it goes on while another lab is shown. */
  run: TrainingRun;
  /** The runs that were put aside to compare; they live as long as the page. */
  kept: KeptRuns;
  /** A scene of a lecture begins: a run that has learned something is not gone on with. */
  fresh?: boolean;
  /** A control's value, as in the URL. */
  get(id: string): Value;
  /** Sets controls' values, in the URL too. */
  set(values: Record<string, Value>): void;
  /** The drawing, as `views/pictures/ink.js` writes it. */
  ink(): string;
  setInk(ink: string): void;
  /** Opens another lab with some of its controls set. */
  open(lab: string, values: Record<string, Value>): void;
  /** The first view is complete: `data-ready` on the lab's root says so. To be called again does no harm. */
  ready(): void;
  /** Says a sentence to the person. */
  say(text: string, kind?: 'info' | 'error'): void;
}

export interface MountedLab {
  /** Its questions under way are given up after this, and what the engines hold for it goes. */
  unmount(): void;
}

export type Mount = (root: HTMLElement, context: LabContext) => MountedLab;
