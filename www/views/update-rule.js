import { number } from '../i18n/index.js';
import { h, math } from '../ui/dom.js';
import { constant, formula, fraction, hat, mi, mn, mo, row, sup } from './formula.js';
import { change, mathFactor, mathQuantity, mathSetting } from './quantity.js';

/**
 * @typedef {import('../generated/protocol.js').WeightStep} WeightStep
 * @typedef {import('../generated/protocol.js').Optimizer} Optimizer
 */

/**
 * The optimiser's rule for one weight, in symbols and with the numbers of a step put in.
 * @param {Optimizer} optimizer
 * @param {WeightStep} weight
 * @param {number} rate η
 */
export function updateRule(optimizer, weight, rate) {
  const [before, after] = change(weight.before, weight.after);
  const { symbols, numbers, lines } = RULES[optimizer](weight);
  const result = line(
    [mi('w'), mo('←'), mi('w'), mo('−'), mi('η'), symbols],
    [infix('='), mn(before)],
    [infix('−'), mathSetting(rate), mo('·'), numbers],
    [infix('='), mn(after)],
  );
  result.classList.add('is-result');
  const gradient = line([mi('g'), mo('='), partial()], [infix('='), mathQuantity(weight.gradient)]);
  return h('div', { class: 'update-rule', 'data-optimizer': optimizer }, gradient, lines, result);
}

/**
 * What η is multiplied by, in symbols and in numbers, and the lines that say what it is.
 * @type {Record<Optimizer, (weight: WeightStep) => { symbols: Node, numbers: Node, lines: Element[] }>}
 */
const RULES = {
  sgd: ({ gradient }) => ({ symbols: mi('g'), numbers: mathFactor(gradient), lines: [] }),
  momentum: ({ first }) => ({
    symbols: mi('v'),
    numbers: mathFactor(first ?? NaN),
    lines: [memory('v', 0.9, mi('g'), first)],
  }),
  adam: ({ first, second, time }) => ({
    symbols: ratio(hat('m'), hat('v')),
    numbers: ratio(
      corrected(mathQuantity(first ?? NaN), 0.9, mn(time)),
      corrected(mathQuantity(second ?? NaN), 0.999, mn(time)),
    ),
    lines: [
      memory('m', 0.9, row(constant(0.1), mi('g')), first),
      memory('v', 0.999, row(constant(0.001), sup(mi('g'), mn(2))), second),
      line(
        [hat('m'), mo('='), corrected(mi('m'), 0.9, mi('t')), mo(',')],
        [hat('v'), mo('='), corrected(mi('v'), 0.999, mi('t')), mo(',')],
        [mi('t'), mo('='), mn(number(time))],
      ),
    ],
  }),
};

/** An operator between two parts although a piece begins with it. @param {string} sign */
function infix(sign) {
  const made = mo(sign);
  made.setAttribute('form', 'infix');
  return made;
}
const partial = () => fraction(row(mo('∂'), mi('L')), row(mo('∂'), mi('w')));
/** Adam's quotient. @param {Node} first @param {Node} second */
const ratio = (first, second) => fraction(first, row(math('msqrt', second), mo('+'), sup(mn(10), mn('−8'))));
/** @param {Node} moment @param {number} beta @param {Node} time */
const corrected = (moment, beta, time) => fraction(moment, row(mn(1), mo('−'), sup(constant(beta), time)));

/**
 * What is remembered from step to step: a part of it, and what is new.
 * @param {string} name
 * @param {number} beta
 * @param {Node} added
 * @param {number | null} value
 */
const memory = (name, beta, added, value) =>
  line(
    [mi(name), mo('←'), constant(beta), mi(name), mo('+'), added],
    [infix('='), mathQuantity(value ?? NaN)],
  );

/** A line of the rule, in pieces that may stand below one another. @param {...Node[]} pieces */
const line = (...pieces) => h('div', { class: 'rule-line' }, pieces.map(large));

/** @param {Node[]} parts */
function large(parts) {
  const whole = formula(...parts);
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
