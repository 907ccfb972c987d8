import { readChat } from './line.js';

/**
 * The lines that a class has sent so far. Pasting a chat again adds what is new in it.
 *
 * @typedef {import('./line.js').Line} Line
 * @typedef {object} Gathered what the last text has brought
 * @property {number} added
 * @property {number} doubled lines that are in it more than once
 * @property {string[]} damaged
 * @property {import('./line.js').Foreign[]} ofOtherExperiments
 * @property {import('./line.js').Foreign[]} fromTheFuture
 * @property {import('./line.js').Foreign[]} ofOtherLecture
 */
export class Gathering {
  /** By their text, in the order in which they came. @type {Map<string, Line>} */
  #lines = new Map();
  /** What computing anew has come to, by text. @type {Map<string, 'same' | 'other'>} */
  verdicts = new Map();

  /** @param {import('./line.js').Kind} kind @param {string} group */
  constructor(kind, group) {
    this.kind = kind;
    this.group = group;
  }

  get lines() {
    return [...this.#lines.values()];
  }

  /** @param {string} text @returns {Gathered} */
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

  /** Lines that nobody has computed anew yet, in an order that no student can foresee, and that is always the same. */
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

/** What was gathered on this page: a scene that is left and entered again still has it. @type {Map<string, Gathering>} */
const kept = new Map();

/** @param {import('./line.js').Kind} kind @param {string} group */
export function gatheringFor(kind, group) {
  const key = `${kind.number} ${group}`;
  const found = kept.get(key) ?? new Gathering(kind, group);
  kept.set(key, found);
  return found;
}
