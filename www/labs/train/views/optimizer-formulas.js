import { joined, part } from '../../../views/formulas/formula.js';
import { FORMULAS } from '../formulas.js';

/**
 * @typedef {import('../../../generated/protocol.js').Optimizer} Optimizer
 * @typedef {import('../../../views/formulas/formula.js').Value} Value
 */

/**
 * What Adam multiplies η by, in symbols or in numbers.
 * @param {Value} first moment
 * @param {Value} second
 */
export const adamFactor = (first, second) => part(FORMULAS.adam, { first, second });
/** @param {Value} moment @param {Value} t */
export const correctedFirst = (moment, t) => part(FORMULAS.correctedFirst, { moment, t });
/** @param {Value} moment @param {Value} t */
export const correctedSecond = (moment, t) => part(FORMULAS.correctedSecond, { moment, t });

/**
 * Update rules of a weight: the moments of earlier gradients, as lines of pieces that may wrap, and the step.
 * @type {Record<Optimizer, () => { moments: Node[][], step: Node }>}
 */
export const RULES = {
  sgd: () => ({ moments: [], step: part(FORMULAS.sgdStep) }),
  momentum: () => ({ moments: [[part(FORMULAS.momentum)]], step: part(FORMULAS.momentumStep) }),
  adam: () => ({
    moments: [
      [part(FORMULAS.adamFirst)],
      [part(FORMULAS.adamSecond)],
      [
        part(FORMULAS.firstIs, { corrected: correctedFirst('m', 't') }),
        part(FORMULAS.secondIs, { corrected: correctedSecond('v', 't') }),
      ],
    ],
    step: part(FORMULAS.adamStep, { adam: adamFactor(part(FORMULAS.first), part(FORMULAS.second)) }),
  }),
};

/** The update rule as formulas. @param {Optimizer} optimizer */
export function optimizerFormulas(optimizer) {
  const { moments, step } = RULES[optimizer]();
  return [...moments, [step]].map((pieces) => joined(...pieces));
}
