import { number, t } from '../../i18n/index.js';

/**
 * @typedef {{ cpu?: number, webgpu?: number }} Speeds in images per second
 * @typedef {'cpu' | 'webgpu'} Who
 * @typedef {object} Finding
 * @property {'none' | 'one' | 'always' | 'overtakes' | 'mixed' | 'level'} kind
 * @property {Who} [winner] the faster engine with the largest batches
 * @property {number} [before] last size at which the other engine is ahead
 * @property {number} [at] first size from which the winner is ahead
 * @property {number} [last] largest size
 * @property {number} [least] smallest lead of the winner, as a ratio; `most` is the largest
 * @property {number} [most]
 * @property {Record<Who, number[]>} [sizes] batch sizes at which each engine is ahead
 */

/** Speeds within this factor are level: another measurement could reverse their order. */
const LEVEL = 1.05;

/**
 * Finds where one engine overtakes the other.
 * @param {[number, Speeds][]} measured batch sizes with the speeds at each
 * @returns {Finding}
 */
export function overtaking(measured) {
  const both = measured
    .flatMap(([size, { cpu, webgpu }]) => (cpu && webgpu ? [{ size, ratio: webgpu / cpu }] : []))
    .sort((a, b) => a.size - b.size);
  if (!both.length) return { kind: 'none' };
  const clear = both.filter(({ ratio }) => Math.max(ratio, 1 / ratio) >= LEVEL);
  if (!clear.length) return { kind: 'level' };
  const ahead = (/** @type {number} */ ratio) => /** @type {Who} */ (ratio > 1 ? 'webgpu' : 'cpu');
  const end = clear[clear.length - 1];
  const winner = ahead(end.ratio);
  const wins = clear.filter(({ ratio }) => ahead(ratio) === winner);
  const others = clear.filter(({ ratio }) => ahead(ratio) !== winner);
  const factors = (others.length ? wins : both).map(({ ratio }) => (winner === 'webgpu' ? ratio : 1 / ratio));
  const result = {
    winner,
    last: end.size,
    least: Math.max(1, Math.min(...factors)),
    most: Math.max(...factors),
  };
  if (both.length === 1) return { kind: 'one', ...result };
  if (!others.length) return { kind: 'always', ...result };
  const [at, before] = [wins[0].size, others[others.length - 1].size];
  if (before < at) return { kind: 'overtakes', ...result, before, at };
  const sizesOf = (/** @type {Who} */ who) =>
    clear.filter(({ ratio }) => ahead(ratio) === who).map(({ size }) => size);
  return { kind: 'mixed', ...result, sizes: { cpu: sizesOf('cpu'), webgpu: sizesOf('webgpu') } };
}

const factor = (/** @type {number} */ value) => number(value, value < 10 ? 1 : 0);

/** The finding as a sentence. @param {Finding} finding */
export function says({ kind, winner = 'cpu', before = 0, at = 0, last = 0, least = 1, most = 1, sizes }) {
  const loser = winner === 'cpu' ? 'webgpu' : 'cpu';
  const list = (/** @type {number[]} */ all = []) => all.map((size) => number(size)).join(', ');
  return t(`race.verdict.${kind}`, {
    winner: t(`race.who.${winner}`),
    loser: t(`race.who.${loser}`),
    before,
    at,
    last,
    least: factor(least),
    most: factor(most),
    cpu: list(sizes?.cpu),
    webgpu: list(sizes?.webgpu),
  });
}

/**
 * Sentence on how the batch size affects one engine's speed; empty without measurements.
 * @param {number[]} sizes
 * @param {number[]} speeds speed at each size
 */
export function batchWords(sizes, speeds) {
  const [most, least] = [Math.max(...speeds), Math.min(...speeds)];
  if (speeds.length === 0 || !(least > 0)) return '';
  const [fast, slow] = [most, least].map((speed) => sizes[speeds.indexOf(speed)]);
  return t('race.before.batches', { fast, slow, factor: number(most / least, 1) });
}
