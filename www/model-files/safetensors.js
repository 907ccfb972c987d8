/** Reads and writes safetensors files. <https://huggingface.co/docs/safetensors> */
import { fault } from './fault.js';
import { BYTES, FLOATS, floats } from './numbers.js';

/**
 * @typedef {object} Entry a tensor in the header
 * @property {string} name
 * @property {string} dtype
 * @property {number[]} shape
 * @property {number} begin offset in the data
 * @property {number} end
 * @typedef {object} Header
 * @property {Record<string, string>} metadata
 * @property {Map<string, Entry>} entries
 * @property {number} start offset of the data in the file
 * @typedef {{ shape: number[], values: Float32Array }} Tensor
 */

/** A network of this page has some twenty tensors, with about a hundred header bytes each. */
const [MAX_HEADER, MAX_TENSORS] = [1 << 20, 1000];

/**
 * Reads the header and checks it against the file's size, without reading the data.
 * @param {Blob} file
 * @returns {Promise<Header>}
 */
export async function readHeader(file) {
  if (file.size === 0) throw fault('modelEmpty');
  const first = new Uint8Array(await file.slice(0, 9).arrayBuffer());
  if (first.length < 9) throw fault('modelShort', { got: file.size });
  const length = Number(new DataView(first.buffer).getBigUint64(0, true));
  if (first[8] !== 0x7b) throw fault('modelNotSafetensors');
  if (length > MAX_HEADER) throw fault('modelHeaderLong', { got: length, most: MAX_HEADER });
  if (8 + length > file.size) throw fault('modelTruncated', { expected: 8 + length, got: file.size });
  const json = parse(new Uint8Array(await file.slice(8, 8 + length).arrayBuffer()));
  const { __metadata__: metadata = {}, ...tensors } = json;
  const names = Object.keys(tensors);
  if (names.length === 0) throw fault('modelNoTensors');
  if (names.length > MAX_TENSORS) throw fault('modelManyTensors', { got: names.length, most: MAX_TENSORS });
  const entries = new Map(names.map((name) => [name, entry(name, tensors[name])]));
  checkPlaces([...entries.values()], file.size - 8 - length);
  return { metadata: textsOf(metadata), entries, start: 8 + length };
}

/** @param {Uint8Array} bytes @returns {Record<string, any>} */
function parse(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const json = JSON.parse(text);
    if (typeof json !== 'object' || json === null || Array.isArray(json))
      throw new SyntaxError('not an object');
    const twice = repeated(text);
    if (twice !== undefined) throw fault('modelTwice', { tensor: twice });
    return json;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      throw fault('modelHeaderBroken', { reason: error.message });
    throw error;
  }
}

/** Finds a duplicate key, which `JSON.parse` ignores. @param {string} text valid JSON */
function repeated(text) {
  const names = new Set();
  let depth = 0;
  for (const [token, quoted] of text.matchAll(/("(?:[^"\\]|\\.)*")(?=\s*:)|"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (quoted && depth === 1) {
      const name = JSON.parse(quoted);
      if (names.has(name)) return name;
      names.add(name);
    }
  }
  return undefined;
}

/** @param {string} name @param {any} value @returns {Entry} */
function entry(name, value) {
  const whole = (/** @type {unknown} */ list) =>
    Array.isArray(list) && list.every((size) => Number.isSafeInteger(size) && size >= 0);
  const { dtype, shape, data_offsets: offsets } = value ?? {};
  if (typeof dtype !== 'string' || !whole(shape) || !whole(offsets) || offsets.length !== 2)
    throw fault('modelHeaderBroken', { reason: name });
  const [begin, end] = offsets;
  const count = shape.reduce((/** @type {number} */ all, /** @type {number} */ size) => all * size, 1);
  if (dtype in BYTES && end - begin !== count * BYTES[dtype])
    throw fault('modelWrongBytes', { tensor: name, expected: count * BYTES[dtype], got: end - begin });
  return { name, dtype, shape, begin, end };
}

/** Checks that the tensors are contiguous and fill the data. @param {Entry[]} entries @param {number} length */
function checkPlaces(entries, length) {
  let place = 0;
  for (const { name, begin, end } of entries.sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin < place || end < begin) throw fault('modelOverlap', { tensor: name });
    if (begin > place) throw fault('modelGap', { tensor: name });
    place = end;
  }
  if (place > length) throw fault('modelTruncated', { expected: place, got: length });
  if (place < length) throw fault('modelTrailing', { bytes: length - place });
}

/** @param {unknown} metadata */
const textsOf = (metadata) =>
  Object.fromEntries(
    Object.entries(/** @type {object} */ (metadata ?? {})).filter(([, value]) => typeof value === 'string'),
  );

/**
 * Reads the numbers of a tensor.
 * @param {Blob} file
 * @param {Header} header
 * @param {Entry} entry
 * @returns {Promise<Tensor>}
 */
export async function readTensor(file, { start }, { name, dtype, shape, begin, end }) {
  if (!(dtype in FLOATS)) throw fault('modelDtype', { tensor: name, dtype });
  const bytes = new Uint8Array(await file.slice(start + begin, start + end).arrayBuffer());
  if (bytes.length !== end - begin)
    throw fault('modelTruncated', { expected: end, got: begin + bytes.length });
  return { shape, values: floats(name, bytes, dtype) };
}

/**
 * Writes a file of 32-bit floats.
 * @param {Map<string, Tensor>} tensors
 * @param {Record<string, string>} metadata
 */
export function writeSafetensors(tensors, metadata) {
  let place = 0;
  const entries = [...tensors].map(([name, { shape, values }]) => {
    const offsets = [place, (place += 4 * values.length)];
    return [name, { dtype: 'F32', shape, data_offsets: offsets }];
  });
  const json = JSON.stringify(Object.fromEntries([['__metadata__', metadata], ...entries]));
  const text = new TextEncoder().encode(json);
  const length = 8 * Math.ceil(text.length / 8); // the data start at a multiple of eight
  const bytes = new Uint8Array(8 + length + place).fill(0x20, 8, 8 + length);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(length), true);
  bytes.set(text, 8);
  let at = 8 + length;
  for (const { values } of tensors.values())
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  return bytes;
}
