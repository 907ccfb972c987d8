/** The parts of a class experiment: the student's page, and the lecturer's picture of all lines. */
import type { LabContext } from '../lab-kit/types.js';
import type { Entry } from '../views/pictures/plate-words.js';
import type { Kind, Line, Values } from './line.js';
import type { ClassLink } from './link.js';

export interface ClassContext extends LabContext {
  link: ClassLink;
  /** Changes the page's address. */
  setLink(changes: Partial<ClassLink>): void;
  /** Aborts when the user leaves the experiment. */
  signal: AbortSignal;
}

export type Verdicts = Map<string, 'same' | 'other'>;

export interface StudentPart {
  element: HTMLElement;
  /** Restarts for a student's number on the list; 0 for none. */
  begin(number: number): void;
}

export interface Picture {
  element: HTMLElement;
  /** Draws these lines. */
  show(lines: Line[], verdicts: Verdicts): unknown;
  /** Canvases to save as a file. */
  canvases(): HTMLCanvasElement[];
  legend(): Entry[];
  destroy(): void;
}

export interface StudentEvents {
  /** Reports the values for the line; null while there is no result. */
  onValues(values: Values | null): void;
  onError(error: unknown): void;
}

export interface Experiment {
  kind: Kind;
  /** Whether a student needs a number on the list. */
  isNumbered: boolean;
  student(context: ClassContext, on: StudentEvents): StudentPart;
  /** `say` receives a sentence that describes the picture whenever it changes. */
  picture(context: ClassContext, say: (words: string) => void): Picture;
  /** The student's number, for lines that do not state it. */
  numberOf?(values: Values): number;
  /** Whether a line's settings are those of this experiment. */
  accepts(values: Values): boolean;
  /** Recomputes a result and returns whether it equals the line's; missing if results cannot be recomputed. */
  recompute?(
    context: ClassContext,
    values: Values,
    tell: (share: number) => void,
    signal: AbortSignal,
  ): Promise<boolean>;
}
