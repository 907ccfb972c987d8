import { h } from '../../../ui/dom.js';
import { t } from '../../../i18n/index.js';
import { formula, part } from '../../../views/formulas/formula.js';
import { FORMULAS } from '../formulas.js';

/** @typedef {import('../../../generated/protocol.js').ModelInfo} ModelInfo */

/**
 * h = f(W_h x + b_h) and x̂ = g(W_x h + b_x) with a network's sizes. With hidden layers f and g stand for whole stacks,
 * and each layer's matrix is listed.
 * @param {Pick<ModelInfo, 'encoder' | 'decoder' | 'tied' | 'variational'>} model
 */
export function equations(model) {
  const { encoder, decoder, variational } = model;
  const [n, d] = [valueCount(encoder[0].input), decoder[0].input[0]];
  const main = [
    formula(variational ? FORMULAS.gaussian : FORMULAS.code),
    variational && formula(FORMULAS.mean),
    formula(FORMULAS.copy),
    formula(FORMULAS.spaces, { n, d }),
  ];
  const deep = encoder.length > 1;
  const [inner, outer] = [encoderWeights(model), decoderWeights(model)];
  const matrices = deep
    ? [formula(FORMULAS.encoder, { matrices: inner }), formula(FORMULAS.decoder, { matrices: outer })]
    : [formula(FORMULAS.matrices, { matrices: [...inner, ...outer] })];
  return h(
    'div',
    { class: 'equations grid gap-3', 'data-view': 'equations' },
    h('div', { class: 'equations-main' }, main),
    h('div', { class: 'equations-layers' }, deep && h('p', {}, t('equations.deep')), matrices),
  );
}

/**
 * W_h⁽¹⁾ ∈ ℝ^{128×784} for each layer; without the number if there is one layer.
 * @param {Pick<ModelInfo, 'encoder'>} model
 */
const encoderWeights = ({ encoder }) =>
  encoder.map(({ weight: sizes }, index) =>
    part(FORMULAS.sized, { matrix: matrix('h', index, encoder.length), sizes }),
  );

/**
 * W_x⁽¹⁾ ∈ ℝ^{128×32} for each layer, or W_x⁽¹⁾ = W_h⁽²⁾ᵀ if tied. A variational encoder's last layer counts only the
 * rows of the means. A kernel is the same in both directions.
 * @param {Pick<ModelInfo, 'encoder' | 'decoder' | 'tied' | 'variational'>} model
 */
function decoderWeights({ encoder, decoder, tied, variational }) {
  const count = decoder.length;
  return decoder.map(({ weight: sizes, kind }, index) => {
    const named = { matrix: matrix('x', index, count) };
    if (!tied) return part(FORMULAS.sized, { ...named, sizes });
    const from = count - 1 - index;
    const of = variational && from === count - 1 ? 'μ' : 'h';
    const source = matrix(of, from, encoder.length);
    return part(kind === 'dense' ? FORMULAS.transposed : FORMULAS.same, { ...named, source });
  });
}

/** @param {string} of @param {number} index @param {number} count */
const matrix = (of, index, count) =>
  count > 1
    ? part(FORMULAS.layerMatrix, { part: of, layer: index + 1 })
    : part(FORMULAS.matrix, { part: of });

/** Number of values in an array of this shape. @param {number[]} sizes */
const valueCount = (sizes) => sizes.reduce((product, size) => product * size, 1);
