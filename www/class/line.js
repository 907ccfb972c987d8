import { findLines } from './chat.js';
import { FORM, GROUP, HEADER, MOST_SIGNS, PREFIX } from './form.js';
import { CHECKED, bitReader, bitWriter, signsOf, withChecksum } from './symbols.js';

/**
 * A student's result as one line of text. It says which experiment it is, of which version and which lecture, then what the
 * experiment's fields hold, then a checksum; it knows no name.
 *
 * @typedef {Record<string, any>} Values
 * @typedef {object} Kind what lines of an experiment hold
 * @property {number} number which experiment it is, 0 to 31: see `kinds.js`
 * @property {number} version 0 to 31; another one when its fields change
 * @property {Record<string, import('./fields.js').Field<any>>} fields in the order in which they are written
 * @typedef {{ values: Values, text: string }} Line
 * @typedef {{ experiment: number, text: string }} Foreign
 */

/**
 * @param {Kind} kind
 * @param {Values} values
 * @param {string} [group] which lecture or class it belongs to
 * @returns {string} 20 to 200 letters, digits and hyphens
 */
export function writeLine(kind, values, group = '') {
  const bits = bitWriter();
  for (const [name, field] of Object.entries(kind.fields)) field.write(bits, values[name]);
  const payload = bits.values();
  const count = HEADER + payload.length + CHECKED;
  if (count > MOST_SIGNS) throw new RangeError(`${count} signs are too many for a line`);
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

/** A group as a line has room for: 0 for none. @param {string} group */
export function groupNumber(group) {
  const name = group.trim().toLowerCase();
  if (!name) return 0;
  let hash = 0x811c9dc5; // FNV-1a
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return 1 + (hash % 0x7fff);
}

/**
 * Looks for lines in a whole chat, whatever else is in it.
 * @param {string} text
 * @param {Kind} kind that is looked for
 * @param {string} [group] which lecture or class it is for
 * @returns what was found; `doubled` are those that are there again, `damaged` those that cannot be read, in their own words
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

/** @param {number[]} signs @param {Kind} kind @returns {Values | null} nothing when they are none of its fields */
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
