import { math } from '../ui/dom.js';
import { constant, formula, fraction, hat, mi, mn, mo, row, sup } from './formula.js';

/** @typedef {import('../generated/protocol.js').Optimizer} Optimizer */

/**
 * The rule by which a weight changes, with g = ∂L/∂w.
 * @param {Optimizer} optimizer
 */
export function optimizerFormulas(optimizer) {
  const step = (/** @type {Node} */ what) => [mi('w'), mo('←'), mi('w'), mo('−'), mi('η'), what];
  const blend = (/** @type {string} */ name, /** @type {number} */ beta, /** @type {Node} */ what) => [
    ...[mi(name), mo('←'), constant(beta), mi(name), mo('+')],
    ...(beta === 0.9 && name === 'v' ? [what] : [constant(Number((1 - beta).toFixed(3))), what]),
  ];
  const tiny = sup(mn(10), row(mo('−'), mn(8)));
  /** @type {Record<Optimizer, Node[][]>} */
  const lines = {
    sgd: [step(mi('g'))],
    momentum: [blend('v', 0.9, mi('g')), step(mi('v'))],
    adam: [
      blend('m', 0.9, mi('g')),
      blend('v', 0.999, sup(mi('g'), mn(2))),
      step(fraction(hat('m'), row(math('msqrt', hat('v')), mo('+'), tiny))),
    ],
  };
  return lines[optimizer].map((parts) => formula(...parts));
}
