/** An experiment with the class: the student's side, and the picture of all lines on the lecturer's side. */
import type { LabContext } from '../lab-kit/types.js';
import type { Entry } from '../views/pictures/plate-words.js';
import type { Kind, Line, Values } from './line.js';
import type { ClassLink } from './link.js';

export interface ClassContext extends LabContext {
  link: ClassLink;
  /** Changes the address. */
  setLink(changes: Partial<ClassLink>): void;
  /** Aborts when the experiment is left. */
  signal: AbortSignal;
}

export type Verdicts = Map<string, 'same' | 'other'>;

export interface StudentPart {
  element: HTMLElement;
  /** Starts over for a student's number on the class list; 0 without one. */
  begin(number: number): void;
}

export interface Picture {
  element: HTMLElement;
  /** Shows the results of these lines. */
  show(lines: Line[], verdicts: Verdicts): unknown;
  /** The canvases to save. */
  canvases(): HTMLCanvasElement[];
  legend(): Entry[];
  destroy(): void;
}

export interface StudentEvents {
  /** The content of the line; null while there is no result. */
  onValues(values: Values | null): void;
  onError(error: unknown): void;
}

export interface Experiment {
  kind: Kind;
  /** Whether a student needs a number on the class list. */
  isNumbered: boolean;
  student(context: ClassContext, on: StudentEvents): StudentPart;
  /** Calls `say` with a sentence about the picture whenever that changes. */
  picture(context: ClassContext, say: (words: string) => void): Picture;
  /** The student's number, if it follows from the values of a line. */
  numberOf?(values: Values): number;
  /** Whether a line has the settings of this experiment. */
  accepts(values: Values): boolean;
  /** Recomputes a result and returns whether it agrees with the line; missing if there is nothing to recompute. */
  recompute?(
    context: ClassContext,
    values: Values,
    tell: (share: number) => void,
    signal: AbortSignal,
  ): Promise<boolean>;
}
