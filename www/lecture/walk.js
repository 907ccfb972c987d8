/** Time limit for opening a scene, in ms. */
const PATIENCE_MS = 60_000;
/** Polling interval in ms: an observer would receive thousands of changes while a lab is built. */
const LOOK_MS = 25;

/**
 * @typedef {object} SceneOpening a scene that was opened or has failed to open
 * @property {number} place
 * @property {import('./score.js').PlayedScene} scene
 * @property {number} ms time until its first view was complete, or until the limit
 * @property {boolean} isReady
 */

/**
 * Opens every scene of a lecture in turn, as in class; at the end, or when cancelled, the lecture returns to its previous
 * scene.
 * @param {import('./lecture.js').Lecture} lecture
 * @param {object} on
 * @param {AbortSignal} on.signal
 * @param {(place: number) => void} on.onScene
 * @param {(opened: SceneOpening) => Promise<void>} on.atScene
 */
export async function walk(lecture, { signal, onScene, atScene }) {
  const first = lecture.place;
  lecture.isWalking = true;
  try {
    for (const [place, scene] of lecture.score.scenes.entries()) {
      signal.throwIfAborted();
      onScene(place);
      const before = performance.now();
      lecture.go(place);
      const isReady = await until(isSettled, signal, PATIENCE_MS);
      const ms = performance.now() - before;
      await atScene({ place, scene, ms, isReady: isReady && document.querySelector('#lab .crash') === null });
    }
  } finally {
    lecture.go(first);
    lecture.isWalking = false;
  }
}

/** Whether the lab is ready, or a card says why it is not. */
const isSettled = () => document.querySelector('#lab[data-ready], #lab .crash') !== null;

/**
 * Waits for a condition.
 * @param {() => boolean} holds
 * @param {AbortSignal} signal
 * @param {number} patience in ms
 * @returns {Promise<boolean>} whether it holds
 */
export async function until(holds, signal, patience) {
  const end = performance.now() + patience;
  while (!holds()) {
    signal.throwIfAborted();
    if (performance.now() > end) return false;
    await pause(LOOK_MS);
  }
  return true;
}

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
