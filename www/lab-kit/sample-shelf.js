import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { PIXELS } from '../views/pictures/pixels.js';
import { sampleRow } from '../views/pictures/sample-row.js';
import { isQuiet } from './say-error.js';
import { classCount, classNames, countOf, testSetOf } from './classes.js';

/** @typedef {import('../generated/protocol.js').Subject} Subject */
/** @typedef {import('../generated/protocol.js').DataSet} DataSet */

/** Where to look for one sample of each class; of ten classes there is always one among so many. */
const SEARCHED = 120;
/** Most samples on the shelf: of more classes, those that are met first. */
const MOST = 10;
/** The first of the test digits, in a file of their own: they are there long before the others. */
const FIRST = 'digitsFirst';
const FIRST_OF = 'digits';
const FIRST_COUNT = countOf(FIRST);

/**
 * Some test samples, one of each class, and a button for others.
 * @param {object} options
 * @param {import('../engine/turns.js').Turn} options.engine
 * @param {(index: number, pixels: Float32Array, label: number) => void} options.onPick
 * @param {(indices: number[], labels: number[]) => void} [options.onShow] others stand on it now
 * @param {(error: unknown) => void} options.onError
 */
export function sampleShelf({ engine, onPick, onShow = () => undefined, onError }) {
  /** One for each set of samples that is wanted. */
  const turns = engine.turns();
  /** @type {Subject} */
  let subject = 'digits';
  /** What the row's samples are out of. @type {DataSet} */
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

  /** Shows one sample of each class, from `start` on. @param {number | null} chosen is shown in place of its class */
  const show = async (chosen) => {
    const searched = Array.from({ length: Math.min(SEARCHED, count) }, (_, place) => (start + place) % count);
    const wanted = chosen === null ? searched : [chosen, ...searched];
    const found = await turns.current.ask({ engine: { pictures: { set, indices: wanted } } });
    const places = Array.from({ length: classCount(subject) }, (_, label) => found.labels.indexOf(label));
    const there = places.filter((place) => place >= 0);
    const met = new Set([...there].sort((a, b) => a - b).slice(0, MOST));
    const shown = there.filter((place) => met.has(place));
    const pixels = new Float32Array(shown.length * PIXELS);
    shown.forEach((place, to) =>
      pixels.set(found.pixels.subarray(place * PIXELS, (place + 1) * PIXELS), to * PIXELS),
    );
    const labels = shown.map((place) => found.labels[place]);
    const indices = shown.map((place) => wanted[place]);
    row.show(indices, { pixels, labels }, classNames(subject));
    onShow(indices, labels);
    return { pixels: found.pixels.slice(0, PIXELS), label: found.labels[0] };
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
    if (isQuiet(error)) return; // other samples are wanted meanwhile
    progress.hidden = false;
    progress.textContent = t('samples.failed');
    onError(error);
  };

  /**
   * Shows samples out of a set.
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
   * @param {number} sample the one that the scene names
   * @param {() => boolean} pick whether to put it on the pad, when it has come
   */
  const load = (wanted, sample, pick) => fill(wanted, testSetOf(wanted), sample, pick).catch(fail);

  return {
    element: h('div', { class: 'shelf' }, progress, row.element),
    others,
    /** What its samples are of. */
    get subject() {
      return subject;
    },
    mark: row.mark,
    load,
    /**
     * As `load`, without waiting for all of them where those that are shown are among the first in a file of their own.
     * {@link complete} gets the others.
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
    /** All of the samples, if the shelf has only begun: then there are others to show. */
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
