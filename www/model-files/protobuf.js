/** The part of protobuf that an ONNX file needs. <https://protobuf.dev/programming-guides/encoding/> */

/** @typedef {Uint8Array | Uint8Array[]} Part */

const encoder = new TextEncoder();

/** @param {number} value a non-negative integer */
function varint(value) {
  const bytes = [];
  let rest = BigInt(value);
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}

/** An integer field. @param {number} field @param {number} value */
export const whole = (field, value) => joined([varint(field << 3), varint(value)]);

/** A length-delimited field: bytes, a string, or a message of parts. @param {number} field @param {string | Part} content */
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
