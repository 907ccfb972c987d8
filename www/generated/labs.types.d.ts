/** Types of `labs.js`: what `crate/core/src/labs/mod.rs` and `data/catalog.rs` serialise. */
import type { DataSet } from './protocol.js';

export type Group = 'idea' | 'training' | 'latentSpace' | 'applications';

export type Control = { id: string; live: boolean } & (
  | { kind: 'choice'; options: string[]; default: string }
  | { kind: 'whole'; min: number; max: number; default: number; suggested: number[] }
  | { kind: 'log'; min: number; max: number; usual: number; default: number }
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
