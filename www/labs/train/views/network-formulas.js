import { formula, part } from '../../../views/formulas/formula.js';
import { FORMULAS } from '../formulas.js';

/**
 * @typedef {import('../../../generated/protocol.js').LayerInfo} LayerInfo
 * @typedef {import('../../../generated/protocol.js').TrainConfig} TrainConfig
 */

/**
 * One equation per layer, in order: a⁽¹⁾ = ReLU(W⁽¹⁾ x + b⁽¹⁾), …, x̂ = σ(…).
 * @param {import('../../../generated/protocol.js').NetworkDescription} network
 * @param {TrainConfig} config
 */
export function networkFormulas({ encoder, decoder }, config) {
  const isVariational = config.penalty === 'variational';
  const layers = [...encoder, ...decoder];
  const seen = () => part(config.noise === 'none' ? FORMULAS.x : FORMULAS.corrupted);
  const outcome = (/** @type {number} */ index) => {
    if (index === layers.length - 1) return part(FORMULAS.copy);
    if (index !== encoder.length - 1) return part(FORMULAS.inner, { layer: index + 1 });
    return part(isVariational ? FORMULAS.gaussian : FORMULAS.code);
  };
  return layers.map((layer, index) => {
    const isFirst = index === encoder.length;
    const input = index === 0 ? seen() : isFirst ? part(FORMULAS.code) : outcome(index - 1);
    const weight = weightOf(layer, index, layers.length, config);
    const z = part(FORMULAS[layer.kind], { weight, input, layer: index + 1 });
    return formula(FORMULAS.layer, {
      output: outcome(index),
      value: part(FORMULAS[layer.activation], { z }),
    });
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
function weightOf({ kind }, index, count, config) {
  if (config.weights !== 'tied' || index < count / 2) return part(FORMULAS.weight, { layer: index + 1 });
  const isMean = config.penalty === 'variational' && index === count / 2;
  const weight = part(isMean ? FORMULAS.meanWeight : FORMULAS.weight, { layer: count - index });
  return kind === 'dense' ? part(FORMULAS.tied, { weight }) : weight;
}
