import { t } from '../../i18n/index.js';

/** @typedef {import('../../generated/protocol.js').Scored} Scored */

/** Below this an area under the curve is one of chance or worse, from this on it is good. */
const [CHANCE, GOOD] = [0.5, 0.85];
/** Areas that differ by less are the same. */
const ALIKE = 0.015;

/**
 * What the areas under the curves mean.
 * @param {Scored} scored
 * @param {{ isRunning: boolean, leftOut: number | null }} about the digit that is left out, if one is
 */
export function says({ auc, pcaAuc }, { isRunning, leftOut }) {
  if (isRunning) return { kind: 'training', text: t('says.training') };
  const alsoBelow = auc < CHANCE && pcaAuc < CHANCE;
  const pca = alsoBelow
    ? 'alsoBelow'
    : auc > pcaAuc + ALIKE
      ? 'better'
      : auc < pcaAuc - ALIKE
        ? 'worse'
        : 'same';
  const versus = t(`says.pca.${pca}`);
  const kind = auc < CHANCE ? (leftOut === 1 ? 'belowOne' : 'below') : auc < GOOD ? 'weak' : 'good';
  return { kind, text: `${t(`says.${kind}`)} ${versus}` };
}
