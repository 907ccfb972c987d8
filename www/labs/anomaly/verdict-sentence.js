import { number, t } from '../../i18n/index.js';
import { percent } from '../../lab-kit/shares.js';
import { detectorVerdict, versusPca } from './verdicts.js';

/** @typedef {import('./verdicts.js').State} State */

/** @typedef {import('../../generated/protocol.js').AnomalyTestScores} AnomalyTestScores */

/** With fewer samples of a kind, a fraction changes by more than five points per sample. */
const FEW = 20;

/**
 * Explains the scores of all test samples.
 * @param {AnomalyTestScores} scored
 * @param {{ state: State, faintest: string | null, steps: number, anomalous: boolean[] }} about training state; name of the
 *   left-out class if it is the only one and has the least ink; steps of a complete run; which test samples are anomalies
 */
export function verdictSentence(
  { auc, pcaAuc, recall, falseAlarms, usual, step },
  { state, faintest, steps, anomalous },
) {
  if (state !== 'whole')
    return {
      kind: 'training',
      text: t(`anomalyVerdict.${state}`, { step: number(step), steps: number(steps) }),
    };
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
    t(`anomalyVerdict.${kind}`, words),
    t(`anomalyVerdict.pca.${versusPca(auc, pcaAuc)}`, words),
    isFew && t('anomalyVerdict.few', { normals, anomalies }),
  ];
  return { kind, text: parts.filter(Boolean).join(' ') };
}
