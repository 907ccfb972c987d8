import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { segments } from '../../ui/segments.js';
import { paintGrey, pixelCanvas, PIXELS } from '../../views/pixels.js';

/**
 * @typedef {import('../../generated/protocol.js').Found} Found
 * @typedef {import('../../generated/protocol.js').Pictures} Pictures
 */

/** Pictures that are shown. */
const SHOWN = 60;
const RADII = [0, 1, 2, 3, 4];

/**
 * What lies at an address and within some bits of it, as pictures.
 * @param {object} options
 * @param {number} options.radius
 * @param {(radius: number) => void} options.onRadius
 */
export function bucketPanel({ radius, onRadius }) {
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
  const words = h('p', { class: 'bucket-words', role: 'status', 'data-view': 'bucket-words' });
  const bar = h('div', { class: 'class-bar', role: 'img', 'data-view': 'bucket-classes' });
  const groups = h('div', { class: 'bucket-groups', 'data-view': 'bucket' });
  const note = h('span', { class: 'radius-picker' }, h('span', {}, t('bucket.radius')), radii.element);
  return {
    element: card(t('bucket.title'), note, words, bar, groups),
    /** @param {number} done */
    loading(done) {
      if (done < 1) words.textContent = t('train.loading', { percent: Math.round(100 * done) });
    },
    /** Those that are shown. @param {Found} found */
    firstOf: (found) => found.indices.slice(0, SHOWN),
    clear() {
      words.textContent = t('bucket.none');
      bar.replaceChildren();
      groups.replaceChildren();
    },
    /** @param {Found} found @param {Pictures} pictures of the first of them */
    show(found, pictures) {
      const all = found.counts.reduce((sum, count) => sum + count, 0);
      words.textContent = t(all === 1 ? 'bucket.one' : 'bucket.words', {
        count: all,
        addresses: number(found.addresses),
      });
      words.dataset.count = String(all);
      classBar(bar, found.classes, all);
      const tiles = pictures.labels.map((label, at) => {
        const canvas = pixelCanvas('found');
        paintGrey(canvas, pictures.pixels, at * PIXELS);
        canvas.setAttribute('aria-label', t('bucket.picture', { label, distance: found.distances[at] }));
        return h(
          'span',
          { class: 'found', style: `--own: var(--class-${label})`, 'data-label': label },
          canvas,
        );
      });
      groups.replaceChildren(
        ...found.counts.map((count, distance) => {
          const own = tiles.filter((_, at) => found.distances[at] === distance);
          const hidden = count - own.length;
          return h(
            'figure',
            { class: 'bucket-group', 'data-distance': distance },
            h('figcaption', {}, t(distance === 1 ? 'bucket.bit' : 'bucket.bits', { distance, count })),
            h(
              'div',
              {},
              own,
              hidden > 0 && h('span', { class: 'quiet' }, t('bucket.more', { count: hidden })),
            ),
          );
        }),
      );
    },
  };
}

/** Shares of the classes as parts of one bar. @param {HTMLElement} bar @param {number[]} classes @param {number} all */
function classBar(bar, classes, all) {
  const parts = classes.flatMap((count, label) => (count ? [{ label, count }] : []));
  parts.sort((a, b) => b.count - a.count);
  bar.replaceChildren(
    ...parts.map(({ label, count }) =>
      h(
        'span',
        { style: `--own: var(--class-${label}); flex-grow: ${count}` },
        count / all > 0.06 ? `${label}` : '',
      ),
    ),
  );
  const named = parts.map(({ label, count }) => t('bucket.class', { label, count })).join('; ');
  bar.setAttribute('aria-label', parts.length ? named : t('bucket.empty'));
}
