import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { classToken } from '../../views/colors/palette.js';
import { inFours, percentText } from './findings.js';
import { barChart } from '../../views/charts/bar-chart.js';

/** @typedef {import('../../generated/protocol.js').BucketStatistics} BucketStatistics */

/** Number of addresses drawn in the size chart. */
const DRAWN = 60;

/**
 * The distribution of the training images over the addresses, and the balance of each bit.
 * @param {object} options
 * @param {(label: number) => string} options.nameOf
 * @param {(address: string) => void} options.onAddress called when an address is picked
 */
export function bucketSizesPanel({ nameOf, onAddress }) {
  const warning = h('p', {
    class: 'collapse warning alert',
    role: 'status',
    'data-view': 'collapse',
    hidden: true,
  });
  const list = h('dl', { class: 'figure-list grid', 'data-view': 'buckets' });
  const balance = barChart('balance');
  const sizes = barChart('sizes');
  const fullest = h('tbody');
  /** @type {BucketStatistics | null} */
  let statistics = null;
  const csv = new CsvFile(() => {
    if (!statistics) return null;
    const { balance, sizes } = statistics;
    const rows = () => [
      ...Array.from(balance, (share, bit) => ['bit', bit + 1, share]),
      ...Array.from(sizes, (size, rank) => ['bucket', rank + 1, size]),
    ];
    return { name: t('hashing.file.addresses'), head: ['kind', 'index', 'value'], rows };
  });
  const save = fileButtons({ csv });
  return {
    element: card(
      t('buckets.title'),
      save,
      warning,
      list,
      h('h3', {}, t('buckets.balance')),
      balance.element,
    ),
    /** The fullest addresses, and the samples at them. */
    fullest: card(
      t('buckets.sizes'),
      '',
      sizes.element,
      h(
        'table',
        { class: 'number-table rank-table shelf-table text-s', 'data-view': 'fullest' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ['address', 'size', 'label', 'purityOf'].map((key) =>
              h('th', { scope: 'col' }, t(`buckets.${key}`)),
            ),
          ),
        ),
        fullest,
      ),
    ),
    /** Bits per address. */
    get bits() {
      return statistics?.bits ?? 0;
    },
    /** Total number of indexed samples. */
    get items() {
      return statistics?.items ?? 0;
    },
    /** Marks the results as those of another network. */
    forget() {
      statistics = null;
      csv.follow();
    },
    /** @param {BucketStatistics} next */
    show(next) {
      statistics = next;
      csv.follow();
      warning.hidden = !next.collapsed;
      warning.textContent = t('buckets.collapsed', { effective: number(next.effective, 1) });
      const percent = (/** @type {number | null} */ share) => (share === null ? '–' : percentText(share));
      const rows = {
        distinct: number(next.sizes.length),
        effective: number(next.effective, 0),
        fullest: number(next.sizes[0] ?? 0),
        purity: percent(next.purity),
        sharedPurity: percent(next.sharedPurity),
        correlation: next.correlation === null ? '–' : number(next.correlation, 2),
      };
      list.replaceChildren(
        ...Object.entries(rows).flatMap(([key, value]) => [
          h('dt', {}, t(`buckets.${key}`)),
          h('dd', { 'data-figure': key }, h('b', {}, value)),
        ]),
      );
      fullest.replaceChildren(
        ...next.fullest.map(({ address, size, label, purity }) =>
          h(
            'tr',
            { style: `--tone: var(${classToken(label)})` },
            h(
              'th',
              { scope: 'row' },
              h(
                'button',
                { type: 'button', onclick: () => statistics && onAddress(address) },
                inFours(address),
              ),
            ),
            h('td', {}, number(size)),
            h('td', {}, h('i', { class: 'tone', 'aria-hidden': 'true' }), nameOf(label)),
            h('td', {}, percent(purity)),
          ),
        ),
      );
      const shares = Array.from(next.balance, (share) => number(100 * share, 0)).join(', ');
      balance.show({
        values: next.balance,
        low: 0,
        high: 1,
        negative: () => false,
        mark: { value: 0.5, text: t('accuracy.share', { percent: '50' }) },
        ends: { low: '0', high: '1' },
        ticks: ticks(next.bits),
        words: t('buckets.balanceWords', { shares }),
      });
      const drawn = next.sizes.slice(0, DRAWN);
      sizes.show({
        values: drawn,
        low: 0,
        high: drawn[0] || 1,
        negative: () => false,
        ends: { low: '0', high: number(drawn[0] ?? 0) },
        ticks: ticks(drawn.length),
        words: t('buckets.sizesWords', { count: drawn.length, sizes: [...drawn.slice(0, 10)].join(', ') }),
      });
    },
    destroy() {
      balance.destroy();
      sizes.destroy();
    },
  };
}

/** @param {number} count */
const ticks = (count) => [
  { share: 0, text: '1' },
  { share: 1, text: number(count) },
];
