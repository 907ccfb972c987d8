/** The slides' names of what a layer is made of. */

/**
 * What goes into a layer and comes out of it, and what its matrix is called.
 * @param {'encoder' | 'decoder'} half
 * @param {number} index of the layer in its half
 * @param {number} depth layers in it
 * @param {boolean} [variational] whether the encoder's last layer gives μ and log σ²
 */
export function namesOf(half, index, depth, variational = false) {
  const before = half === 'encoder' ? 0 : 100; // both halves have layers of these numbers
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

/** What is lit together has the same. @param {{ name: string, key?: string }} name */
export const keyOf = ({ name, key }) => key ?? name;
