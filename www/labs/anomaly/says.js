import { number, t } from '../../i18n/index.js';
import { percent } from '../../lab-kit/shares.js';
import { detectorVerdict, versusPca } from './verdicts.js';

/** @typedef {import('../../generated/protocol.js').Scored} Scored */

/**
 * What the scores of all test samples mean.
 * @param {Scored} scored
 * @param {{ isRunning: boolean, leftOut: number | null, steps: number }} about the digit that is left out, if one is, and the
 *   steps of a whole run
 */
export function says({ auc, pcaAuc, recall, falseAlarms, usual, step }, { isRunning, leftOut, steps }) {
  if (isRunning)
    return { kind: 'training', text: t('says.training', { step: number(step), steps: number(steps) }) };
  const kind = detectorVerdict({ auc, recall: recall[usual], leftOut });
  const words = {
    recall: percent(recall[usual]),
    alarms: percent(falseAlarms[usual]),
    auc: number(auc, 3),
    pca: number(pcaAuc, 3),
  };
  return { kind, text: `${t(`says.${kind}`, words)} ${t(`says.pca.${versusPca(auc, pcaAuc)}`, words)}` };
}
