import { reachWork } from '../page-work.js';
import { isSoundSet, summaryOf } from './image-set.js';

export { isOfPerson } from './image-set.js';

/**
 * @typedef {import('./image-set.js').ImageSet} ImageSet
 * @typedef {import('./image-set.js').Summary} Summary
 * @typedef {import('../work/work.js').Work} Work
 * @typedef {import('../work/schema.js').Problem} Problem
 * @typedef {{ work: Work, put: Work['put'] }} WorkStore
 */

const KIND = 'images';
/** Channel for notifying other tabs of changes. */
const CHANNEL = 'latente-images';

/** The image sets of this browser: entries of "My work". Without storage they live as long as the page. */
export class ImageSets {
  /** Sets that could not be stored. @type {Map<string, ImageSet>} */
  #unstoredSets = new Map();
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** @type {Promise<WorkStore | null> | null} */
  #storedSets = null;
  #channel = new BroadcastChannel(CHANNEL);

  /** @param {() => Promise<WorkStore>} reach resolves with the store; rejects if there is none */
  constructor(reach) {
    this.reach = reach;
    this.#channel.addEventListener('message', () => this.#hear());
    /** @type {any} */ (this.#channel).unref?.(); // in Node.js, where the tests run
  }

  /** @returns {Promise<Summary[]>} newest first */
  async list() {
    const entries = (await (await this.#work())?.work.list()) ?? [];
    const summaries = entries.filter(({ kind }) => kind === KIND).map(summaryOfEntry);
    return [...[...this.#unstoredSets.values()].map(summaryOf), ...summaries].sort((a, b) => b.made - a.made);
  }

  /** @param {string} id @returns {Promise<ImageSet | null>} null if it is missing or damaged */
  async get(id) {
    const unkept = this.#unstoredSets.get(id);
    if (unkept) return unkept;
    const { work } = (await this.#work()) ?? {};
    if (!work) return null;
    const [set, entries] = await Promise.all([work.content(id), work.list()]);
    const entry = entries.find((one) => one.id === id && one.kind === KIND);
    return entry && isSoundSet(set) ? { ...set, name: entry.name } : null;
  }

  /**
   * Stores a set, replacing one with the same id.
   * @param {ImageSet} set
   * @returns {Promise<Problem | null>} why it could not be stored; null on success
   */
  async put(set) {
    const store = await this.#work();
    const { id, name } = set;
    const about = summaryOf(set);
    const isKept = (await store?.put({ kind: KIND, id, name, about }, set)) ?? null;
    if (isKept) this.#unstoredSets.delete(id);
    else this.#unstoredSets.set(id, set);
    this.#tell();
    return isKept ? null : (store?.work.problem ?? 'unavailable');
  }

  /** @param {string} id @param {string} name */
  async rename(id, name) {
    const unkept = this.#unstoredSets.get(id);
    if (unkept) this.#unstoredSets.set(id, { ...unkept, name });
    else await (await this.#work())?.work.rename(id, name);
    this.#tell();
  }

  /** @param {string} id */
  async remove(id) {
    if (!this.#unstoredSets.delete(id)) await (await this.#work())?.work.remove(id);
    this.#tell();
  }

  /** Calls `listener` when a set is added, removed or renamed, in this or another tab. @param {() => void} listener @returns {() => void} stops listening */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The store of work; an embedded page has none. */
  #work() {
    this.#storedSets ??= this.reach().then(
      (kept) => {
        kept.work.addEventListener('change', () => this.#hear());
        return kept;
      },
      () => {
        this.#storedSets = null; // retried on the next call
        return null;
      },
    );
    return this.#storedSets;
  }

  #tell() {
    this.#channel.postMessage('change');
    this.#hear();
  }

  #hear() {
    for (const listener of this.#listeners) listener();
  }
}

/** @param {import('../work/schema.js').Entry} entry @returns {Summary} */
const summaryOfEntry = ({ id, name, bytes, date, about = {} }) => ({
  ...{ id, name, bytes },
  count: Number(about.count) || 0,
  classes: Array.isArray(about.classes) ? about.classes.map(String) : [],
  isLabeled: Boolean(about.isLabeled),
  made: Number(about.made) || date,
  origin: String(about.origin ?? ''),
});

const sets = new ImageSets(reachWork);
/** The page's instance, with the methods of {@link ImageSets}. */
export const list = () => sets.list();
/** @param {string} id */
export const get = (id) => sets.get(id);
/** @param {ImageSet} set */
export const put = (set) => sets.put(set);
/** @param {string} id @param {string} name */
export const rename = (id, name) => sets.rename(id, name);
/** @param {string} id */
export const remove = (id) => sets.remove(id);
/** @param {() => void} listener @returns {() => void} stops listening */
export const onSetsChanged = (listener) => sets.onChange(listener);
