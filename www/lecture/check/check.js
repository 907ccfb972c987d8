import { softwareAdapter } from '../../engine/backends.js';
import { lectureClock } from '../clock.js';
import { isFile } from '../link.js';
import { until, walk } from '../walk.js';
import { listen } from './listen.js';
import { offlineState, storageState } from './offline-state.js';
import { measureRun } from './speed.js';

/**
 * @typedef {import('../../engine/backends.js').Backend} Backend
 * @typedef {{ key: string, params: Record<string, string | number> }} Fault a word key and its parameters
 * @typedef {object} SceneReport
 * @property {number} place
 * @property {number} ms time until it was ready
 * @property {Fault[]} faults
 * @property {Partial<Record<Backend, import('./speed.js').Speed>>} live speed of its training run by backend; empty without
 *   a run
 *
 * @typedef {object} Report
 * @property {SceneReport[]} scenes
 * @property {import('./offline-state.js').OfflineState} offline
 * @property {{ usage: number, quota: number, isLasting: boolean } | null} storage
 * @property {{ backends: Backend[], adapter: string, why: Fault | null }} engines available backends, and why there is no
 *   WebGPU
 * @property {{ width: number, height: number, ratio: number, screen: [number, number] }} window
 * @property {boolean} isElsewhere whether the lecture is a file that is not cached
 *
 * @typedef {object} Parts
 * @property {import('../lecture.js').Lecture} lecture
 * @property {import('../../engine/client.js').Engine} engine
 * @property {import('../../engine/training.js').TrainingRun} run
 * @property {import('../../offline/offline.js').Offline | null} offline
 */

/** A scene that opens within this many ms causes no wait. */
export const SOON_MS = 2000;
/** Maximum ms after the first view until a scene's main view appears. */
const VIEW_MS = 8000;
/** Maximum number of console messages reported per scene. */
const MAX_TOLD = 3;
const LONGEST_TOLD = 160;

/**
 * Rehearses the whole lecture: opens every scene, trains the first steps of each live run, and waits for the offline cache.
 * @param {Parts} parts
 * @param {{ signal: AbortSignal, onScene: (place: number) => void, onWait: () => void }} on
 * @returns {Promise<Report>}
 */
export async function check({ lecture, engine, run, offline }, { signal, onScene, onWait }) {
  const engines = await enginesHere(engine);
  signal.throwIfAborted();
  // First, because in class the scenes come from the cache, and its creation must not delay them.
  onWait();
  const offlineCopy = await offlineState(offline, signal);
  /** @type {SceneReport[]} */
  const scenes = [];
  /** @type {string[]} */
  let messages = [];
  const end = listen((text) => messages.push(text));
  try {
    await walk(lecture, {
      signal,
      onScene: (place) => {
        messages = [];
        onScene(place);
      },
      atScene: async ({ place, scene, ms, isReady }) => {
        const faults = isReady ? await faultsOnScreen(scene, signal) : [{ key: 'notOpened', params: {} }];
        const live = isReady ? await liveSpeeds(scene.link, { engine, run }, engines.backends, signal) : {};
        const texts = [...new Set(messages)].slice(0, MAX_TOLD);
        const errors = texts.map((text) => ({
          key: 'console',
          params: { text: text.slice(0, LONGEST_TOLD) },
        }));
        scenes.push({ place, ms, faults: [...faults, ...errors], live });
      },
    });
    return {
      scenes,
      engines,
      offline: offlineCopy,
      storage: await storageState(),
      window: windowHere(),
      isElsewhere: isFile(lecture.score.source),
    };
  } finally {
    end();
    lecture.clock = lectureClock(lecture.score); // the class has not started
  }
}

/** The available training backends. A software GPU counts only if the user has chosen it. @param {Parts['engine']} engine @returns {Promise<Report['engines']>} */
async function enginesHere(engine) {
  await engine.started;
  const why = engine.status.wanted === 'webgpu' ? null : await softwareAdapter();
  if (why) return { backends: ['cpu'], adapter: '', why };
  const isThere = await engine.backends.prepareGpu();
  const { adapter, notice } = engine.status;
  return { backends: isThere ? ['cpu', 'webgpu'] : ['cpu'], adapter, why: isThere ? null : notice };
}

/**
 * Checks the open scene.
 * @param {import('../score.js').PlayedScene} scene
 * @param {AbortSignal} signal
 * @returns {Promise<Fault[]>}
 */
async function faultsOnScreen({ look: { view } }, signal) {
  /** @type {Fault[]} */
  const faults = [...document.querySelectorAll('.notice.error > span')].map((notice) => ({
    key: 'notice',
    params: { text: (notice.textContent ?? '').slice(0, LONGEST_TOLD) },
  }));
  if (!view) return faults;
  const found = () => document.querySelector(`#lab [data-view="${view}"]`);
  const isThere = await until(() => (found()?.getBoundingClientRect().height ?? 0) > 0, signal, VIEW_MS);
  if (!isThere) return [...faults, { key: 'noView', params: { view } }];
  const { top, bottom, left, right } = /** @type {Element} */ (found()).getBoundingClientRect();
  const isSeen = top < innerHeight && bottom > 0 && left < innerWidth && right > 0;
  return isSeen ? faults : [...faults, { key: 'below', params: { view } }];
}

/**
 * @param {string} link
 * @param {Pick<Parts, 'engine' | 'run'>} parts
 * @param {Backend[]} backends
 * @param {AbortSignal} signal
 * @returns {Promise<SceneReport['live']>}
 */
async function liveSpeeds(link, { engine, run }, backends, signal) {
  const isLive = new URLSearchParams(link).get('lab') === 'train' && run.config !== null;
  if (!isLive || !run.config) return {};
  /** @type {SceneReport['live']} */
  const live = {};
  for (const backend of backends) live[backend] = await measureRun(engine, run.config, backend, signal);
  return live;
}

/** @returns {Report['window']} */
const windowHere = () => ({
  width: innerWidth,
  height: innerHeight,
  ratio: devicePixelRatio,
  screen: [screen.width, screen.height],
});
