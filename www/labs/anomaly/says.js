import { number, t } from '../../i18n/index.js';
import { percent } from '../../lab-kit/shares.js';
import { detectorVerdict, versusPca } from './verdicts.js';

/** @typedef {import('./verdicts.js').State} State */

/** @typedef {import('../../generated/protocol.js').Scored} Scored */

/**
 * What the scores of all test samples mean.
 * @param {Scored} scored
 * @param {{ state: State, faintest: string | null, steps: number }} about how far the network is, the name of the class
 *   that is left out, if it is one alone and has the least ink of all, and the steps of a whole run
 */
export function says({ auc, pcaAuc, recall, falseAlarms, usual, step }, { state, faintest, steps }) {
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
  return { kind, text: `${t(`says.${kind}`, words)} ${t(`says.pca.${versusPca(auc, pcaAuc)}`, words)}` };
}
