/** Writes a model of this page as ONNX: from `input` `[N, 784]` to `code` `[N, d]` and `reconstruction` `[N, 784]`. <https://onnx.ai/onnx/repo-docs/IR.html> */
import { PIXELS } from '../views/pictures/image-size.js';
import { layersOf } from './layers.js';
import { RECORD, checkTensors, recordOf } from './latente-file.js';
import { block, joined, whole } from './protobuf.js';
import { readHeader, readTensor } from './safetensors.js';

/**
 * @typedef {import('../generated/protocol.js').Activation} Activation
 * @typedef {import('./layers.js').Layer} Layer
 * @typedef {import('./safetensors.js').Tensor} Tensor
 * @typedef {{ nodes: Uint8Array[], values: Uint8Array[] }} Graph
 */

/** Versions that all recent runtimes read. */
const [IR_VERSION, OPSET] = [8, 17];
const [FLOAT, INT64] = [1, 7];
/** The operator of each activation; a binary code takes two operators. @type {Record<Exclude<Activation, 'binary'>, string>} */
const OPERATORS = { relu: 'Relu', sigmoid: 'Sigmoid', tanh: 'Tanh', identity: 'Identity' };

/**
 * @param {Uint8Array} model a model file of this page
 * @param {string} name
 */
export async function onnxOf(model, name) {
  const file = new Blob([/** @type {BlobPart} */ (model)]);
  const header = await readHeader(file);
  const { config } = recordOf(header.metadata[RECORD]);
  checkTensors(config, header);
  /** @type {Map<string, Tensor>} */
  const tensors = new Map();
  for (const [key, entry] of header.entries)
    if (!key.startsWith('optimizer.')) tensors.set(key, await readTensor(file, header, entry));
  const layers = layersOf(config);
  /** @type {Graph} */
  const graph = { nodes: [], values: [] };
  let value = 'input';
  for (const [index, layer] of layers.entries()) {
    const result =
      index === layers.length / 2 - 1 ? 'code' : index === layers.length - 1 ? 'reconstruction' : layer.name;
    value = addLayer(graph, layer, tensors, value, result);
  }
  const metadata = {
    settings: JSON.stringify(config),
    input: 'values from 0 to 1, white on black, row by row',
  };
  return modelProto(graph, name, config.dCode, metadata);
}

/** @param {Graph} graph @param {Layer} layer @param {Map<string, Tensor>} tensors @param {string} input @param {string} result */
function addLayer(graph, layer, tensors, input, result) {
  const linear = layer.image ? convolved : dense;
  const flat = linear(graph, layer, tensors, input);
  if (layer.activation === 'binary') {
    graph.values.push(floats('zero', [], [0]));
    graph.nodes.push(node('Greater', [flat, 'zero'], `${layer.name}.above`));
    graph.nodes.push(node('Cast', [`${layer.name}.above`], result, [integer('to', FLOAT)]));
  } else graph.nodes.push(node(OPERATORS[layer.activation], [flat], result));
  return result;
}

/** @param {Graph} graph @param {Layer} layer @param {Map<string, Tensor>} tensors @param {string} input */
function dense({ nodes, values }, { name, tied, from, to }, tensors, input) {
  const weight = /** @type {Tensor} */ (tensors.get(`${tied ?? name}.weight`)).values;
  const bias = /** @type {Tensor} */ (tensors.get(`${name}.bias`)).values;
  // The first rows of a variational code are the means.
  const shape = tied ? [from, to] : [to, from];
  values.push(floats(`${name}.weight`, shape, weight.subarray(0, from * to)));
  values.push(floats(`${name}.bias`, [to], bias.subarray(0, to)));
  const operands = [input, `${name}.weight`, `${name}.bias`];
  nodes.push(node('Gemm', operands, `${name}.z`, [integer('transB', tied ? 0 : 1)]));
  return `${name}.z`;
}

/** @param {Graph} graph @param {Layer} layer @param {Map<string, Tensor>} tensors @param {string} input */
function convolved({ nodes, values }, { name, tied, image, to }, tensors, input) {
  const { from, to: after, kernel } = /** @type {NonNullable<Layer['image']>} */ (image);
  const isUp = name.startsWith('decoder');
  const weight = /** @type {Tensor} */ (tensors.get(`${tied ?? name}.weight`));
  values.push(floats(`${name}.weight`, weight.shape, weight.values));
  const bias = /** @type {Tensor} */ (tensors.get(`${name}.bias`));
  values.push(floats(`${name}.bias`, bias.shape, bias.values));
  values.push(integers(`${name}.image`, [-1, from.channels, from.side, from.side]));
  values.push(integers(`${name}.flat`, [-1, to]));
  const edge = (kernel - 1) / 2;
  const attributes = [list('strides', [2, 2]), list('pads', [edge, edge, edge, edge])];
  const more = after.side + 1 - 2 * from.side;
  if (isUp) attributes.push(list('output_padding', [more, more]));
  nodes.push(node('Reshape', [input, `${name}.image`], `${name}.x`));
  const operands = [`${name}.x`, `${name}.weight`, `${name}.bias`];
  nodes.push(node(isUp ? 'ConvTranspose' : 'Conv', operands, `${name}.y`, attributes));
  nodes.push(node('Reshape', [`${name}.y`, `${name}.flat`], `${name}.z`));
  return `${name}.z`;
}

// Field numbers of onnx.proto.

/** @param {string} operator @param {string[]} inputs @param {string} output @param {Uint8Array[]} [attributes] */
const node = (operator, inputs, output, attributes = []) =>
  block(1, [
    ...inputs.map((input) => block(1, input)),
    ...[block(2, output), block(3, output), block(4, operator)],
    ...attributes.map((attribute) => block(5, attribute)),
  ]);

/** @param {string} name @param {number} value */
const integer = (name, value) => joined([block(1, name), whole(3, value), whole(20, 2)]);
/** @param {string} name @param {number[]} values */
const list = (name, values) =>
  joined([block(1, name), ...values.map((value) => whole(8, value)), whole(20, 7)]);

/** @param {string} name @param {number[]} shape @param {number} type @param {ArrayBuffer} raw */
const initializer = (name, shape, type, raw) =>
  block(5, [
    ...shape.map((size) => whole(1, size)),
    whole(2, type),
    block(8, name),
    block(9, new Uint8Array(raw)),
  ]);

/** @param {string} name @param {number[]} shape @param {ArrayLike<number>} values */
function floats(name, shape, values) {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (let index = 0; index < values.length; index++) view.setFloat32(4 * index, values[index], true);
  return initializer(name, shape, FLOAT, view.buffer);
}

/** @param {string} name @param {number[]} values */
function integers(name, values) {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, index) => view.setBigInt64(8 * index, BigInt(value), true));
  return initializer(name, [values.length], INT64, view.buffer);
}

/** A matrix with a variable number of rows. @param {number} field @param {string} name @param {number} columns */
function value(field, name, columns) {
  const shape = block(2, [block(1, block(2, 'N')), block(1, whole(1, columns))]);
  return block(field, [block(1, name), block(2, block(1, [whole(1, FLOAT), shape]))]);
}

/** @param {Graph} graph @param {string} name @param {number} d @param {Record<string, string>} metadata */
function modelProto({ nodes, values }, name, d, metadata) {
  const ends = [value(11, 'input', PIXELS), value(12, 'reconstruction', PIXELS), value(12, 'code', d)];
  const graph = block(7, [...nodes, block(2, name), ...values, ...ends]);
  const opset = block(8, whole(2, OPSET));
  const entries = Object.entries(metadata).map(([key, text]) => block(14, [block(1, key), block(2, text)]));
  return joined([whole(1, IR_VERSION), block(2, 'Latente'), graph, opset, ...entries]);
}
