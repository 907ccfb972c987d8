/** Converts safetensors files to half precision. */

/** Bytes per value. */
const [SINGLE, HALF] = [4, 2];

/** @param {Buffer} file */
function parts(file) {
  const length = Number(file.readBigUInt64LE());
  const { __metadata__: metadata = {}, ...entries } = JSON.parse(file.toString('utf8', 8, 8 + length));
  return { metadata, entries, values: file.subarray(8 + length) };
}

/**
 * The same tensors as 16-bit numbers, in the same order.
 * @param {Buffer} file with 32-bit numbers
 * @param {Record<string, string>} [added] metadata
 */
export function halved(file, added = {}) {
  const { metadata, entries, values } = parts(file);
  const halves = Buffer.alloc(values.length / (SINGLE / HALF));
  for (let at = 0; at < values.length; at += SINGLE)
    halves.writeUInt16LE(halfOf(values.readFloatLE(at)), at / (SINGLE / HALF));
  const header = { __metadata__: { ...metadata, ...added } };
  for (const [name, { shape, data_offsets: offsets }] of Object.entries(entries)) {
    const moved = offsets.map((/** @type {number} */ at) => at / (SINGLE / HALF));
    Object.assign(header, { [name]: { dtype: 'F16', shape, data_offsets: moved } });
  }
  const text = Buffer.from(JSON.stringify(header));
  const padded = Buffer.concat([text, Buffer.alloc((8 - (text.length % 8)) % 8, ' ')]);
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(padded.length));
  return Buffer.concat([size, padded, halves]);
}

/** The bits of the nearest half-precision float. @param {number} value */
export function halfOf(value) {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (!Number.isFinite(size) || size >= 65520) return sign | (Number.isNaN(value) ? 0x7e00 : 0x7c00);
  const power = size < 2 ** -14 ? -14 : Math.floor(Math.log2(size));
  const steps = roundEven(size / 2 ** (power - 10)); // 10 mantissa bits
  // A carry out of the mantissa correctly increments the exponent.
  return sign | (((power + 14) << 10) + steps);
}

/** @param {number} value */
function roundEven(value) {
  const whole = Math.floor(value);
  const rest = value - whole;
  return rest > 0.5 || (rest === 0.5 && whole % 2 === 1) ? whole + 1 : whole;
}
