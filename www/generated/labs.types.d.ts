/** Types of `labs.js`, which `crate/core/src/labs/mod.rs` and `data/catalog.rs` serialise. Written by hand. */
import type { DataSet, Subject } from './protocol.js';

export type Group = 'idea' | 'applications' | 'training';

export type Section = 'data' | 'network' | 'objective' | 'optimizer' | 'view';

export type Control = {
  id: string;
  section: Section;
  live: boolean;
  /** The condition under which it applies: another control has one of these values. */
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

/** A set of images shipped with the page. */
export interface Shipped {
  id: Subject;
  classes: number;
  train: DataSet;
  test: DataSet;
  some: DataSet;
}

/** How the core turns a drawing into an image, in pixels of the image: `crate/core/src/data/drawing.rs`. */
export interface Drawing {
  /** Side of the image. */
  side: number;
  /** Side of the box that the ink is fitted to. */
  box: number;
  penRadius: number;
}

/** The satellite's measurements: `crate/core/src/training/satellite.rs` and `pretrain.rs`. */
export interface Satellite {
  /** Number of training rows; the test rows follow them. */
  train: number;
  /** Number of the camera's spectral bands. */
  bands: number;
  /** Number of pixels in the patch of a row. */
  pixels: number;
}

/** Limits of the core: constants of the modules named here, in `crate/core/src`. */
export interface Limits {
  /** Maximum bits of an address: `metrics/hamming.rs`. */
  codeBits: number;
  /** Maximum classes and images of a user's set: `data/split.rs`. */
  imageClasses: number;
  images: number;
  /** Maximum code size whose covariance is fitted: `labs/generate`. */
  fittedValues: number;
  /** Maximum steps per question: `labs/race.rs`. */
  raceSteps: number;
  /** Maximum columns, minimum and maximum rows of a table: `data/table.rs`. */
  tableColumns: number;
  tableFewestRows: number;
  tableRows: number;
}
