/** What an experiment of the class is made of: a student's side, and the picture that the lecturer's side draws of all lines. */
import type { LabContext } from '../lab-kit/types.js';
import type { Entry } from '../views/pictures/plate-words.js';
import type { Kind, Line, Values } from './line.js';
import type { ClassLink } from './link.js';

export interface ClassContext extends LabContext {
  link: ClassLink;
  /** Changes what the address says. */
  setLink(changes: Partial<ClassLink>): void;
  /** Until the experiment is left. */
  signal: AbortSignal;
}

export type Verdicts = Map<string, 'same' | 'other'>;

export interface StudentPart {
  element: HTMLElement;
  /** Begins anew for a student's number on the list; 0 for none. */
  begin(number: number): void;
}

export interface Picture {
  element: HTMLElement;
  /** Draws these lines. */
  show(lines: Line[], verdicts: Verdicts): unknown;
  /** For a file. */
  canvases(): HTMLCanvasElement[];
  legend(): Entry[];
  destroy(): void;
}

export interface StudentEvents {
  /** What the line is to hold; nothing while there is no result. */
  onValues(values: Values | null): void;
  onError(error: unknown): void;
}

export interface Experiment {
  kind: Kind;
  /** Whether a student needs a number on the list. */
  isNumbered: boolean;
  student(context: ClassContext, on: StudentEvents): StudentPart;
  /** `say` is told in a sentence what is to be seen, each time that it is something else. */
  picture(context: ClassContext, say: (words: string) => void): Picture;
  /** Whose a line is, where it does not say so itself. */
  numberOf?(values: Values): number;
  /** Whether a line's settings are those of this experiment. */
  accepts(values: Values): boolean;
  /** Computes a result anew, and gives whether it is the one of the line; without, there is nothing to be computed. */
  recompute?(
    context: ClassContext,
    values: Values,
    tell: (share: number) => void,
    signal: AbortSignal,
  ): Promise<boolean>;
}
