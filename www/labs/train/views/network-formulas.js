import { math } from '../../../ui/dom.js';
import { formula, hat, layerIndex, mi, mo, row, sup, upright } from '../../../views/formulas/formula.js';

/**
 * @typedef {import('../../../generated/protocol.js').LayerInfo} LayerInfo
 * @typedef {import('../../../generated/protocol.js').TrainConfig} TrainConfig
 */

/** Symbol of s(z). */
const ACTIVATIONS = { relu: 'ReLU', sigmoid: 'σ', tanh: 'tanh', identity: '', binary: 'H' };

/**
 * One equation per layer, in order: a⁽¹⁾ = ReLU(W⁽¹⁾ x + b⁽¹⁾), …, x̂ = σ(…).
 * @param {import('../../../generated/protocol.js').Described} network
 * @param {TrainConfig} config
 */
export function networkFormulas({ encoder, decoder }, config) {
  const variational = config.penalty === 'variational';
  const layers = [...encoder, ...decoder];
  const seen = () => (config.noise === 'none' ? mi('x') : math('mover', mi('x'), mo('~')));
  const outcome = (/** @type {number} */ index) => {
    if (index === layers.length - 1) return hat();
    if (index !== encoder.length - 1) return sup(mi('a'), layerIndex(index + 1));
    return variational
      ? row(mo('('), mi('μ'), mo(','), upright('log'), sup(mi('σ'), mi('2')), mo(')'))
      : mi('h');
  };
  return layers.map((layer, index) => {
    const before = index === 0 ? seen() : index === encoder.length ? mi('h') : outcome(index - 1);
    return formula(
      outcome(index),
      mo('='),
      ...applied(layer, weight(layer, index, layers.length, config), before, index + 1),
    );
  });
}

/**
 * W⁽³⁾, or for tied weights the encoder's: a transposed matrix, and of a variational code only the part for μ. A kernel
 * is the same in both directions; the operation is transposed.
 * @param {LayerInfo} layer
 * @param {number} index
 * @param {number} count
 * @param {TrainConfig} config
 */
function weight({ kind }, index, count, config) {
  if (config.weights !== 'tied' || index < count / 2) return sup(mi('W'), layerIndex(index + 1));
  const number = layerIndex(count - index);
  const part = config.penalty === 'variational' && index === count / 2;
  const symbol = part ? math('msubsup', mi('W'), mi('μ'), number) : sup(mi('W'), number);
  return kind === 'dense' ? sup(row(symbol), mo('⊤')) : symbol;
}

/**
 * s(W x + b), with ∗ if W is a kernel.
 * @param {LayerInfo} layer
 * @param {Node} weight
 * @param {Node} before
 * @param {number} number
 */
function applied({ kind, activation }, weight, before, number) {
  const product = kind === 'dense' ? [] : [kind === 'convolution' ? mo('∗') : sup(mo('∗'), mo('⊤'))];
  const linear = [weight, ...product, before, mo('+'), sup(mi('b'), layerIndex(number))];
  const name = ACTIVATIONS[activation];
  return name ? [name.length > 1 ? upright(name) : mi(name), mo('('), ...linear, mo(')')] : linear;
}
