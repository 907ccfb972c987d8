import { PIXELS, SIDE } from '../views/pictures/image-size.js';
import { fault, sizes } from './fault.js';

/**
 * Orders the layers of a foreign file as an image passes through them, inferred from their shapes.
 *
 * @typedef {import('./modules.js').Module} Module
 * @typedef {'pytorch' | 'keras'} Layout of the weights
 * @typedef {object} Step a layer in the chain
 * @property {Module[]} modules one module, or the two heads of a variational code: means, then log σ²
 * @property {'dense' | 'convolution' | 'transposed'} kind
 * @property {number} from input values of a dense layer, or channels
 * @property {number} to output values, or channels
 * @property {number} kernel size; 0 for a dense layer
 * @property {number} side of the larger of its two images; 0 for a dense layer
 * @property {boolean} [isDouble] one layer for means and log σ², `to` values each
 * @typedef {object} Chain
 * @property {Step[]} steps from the image to the code, and back unless the weights are tied
 * @property {number} depth number of encoder steps
 * @property {boolean} variational
 * @typedef {object} ReadOptions how to read a file
 * @property {Layout} layout
 * @property {boolean} tied the file has only the encoder
 * @property {boolean} strict every bias must fit
 */

/** Up to three hidden layers and the code, twice. */
const MAX_STEPS = 8;

/** The values between two layers. @typedef {{ values: number, channels: number, side: number }} Signal channels are 0 for a plain vector */

/**
 * Possible readings of a layer; the length of its bias distinguishes a network from the same one read backwards.
 * @param {Module} module @param {Layout} layout @param {boolean} strict the bias must fit
 */
function readings({ weight, bias }, layout, strict) {
  return kindsOf(weight, layout).filter(({ to }) => !strict || !bias || bias.shape[0] === to);
}

/** @param {Module['weight']} weight @param {Layout} layout */
function kindsOf(weight, layout) {
  if (!weight) return [];
  const { shape } = weight;
  const isTransposed = layout === 'keras';
  if (shape.length === 2) {
    const [to, from] = isTransposed ? [shape[1], shape[0]] : shape;
    return [{ kind: /** @type {const} */ ('dense'), from, to, kernel: 0 }];
  }
  const [a, b, height, width] = isTransposed ? [shape[2], shape[3], shape[0], shape[1]] : shape;
  if (height !== width) return [];
  // PyTorch stores convolutions as [out, in] and transposed ones as [in, out]; Keras the other way.
  const convolution = isTransposed ? { from: a, to: b } : { from: b, to: a };
  const transposed = isTransposed ? { from: b, to: a } : { from: a, to: b };
  return [
    { kind: /** @type {const} */ ('convolution'), ...convolution, kernel: height },
    { kind: /** @type {const} */ ('transposed'), ...transposed, kernel: height },
  ];
}

/**
 * @param {Module[]} modules with a weight, in name order
 * @param {ReadOptions} way
 * @returns {Chain | null}
 */
export function chainOf(modules, way) {
  const heads = modules.length - (modules.length % 2); // an odd one is the second head of a variational code
  if (heads > MAX_STEPS) throw fault('modelManyLayers', { got: modules.length, most: MAX_STEPS });
  return search([], modules, { values: PIXELS, channels: 1, side: SIDE }, way);
}

/**
 * @param {Step[]} steps so far
 * @param {Module[]} left
 * @param {Signal} signal
 * @param {ReadOptions} way
 * @returns {Chain | null}
 */
function search(steps, left, signal, way) {
  if (left.length === 0) return complete(steps, signal, way.tied);
  for (const module of left) {
    const others = left.filter((other) => other !== module);
    for (const reading of readings(module, way.layout, way.strict)) {
      const after = through(steps, reading, signal);
      if (!after) continue;
      const step = { ...reading, modules: [module], side: Math.max(after.side, signal.side) };
      if (reading.kind === 'dense') step.side = 0;
      const chain = search([...steps, step], others, after, way);
      if (chain) return chain;
      const forked = reading.kind === 'dense' && fork(steps, step, others, after, way);
      if (forked) return forked;
    }
  }
  return null;
}

/**
 * Continues the search with the step as a variational one: one layer with twice the code's values, or one of two heads.
 * @param {Step[]} steps @param {Step} step @param {Module[]} others @param {Signal} after @param {ReadOptions} way
 */
function fork(steps, step, others, after, way) {
  if (steps.some(hasTwoHeads)) return null;
  const shape = String(step.modules[0].weight?.shape);
  const secondHeads = others.filter(({ weight }) => String(weight?.shape) === shape);
  for (const second of secondHeads) {
    const [mean, spread] = [step.modules[0], second].sort(
      (one, other) => Number(SPREAD.test(one.name)) - Number(SPREAD.test(other.name)),
    );
    const head = { ...step, modules: [mean, spread] };
    const rest = others.filter((other) => other !== second);
    const found = search([...steps, head], rest, after, way);
    if (found?.variational) return found;
  }
  if (step.to % 2) return null;
  const half = { values: step.to / 2, channels: 0, side: 0 };
  const chain = search([...steps, { ...step, to: step.to / 2, isDouble: true }], others, half, way);
  return chain?.variational ? chain : null;
}

const SPREAD = /log|var|sigma|std|spread/i;
/** Whether a step outputs means and log σ². @param {Step} step */
const hasTwoHeads = ({ modules, isDouble }) => modules.length > 1 || isDouble === true;

/**
 * The output of a layer, or null if it cannot take the input.
 * @param {Step[]} steps @param {Omit<Step, 'modules' | 'side'>} layer @param {Signal} signal
 * @returns {Signal | null}
 */
function through(steps, { kind, from, to }, signal) {
  if (kind === 'dense') return signal.values === from ? { values: to, channels: 0, side: 0 } : null;
  const isDown = kind === 'convolution';
  if (isDown) {
    if (signal.channels !== from) return null;
    const side = Math.ceil(signal.side / 2);
    return { values: to * side * side, channels: to, side };
  }
  // The decoder passes through images of the same sides.
  const sides = [SIDE];
  for (const step of steps)
    if (step.kind === 'convolution') sides.push(Math.ceil(sides[sides.length - 1] / 2));
  const done = steps.filter((step) => step.kind === 'transposed').length;
  const [before, after] = [sides[sides.length - 1 - done], sides[sides.length - 2 - done]];
  const fits = signal.channels ? signal.channels === from : signal.values === from * before * before;
  return after && fits ? { values: to * after * after, channels: to, side: after } : null;
}

/** @param {Step[]} steps @param {Signal} signal @param {boolean} tied @returns {Chain | null} */
function complete(steps, signal, tied) {
  const depth = tied ? steps.length : steps.length / 2;
  const heads = steps.findIndex(hasTwoHeads);
  if (heads >= 0 && heads !== depth - 1) return null;
  const code = steps[depth - 1];
  const isWay = Number.isInteger(depth) && code?.kind === 'dense' && mirrors(steps, depth, tied);
  return isWay && (tied || signal.values === PIXELS) ? { steps, depth, variational: heads >= 0 } : null;
}

/** Whether the decoder mirrors the encoder. @param {Step[]} steps @param {number} depth @param {boolean} tied */
function mirrors(steps, depth, tied) {
  const [down, up] = [steps.slice(0, depth), steps.slice(depth)];
  const isSound = (/** @type {Step} */ { kind }, /** @type {number} */ at) =>
    kind === (at === depth - 1 || down[0].kind === 'dense' ? 'dense' : 'convolution');
  if (!down.every(isSound)) return false;
  return (
    tied ||
    down.every(({ kind, from, to }, at) => {
      const back = up[depth - 1 - at];
      return back.from === to && back.to === from && (kind === 'dense') === (back.kind === 'dense');
    })
  );
}

/** The fault at the first layer that does not fit its predecessor. @param {Module[]} modules @param {Layout} layout */
export function why(modules, layout) {
  /** @type {Step[]} */
  const steps = [];
  /** @type {Signal} */
  let signal = { values: PIXELS, channels: 1, side: SIDE };
  for (const module of modules) {
    const tries = kindsOf(module.weight, layout);
    const reading = tries.find((one) => through(steps, one, signal)) ?? tries[0];
    const { name = module.name, shape = [] } = module.weight ?? {};
    if (!reading) return fault('modelKernel', { tensor: name, shape: sizes(shape) });
    const after = through(steps, reading, signal);
    if (!after) {
      if (steps.length === 0)
        return fault('modelInput', { tensor: name, takes: reading.from, expected: PIXELS });
      const gives = reading.kind === 'dense' || !signal.channels ? signal.values : signal.channels;
      const before = steps[steps.length - 1].modules[0].weight?.name ?? '';
      return fault('modelOrder', { before, gives, tensor: name, takes: reading.from });
    }
    steps.push({ ...reading, modules: [module], side: 0 });
    signal = after;
  }
  if (signal.values !== PIXELS)
    return fault('modelOutput', {
      tensor: modules.at(-1)?.weight?.name ?? '',
      gives: signal.values,
      expected: PIXELS,
    });
  if (!steps.some(({ kind }) => kind === 'dense')) return fault('modelNoCode');
  return fault('modelMirror', { layers: [PIXELS, ...steps.map(({ to }) => to)].join('-') });
}
