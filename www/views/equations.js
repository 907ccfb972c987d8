import { h, math } from '../ui/dom.js';
import { t } from '../i18n/index.js';
import { formula, hat, layerIndex, mi, mn, mo, reals, row, sub } from './formula.js';

/** @typedef {import('../generated/protocol.js').LayerInfo} LayerInfo */

/**
 * h = f(W_h x + b_h) and x̂ = g(W_x h + b_x) with the sizes of a network. For one with hidden layers f and g stand for
 * whole stacks, and each layer's matrix is listed.
 * @param {LayerInfo[]} encoder
 * @param {LayerInfo[]} decoder
 */
export function equations(encoder, decoder) {
  const [n, d] = [valueCount(encoder[0].input), decoder[0].input[0]];
  const main = [
    formula(
      mi('h'),
      mo('='),
      mi('f'),
      mo('('),
      sub(mi('W'), mi('h')),
      mi('x'),
      mo('+'),
      sub(mi('b'), mi('h')),
      mo(')'),
    ),
    formula(
      hat(),
      mo('='),
      mi('g'),
      mo('('),
      sub(mi('W'), mi('x')),
      mi('h'),
      mo('+'),
      sub(mi('b'), mi('x')),
      mo(')'),
    ),
    formula(mi('x'), mo(','), hat(), mo('∈'), reals(mn(n)), mo(','), mi('h'), mo('∈'), reals(mn(d))),
  ];
  const deep = encoder.length > 1;
  const matrices = deep
    ? [layers('encoder', encoder), layers('decoder', decoder)]
    : [
        formula(
          sub(mi('W'), mi('h')),
          mo('∈'),
          shape(encoder[0].weight),
          mo(','),
          sub(mi('W'), mi('x')),
          mo('∈'),
          shape(decoder[0].weight),
        ),
      ];
  return h(
    'div',
    { class: 'equations', 'data-view': 'equations' },
    h('div', { class: 'equations-main' }, main),
    h('div', { class: 'equations-layers' }, deep && h('p', {}, t('equations.deep')), matrices),
  );
}

/** Values in an array of these sizes. @param {number[]} sizes */
const valueCount = (sizes) => sizes.reduce((product, size) => product * size, 1);

/** @param {number[]} sizes */
const shape = (sizes) =>
  reals(row(...sizes.flatMap((size, index) => [...(index ? [mo('×')] : []), mn(size)])));

/**
 * f: W⁽¹⁾ ∈ ℝ^{128×784}, …
 * @param {'encoder' | 'decoder'} part
 * @param {LayerInfo[]} infos
 */
function layers(part, infos) {
  const parts = infos.flatMap(({ weight }, index) => [
    ...(index > 0 ? [mo(',')] : []),
    math('msubsup', mi('W'), mi(part === 'encoder' ? 'h' : 'x'), layerIndex(index + 1)),
    mo('∈'),
    shape(weight),
  ]);
  return formula(mi(part === 'encoder' ? 'f' : 'g'), mo(':'), ...parts);
}
