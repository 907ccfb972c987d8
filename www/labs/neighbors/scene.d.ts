/**
 * What the lab is about: images or the satellite's patches. A scene has the query and what can be chosen for it, asks the
 * engine that holds its network, and draws samples; the lab looks for neighbours and measures.
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

/** What neighbours are looked for. */
export interface Asked {
  query: NeighborsQuery;
  /** Its class, where it is known. */
  label: number | null;
}

/** What a scene tells the lab. */
export interface SceneEvents {
  /** Something else is asked about. */
  onQuery(): void;
  /** Other codes are on their way. */
  onChosen(): void;
  /** The codes are others; settles when they are in use. */
  onCodes(): Promise<unknown>;
  onError(error: unknown): void;
}

export interface Scene {
  kind: 'images' | 'landsat';
  /** The buttons for what codes there are. */
  tools: HTMLElement;
  /** The page's run, where it is one. */
  run: HTMLElement | null;
  /** The card with the query. */
  query: HTMLElement;
  /** Beside the query, where the lab puts what it is asked with. */
  side: HTMLElement;
  /** Which codes they are, by the option of the control. */
  readonly codes: string;
  readonly asked: Asked | null;
  /** Whether the codes are those of the page's run. */
  readonly isRun: boolean;
  /** The engine that is asked. */
  readonly home: 'cpu' | 'webgpu';
  start(): Promise<unknown>;
  destroy(): void;
  /** Loads all that neighbours need. */
  load(onProgress: OnProgress): Promise<unknown>;
  /** The codes are others: answers about the older ones are out of date. */
  renew(): void;
  setReferences(): Promise<ReferenceSetInfo>;
  nearest(query: NeighborsQuery, k: number): Promise<Neighbors>;
  /** Where training and test samples lie on the planes of components and of codes. */
  planes(): Promise<SpacePlanes>;
  classify(question: {
    space: NeighborsSpace;
    k: number;
    start: number;
    count: number;
  }): Promise<KnnPredictions>;
  /** Training samples. */
  pictures(indices: number[]): Promise<Pictures>;
  /** All test samples. */
  tests(): Promise<Pictures>;
  /** Asks about one of them. */
  choose(index: number, tests: Pictures): void;
  nameOf(label: number): string;
  /** Whether names of classes need a line of their own. */
  readonly names: 'long' | 'short';
  /** Which of the classes' colours a label has. */
  toneOf(label: number): number;
  /** Draws one of the samples in a place, and says what it is. */
  draw(place: HTMLElement, pictures: Pictures, at: number, label: string): void;
  /** Neighbours in a row, of so many. */
  columns(k: number): number;
}
