/**
 * Converts a state dict of another program to a network of this page. Layers are inferred from their shapes; activations
 * come from the metadata or from the user.
 */
import { CATALOGUE } from '../generated/labs.js';
import { usualSettings, labOf } from '../router.js';
import { chainOf, why } from './chain.js';
import { fault } from './fault.js';
import { modulesOf } from './modules.js';
import { readTensor, writeSafetensors } from './safetensors.js';
import { biasOf, commonKernel, weightOf } from './weights.js';

/**
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('./modules.js').Module} Module
 * @typedef {import('./chain.js').Chain} Chain
 * @typedef {import('./chain.js').Layout} Layout
 * @typedef {import('./safetensors.js').Header} Header
 * @typedef {import('./safetensors.js').Tensor} Tensor
 * @typedef {import('../generated/protocol.js').Activation} Activation
 * @typedef {{ hidden: Activation[], code: Activation, output: Activation }} Activations `hidden`: those of the encoder
 * @typedef {object} Plan
 * @property {Layout} layout
 * @property {Chain} chain
 * @property {Module[]} biases of the decoder, if the weights are tied
 * @property {Partial<TrainConfig>} config inferred from the shapes
 * @property {Activations | null} activations from the metadata
 * @property {TrainConfig['subject'] | null} subject
 */

/** Other programs' names of the activations. @type {Record<string, Activation>} */
const NAMES = {
  ...{ relu: 'relu', sigmoid: 'sigmoid', tanh: 'tanh', identity: 'identity' },
  ...{ linear: 'identity', none: 'identity', id: 'identity', logistic: 'sigmoid' },
};

/** Infers a network from a header, without reading its data. @param {Header} header @returns {Plan} */
export function planOf({ entries, metadata }) {
  const modules = modulesOf(entries.values());
  const weights = modules.filter(({ weight }) => weight);
  const biases = modules.filter(({ weight }) => !weight);
  const tied = biases.length > 0 || metadata.weights === 'tied';
  if (weights.length === 0) throw fault('modelNoWeights');
  const { layout, chain } = oriented(weights, layoutsOf(metadata, entries.keys()), tied);
  if (tied && biases.length > 0 && biases.length !== chain.depth)
    throw fault('modelTiedBiases', { got: biases.length, expected: chain.depth });
  const { steps, depth, variational } = chain;
  const down = steps.slice(0, depth - 1);
  const isImage = down[0]?.kind === 'convolution';
  /** @type {Partial<TrainConfig>} */
  const config = {
    kind: isImage ? 'convolutional' : down.length ? 'multilayer' : 'vanilla',
    dCode: steps[depth - 1].to,
    weights: tied ? 'tied' : 'free',
    penalty: variational ? 'variational' : 'none',
  };
  const sizes = down.map(({ to }) => to);
  if (isImage) Object.assign(config, { channels: sizes, kernel: commonKernel(steps, layout) });
  else if (down.length) config.hidden = sizes;
  checkLimits(config);
  return {
    ...{ layout, chain, biases, config },
    activations: activationsOf(metadata.activations, depth),
    subject: CATALOGUE.find(({ id }) => id === metadata.subject)?.id ?? null,
  };
}

/** Possible layouts of a file's weights, most likely first. @param {Record<string, string>} metadata @param {Iterable<string>} names @returns {Layout[]} */
function layoutsOf({ format = '' }, names) {
  if (/keras|tf|tensorflow/i.test(format)) return ['keras'];
  if (/^(pt|pytorch|torch)$/i.test(format)) return ['pytorch'];
  return [...names].some((name) => /kernel/.test(name)) ? ['keras', 'pytorch'] : ['pytorch', 'keras'];
}

/**
 * The first layout in which the layers form a chain; otherwise throws the fault of the most likely one.
 * @param {Module[]} weights
 * @param {Layout[]} layouts
 * @param {boolean} tied
 */
function oriented(weights, layouts, tied) {
  for (const strict of [true, false])
    for (const layout of layouts) {
      const chain = chainOf(weights, { layout, tied, strict });
      if (chain) return { layout, chain };
    }
  throw why(weights, layouts[0]);
}

/** Throws if a network exceeds this page's limits. @param {Partial<TrainConfig>} config */
function checkLimits(config) {
  for (const control of labOf('train')?.controls ?? []) {
    const value = config[/** @type {keyof TrainConfig} */ (control.id)];
    if (control.kind !== 'sizes' && control.kind !== 'whole') continue;
    if (Array.isArray(value) && control.kind === 'sizes' && value.length > control.layers)
      throw fault('modelManyLayers', { got: 2 * value.length + 2, most: 2 * control.layers + 2 });
    for (const size of [value ?? []].flat())
      if (typeof size === 'number' && size > control.max)
        throw fault('modelLarge', { control: control.id, got: size, most: control.max });
  }
}

/** @param {string | undefined} text one per layer, comma-separated @param {number} depth @returns {Activations | null} */
function activationsOf(text, depth) {
  if (!text?.trim()) return null;
  const given = text
    .replace(/["'[\]]/g, '')
    .split(/[\s,;]+/)
    .filter(Boolean);
  const all = given.map((name) => {
    const known = NAMES[name.toLowerCase()];
    if (!known) throw fault('modelActivation', { name });
    return known;
  });
  if (all.length !== 2 * depth) throw fault('modelActivations', { got: all.length, expected: 2 * depth });
  const [hidden, code, back, output] = [
    all.slice(0, depth - 1),
    all[depth - 1],
    all.slice(depth, -1).toReversed(),
    all[2 * depth - 1],
  ];
  if (output !== 'sigmoid' && output !== 'identity') throw fault('modelActivation', { name: output });
  if (String(hidden) !== String(back)) throw fault('modelUneven');
  return { hidden, code, output };
}

/**
 * The training configuration for a plan's network, used when its training continues here.
 * @param {Plan} plan
 * @param {Activations} activations
 * @param {TrainConfig['subject']} subject
 * @returns {TrainConfig}
 */
export function configOf({ config }, { hidden, code, output }, subject) {
  const defaults = usualSettings();
  const activations = hidden.length ? hidden : ['relu'];
  const cost = output === 'sigmoid' ? 'crossEntropy' : 'squaredError';
  return /** @type {any} */ ({
    ...defaults,
    ...config,
    ...{ subject, activations, codeActivation: code, output, cost },
  });
}

/** The tensors of a foreign file under this page's names. @param {Blob} file @param {Header} header @param {Plan} plan */
export async function tensorsOf(file, header, { layout, chain, biases, config }) {
  const { steps, depth } = chain;
  const tied = config.weights === 'tied';
  const kernel = config.kernel ?? 0;
  const read = (/** @type {import('./safetensors.js').Entry} */ entry) => readTensor(file, header, entry);
  const image = flatImage(steps, depth);
  /** @type {Map<string, Tensor>} */
  const tensors = new Map();
  for (const [index, step] of steps.entries()) {
    const name = nameOf(index, depth);
    const images = {
      before: index === depth - 1 ? image : null,
      after: index === depth ? image : null,
    };
    const weights = await Promise.all(step.modules.map(({ weight }) => read(/** @type {any} */ (weight))));
    const weight = weightOf(step, weights, layout, kernel, images);
    tensors.set(`${name}.weight`, weight);
    const rows = step.kind === 'dense' ? weight.shape[0] / step.modules.length : step.to;
    const parts = await Promise.all(
      step.modules.map(({ bias, name: moduleName }) => biasPart(bias, rows, moduleName, read)),
    );
    const whole = parts.flatMap(({ values }) => [...values]);
    const bias = { shape: [whole.length], values: Float32Array.from(whole) };
    tensors.set(`${name}.bias`, biasOf(bias, layout, images.after));
  }
  if (tied) await addTiedBiases(tensors, steps, biases, read, image, layout);
  return tensors;
}

/** @param {Map<string, Tensor>} tensors @param {Chain['steps']} steps @param {Module[]} biases @param {(entry: any) => Promise<Tensor>} read @param {import('./weights.js').Flat | null} image @param {Layout} layout */
async function addTiedBiases(tensors, steps, biases, read, image, layout) {
  const wanted = steps.toReversed().map(({ from }) => from);
  for (const [index, length] of wanted.entries()) {
    const module = biases[index];
    const bias = await biasPart(module?.bias, length, module?.name ?? '', read);
    tensors.set(`decoder.${index}.bias`, biasOf(bias, layout, index === 0 ? image : null));
  }
}

/**
 * Reads a bias; zeros for a layer without one.
 * @param {any} entry
 * @param {number} length
 * @param {string} name
 * @param {(entry: any) => Promise<Tensor>} read
 * @returns {Promise<Tensor>}
 */
async function biasPart(entry, length, name, read) {
  if (!entry) return { shape: [length], values: new Float32Array(length) };
  if (entry.shape[0] !== length)
    throw fault('modelBias', { tensor: entry.name, got: entry.shape[0], expected: length, module: name });
  return read(entry);
}

/** The feature maps between convolutions and the code. @param {Chain['steps']} steps @param {number} depth */
function flatImage(steps, depth) {
  const last = depth > 1 ? steps[depth - 2] : undefined;
  if (last?.kind !== 'convolution') return null;
  return { channels: last.to, pixels: Math.ceil(last.side / 2) ** 2 };
}

/** @param {number} index @param {number} depth */
const nameOf = (index, depth) => (index < depth ? `encoder.${index}` : `decoder.${index - depth}`);

/** Writes a model file of this page. @param {Map<string, Tensor>} tensors @param {TrainConfig} config */
export function pageFile(tensors, config) {
  const record = { config, step: 0, time: 0, codeScale: 1, firstLoss: null, testMse: null, testBce: null };
  return writeSafetensors(tensors, { latente: JSON.stringify(record) });
}
