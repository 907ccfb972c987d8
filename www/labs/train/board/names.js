/** The slides' names of what a layer is made of. */

/**
 * What goes into a layer and comes out of it, and what its matrix is called.
 * @param {'encoder' | 'decoder'} half
 * @param {number} index of the layer in its half
 * @param {number} depth layers in it
 */
export function namesOf(half, index, depth) {
  const before = half === 'encoder' ? 0 : 100; // both halves have layers of these numbers
  const deep = depth > 1;
  const number = deep ? index + 1 : null;
  const [first, last] = [index === 0, index === depth - 1];
  const below = half === 'encoder' ? 'h' : 'x';
  /** @type {(name: string) => { name: string, above?: number, key?: number }} */
  const outer = (name) => ({ name });
  /** @param {number} layer @returns {ReturnType<typeof outer>} */
  const inner = (layer) => ({ name: 'a', above: layer, key: before + layer });
  const [into, out] = half === 'encoder' ? ['x', 'h'] : ['h', 'x̂'];
  return {
    input: first ? outer(into) : inner(index),
    output: last ? outer(out) : inner(index + 1),
    matrix: { name: 'W', below, above: number },
    bias: { name: 'b', below, above: number },
    activation: { name: half === 'encoder' ? 'f' : 'g' },
  };
}
