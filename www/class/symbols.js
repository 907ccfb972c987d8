/**
 * Five bits per symbol, in Douglas Crockford's alphabet: case-insensitive, O is read as 0, I and L as 1, and there is no U.
 * The last symbols are the checksum of Bitcoin addresses (BIP 173 and 350): it detects any three altered symbols in a line,
 * and misses other damage once in 2³⁰.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ALIKE = { O: '0', I: '1', L: '1' };
export const CHECKED = 6;
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
/** Checksum remainder of a valid line. */
const SOUND = 0x2bc830a3;

/** Value of each character, −1 if it is not a symbol. */
const VALUES = new Int8Array(128).fill(-1);
[...ALPHABET].forEach((sign, value) => {
  const lookalikes = Object.entries(ALIKE).filter(([, symbol]) => symbol === sign);
  for (const character of [sign, ...lookalikes.map(([alike]) => alike)])
    for (const letter of [character, character.toLowerCase()]) VALUES[letter.charCodeAt(0)] = value;
});

/** @param {number} code character code */
export const valueOf = (code) => (code < 128 ? VALUES[code] : -1);

/** @param {ArrayLike<number>} values */
export const signsOf = (values) => Array.from(values, (value) => ALPHABET[value]).join('');

/** @param {ArrayLike<number>} values */
function remainder(values) {
  let sum = 1;
  for (let i = 0; i < values.length; i++) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ values[i];
    GENERATOR.forEach((term, bit) => {
      if ((top >>> bit) & 1) sum ^= term;
    });
  }
  return sum;
}

/** @param {number[]} values */
export function withChecksum(values) {
  const sum = remainder([...values, ...Array(CHECKED).fill(0)]) ^ SOUND;
  return [...values, ...Array.from({ length: CHECKED }, (_, at) => (sum >>> (5 * (CHECKED - 1 - at))) & 31)];
}

/** @param {ArrayLike<number>} values including their checksum */
export const isSound = (values) => remainder(values) === SOUND;

/** Packs bits into symbols. */
export function bitWriter() {
  /** @type {number[]} */
  const bits = [];
  return {
    /** @param {number} value @param {number} width */
    put(value, width) {
      for (let bit = width - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1);
    },
    values: () =>
      Array.from({ length: Math.ceil(bits.length / 5) }, (_, at) =>
        [0, 1, 2, 3, 4].reduce((value, bit) => 2 * value + (bits[5 * at + bit] ?? 0), 0),
      ),
  };
}

/** Unpacks bits from symbols. @param {ArrayLike<number>} values */
export function bitReader(values) {
  let at = 0;
  return {
    /** @param {number} width */
    take(width) {
      let value = 0;
      for (const end = at + width; at < end; at++) {
        if (at >= 5 * values.length) throw new RangeError('unexpected end of the line');
        value = 2 * value + ((values[Math.floor(at / 5)] >>> (4 - (at % 5))) & 1);
      }
      return value;
    },
    /** Whether the rest is shorter than a symbol, and all zeros. */
    isAtEnd() {
      if (5 * values.length - at >= 5) return false;
      while (at < 5 * values.length) if (this.take(1)) return false;
      return true;
    },
  };
}
