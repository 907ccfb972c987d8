import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { segments } from '../../ui/segments.js';
import { classToken } from '../../views/colors/palette.js';
import { savePictures } from '../../views/pictures/picture-sheet.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';

/**
 * @typedef {import('../../generated/protocol.js').NearbyItems} NearbyItems
 * @typedef {import('../../generated/protocol.js').Pictures} Pictures
 */

/** Initial number of picture places per distance (one row at the address, two at other distances), and how many "more" adds. */
const [PLACES, MORE] = [(/** @type {number} */ distance) => (distance === 0 ? 18 : 36), 252];
/** Places that the "more" button takes. */
const BUTTON = 3;
/** Pictures per row of the saved sheet. */
const SHEET = 10;
export const RADII = [0, 1, 2, 3, 4];

/**
 * Pictures of the samples at an address and within a Hamming radius of it.
 * @param {object} options
 * @param {(label: number) => string} options.nameOf
 * @param {number} options.radius
 * @param {(radius: number) => void} options.onRadius
 * @param {() => void} options.onMore called for more pictures
 */
export function bucketPanel({ nameOf, radius, onRadius, onMore }) {
  /** Maximum number of pictures at each distance. @type {number[]} */
  let limits = [];
  const radii = segments({
    label: t('control.radius'),
    key: 'radius',
    entries: RADII.map((value) => ({ id: String(value), text: number(value) })),
    chosen: String(radius),
    onChoose: (value) => {
      radii.mark(value);
      onRadius(Number(value));
    },
  });
  const moment = { 'data-moment': '' };
  const words = h('p', {
    class: 'lines-1 strong',
    role: 'status',
    'data-view': 'bucket-words',
    ...moment,
  });
  const about = h('p', { class: 'quiet' });
  const bar = h('div', { class: 'class-bar', role: 'img', 'data-view': 'bucket-classes', ...moment });
  const groups = h('div', { class: 'grid', 'data-view': 'bucket', ...moment });
  /** The current results, for saving. @type {{ found: NearbyItems, pictures: Pictures } | null} */
  let shown = null;
  const csv = new CsvFile(() => {
    if (!shown?.pictures.labels.length) return null;
    const { found, pictures } = shown;
    const places = placesOf(found);
    const rows = () =>
      pictures.labels.map((label, at) => [found.indices[places[at]], found.distances[places[at]], label]);
    return { name: t('hashing.file.neighbors'), head: ['index', 'distance', 'class'], rows };
  });
  const files = fileButtons({
    png: () =>
      savePictures([...groups.querySelectorAll('canvas')], SHEET, `${t('hashing.file.neighbors')}.png`),
    csv,
    of: 'bucket',
  });
  const note = h('span', { class: 'tools' }, h('span', {}, t('bucket.radius')), radii.element, files);
  /** Number of pictures shown at a distance: all, or as many as leave room for the button. @param {number} count @param {number} distance */
  const shownOf = (count, distance) => {
    const places = limits[distance] ?? PLACES(distance);
    return count <= places ? count : places - BUTTON;
  };
  /** Positions of the shown samples among all: the first ones at each distance. @param {NearbyItems} found */
  const placesOf = ({ counts }) =>
    counts.flatMap((count, distance) => {
      const before = counts.slice(0, distance).reduce((sum, size) => sum + size, 0);
      return Array.from({ length: shownOf(count, distance) }, (_, at) => before + at);
    });
  /** @param {number} hidden @param {number} distance */
  const more = (hidden, distance) => {
    const onclick = () => {
      limits[distance] = (limits[distance] ?? PLACES(distance)) + MORE;
      onMore();
    };
    const words = t('bucket.more', { count: hidden });
    return h('button', { type: 'button', class: 'bare', 'data-action': 'more', onclick }, words);
  };
  const element = card(t('bucket.title'), note, h('div', { class: 'justified' }, words, about), bar, groups);
  element.classList.add('bucket-card');
  return {
    element,
    /** @param {number} done */
    loading(done) {
      if (done < 1) words.textContent = t('train.loading', { percent: Math.round(100 * done) });
    },
    /** Indices of the shown samples. @param {NearbyItems} found */
    firstOf: (found) => placesOf(found).map((at) => found.indices[at]),
    /** Number of samples found; null without an address. */
    get count() {
      return shown && shown.found.counts.reduce((sum, count) => sum + count, 0);
    },
    /** @param {number} radius the current radius */
    setRadius: (radius) => radii.mark(String(radius)),
    /** Call this for a new address. */
    turn() {
      limits = [];
    },
    clear() {
      shown = null;
      csv.follow();
      words.textContent = t('bucket.none');
      about.textContent = '';
      bar.replaceChildren();
      groups.replaceChildren();
    },
    /** @param {NearbyItems} found @param {Pictures} pictures of the shown samples @param {number} items number of indexed samples */
    show(found, pictures, items) {
      shown = { found, pictures };
      csv.follow();
      const all = found.counts.reduce((sum, count) => sum + count, 0);
      words.textContent = wordsOf(found, all, items, nameOf);
      about.textContent = t('bucket.addresses', { addresses: number(found.addresses) });
      words.dataset.count = String(all);
      classBar(bar, found.classes, all, nameOf);
      const places = placesOf(found);
      const tiles = pictures.labels.map((label, at) => {
        const canvas = pixelCanvas('found');
        paintGrey(canvas, pictures.pixels, at * PIXELS);
        canvas.setAttribute(
          'aria-label',
          t('bucket.picture', { label: nameOf(label), count: found.distances[places[at]] }),
        );
        return h(
          'span',
          { class: 'found', style: `--tone: var(${classToken(label)})`, 'data-label': label },
          canvas,
        );
      });
      groups.replaceChildren(
        ...found.counts.flatMap((count, distance) => {
          if (count === 0) return []; // omits empty rows
          const visible = tiles.filter((_, at) => found.distances[places[at]] === distance);
          const hidden = count - visible.length;
          return h(
            'figure',
            { class: 'bucket-group grid', 'data-distance': distance },
            h(
              'figcaption',
              {},
              h('b', { class: 'text-l' }, number(count)),
              h('span', {}, placeWords(distance)),
            ),
            h('div', {}, visible, hidden > 0 && more(hidden, distance)),
          );
        }),
      );
    },
  };
}

/** @param {number} distance */
const placeWords = (distance) => (distance === 0 ? t('bucket.same') : t('bucket.bits', { count: distance }));

/**
 * How many samples were found, and how many have the most common class.
 * @param {NearbyItems} found
 * @param {number} all
 * @param {number} items
 * @param {(label: number) => string} nameOf
 */
function wordsOf({ classes }, all, items, nameOf) {
  if (all === 0) return t('bucket.nobody');
  const most = Math.max(...classes);
  return t('bucket.words', { count: all, items, most, label: nameOf(classes.indexOf(most)) });
}

/** Class proportions as segments of one bar. @param {HTMLElement} bar @param {number[]} classes @param {number} all @param {(label: number) => string} nameOf */
function classBar(bar, classes, all, nameOf) {
  const parts = classes.flatMap((count, label) => (count ? [{ label, count }] : []));
  parts.sort((a, b) => b.count - a.count);
  bar.replaceChildren(
    ...parts.map(({ label, count }) =>
      h(
        'span',
        { style: `--tone: var(${classToken(label)}); flex-grow: ${count}` },
        fits(nameOf(label), count / all) ? nameOf(label) : '',
      ),
    ),
  );
  const named = parts
    .map(({ label, count }) => t('bucket.class', { label: nameOf(label), count }))
    .join('; ');
  bar.setAttribute('aria-label', parts.length ? named : t('bucket.empty'));
}

/** Whether a name fits into its segment of the bar. @param {string} name @param {number} share */
const fits = (name, share) => share > 0.05 + 0.01 * name.length;
