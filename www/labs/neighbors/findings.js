import { number, t } from '../../i18n/index.js';
import { percent, tenths } from '../../lab-kit/shares.js';

/**
 * The test results in one space.
 * @typedef {object} Result
 * @property {number} accuracy 0..1
 * @property {number} ms milliseconds for all samples
 * @property {number} samples
 * @property {number[]} [confusion] only if measured on this page
 * @property {number[]} [predicted]
 *
 * @typedef {Record<import('../../generated/protocol.js').NeighborsSpace, Result>} Results
 */

/** Accuracies that differ by less count as equal; by more than the second, as very different. */
const [SAME, GREAT] = [0.01, 0.1];
/** Times within this factor count as equal. */
const ALIKE = 1.3;

/** A time ratio, rounded to the precision of a timing. @param {number} ratio */
const times = (ratio) => number(ratio, ratio >= 10 ? 0 : 1);

/**
 * Statements about the test results: sentences chosen by the numbers.
 * @param {Results} results
 * @param {number[]} sizes dimensions of each space
 * @param {'images' | 'landsat'} kind
 */
export function findings({ raw, pca, code }, [n, components, d], kind) {
  const [ofCode, ofAll, linear] = [code, raw, pca].map(({ accuracy }) => tenths(accuracy));
  const [toRaw, toPca] = [(ofCode - ofAll) / 1000, (ofCode - linear) / 1000];
  const ofRaw = Math.abs(toRaw) < SAME ? 'same' : toRaw < 0 ? 'less' : 'more';
  const ofPca = Math.abs(toPca) < SAME ? 'same' : toPca < 0 ? 'less' : toPca < GREAT ? 'more' : 'muchMore';
  const speed = raw.ms / code.ms;
  const pace = speed >= ALIKE ? 'faster' : speed > 1 / ALIKE ? 'same' : 'slower';
  const shares = { code: percent(code.accuracy), raw: percent(raw.accuracy), pca: percent(pca.accuracy) };
  const points = number(100 * Math.abs(toPca), 1);
  const size = number(components);
  return {
    ofRaw,
    ofPca,
    pace,
    text: [
      t(`neighbors.versusRaw.${ofRaw}`, {
        ...shares,
        those: t(`neighbors.rawName.${kind}`),
        times: number(n / d),
      }),
      t(`neighbors.versusPca.${ofPca}`, { ...shares, size, points }),
      t(`neighbors.speed.${pace}`, {
        times: times(pace === 'slower' ? 1 / speed : speed),
        those: t(`neighbors.rawName.${kind}`),
      }),
    ].join(' '),
  };
}
