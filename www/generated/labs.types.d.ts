/** Types of `labs.js`: what `crate/core/src/labs/mod.rs` and `data/catalog.rs` serialise. */
import type { DataSet, Subject } from './protocol.js';

export type Group = 'idea' | 'applications' | 'training';

export type Section = 'data' | 'network' | 'objective' | 'optimizer' | 'view';

export type Control = {
  id: string;
  section: Section;
  live: boolean;
  /** It has a meaning only if another control has one of some values. */
  when: { control: string; is: string[] } | null;
  /** Whether the ids of the user's image sets are also options. */
  images: boolean;
} & (
  | { kind: 'choice'; options: string[]; default: string }
  | { kind: 'whole'; min: number; max: number; default: number; suggested: number[] }
  | { kind: 'choices'; options: string[]; layers: number; default: string[] }
  | { kind: 'real'; min: number; max: number; step: number; default: number }
  | { kind: 'log'; min: number; max: number; usual: number; default: number; zero: boolean }
  | { kind: 'sizes'; layers: number; min: number; max: number; default: number[] }
);

export interface Lab {
  id: string;
  group: Group;
  controls: Control[];
}

export interface FileSpec {
  name: string;
  shape: number[];
  bytes: number;
}

export interface DataFiles {
  set: DataSet;
  samples: FileSpec;
  labels: FileSpec;
}

/** A set of images that comes with the page. */
export interface Shipped {
  id: Subject;
  classes: number;
  train: DataSet;
  test: DataSet;
  some: DataSet;
}

/** How the core turns a drawing into an image, in pixels of the image: `crate/core/src/data/drawing.rs`. */
export interface Drawing {
  /** Of the image. */
  side: number;
  /** Of the box that the ink is fitted to. */
  box: number;
  penRadius: number;
}

/** The satellite's measurements: `crate/core/src/training/satellite.rs` and `pretrain.rs`. */
export interface Satellite {
  /** Rows that are trained on; those to test follow. */
  train: number;
  /** Of the camera. */
  bands: number;
  /** Of the patch of ground in a row. */
  pixels: number;
}

/** The most that the core takes: the constants of these modules in `crate/core/src`. */
export interface Limits {
  /** Bits of a code that is an address: `metrics/hamming.rs`. */
  codeBits: number;
  /** Classes and images of a user's set: `data/split.rs`. */
  imageClasses: number;
  images: number;
  /** Values of a code whose covariance is fitted: `labs/generate`. */
  fittedValues: number;
  /** Steps that are done for one question: `labs/race.rs`. */
  raceSteps: number;
  /** More are refused, and fewer rows: `data/table.rs`. */
  tableColumns: number;
  tableFewestRows: number;
  tableRows: number;
}
