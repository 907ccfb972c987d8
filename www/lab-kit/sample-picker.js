import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { PIXELS } from '../views/pictures/pixels.js';
import { sampleRow } from '../views/pictures/sample-row.js';
import { isQuiet } from './show-error.js';
import { classCount, classNames, countOf, testSetOf } from './classes.js';

/** @typedef {import('../generated/protocol.js').Subject} Subject */
/** @typedef {import('../generated/protocol.js').DataSet} DataSet */

/** Samples searched for one of each class; with ten classes, that many always contain one. */
const SEARCHED = 120;
/** Maximum samples on the shelf: with more classes, the first ones found. */
const MAX = 10;
/** The first test digits, in a file of their own that arrives long before the others. */
const FIRST = 'digitsFirst';
const FIRST_OF = 'digits';
const FIRST_COUNT = countOf(FIRST);

/**
 * Some test samples, one per class, and a button for others.
 * @param {object} options
 * @param {import('../engine/turns.js').Turn} options.engine
 * @param {(index: number, pixels: Float32Array, label: number) => void} options.onPick
 * @param {(indices: number[], labels: number[]) => void} [options.onShow] other samples are shown
 * @param {(error: unknown) => void} options.onError
 */
export function samplePicker({ engine, onPick, onShow = () => undefined, onError }) {
  /** One turn per requested set of samples. */
  const turns = engine.turns();
  /** @type {Subject} */
  let subject = 'digits';
  /** The set that the row's samples come from. @type {DataSet} */
  let set = testSetOf(subject);
  const row = sampleRow(onPick);
  const progress = h('p', { class: 'quiet', role: 'status' }, t('samples.loading'));
  const attributes = { type: 'button', class: 'others', hidden: true, 'data-action': 'shuffle' };
  const others = h(
    'button',
    { ...attributes, onclick: () => void shuffle() },
    icon('shuffle'),
    t('samples.others'),
  );
  let count = 0;
  let start = 0;

  /**
   * Shows one sample of each class, searching from `start`.
   * @param {number | null} chosen index of a sample to show for its class
   */
  const show = async (chosen) => {
    const searched = Array.from({ length: Math.min(SEARCHED, count) }, (_, place) => (start + place) % count);
    const wanted = chosen === null ? searched : [chosen, ...searched];
    const pictures = await turns.current.ask({ engine: { pictures: { set, indices: wanted } } });
    const places = Array.from({ length: classCount(subject) }, (_, label) => pictures.labels.indexOf(label));
    const there = places.filter((place) => place >= 0);
    const met = new Set([...there].sort((a, b) => a - b).slice(0, MAX));
    const shown = there.filter((place) => met.has(place));
    const pixels = new Float32Array(shown.length * PIXELS);
    shown.forEach((place, to) =>
      pixels.set(pictures.pixels.subarray(place * PIXELS, (place + 1) * PIXELS), to * PIXELS),
    );
    const labels = shown.map((place) => pictures.labels[place]);
    const indices = shown.map((place) => wanted[place]);
    row.show(indices, { pixels, labels }, classNames(subject));
    onShow(indices, labels);
    return { pixels: pictures.pixels.slice(0, PIXELS), label: pictures.labels[0] };
  };
  const shuffle = async () => {
    start = (start + SEARCHED) % count;
    await show(null).catch(onError);
  };
  /** @param {number} done */
  const onProgress = (done) => {
    progress.textContent = t('samples.progress', { percent: Math.round(100 * done) });
  };

  /** @param {unknown} error */
  const fail = (error) => {
    if (isQuiet(error)) return; // other samples have been requested meanwhile
    progress.hidden = false;
    progress.textContent = t('samples.failed');
    onError(error);
  };

  /**
   * Shows samples from a set.
   * @param {Subject} wanted
   * @param {DataSet} from
   * @param {number} sample
   * @param {() => boolean} pick
   */
  const fill = async (wanted, from, sample, pick) => {
    const turn = turns.begin();
    const info = await turn.loadData(from, onProgress);
    [subject, set, count] = [wanted, from, info.count];
    start = sample < count ? sample : 0;
    const first = await show(start);
    progress.hidden = true;
    others.hidden = set === FIRST;
    if (pick()) onPick(start, first.pixels, first.label);
  };
  /**
   * @param {Subject} wanted
   * @param {number} sample index of the scene's sample
   * @param {() => boolean} pick whether to put it on the pad once loaded
   */
  const load = (wanted, sample, pick) => fill(wanted, testSetOf(wanted), sample, pick).catch(fail);

  return {
    element: h('div', { class: 'shelf' }, progress, row.element),
    others,
    /** The subject of the samples. */
    get subject() {
      return subject;
    },
    mark: row.mark,
    load,
    /**
     * Like `load`, but if the shown samples are among the first, which have a file of their own, it does not wait for
     * the rest; {@link complete} loads those.
     * @param {Subject} wanted
     * @param {number} sample
     * @param {() => boolean} pick
     */
    async begin(wanted, sample, pick) {
      if (wanted !== FIRST_OF || sample >= FIRST_COUNT) return load(wanted, sample, pick);
      await fill(wanted, FIRST, sample, pick).catch((error) =>
        isQuiet(error) ? undefined : load(wanted, sample, pick),
      );
    },
    /** Loads the remaining samples after `begin`, so that others can be shown. */
    async complete() {
      if (set !== FIRST) return;
      try {
        const all = testSetOf(subject);
        const info = await turns.current.loadData(all, onProgress);
        [set, count] = [all, info.count];
        others.hidden = false;
      } catch (error) {
        fail(error);
      }
    },
  };
}
