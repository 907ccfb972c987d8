import assert from 'node:assert/strict';
import { openAsBlob, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import * as ort from 'onnxruntime-web';
import { onnxOf } from '../../www/model-files/onnx.js';
import { fileKind, goesTo, headOf } from '../../www/model-files/kind.js';
import { readModel } from '../../www/model-files/read.js';
import { defaultsOf, usualSettings } from '../../www/router.js';
import { writeSafetensors } from '../../www/model-files/safetensors.js';
import { layersOf } from '../../www/model-files/layers.js';
import { pageFile } from '../../www/model-files/foreign.js';

/**
 * @typedef {import('../../www/generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {{ code: number[], reconstruction: number[] }} Outputs
 */

const REFERENCE = path.resolve(import.meta.dirname, '../reference');
/** The results of PyTorch and Keras for the files, by `tests/reference/models.py`. @type {Record<string, Outputs>} */
const made = JSON.parse(readFileSync(path.join(REFERENCE, 'models/outputs.json'), 'utf8'));

ort.env.wasm.numThreads = 1;

/** sin(0.7 i + phase) / 4, as in the programs of `tests/reference`. @param {number} count @param {number} phase */
const formula = (count, phase) =>
  Float32Array.from({ length: count }, (_, index) => Math.sin(0.7 * index + phase) / 4);

/** @param {string} name @param {string} [as] */
async function fixture(name, as = `${name}.safetensors`) {
  const blob = await openAsBlob(path.join(REFERENCE, `models/${name}.safetensors`));
  return new File([blob], as);
}

/** @param {BlobPart} content @param {string} [name] */
const file = (content, name = 'model.safetensors') => new File([content], name);

/** Runs a model of this page in an ONNX runtime. @param {Uint8Array} model @param {Float32Array} input */
async function run(model, input) {
  const session = await ort.InferenceSession.create(await onnxOf(model, 'test'));
  const feeds = { input: new ort.Tensor('float32', input, [input.length / 784, 784]) };
  const { code, reconstruction } = await session.run(feeds);
  return {
    code: [.../** @type {any} */ (code.data)],
    reconstruction: [.../** @type {any} */ (reconstruction.data)],
  };
}

/** @param {Outputs} found @param {Outputs} expected @param {number} most @param {string} name */
function near(found, expected, most, name) {
  for (const key of /** @type {const} */ (['code', 'reconstruction'])) {
    assert.equal(found[key].length, expected[key].length, `${name}: ${key}`);
    const worst = Math.max(...found[key].map((value, index) => Math.abs(value - expected[key][index])));
    assert.ok(worst <= most, `${name}: ${key} differs by ${worst}`);
  }
}

/** The nearest half-precision number. @param {number} value */
function half(value) {
  const unit = 2 ** (Math.max(Math.floor(Math.log2(Math.abs(value))), -14) - 10);
  return unit * Math.round(value / unit);
}

/** The input of the programs: half-precision numbers. */
const input16 = Float32Array.from(
  { length: 2 * 784 },
  (_, index) => Math.abs(half(Math.sin(0.7 * index + 0.5) / 4)) * 4,
);

for (const name of Object.keys(made)) {
  test(`${name} is opened with the activations of its metadata, and gives the same results as its program`, async () => {
    const model = await readModel(await fixture(name));
    assert.equal(model.from, 'foreign');
    const { activations } = /** @type {any} */ (model).plan;
    const { bytes } = /** @type {any} */ (model).as(activations, 'digits');
    near(await run(bytes, input16), made[name], 1e-5, name);
    const again = await readModel(file(bytes));
    assert.equal(again.from, 'page');
  });
}

/** A state dict. @param {Record<string, number[]>} shapes @param {Record<string, string>} [metadata] */
const dict = (shapes, metadata = {}) => {
  const tensors = Object.entries(shapes).map(([name, shape], phase) => {
    const count = shape.reduce((all, size) => all * size, 1);
    return /** @type {const} */ ([name, { shape, values: formula(count, phase) }]);
  });
  return file(/** @type {any} */ (writeSafetensors(new Map(tensors), metadata)));
};

/** A file with this header and data. @param {unknown} header @param {number} data */
function raw(header, data) {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + data);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}
const f32 = (/** @type {number[]} */ shape, /** @type {number} */ begin, /** @type {number} */ end) => ({
  ...{ dtype: 'F32', shape, data_offsets: [begin, end] },
});
const NET = { 'net.0.weight': [8, 784], 'net.0.bias': [8], 'net.2.weight': [784, 8], 'net.2.bias': [784] };

/** The plan inferred from the shapes. @param {File} source */
async function planned(source) {
  const model = await readModel(source);
  assert.equal(model.from, 'foreign');
  return /** @type {import('../../www/model-files/read.js').Foreign} */ (model).plan;
}

test('layers are recognised by their shapes, whatever their names', async () => {
  const deep = (/** @type {string[]} */ names) =>
    dict({
      [`${names[3]}.weight`]: [784, 20],
      [`${names[0]}.weight`]: [20, 784],
      [`${names[1]}.weight`]: [4, 20],
      [`${names[2]}.weight`]: [20, 4],
    });
  for (const names of [
    ['encoder.0', 'encoder.2', 'decoder.0', 'decoder.2'],
    ['fc1', 'fc2', 'fc3', 'fc10'],
    ['in', 'to_code', 'from_code', 'a_out'],
    ['module.enc.l1', 'module.enc.l2', 'module.dec.l1', 'module.dec.l2'],
  ]) {
    const { config, layout } = await planned(deep(names));
    assert.deepEqual([config.kind, config.hidden, config.dCode, layout], ['multilayer', [20], 4, 'pytorch']);
  }
  assert.equal((await planned(dict(NET))).config.kind, 'vanilla');
  // With three hidden layers of one size the names tell the order.
  const same = { a: [9, 784], b: [9, 9], c: [9, 9], d: [784, 9] };
  const entries = Object.entries(same).map(([name, shape]) => [`${name}.weight`, shape]);
  const { chain, config } = await planned(dict(Object.fromEntries(entries)));
  assert.deepEqual([chain.steps.map(({ modules }) => modules[0].name).join(''), config.dCode], ['abcd', 9]);
});

test('Keras kernels are recognised by their shapes if nothing names their program', async () => {
  const shapes = { '0.w': [784, 6], '1.w': [6, 2], '2.w': [2, 6], '3.w': [6, 784], '0.bias': [6] };
  const named = Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name.replace('w', 'weight'), shape]),
  );
  assert.equal((await planned(dict(named))).layout, 'keras');
});

test("tied weights need only the decoder's biases, and a code of means and variances two heads or one of twice the size", async () => {
  const tied = await planned(dict({ 'w.weight': [6, 784], 'w.bias': [6], 'back.bias': [784] }));
  assert.deepEqual([tied.config.weights, tied.config.dCode], ['tied', 6]);
  const double = {
    'e.0.weight': [9, 784],
    'e.1.weight': [4, 9],
    'f.0.weight': [9, 2],
    'f.1.weight': [784, 9],
  };
  const variational = await planned(dict(double));
  assert.deepEqual([variational.config.penalty, variational.config.dCode], ['variational', 2]);
});

/** Invalid files, with the kind of the error. @type {[string, File, string][]} */
const BAD = [
  ['empty', file(''), 'modelEmpty'],
  ['of another name and empty', file('', 'x.bin'), 'modelIs.empty'],
  ['a zip of torch.save', file('PK\x03\x04....model/data.pkl', 'a.pth'), 'modelIs.torch'],
  ['a pickle', file(new Uint8Array([0x80, 2, 0x8a, 10]), 'a'), 'modelIs.torch'],
  ['a .keras file', file('PK\x03\x04....metadata.json', 'a.keras'), 'modelIs.keras'],
  ['HDF5', file(new Uint8Array([0x89, 0x48, 0x44, 0x46, 13, 10]), 'a.h5'), 'modelIs.hdf5'],
  ['JSON', file('{"a": 1}', 'a.json'), 'modelIs.json'],
  ['JSON with another name', file('[1, 2]', 'a.safetensors.txt'), 'modelIs.json'],
  ['ONNX', file(new Uint8Array([8, 8, 0x12, 7]), 'a.onnx'), 'modelIs.onnx'],
  ['a picture', file(new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'a.png'), 'modelIs.picture'],
  ['any bytes', file(new Uint8Array([1, 0, 2, 0, 3]), 'a.dat'), 'modelIs.binary'],
  ['a few bytes', file('abc'), 'modelShort'],
  ['a text with the ending', file('not a model at all'), 'modelNotSafetensors'],
  ['a header beyond the end', file(raw({ a: f32([1], 0, 4) }, 4).slice(0, 30)), 'modelTruncated'],
  ['data that end early', file(raw({ 'a.weight': f32([8, 784], 0, 25088) }, 100)), 'modelTruncated'],
  ['a header of gigabytes', file(new Uint8Array([0, 0, 0, 9, 0, 0, 0, 0, 0x7b, 0])), 'modelHeaderLong'],
  ['a header that is no JSON', file(raw('{"a": ', 0)), 'modelHeaderBroken'],
  [
    'a header that is no text',
    file(new Uint8Array([3, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0xff, 0x7d])),
    'modelHeaderBroken',
  ],
  [
    'a tensor without a shape',
    file(raw({ a: { dtype: 'F32', data_offsets: [0, 4] } }, 4)),
    'modelHeaderBroken',
  ],
  ['sizes below zero', file(raw({ a: f32([-1], 0, 4) }, 4)), 'modelHeaderBroken'],
  ['offsets that overlap', file(raw({ a: f32([2], 0, 8), b: f32([2], 4, 12) }, 12)), 'modelOverlap'],
  ['a hole', file(raw({ a: f32([1], 0, 4), b: f32([1], 8, 12) }, 12)), 'modelGap'],
  ['more than the tensors', file(raw({ a: f32([1], 0, 4) }, 8)), 'modelTrailing'],
  ['other bytes than the sizes', file(raw({ a: f32([3], 0, 8) }, 8)), 'modelWrongBytes'],
  [
    'a name twice',
    file(
      raw(
        '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}',
        4,
      ),
    ),
    'modelTwice',
  ],
  ['no tensor', file(raw({ __metadata__: { a: 'b' } }, 0)), 'modelNoTensors'],
  [
    'whole numbers',
    file(raw({ 'a.weight': { dtype: 'I64', shape: [1, 1], data_offsets: [0, 8] } }, 8)),
    'modelDtype',
  ],
  [
    'eight bits',
    file(raw({ 'a.weight': { dtype: 'F8_E4M3', shape: [1, 1], data_offsets: [0, 1] } }, 1)),
    'modelDtype',
  ],
  [
    'a type of tomorrow',
    file(raw({ 'a.weight': { dtype: 'F6', shape: [1, 1], data_offsets: [0, 1] } }, 1)),
    'modelDtype',
  ],
  [
    'another input',
    dict({ 'fc1.weight': [32, 1024], 'fc2.weight': [1024, 32] }, { format: 'pt' }),
    'modelInput',
  ],
  ['layers that do not follow', dict({ 'fc1.weight': [64, 784], 'fc2.weight': [784, 30] }), 'modelOrder'],
  ['another output', dict({ 'fc1.weight': [32, 784], 'fc2.weight': [10, 32] }), 'modelOutput'],
  [
    'a classifier',
    dict({ 'fc1.weight': [64, 784], 'fc1.bias': [64], 'fc2.weight': [10, 64], 'fc2.bias': [10] }),
    'modelOutput',
  ],
  [
    'a decoder that is no mirror',
    dict({ 'a.weight': [64, 784], 'b.weight': [8, 64], 'c.weight': [32, 8], 'd.weight': [784, 32] }),
    'modelMirror',
  ],
  ['convolutions alone', dict({ 'a.weight': [4, 1, 3, 3], 'b.weight': [4, 1, 3, 3] }), 'modelNoCode'],
  ['batch norm', dict({ ...NET, 'net.1.weight': [8], 'net.1.running_mean': [8] }), 'modelNorm'],
  ['layer norm', dict({ ...NET, 'net.1.weight': [8], 'net.1.bias': [8] }), 'modelNorm'],
  ['one dimension of a convolution', dict({ ...NET, 'c.weight': [8, 1, 3] }), 'modelExtra'],
  ['weight norm', dict({ 'a.weight_g': [8, 1], 'a.weight_v': [8, 784] }), 'modelExtra'],
  ['biases alone', dict({ 'a.bias': [784] }), 'modelNoWeights'],
  ['a bias of another size', dict({ ...NET, 'net.0.bias': [9] }), 'modelBias'],
  [
    'more hidden layers than there may be',
    dict({
      'l1.weight': [9, 784],
      ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`l${at + 2}.weight`, [9, 9]])),
      'm.weight': [784, 9],
    }),
    'modelManyLayers',
  ],
  [
    'a layer that is too wide',
    dict({ 'a.weight': [2049, 784], 'b.weight': [2, 2049], 'c.weight': [2049, 2], 'd.weight': [784, 2049] }),
    'modelLarge',
  ],
  ['an activation that is not there', dict(NET, { activations: 'gelu, sigmoid' }), 'modelActivation'],
  ['too few activations', dict(NET, { activations: 'relu' }), 'modelActivations'],
  ['a record that is no JSON', dict(NET, { latente: '{' }), 'modelRecord'],
  [
    'a record of another network',
    dict(NET, { latente: JSON.stringify({ config: defaultsOf('train'), step: 0 }) }),
    'modelLacks',
  ],
  [
    'a step that cannot be',
    dict(NET, { latente: JSON.stringify({ config: defaultsOf('train'), step: 1e12 }) }),
    'modelRecord',
  ],
];

test('the error for a file that is not a model says what it is', async () => {
  for (const [name, source, kind] of BAD)
    await assert.rejects(readModel(source), (error) => {
      assert.equal(/** @type {any} */ (error).kind, kind, `${name}: ${error}`);
      return true;
    });
});

test('non-finite numbers are found in weights of every type', async () => {
  for (const [dtype, size, bits] of /** @type {const} */ ([
    ['F64', 8, 0x7ff0000000000000n],
    ['F32', 4, 0x7fc00000n],
    ['F16', 2, 0x7c00n],
    ['BF16', 2, 0x7f80n],
  ])) {
    const bytes = raw(
      {
        'a.weight': { dtype, shape: [1, 784], data_offsets: [0, 784 * size] },
        'b.weight': { dtype, shape: [784, 1], data_offsets: [784 * size, 1568 * size] },
      },
      1568 * size,
    );
    const last = new DataView(bytes.buffer, bytes.length - size);
    if (size === 8) last.setBigUint64(0, bits, true);
    else if (size === 4) last.setUint32(0, Number(bits), true);
    else last.setUint16(0, Number(bits), true);
    await assert.rejects(readModel(file(bytes)), { kind: 'modelNotFinite' }, dtype);
  }
});

test('a table goes to the lab that reads tables, a text to a lab that takes texts, and other files are named', async () => {
  const to = async (/** @type {string} */ name, /** @type {BlobPart} */ content, lab = '') => {
    const source = file(content, name);
    return goesTo(fileKind(await headOf(source), name, source.size), name, lab);
  };
  const sheet = 'PK\u0003\u0004....[Content_Types].xml';
  assert.equal(await to('a.csv', 'a,b\n1,2'), 'tables');
  assert.equal(await to('a.csv', 'a,b\n1,2', 'secrecy'), 'tables');
  assert.equal(await to('a.csv', 'a,b\n1,2', 'reduction'), 'lab');
  assert.equal(await to('a.txt', '1 2 3\n4 5 6'), 'tables');
  assert.equal(await to('a.txt', 'latente1.32.B', 'secrecy'), 'lab');
  assert.equal(await to('a.csv', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x2c, 0])), 'tables');
  assert.equal(await to('a.xlsx', sheet, 'reduction'), 'lab');
  for (const [name, content] of /** @type {const} */ ([
    ['a.xlsx', sheet],
    ['a.py', 'import torch'],
    ['a.png', 'x'],
  ]))
    assert.equal(await to(name, content), 'model');
});

test('a file beyond the limit is not read', async () => {
  const large = dict(NET);
  Object.defineProperty(large, 'size', { value: 1e9 });
  await assert.rejects(readModel(large), { kind: 'modelTooLarge' });
});

test('any bytes are a model or a known fault', async () => {
  const sound = new Uint8Array(await (await fixture('pytorch-tied')).arrayBuffer());
  let state = 1;
  const random = (/** @type {number} */ below) => (state = (state * 48271) % 2147483647) % below;
  for (let count = 0; count < 400; count++) {
    const bytes = sound.slice(0, random(9) ? sound.length : random(sound.length));
    const header = 8 + Number(new DataView(sound.buffer).getUint32(0, true));
    for (let changes = random(4) + 1; changes > 0; changes--)
      bytes[random(random(3) ? header : bytes.length)] = random(256);
    await readModel(file(bytes)).catch((error) =>
      assert.match(String(error.kind), /^model/, String(error.stack)),
    );
  }
});

test('every model of the page can be opened, and networks that do not take images are refused', async () => {
  const folder = path.resolve(import.meta.dirname, '../../www/models');
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.safetensors'))) {
    const source = new File([await openAsBlob(path.join(folder, name))], name);
    if (/^(pca|satellite|surface|turned)/.test(name))
      await assert.rejects(readModel(source), { name: 'EngineError' }, name);
    else assert.equal((await readModel(source)).from, 'page', name);
  }
});

/** The configurations of `crate/core/tests/core/snippets.rs`. @returns {Record<string, TrainConfig>} */
function configurations() {
  const defaults = usualSettings();
  /** @type {any} */
  const base = { ...defaults, hidden: [6], channels: [2, 3], dCode: 4 };
  const convolutional = { ...base, kind: 'convolutional', kernel: 5 };
  const variational = { ...base, penalty: 'variational' };
  return {
    bits: { ...base, codeActivation: 'binary' },
    'convolutional-tied': { ...convolutional, weights: 'tied' },
    convolutional,
    linear: { ...base, kind: 'vanilla', output: 'identity', cost: 'squaredError' },
    multilayer: base,
    tied: { ...base, weights: 'tied', activations: ['tanh'], codeActivation: 'sigmoid' },
    'variational-tied': { ...variational, weights: 'tied' },
    variational,
  };
}

test("an exported ONNX model gives PyTorch's results, for each kind of network", async () => {
  /** @type {{ snippets: (Outputs & { name: string })[] }} */
  const { snippets } = JSON.parse(readFileSync(path.join(REFERENCE, 'pytorch.json'), 'utf8'));
  const input = formula(2 * 784, 0.5).map((value) => Math.abs(value) * 4);
  for (const [name, config] of Object.entries(configurations())) {
    const shapes = layersOf(config).flatMap(({ name: layer, weight, bias, tied }) => [
      ...(tied ? [] : [/** @type {const} */ ([`${layer}.weight`, weight])]),
      /** @type {const} */ ([`${layer}.bias`, [bias]]),
    ]);
    const sorted = shapes.sort(([one], [other]) => (one < other ? -1 : 1));
    const tensors = new Map(
      sorted.map(([key, shape], phase) => {
        const values = formula(
          shape.reduce((all, size) => all * size, 1),
          phase,
        );
        return [key, { shape: [...shape], values }];
      }),
    );
    const expected = snippets.find((snippet) => snippet.name === name);
    near(await run(pageFile(tensors, config), input), /** @type {Outputs} */ (expected), 1e-4, name);
  }
});
