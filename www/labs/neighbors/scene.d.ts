/**
 * A scene: images or the satellite's patches. It has the query and its controls, sends requests to the engine that
 * holds its network, and draws samples; the lab searches neighbours and measures accuracy.
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

/** The query. */
export interface Asked {
  query: NeighborsQuery;
  /** Its class, if known. */
  label: number | null;
}

/** Events that a scene reports to the lab. */
export interface SceneEvents {
  /** The query has changed. */
  onQuery(): void;
  /** Other codes are loading. */
  onChosen(): void;
  /** The codes have changed; settles when they are in use. */
  onCodes(): Promise<unknown>;
  onError(error: unknown): void;
}

export interface Scene {
  kind: 'images' | 'landsat';
  /** Buttons that choose the codes. */
  tools: HTMLElement;
  /** The controls of the page's run, if the codes come from it. */
  run: HTMLElement | null;
  /** The card with the query. */
  query: HTMLElement;
  /** Place beside the query for the lab's controls. */
  side: HTMLElement;
  /** The chosen codes, as an option of the control. */
  readonly codes: string;
  readonly asked: Asked | null;
  /** Whether the codes come from the page's run. */
  readonly isRun: boolean;
  /** The engine that receives the requests. */
  readonly home: 'cpu' | 'webgpu';
  start(): Promise<unknown>;
  destroy(): void;
  /** Loads everything a search needs. */
  load(onProgress: OnProgress): Promise<unknown>;
  /** Invalidates pending replies after the codes have changed. */
  renew(): void;
  refer(): Promise<ReferenceSetInfo>;
  nearest(query: NeighborsQuery, k: number): Promise<Neighbors>;
  /** Positions of training and test samples on the planes of components and of codes. */
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
  /** Makes one of them the query. */
  choose(index: number, tests: Pictures): void;
  nameOf(label: number): string;
  /** Whether class names need a separate line. */
  readonly names: 'long' | 'short';
  /** Colour index of a label. */
  toneOf(label: number): number;
  /** Draws a sample in an element, with its description. */
  draw(place: HTMLElement, pictures: Pictures, at: number, label: string): void;
  /** Neighbours per row, of k. */
  columns(k: number): number;
}
