import { h, math } from '../../../ui/dom.js';
import {
  formula,
  fraction,
  hat,
  layerIndex,
  mi,
  mn,
  mo,
  row,
  sub,
  sum,
  sup,
  upright,
} from '../../../views/formulas/formula.js';

/**
 * @typedef {import('../../../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../../../generated/protocol.js').Cost} Cost
 * @typedef {import('../../../generated/protocol.js').Penalty} Penalty
 */

/** @param {...Node} parts */
const norm = (...parts) => row(mo('‖'), ...parts, mo('‖'));

/**
 * The reconstruction cost, L = (1/m) Σ ℓ with its ℓ.
 * @param {Cost} cost
 */
export function costFormula(cost) {
  const sample = (/** @type {Node} */ base) => sup(base, layerIndex('j'));
  const mean = [
    ...[mi('L'), mo('='), fraction(mn(1), mi('m')), sum('j'), mi('ℓ')],
    ...[mo('('), sample(mi('x')), mo(','), sample(hat()), mo(')')],
  ];
  const xi = () => sub(mi('x'), mi('i'));
  const hati = () => sub(hat(), mi('i'));
  const one = (/** @type {Node} */ value) => row(mo('('), mn(1), mo('−'), value, mo(')'));
  const infix = mo('+');
  infix.setAttribute('form', 'infix');
  // In pieces: if both do not fit in a line the second goes below.
  const crossEntropy = [
    [mo('−'), sum('i'), mo('['), xi(), upright('log'), hati()],
    [infix, one(xi()), upright('log'), one(hati()), mo(']')],
  ];
  const squaredError = [[fraction(mn(1), mn(2)), sup(norm(mi('x'), mo('−'), hat()), mn(2))]];
  const [first, ...rest] = cost === 'crossEntropy' ? crossEntropy : squaredError;
  const pieces = [formula(mi('ℓ'), mo('='), ...first), ...rest.map((piece) => formula(...piece))];
  return h('div', { class: 'equations-main' }, formula(...mean), h('span', { class: 'pieces' }, pieces));
}

/**
 * The term added to L, and the definitions of its parts; empty without one. As in the slides j counts samples and i
 * units, except in ρ̂ⱼ, where they are swapped.
 * @param {TrainConfig} config
 */
export function penaltyFormulas({ penalty }) {
  const lines = {
    none: [],
    l1: [[...meanOf('λ'), sum('i'), row(mo('|'), code('i'), mo('|'))]],
    kl: [
      [...plus('λ'), sum('j'), upright('KL'), mo('('), mi('ρ'), mo('‖'), rhoHat(), mo(')')],
      [
        rhoHat(),
        mo('='),
        fraction(mn(1), mi('m')),
        sum('i'),
        code('j'),
        mo('('),
        sup(mi('x'), layerIndex('i')),
        mo(')'),
      ],
    ],
    contractive: [
      [
        ...meanOf('λ'),
        math('msubsup', norm(fraction(row(mo('∂'), mi('h')), row(mo('∂'), mi('x')))), mi('F'), mn(2)),
      ],
    ],
    variational: [
      [
        ...meanOf('β'),
        upright('KL'),
        mo('('),
        ...normal(mi('μ'), squared('σ')),
        mo('‖'),
        ...normal(mn(0), mn(1)),
        mo(')'),
      ],
      [
        mi('h'),
        mo('='),
        mi('μ'),
        mo('+'),
        mi('σ'),
        mo('⊙'),
        mi('ε'),
        mo(','),
        mi('ε'),
        mo('∼'),
        ...normal(mn(0), mn(1)),
      ],
    ],
    bits: [
      [
        ...plus('λ'),
        mo('('),
        sum('j'),
        sup(row(mo('('), fraction(math('mover', zOf('j'), mo('¯')), sub(mi('σ'), mi('j'))), mo(')')), mn(2)),
        mo('+'),
        math('munder', mo('∑'), row(mi('j'), mo('<'), mi('k'))),
        sup(row(upright('corr'), mo('('), zOf('j'), mo(','), zOf('k'), mo(')')), mn(2)),
        mo(')'),
      ],
      [
        ...[mi('h'), mo('='), mi('H'), mo('('), mi('z'), mo('+'), mi('ε'), mo(')'), mo(',')],
        ...[mi('ε'), mo('∼'), ...normal(mn(0), mn(1))],
      ],
    ],
  };
  return lines[penalty].map((parts) => formula(...parts));
}

/** Weight decay: + ½ λ ‖W‖². */
export const decayFormula = () => formula(mo('+'), fraction(mi('λ'), mn(2)), sup(norm(mi('W')), mn(2)));

/**
 * x̃, the network's input: x with Gaussian noise, clamped to 0..1, or with values kept with probability 1 − p.
 * @param {TrainConfig} config
 */
export function noiseFormula({ noise }) {
  const corrupted = math('mover', mi('x'), mo('~'));
  const cut = [mo('['), mi('x'), mo('+'), mi('σ'), mi('ε'), mo(']')];
  const ends = math('msubsup', row(...cut), mn(0), mn(1));
  const bernoulli = [sub(mi('ν'), mi('i')), mo('∼'), upright('B'), mo('('), mn(1), mo('−'), mi('p'), mo(')')];
  return noise === 'gaussian'
    ? formula(corrupted, mo('='), ends, mo(','), mi('ε'), mo('∼'), ...normal(mn(0), mn(1)))
    : formula(corrupted, mo('='), mi('x'), mo('⊙'), mi('ν'), mo(','), ...bernoulli);
}

/** N(μ, σ²). @param {Node} mean @param {Node} variance */
const normal = (mean, variance) => [upright('N'), mo('('), mean, mo(','), variance, mo(')')];

/** @param {string} weight */
const plus = (weight) => [mo('+'), mi(weight)];
/** The weighted mean over the samples. @param {string} weight */
const meanOf = (weight) => [mo('+'), fraction(mi(weight), mi('m')), sum('j')];
/** @param {string} index */
const code = (index) => math('msubsup', mi('a'), mi(index), layerIndex('h'));
/** @param {string} index */
const zOf = (index) => sub(mi('z'), mi(index));
const rhoHat = () => sub(hat('ρ'), mi('j'));
/** @param {string} name */
const squared = (name) => sup(mi(name), mn(2));
