/**
 * Field types of a line: each has one or more widths in bits, and encodes values into them.
 *
 * @typedef {{ put: (value: number, width: number) => void }} Writer
 * @typedef {{ take: (width: number) => number }} Reader
 */
/**
 * @template T
 * @typedef {{ write: (to: Writer, value: T) => void, read: (from: Reader) => T }} Field
 */

/** @param {boolean} is @param {string} what */
function expect(is, what) {
  if (!is) throw new RangeError(what);
}

/** Number of bits for integers from 0 to `most`. @param {number} most */
const widthOf = (most) => Math.max(1, Math.ceil(Math.log2(most + 1)));

/** An integer in a range of at most 2³⁰ values. @param {number} min @param {number} max @returns {Field<number>} */
export function whole(min, max) {
  const width = widthOf(max - min);
  const check = (/** @type {number} */ value) => {
    expect(Number.isInteger(value) && value >= min && value <= max, `${value} is not in ${min}..${max}`);
    return value;
  };
  return {
    write: (to, value) => to.put(check(value) - min, width),
    read: (from) => check(from.take(width) + min),
  };
}

/** A number with fixed decimals, clamped to its range. @param {number} min @param {number} max @param {number} decimals @returns {Field<number>} */
export function fixed(min, max, decimals) {
  const times = 10 ** decimals;
  const steps = Math.round((max - min) * times);
  const step = whole(0, steps);
  return {
    write(to, value) {
      expect(Number.isFinite(value), `${value} is no number`);
      step.write(to, Math.min(steps, Math.max(0, Math.round((value - min) * times))));
    },
    read: (from) => Number((min + step.read(from) / times).toFixed(decimals)),
  };
}

/** One of several words. @param {readonly string[]} options @returns {Field<string>} */
export function choice(options) {
  const index = whole(0, Math.max(1, options.length - 1));
  return {
    write(to, value) {
      expect(options.includes(value), `${value} is not one of ${options.join()}`);
      index.write(to, options.indexOf(value));
    },
    read(from) {
      const option = options[index.read(from)];
      expect(option !== undefined, `no such one of ${options.join()}`);
      return option;
    },
  };
}

/** A list of values of one type, possibly empty. @template T @param {Field<T>} each @param {number} most @returns {Field<T[]>} */
export function list(each, most) {
  const length = whole(0, most);
  return {
    write(to, values) {
      length.write(to, values.length);
      for (const value of values) each.write(to, value);
    },
    read: (from) => Array.from({ length: length.read(from) }, () => each.read(from)),
  };
}

/** Printable ASCII text. @param {number} most maximum length @returns {Field<string>} */
export function ascii(most) {
  const letters = list(whole(32, 126), most);
  return {
    write: (to, text) =>
      letters.write(
        to,
        [...text].map((letter) => letter.codePointAt(0) ?? 0),
      ),
    read: (from) => String.fromCharCode(...letters.read(from)),
  };
}
