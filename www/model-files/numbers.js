import { fault } from './fault.js';

/** Bytes per number of each readable type. @type {Record<string, number>} */
export const FLOATS = { F64: 8, F32: 4, F16: 2, BF16: 2 };
/** Bytes per number of each type a file may hold. @type {Record<string, number>} */
export const BYTES = {
  ...FLOATS,
  ...{ I64: 8, U64: 8, C64: 8, I32: 4, U32: 4, I16: 2, U16: 2, I8: 1, U8: 1, BOOL: 1 },
  ...{ F8_E4M3: 1, F8_E5M2: 1, F8_E8M0: 1 },
};

/**
 * A tensor's numbers.
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {string} dtype
 */
export function floats(name, bytes, dtype) {
  const values = new Float32Array(bytes.length / FLOATS[dtype]);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = READERS[dtype];
  for (let index = 0; index < values.length; index++) values[index] = read(view, index);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw fault('modelNotFinite', { tensor: name, place: bad + 1, value: String(values[bad]) });
  return values;
}

/** @type {Record<string, (view: DataView, index: number) => number>} */
const READERS = {
  F64: (view, index) => view.getFloat64(8 * index, true),
  F32: (view, index) => view.getFloat32(4 * index, true),
  F16: (view, index) => half(view.getUint16(2 * index, true)),
  BF16: (view, index) => brain(view.getUint16(2 * index, true)),
};

/** @param {number} bits */
function half(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : 2 ** -14 * (fraction / 1024));
}

const word = new DataView(new ArrayBuffer(4));
/** Expands bfloat16, the upper half of a 32-bit float. @param {number} bits */
function brain(bits) {
  word.setUint32(0, bits << 16);
  return word.getFloat32(0);
}
