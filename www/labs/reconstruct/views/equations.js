import { h, math } from '../../../ui/dom.js';
import { t } from '../../../i18n/index.js';
import {
  formula,
  hat,
  layerIndex,
  mi,
  mn,
  mo,
  reals,
  row,
  sub,
  sup,
  upright,
} from '../../../views/formulas/formula.js';

/** @typedef {import('../../../generated/protocol.js').ModelInfo} ModelInfo */

/**
 * h = f(W_h x + b_h) and x̂ = g(W_x h + b_x) with a network's sizes. With hidden layers f and g stand for whole stacks,
 * and each layer's matrix is listed.
 * @param {Pick<ModelInfo, 'encoder' | 'decoder' | 'tied' | 'variational'>} model
 */
export function equations(model) {
  const { encoder, decoder, variational } = model;
  const [n, d] = [valueCount(encoder[0].input), decoder[0].input[0]];
  const code = variational
    ? [mo('('), mi('μ'), mo(','), upright('log'), sup(mi('σ'), mn(2)), mo(')')]
    : [mi('h')];
  const main = [
    formula(...code, mo('='), ...linear('f', 'h', mi('x'))),
    ...(variational ? [formula(mi('h'), mo('='), mi('μ'))] : []),
    formula(hat(), mo('='), ...linear('g', 'x', mi('h'))),
    formula(mi('x'), mo(','), hat(), mo('∈'), reals(mn(n)), mo(','), mi('h'), mo('∈'), reals(mn(d))),
  ];
  const deep = encoder.length > 1;
  const matrices = deep
    ? [layers('f', encoderWeights(model)), layers('g', decoderWeights(model))]
    : [formula(...encoderWeights(model)[0], mo(','), ...decoderWeights(model)[0])];
  return h(
    'div',
    { class: 'equations', 'data-view': 'equations' },
    h('div', { class: 'equations-main' }, main),
    h('div', { class: 'equations-layers' }, deep && h('p', {}, t('equations.deep')), matrices),
  );
}

/** f(W_h x + b_h). @param {string} name @param {'h' | 'x'} to @param {Node} from */
function linear(name, to, from) {
  return [mi(name), mo('('), sub(mi('W'), mi(to)), from, mo('+'), sub(mi('b'), mi(to)), mo(')')];
}

/**
 * W_h⁽¹⁾ ∈ ℝ^{128×784} for each layer; without the number if there is one layer.
 * @param {Pick<ModelInfo, 'encoder'>} model
 */
const encoderWeights = ({ encoder }) =>
  encoder.map(({ weight }, index) => [matrix('h', index, encoder.length), mo('∈'), shape(weight)]);

/**
 * W_x⁽¹⁾ ∈ ℝ^{128×32} for each layer, or W_x⁽¹⁾ = W_h⁽²⁾ᵀ if tied. A variational encoder's last layer counts only the
 * rows of the means. A kernel is the same in both directions.
 * @param {Pick<ModelInfo, 'encoder' | 'decoder' | 'tied' | 'variational'>} model
 */
function decoderWeights({ encoder, decoder, tied, variational }) {
  const count = decoder.length;
  return decoder.map(({ weight, kind }, index) => {
    const symbol = matrix('x', index, count);
    if (!tied) return [symbol, mo('∈'), shape(weight)];
    const from = count - 1 - index;
    const part = variational && from === count - 1 ? 'μ' : 'h';
    const source = matrix(part, from, encoder.length);
    return [symbol, mo('='), kind === 'dense' ? sup(row(source), mo('⊤')) : source];
  });
}

/** @param {string} part @param {number} index @param {number} count */
const matrix = (part, index, count) =>
  count > 1 ? math('msubsup', mi('W'), mi(part), layerIndex(index + 1)) : sub(mi('W'), mi(part));

/** Number of values in an array of this shape. @param {number[]} sizes */
const valueCount = (sizes) => sizes.reduce((product, size) => product * size, 1);

/** @param {number[]} sizes */
const shape = (sizes) =>
  reals(row(...sizes.flatMap((size, index) => [...(index ? [mo('×')] : []), mn(size)])));

/**
 * f: W_h⁽¹⁾ ∈ ℝ^{128×784}, …
 * @param {string} name
 * @param {Node[][]} weights
 */
function layers(name, weights) {
  const parts = weights.flatMap((weight, index) => [...(index > 0 ? [mo(',')] : []), ...weight]);
  return formula(mi(name), mo(':'), ...parts);
}
