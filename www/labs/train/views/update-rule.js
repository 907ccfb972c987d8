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
 * The optimiser's rule for one weight, in symbols and with the numbers of a step put in.
 * @param {TrainConfig} config
 * @param {WeightStep} weight
 */
export function updateRule(config, weight) {
  const { optimizer, learningRate: rate } = config;
  const [before, after] = change(weight.before, weight.after);
  const { moments, step } = RULES[optimizer]();
  // What stands behind each line of the rule, in their order.
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

/** What η is multiplied by, in numbers. @type {Record<Optimizer, (weight: WeightStep) => Value>} */
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

/** ∂L/∂w, of what is minimised. @param {TrainConfig} config */
const gradientOf = ({ penalty, weightDecay }) =>
  penalty !== 'none' || weightDecay > 0 ? FORMULAS.penalisedGradient : FORMULAS.gradient;

/** A line of the rule, in pieces that may stand below one another. @param {...Node} pieces */
const line = (...pieces) => h('div', { class: 'rule-line' }, pieces.map(large));

/** @param {Node} piece */
function large(piece) {
  const whole = joined(piece);
  whole.setAttribute('displaystyle', 'true');
  return whole;
}

/**
 * Before → after, to be read from afar.
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
