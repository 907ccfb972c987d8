import { number } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { joined, part } from '../../../views/formulas/formula.js';
import { FORMULAS } from '../formulas.js';
import { RULES, adamFactor, correctedFirst, correctedSecond } from './optimizer-formulas.js';
import { change, mathFactor, mathQuantity, mathSetting } from './quantity.js';

/**
 * @typedef {import('../../../generated/protocol.js').WeightStep} WeightStep
 * @typedef {import('../../../generated/protocol.js').Optimizer} Optimizer
 * @typedef {import('../../../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../../../views/formulas/formula.js').Value} Value
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
    is(quantity(weight.first)),
    is(quantity(weight.second)),
    part(FORMULAS.time, { t: number(weight.time) }),
  ];
  const lines = moments.map((pieces, index) => line(...pieces, remembered[index]));
  const difference = { rate: mathSetting(rate), by: NUMBERS[optimizer](weight) };
  const result = line(step, is(before), part(FORMULAS.less, difference), is(after));
  result.classList.add('is-result');
  const gradient = line(part(gradientOf(config)), is(quantity(weight.gradient)));
  return h('div', { class: 'update-rule', 'data-optimizer': optimizer }, gradient, lines, result);
}

/** Numeric factor of η. @type {Record<Optimizer, (weight: WeightStep) => Value>} */
const NUMBERS = {
  sgd: ({ gradient }) => mathFactor(gradient),
  momentum: ({ first }) => mathFactor(first ?? NaN),
  adam: ({ first, second, time }) =>
    adamFactor(
      correctedFirst(quantity(first), number(time)),
      correctedSecond(quantity(second), number(time)),
    ),
};

/** @param {number | null} value */
const quantity = (value) => mathQuantity(value ?? NaN);

/** = what it comes to. @param {Value} value */
const is = (value) => part(FORMULAS.is, { value });

/** ∂L/∂w, of the objective. @param {TrainConfig} config */
const gradientOf = ({ penalty, weightDecay }) =>
  penalty !== 'none' || weightDecay > 0 ? FORMULAS.penalisedGradient : FORMULAS.gradient;

/** A line of the rule, in pieces that can wrap. @param {...Node} pieces */
const line = (...pieces) => h('div', { class: 'rule-line row gap-2' }, pieces.map(large));

/** @param {Node} piece */
function large(piece) {
  const whole = joined(piece);
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
    { class: 'before-after nowrap' },
    h('span', {}, before),
    h('i', { 'aria-hidden': 'true' }, '→'),
    h('b', {}, after),
  );
}
