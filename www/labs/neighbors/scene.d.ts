/**
 * The two scenes of the lab: images, and the satellite's patches. A scene holds the query and its controls, asks the engine
 * that holds its network, and draws samples; the lab searches for neighbours and measures.
 */
import type { OnProgress } from '../../engine/assets.js';
import type {
  KnnPredictions,
  Neighbors,
  SpacePlanes,
  NeighborsQuery,
  NeighborsSpace,
  Pictures,
  ReferenceSetInfo,
} from '../../generated/protocol.js';

/** The sample whose neighbours are wanted. */
export interface Asked {
  query: NeighborsQuery;
  /** Its class, if known. */
  label: number | null;
}

/** Events from a scene to the lab. */
export interface SceneEvents {
  /** The query has changed. */
  onQuery(): void;
  /** Other codes were chosen and are loading. */
  onChosen(): void;
  /** The codes have changed; settles when they are in use. */
  onCodes(): Promise<unknown>;
  onError(error: unknown): void;
}

export interface Scene {
  kind: 'images' | 'landsat';
  /** The buttons that choose the codes. */
  tools: HTMLElement;
  /** The card of the page's run, if the scene has one. */
  run: HTMLElement | null;
  /** The card with the query. */
  query: HTMLElement;
  /** The place beside the query for the lab's own controls. */
  side: HTMLElement;
  /** The chosen codes, as an option of the control. */
  readonly codes: string;
  readonly asked: Asked | null;
  /** Whether the codes come from the page's run. */
  readonly isRun: boolean;
  /** The engine that answers. */
  readonly home: 'cpu' | 'webgpu';
  start(): Promise<unknown>;
  destroy(): void;
  /** Loads everything that the search for neighbours needs. */
  load(onProgress: OnProgress): Promise<unknown>;
  /** The codes have changed: replies about the previous ones are stale. */
  renew(): void;
  setReferences(): Promise<ReferenceSetInfo>;
  nearest(query: NeighborsQuery, k: number): Promise<Neighbors>;
  /** Positions of training and test samples on the planes of components and of codes. */
  planes(): Promise<SpacePlanes>;
  classify(question: {
    space: NeighborsSpace;
    k: number;
    start: number;
    count: number;
  }): Promise<KnnPredictions>;
  /** Returns training samples. */
  pictures(indices: number[]): Promise<Pictures>;
  /** Returns all test samples. */
  tests(): Promise<Pictures>;
  /** Makes a test sample the query. */
  choose(index: number, tests: Pictures): void;
  nameOf(label: number): string;
  /** Whether class names need their own line. */
  readonly names: 'long' | 'short';
  /** Index of a label's class colour. */
  toneOf(label: number): number;
  /** Draws a sample in a place, with a label. */
  draw(place: HTMLElement, pictures: Pictures, at: number, label: string): void;
  /** Number of columns for `k` neighbours. */
  columns(k: number): number;
}
