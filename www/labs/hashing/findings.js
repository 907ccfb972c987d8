import { number, t } from '../../i18n/index.js';

/**
 * Verdicts on the measurements, as keys of words.
 * @typedef {import('../../generated/protocol.js').SearchMethod} SearchMethod
 */

/** Fractions that differ by less than one percentage point count as nearly equal. */
const LEVEL = 0.01;

/**
 * Whether the network's bits retrieve more samples of the class than PCA's signs.
 * @param {number} share precision among the hundred nearest, 0..1
 * @param {number} other
 */
export function compareBits(share, other) {
  if (Math.abs(share - other) < LEVEL) return 'rank.level';
  return share > other ? 'rank.more' : 'rank.fewer';
}

/**
 * The fastest lookup method, and its speed-up over comparing images; null until all are timed.
 * @param {Partial<Record<SearchMethod, number>>} micros microseconds per lookup
 */
export function fastest({ buckets, codes, pixels }) {
  if (!buckets || !codes || !pixels) return null;
  /** @type {[SearchMethod, number][]} */
  const all = [
    ['pixels', pixels],
    ['codes', codes],
    ['buckets', buckets],
  ];
  const [way, least] = all.reduce((best, next) => (next[1] < best[1] ? next : best));
  return { key: `rank.fastest.${way}`, factor: pixels / least };
}

/** A fraction, 0..1, as a percentage; 0 and 100 without decimals. @param {number} share */
export const percentText = (share) =>
  t('accuracy.share', { percent: number(100 * share, share === 0 || share === 1 ? 0 : 1) });

/** An address in groups of four bits, for reading aloud. @param {string} address */
export const inFours = (address) => address.replace(/(.{4})(?=.)/g, '$1 ');
