import { number } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { formula, fraction, mi, mn, mo, row } from '../../../views/formulas/formula.js';
import { RULES, adamStep, corrected } from './optimizer-formulas.js';
import { change, mathFactor, mathQuantity, mathSetting } from './quantity.js';

/**
 * @typedef {import('../../../generated/protocol.js').WeightStep} WeightStep
 * @typedef {import('../../../generated/protocol.js').Optimizer} Optimizer
 * @typedef {import('../../../generated/protocol.js').TrainConfig} TrainConfig
 */

/**
 * The optimiser's rule for one weight, in symbols and with a step's numbers.
 * @param {TrainConfig} config
 * @param {WeightStep} weight
 */
export function updateRule(config, weight) {
  const { optimizer, learningRate: rate } = config;
  const [before, after] = change(weight.before, weight.after);
  const { moments, step } = RULES[optimizer]();
  // Numbers for each line of the rule, in order.
  const remembered = [
    [infix('='), quantity(weight.first)],
    [infix('='), quantity(weight.second)],
    [mo(','), mi('t'), mo('='), mn(number(weight.time))],
  ];
  const lines = moments.map((pieces, index) => line(...pieces, remembered[index]));
  const result = line(
    step,
    [infix('='), mn(before)],
    [infix('−'), mathSetting(rate), mo('·'), NUMBERS[optimizer](weight)],
    [infix('='), mn(after)],
  );
  result.classList.add('is-result');
  const gradient = line([mi('g'), mo('='), partial(config)], [infix('='), quantity(weight.gradient)]);
  return h('div', { class: 'update-rule', 'data-optimizer': optimizer }, gradient, lines, result);
}

/** Numeric factor of η. @type {Record<Optimizer, (weight: WeightStep) => Node>} */
const NUMBERS = {
  sgd: ({ gradient }) => mathFactor(gradient),
  momentum: ({ first }) => mathFactor(first ?? NaN),
  adam: ({ first, second, time }) =>
    adamStep(corrected(quantity(first), 0.9, mn(time)), corrected(quantity(second), 0.999, mn(time))),
};

/** @param {number | null} value */
const quantity = (value) => mathQuantity(value ?? NaN);

/** Makes an operator at the start of a piece infix. @param {string} sign */
function infix(sign) {
  const made = mo(sign);
  made.setAttribute('form', 'infix');
  return made;
}
/** ∂L/∂w of the minimised objective. @param {TrainConfig} config */
function partial({ penalty, weightDecay }) {
  const isPenalised = penalty !== 'none' || weightDecay > 0;
  const whole = isPenalised ? [mo('('), mi('L'), mo('+'), mi('Ω'), mo(')')] : [mi('L')];
  return fraction(row(mo('∂'), ...whole), row(mo('∂'), mi('w')));
}

/** A line of the rule, in pieces that can wrap. @param {...Node[]} pieces */
const line = (...pieces) => h('div', { class: 'rule-line row' }, pieces.map(large));

/** @param {Node[]} parts */
function large(parts) {
  const whole = formula(...parts);
  whole.setAttribute('displaystyle', 'true');
  return whole;
}

/**
 * Before → after, readable from afar.
 * @param {WeightStep} weight
 */
export function beforeAfter(weight) {
  const [before, after] = change(weight.before, weight.after);
  return h(
    'span',
    { class: 'before-after' },
    h('span', {}, before),
    h('i', { 'aria-hidden': 'true' }, '→'),
    h('b', {}, after),
  );
}
