import { readChat } from './line.js';

/**
 * The lines that a class has sent so far. Pasting a chat again adds only new lines.
 *
 * @typedef {import('./line.js').Line} Line
 * @typedef {object} GatheredResults results of the last text
 * @property {number} added
 * @property {number} doubled number of repeated lines
 * @property {string[]} damaged
 * @property {import('./line.js').Foreign[]} ofOtherExperiments
 * @property {import('./line.js').Foreign[]} fromTheFuture
 * @property {import('./line.js').Foreign[]} ofOtherLecture
 */
export class Gathering {
  /** Lines by text, in order of arrival. @type {Map<string, Line>} */
  #lines = new Map();
  /** Results of recomputing, by text. @type {Map<string, 'same' | 'other'>} */
  verdicts = new Map();

  /** @param {import('./line.js').Kind} kind @param {string} group */
  constructor(kind, group) {
    this.kind = kind;
    this.group = group;
  }

  get lines() {
    return [...this.#lines.values()];
  }

  /** @param {string} text @returns {GatheredResults} */
  add(text) {
    const { lines, ...others } = readChat(text, this.kind, this.group);
    const fresh = lines.filter((line) => !this.#lines.has(line.text));
    for (const line of fresh) this.#lines.set(line.text, line);
    return { added: fresh.length, ...others };
  }

  clear() {
    this.#lines.clear();
    this.verdicts.clear();
  }

  /** Lines not yet recomputed, in a fixed order that no student can predict. */
  unchecked() {
    const due = this.lines.filter(({ text }) => !this.verdicts.has(text));
    const salt = due.map(({ text }) => text.slice(-6)).join('');
    return due
      .map((line) => ({ line, place: hash(salt + line.text) }))
      .sort((a, b) => a.place - b.place)
      .map(({ line }) => line);
  }
}

/** FNV-1a. @param {string} text */
function hash(text) {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return sum;
}

/** Gatherings of this page, kept when a scene is left and opened again. @type {Map<string, Gathering>} */
const gatherings = new Map();

/** @param {import('./line.js').Kind} kind @param {string} group */
export function gatheringFor(kind, group) {
  const key = `${kind.number} ${group}`;
  const gathering = gatherings.get(key) ?? new Gathering(kind, group);
  gatherings.set(key, gathering);
  return gathering;
}
