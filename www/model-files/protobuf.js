/** As much of protobuf as an ONNX file is written with. <https://protobuf.dev/programming-guides/encoding/> */

/** @typedef {Uint8Array | Uint8Array[]} Part */

const encoder = new TextEncoder();

/** @param {number} value whole, not negative */
function varint(value) {
  const bytes = [];
  let rest = BigInt(value);
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}

/** A whole number. @param {number} field @param {number} value */
export const whole = (field, value) => joined([varint(field << 3), varint(value)]);

/** What has a length: bytes, a text, a message of parts. @param {number} field @param {string | Part} content */
export function block(field, content) {
  const bytes = typeof content === 'string' ? encoder.encode(content) : joined([content].flat());
  return joined([varint((field << 3) | 2), varint(bytes.length), bytes]);
}

/** @param {Uint8Array[]} parts */
export function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
