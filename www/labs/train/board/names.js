/** The slides' names of a layer's parts. */

/**
 * Names of a layer's input, output and matrix.
 * @param {'encoder' | 'decoder'} half
 * @param {number} index of the layer in its half
 * @param {number} depth number of layers in it
 * @param {boolean} [variational] whether the encoder's last layer gives μ and log σ²
 */
export function namesOf(half, index, depth, variational = false) {
  const before = half === 'encoder' ? 0 : 100; // numbers that both halves use
  const [first, last] = [index === 0, index === depth - 1];
  const below = half === 'encoder' ? 'h' : 'x';
  const above = depth > 1 ? index + 1 : null;
  const isGaussian = variational && half === 'encoder' && last;
  /** @type {(name: string, key?: string) => { name: string, above?: number, key?: string }} */
  const outer = (name, key) => ({ name, key });
  /** @param {number} layer @returns {ReturnType<typeof outer>} */
  const inner = (layer) => ({ name: 'a', above: layer, key: `a${before + layer}` });
  const [into, out] = half === 'encoder' ? ['x', 'h'] : ['h', 'x̂'];
  return {
    input: first ? outer(into) : inner(index),
    output: last ? outer(isGaussian ? 'μ,σ' : out, out) : inner(index + 1),
    matrix: { name: 'W', below, above },
    bias: { name: 'b', below, above },
    activation: { name: half === 'encoder' ? 'f' : 'g' },
    isGaussian,
  };
}

/** Terms with the same key are highlighted together. @param {{ name: string, key?: string }} name */
export const keyOf = ({ name, key }) => key ?? name;
