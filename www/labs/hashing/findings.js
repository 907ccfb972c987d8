import { number, t } from '../../i18n/index.js';

/**
 * What the measurements come to, as keys of words.
 * @typedef {import('../../generated/protocol.js').HashingWay} Way
 */

/** Shares that differ by less are said to be nearly the same: a point of a hundred. */
const LEVEL = 0.01;

/**
 * Whether the network's bits find more of a class than the signs of PCA.
 * @param {number} own share of the class among the hundred nearest, 0..1
 * @param {number} other
 */
export function compareBits(own, other) {
  if (Math.abs(own - other) < LEVEL) return 'rank.level';
  return own > other ? 'rank.more' : 'rank.fewer';
}

/**
 * The fastest way of looking up, and how often as fast as comparing images it is; nothing before all have been timed.
 * @param {Partial<Record<Way, number>>} micros a lookup takes
 */
export function fastest({ shelves, codes, pixels }) {
  if (!shelves || !codes || !pixels) return null;
  /** @type {[Way, number][]} */
  const all = [
    ['pixels', pixels],
    ['codes', codes],
    ['shelves', shelves],
  ];
  const [way, least] = all.reduce((best, next) => (next[1] < best[1] ? next : best));
  return { key: `rank.fastest.${way}`, factor: pixels / least };
}

/** A share, 0..1: all and none without a decimal. @param {number} share */
export const percentText = (share) =>
  t('judge.share', { percent: number(100 * share, share === 0 || share === 1 ? 0 : 1) });

/** An address in groups of four bits, so that it can be read out. @param {string} address */
export const inFours = (address) => address.replace(/(.{4})(?=.)/g, '$1 ');
