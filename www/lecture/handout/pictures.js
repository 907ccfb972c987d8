import { pause, until, walk } from '../walk.js';
import { still } from './still.js';

/** A picture is taken after this time without changes, and at the latest after the second time, in ms. */
const QUIET_MS = 400;
const LATEST_MS = 4000;
/** Maximum ms after the first view until a scene's main view appears. */
const VIEW_MS = 5000;
/** Fraction of the window's width below which a part is too small to stand alone, so its surroundings are included. */
const MIN_WIDTH = 0.22;
/** Maximum height of a picture relative to its width; half a page is wide. */
const HIGHEST = 1.1;

/**
 * Takes a picture of every scene: its initial state, or the result of its live part.
 * @param {import('../lecture.js').Lecture} lecture
 * @param {{ signal: AbortSignal, onScene: (place: number) => void }} on
 * @returns {Promise<(HTMLElement | null)[]>} null for a scene that failed to open
 */
export async function pictures(lecture, { signal, onScene }) {
  const end = inLight();
  /** @type {(HTMLElement | null)[]} */
  const stills = [];
  try {
    await walk(lecture, {
      signal,
      onScene,
      atScene: async ({ scene, isReady }) => {
        if (isReady) await showEnd(lecture, scene, signal);
        if (isReady) await quiet(signal, scene.look.view);
        const part = isReady ? partOf(scene.look.view) : null;
        stills.push(part && still(part));
      },
    });
    return stills;
  } finally {
    end();
  }
}

/**
 * Shows the result of a scene's live part, unless the class votes on it.
 * @param {import('../lecture.js').Lecture} lecture
 * @param {import('../score.js').PlayedScene} scene
 * @param {AbortSignal} signal
 */
async function showEnd(lecture, { vote, finish }, signal) {
  if (!finish || vote) return;
  const before = document.querySelector('#lab > *');
  lecture.act('finish');
  await until(() => document.querySelector('#lab > *') !== before, signal, VIEW_MS);
  await until(() => document.querySelector('#lab[data-ready]') !== null, signal, VIEW_MS);
}

/** Paper is white: switches to the light theme until the pictures are taken. */
function inLight() {
  const { theme } = document.documentElement.dataset;
  const dark = /** @type {HTMLLinkElement | null} */ (document.getElementById('dark'));
  const media = dark?.media ?? '';
  if (dark) dark.media = 'not all';
  document.documentElement.dataset.theme = 'light';
  return () => {
    if (dark) dark.media = media;
    if (theme) document.documentElement.dataset.theme = theme;
  };
}

/** Waits until the lab stops changing. @param {AbortSignal} signal @param {string} view */
async function quiet(signal, view) {
  if (view) await until(() => partOf(view) !== null, signal, VIEW_MS);
  let changed = performance.now();
  const observer = new MutationObserver(() => (changed = performance.now()));
  observer.observe(/** @type {Node} */ (document.getElementById('lab')), {
    ...{ subtree: true, childList: true, attributes: true, characterData: true },
  });
  const startedAt = performance.now();
  await until(
    () => performance.now() - changed > QUIET_MS,
    signal,
    LATEST_MS - (performance.now() - startedAt),
  );
  observer.disconnect();
  await pause(50); // a canvas is painted with the next frame
}

/** The main part of a scene: the card with the view it names, or the largest card. @param {string} view */
function partOf(view) {
  const lab = document.getElementById('lab');
  const named = view ? lab?.querySelector(`[data-view="${view}"]`) : null;
  const element = named ?? largest([...(lab?.querySelectorAll('.card') ?? [])]);
  let part = /** @type {HTMLElement | null} */ (element?.closest('.card') ?? element);
  if (!part || part.getBoundingClientRect().height === 0) return null;
  while (part.parentElement && part.parentElement !== lab && isSmall(part) && !isHigh(part.parentElement))
    part = part.parentElement;
  return part;
}

/** @param {Element} part */
const isSmall = (part) => part.getBoundingClientRect().width < MIN_WIDTH * innerWidth;
/** @param {Element} part */
const isHigh = (part) => part.getBoundingClientRect().height > HIGHEST * part.getBoundingClientRect().width;

/** @param {Element[]} parts @returns {Element | null} */
function largest(parts) {
  const area = (/** @type {Element} */ part) => {
    const { width, height } = part.getBoundingClientRect();
    return width * height;
  };
  return parts.reduce(
    (/** @type {Element | null} */ most, part) => (most && area(most) >= area(part) ? most : part),
    null,
  );
}
