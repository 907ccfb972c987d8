import { number, t } from '../../i18n/index.js';
import { percent } from '../../lab-kit/shares.js';
import { detectorVerdict, versusPca } from './verdicts.js';

/** @typedef {import('./verdicts.js').State} State */

/** @typedef {import('../../generated/protocol.js').Scored} Scored */

/** With fewer samples of a kind than these a share jumps by more than five points from one to the next. */
const FEW = 20;

/**
 * What the scores of all test samples mean.
 * @param {Scored} scored
 * @param {{ state: State, faintest: string | null, steps: number, anomalous: boolean[] }} about how far the network is, the
 *   name of the class that is left out, if it is one alone and has the least ink of all, the steps of a whole run, and which
 *   test samples are anomalies
 */
export function says(
  { auc, pcaAuc, recall, falseAlarms, usual, step },
  { state, faintest, steps, anomalous },
) {
  if (state !== 'whole')
    return { kind: 'training', text: t(`says.${state}`, { step: number(step), steps: number(steps) }) };
  const kind = detectorVerdict({ auc, recall: recall[usual], isFaintest: faintest !== null });
  const words = {
    recall: percent(recall[usual]),
    alarms: percent(falseAlarms[usual]),
    auc: number(auc, 3),
    pca: number(pcaAuc, 3),
    name: faintest ?? '',
  };
  const anomalies = anomalous.filter(Boolean).length;
  const normals = anomalous.length - anomalies;
  const isFew = Math.min(anomalies, normals) < FEW;
  const parts = [
    t(`says.${kind}`, words),
    t(`says.pca.${versusPca(auc, pcaAuc)}`, words),
    isFew && t('says.few', { normals, anomalies }),
  ];
  return { kind, text: parts.filter(Boolean).join(' ') };
}
