import { math } from '../../../ui/dom.js';
import { constant, formula, fraction, hat, mi, mn, mo, row, sup } from '../../../views/formulas/formula.js';

/** @typedef {import('../../../generated/protocol.js').Optimizer} Optimizer */

/** w ← w − η …. @param {Node} what */
const step = (what) => [mi('w'), mo('←'), mi('w'), mo('−'), mi('η'), what];
/** m ← β m + …. @param {string} name @param {number} beta @param {...Node} added */
const blend = (name, beta, ...added) => [mi(name), mo('←'), constant(beta), mi(name), mo('+'), ...added];
/** m / (1 − βᵗ). @param {Node} moment @param {number} beta @param {Node} time */
export const corrected = (moment, beta, time) =>
  fraction(moment, row(mn(1), mo('−'), sup(constant(beta), time)));
/** m̂ / (√v̂ + 10⁻⁸). @param {Node} first @param {Node} second */
export const adamStep = (first, second) =>
  fraction(first, row(math('msqrt', second), mo('+'), sup(mn(10), row(mo('−'), mn(8)))));

/**
 * The update rule of a weight with g = ∂L/∂w, as in `crate/core/src/optimizer.rs`: the optimiser's memory of earlier
 * gradients, line by line in pieces that can wrap, and the step.
 * @type {Record<Optimizer, () => { moments: Node[][][], step: Node[] }>}
 */
export const RULES = {
  sgd: () => ({ moments: [], step: step(mi('g')) }),
  momentum: () => ({ moments: [[blend('v', 0.9, mi('g'))]], step: step(mi('v')) }),
  adam: () => ({
    moments: [
      [blend('m', 0.9, constant(0.1), mi('g'))],
      [blend('v', 0.999, constant(0.001), sup(mi('g'), mn(2)))],
      [
        [hat('m'), mo('='), corrected(mi('m'), 0.9, mi('t')), mo(',')],
        [hat('v'), mo('='), corrected(mi('v'), 0.999, mi('t'))],
      ],
    ],
    step: step(adamStep(hat('m'), hat('v'))),
  }),
};

/** The update rule as formulas. @param {Optimizer} optimizer */
export function optimizerFormulas(optimizer) {
  const { moments, step: last } = RULES[optimizer]();
  return [...moments, [last]].map((pieces) => formula(...pieces.flat()));
}
