import { number, t } from '../../i18n/index.js';
import { percent } from '../../lab-kit/shares.js';
import { detectorVerdict, versusPca } from './verdicts.js';

/** @typedef {import('./verdicts.js').State} State */

/** @typedef {import('../../generated/protocol.js').Scored} Scored */

/**
 * What the scores of all test samples mean.
 * @param {Scored} scored
 * @param {{ state: State, leftOut: number | null, steps: number }} about how far the network is, the digit that is left out,
 *   if one is, and the steps of a whole run
 */
export function says({ auc, pcaAuc, recall, falseAlarms, usual, step }, { state, leftOut, steps }) {
  if (state !== 'whole')
    return { kind: 'training', text: t(`says.${state}`, { step: number(step), steps: number(steps) }) };
  const kind = detectorVerdict({ auc, recall: recall[usual], leftOut });
  const words = {
    recall: percent(recall[usual]),
    alarms: percent(falseAlarms[usual]),
    auc: number(auc, 3),
    pca: number(pcaAuc, 3),
  };
  return { kind, text: `${t(`says.${kind}`, words)} ${t(`says.pca.${versusPca(auc, pcaAuc)}`, words)}` };
}
