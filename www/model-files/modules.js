import { fault, sizes } from './fault.js';
import { FLOATS } from './numbers.js';

/**
 * A layer of a foreign file, with weight and bias where present.
 *
 * @typedef {import('./safetensors.js').Entry} Entry
 * @typedef {{ name: string, weight?: Entry, bias?: Entry }} Module
 */

/** Name endings of weights and biases in PyTorch, Keras, and formulas. */
const WEIGHT = /^(?:(.*?)[./_])?(?:weight|kernel)s?(?::0)?$/i;
const BIAS = /^(?:(.*?)[./_])?bias(?:es)?(?::0)?$/i;
const FORMULA = /^(?:(.*)[./_])?([Ww]|b)_?(\w*)$/;
/** Prefixes that programs add to all names. */
const WRAPPED = /^(?:(?:module|_orig_mod|model|state_dict|autoencoder)\.)+/;
/** Tensor names of normalisation layers, which are not linear maps. */
const NORMALISED =
  /running_(?:mean|var)$|num_batches_tracked$|moving_(?:mean|variance)|(?:^|[./_])(?:gamma|beta)(?::0)?$/;
/** Parts of a weight that is computed from several tensors. */
const ASSEMBLED = /weight_[guv]$|parametrizations\.|lora_/;

/**
 * The layers of a file in name order: encoder before decoder, 2 before 10.
 * @param {Iterable<Entry>} entries
 * @returns {Module[]}
 */
export function modulesOf(entries) {
  /** @type {Map<string, Module>} */
  const modules = new Map();
  for (const entry of entries) {
    const plain = entry.name.replace(WRAPPED, '');
    if (NORMALISED.test(plain)) throw fault('modelNorm', { tensor: entry.name });
    const part = ASSEMBLED.test(plain) ? null : partOf(plain);
    if (!part) throw fault('modelExtra', { tensor: entry.name, shape: sizes(entry.shape) });
    if (!(entry.dtype in FLOATS)) throw fault('modelDtype', { tensor: entry.name, dtype: entry.dtype });
    const module = modules.get(part.module) ?? { name: part.module };
    if (module[part.role]) throw fault('modelExtra', { tensor: entry.name, shape: sizes(entry.shape) });
    checkSizes(entry, part.role);
    module[part.role] = entry;
    modules.set(part.module, module);
  }
  return [...modules.values()].sort(byOrder);
}

/** @param {string} name @returns {{ module: string, role: 'weight' | 'bias' } | null} */
function partOf(name) {
  const [weight, bias, formula] = [WEIGHT, BIAS, FORMULA].map((pattern) => pattern.exec(name));
  if (weight) return { module: weight[1] ?? '', role: 'weight' };
  if (bias) return { module: bias[1] ?? '', role: 'bias' };
  if (!formula) return null;
  const [, before = '', letter, after] = formula;
  return { module: [before, after].filter(Boolean).join('.'), role: letter === 'b' ? 'bias' : 'weight' };
}

/** @param {Entry} entry @param {'weight' | 'bias'} role */
function checkSizes({ name, shape }, role) {
  if (role === 'weight' && shape.length === 1) throw fault('modelNorm', { tensor: name });
  const isUsual = role === 'bias' ? shape.length === 1 : shape.length === 2 || shape.length === 4;
  if (!isUsual || shape.includes(0)) throw fault('modelExtra', { tensor: name, shape: sizes(shape) });
}

/** @param {Module} one @param {Module} other */
function byOrder(one, other) {
  const half = (/** @type {Module} */ { name }) =>
    /dec(?!im)|(?:^|[._])up|deconv|transpose/i.test(name) ? 1 : /enc|(?:^|[._])down/i.test(name) ? -1 : 0;
  return (
    half(one) - half(other) ||
    one.name.localeCompare(other.name, 'en', { numeric: true, sensitivity: 'base' })
  );
}
