import { h } from '../../../ui/dom.js';
import { formula } from '../../../views/formulas/formula.js';
import { FORMULAS } from '../formulas.js';

/**
 * @typedef {import('../../../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../../../generated/protocol.js').Cost} Cost
 * @typedef {import('../../../generated/protocol.js').Penalty} Penalty
 */

/** ℓ of a sample, in pieces: where there is no room for both the second stands below the first. */
const SAMPLE_COSTS = {
  crossEntropy: [FORMULAS.crossEntropyInk, FORMULAS.crossEntropyPaper],
  squaredError: [FORMULAS.squaredError],
};

/**
 * What is added to L, with what it is made of.
 * @type {Record<Penalty, import('../formulas.js').Formula<never>[]>}
 */
const PENALTIES = {
  none: [],
  l1: [FORMULAS.l1],
  kl: [FORMULAS.kl, FORMULAS.rate],
  contractive: [FORMULAS.contractive],
  variational: [FORMULAS.variational, FORMULAS.draw],
  bits: [FORMULAS.bits, FORMULAS.noisyBits],
};

/**
 * The reconstruction cost, L = (1/m) Σ ℓ with its ℓ.
 * @param {Cost} cost
 */
export function costFormula(cost) {
  const pieces = SAMPLE_COSTS[cost].map((piece) => formula(piece));
  const whole = formula(FORMULAS.cost);
  return h('div', { class: 'equations-main' }, whole, h('span', { class: 'pieces' }, pieces));
}

/** @param {TrainConfig} config */
export const penaltyFormulas = ({ penalty }) => PENALTIES[penalty].map((line) => formula(line));

/** The weights' decay. */
export const decayFormula = () => formula(FORMULAS.weightDecay);

/** What the network sees: x with noise. @param {TrainConfig} config */
export const noiseFormula = ({ noise }) =>
  formula(noise === 'gaussian' ? FORMULAS.gaussianNoise : FORMULAS.masking);
