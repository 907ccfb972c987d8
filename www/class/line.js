import { findLines } from './chat.js';
import { FORM, GROUP, HEADER, MAX_SIGNS, PREFIX } from './form.js';
import { CHECKED, bitReader, bitWriter, signsOf, withChecksum } from './symbols.js';

/**
 * A student's result as one line of text: experiment, version and lecture, then the experiment's fields, then a checksum. It
 * contains no name.
 *
 * @typedef {Record<string, any>} Values
 * @typedef {object} Kind definition of an experiment's lines
 * @property {number} number of the experiment, 0 to 31: see `kinds.js`
 * @property {number} version 0 to 31; changes with the fields
 * @property {Record<string, import('./fields.js').Field<any>>} fields in writing order
 * @typedef {{ values: Values, text: string }} Line
 * @typedef {{ experiment: number, text: string }} Foreign
 */

/**
 * @param {Kind} kind
 * @param {Values} values
 * @param {string} [group] its lecture or class
 * @returns {string} 20 to 200 characters: letters, digits and hyphens
 */
export function writeLine(kind, values, group = '') {
  const bits = bitWriter();
  for (const [name, field] of Object.entries(kind.fields)) field.write(bits, values[name]);
  const payload = bits.values();
  const count = HEADER + payload.length + CHECKED;
  if (count > MAX_SIGNS) throw new RangeError(`${count} symbols do not fit into a line`);
  const whose = groupNumber(group);
  const signs = withChecksum([
    ...[FORM, kind.number, kind.version],
    ...[count >>> 5, count & 31],
    ...[whose >>> 10, (whose >>> 5) & 31, whose & 31],
    ...payload,
  ]);
  return textOf(signs);
}

/** @param {ArrayLike<number>} signs */
function textOf(signs) {
  const groups = signsOf(signs).match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
  return [PREFIX, ...groups].join('-');
}

/** The number of a group in a line; 0 for none. @param {string} group */
export function groupNumber(group) {
  const name = group.trim().toLowerCase();
  if (!name) return 0;
  let hash = 0x811c9dc5; // FNV-1a
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return 1 + (hash % 0x7fff);
}

/**
 * Finds lines in a whole chat, whatever else it contains.
 * @param {string} text
 * @param {Kind} kind expected kind
 * @param {string} [group] expected lecture or class
 * @returns the lines found; `doubled` are repeated ones, `damaged` the texts of unreadable ones
 */
export function readChat(text, kind, group = '') {
  /** @type {Map<string, Line>} */
  const lines = new Map();
  /** @type {Map<string, Foreign>[]} */
  const [experiments, future, lectures] = [new Map(), new Map(), new Map()];
  let doubled = 0;
  const { sound, damaged } = findLines(text);
  for (const signs of sound) {
    const line = textOf(signs);
    const [form, experiment, version] = signs;
    const foreign = { experiment, text: line };
    if (form > FORM || (experiment === kind.number && version > kind.version)) future.set(line, foreign);
    else if (experiment !== kind.number) experiments.set(line, foreign);
    else if (groupOf(signs) !== groupNumber(group)) lectures.set(line, foreign);
    else if (lines.has(line)) doubled++;
    else {
      const values = version === kind.version ? valuesOf(signs, kind) : null;
      if (values) lines.set(line, { values, text: line });
      else damaged.push(line);
    }
  }
  return {
    lines: [...lines.values()],
    doubled,
    damaged: [...new Set(damaged)],
    ofOtherExperiments: [...experiments.values()],
    fromTheFuture: [...future.values()],
    ofOtherLecture: [...lectures.values()],
  };
}

/** @param {number[]} signs */
const groupOf = ([, , , , , a, b, c]) => (a << 10) | (b << 5) | c;

/** @param {number[]} signs @param {Kind} kind @returns {Values | null} null if they do not match its fields */
function valuesOf(signs, { fields }) {
  const bits = bitReader(signs.slice(HEADER, -CHECKED));
  try {
    const values = Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, field.read(bits)]),
    );
    return bits.isAtEnd() ? values : null;
  } catch {
    return null;
  }
}
