import { recall, remember } from '../../ui/recall.js';
import { textIn } from '../score.js';
import { currentLanguage } from '../../i18n/index.js';

/**
 * @typedef {import('../score.js').ScoreFile} ScoreFile
 * @typedef {import('../../work/work.js').Work} Work
 * @typedef {{ id: string, name: string }} ListedLecture
 */

/** Storage key of the latest lecture, to which scenes are added. */
const LATEST = 'lecture';
const KIND = 'lecture';
/** Channel for notifying other tabs of changes. */
const CHANNEL = 'latente-lectures';

/** @param {ScoreFile} score */
export const titleOf = ({ title }) => textIn(title, currentLanguage());

/**
 * The lectures of this browser: entries of "My work". Without storage they live as long as the page.
 *
 * Event: `change`, when a lecture has changed, in this or another tab.
 */
export class Lectures extends EventTarget {
  /** Lectures that could not be stored. @type {Map<string, ScoreFile>} */
  #unstoredLectures = new Map();
  #channel = new BroadcastChannel(CHANNEL);

  /**
   * @param {Work} work
   * @param {(entry: { kind: string, name: string, id: string }, content: ScoreFile) => Promise<string | null>} put
   */
  constructor(work, put) {
    super();
    this.work = work;
    this.put = put;
    this.#channel.addEventListener('message', () => this.dispatchEvent(new Event('change')));
    work.addEventListener('change', () => this.dispatchEvent(new Event('change')));
  }

  /** Why they cannot be stored. */
  get problem() {
    return this.work.problem;
  }

  /** @returns {Promise<ListedLecture[]>} newest first */
  async list() {
    const entries = (await this.work.list()).filter(({ kind }) => kind === KIND);
    const others = [...this.#unstoredLectures.values()].map((score) => ({
      id: score.id,
      name: titleOf(score),
    }));
    return [...others, ...entries.map(({ id, name }) => ({ id, name }))];
  }

  /** @param {string} id @returns {Promise<ScoreFile | null>} with its name in "My work" */
  async read(id) {
    const unkept = this.#unstoredLectures.get(id);
    if (unkept) return unkept;
    const [score, entries] = await Promise.all([this.work.content(id), this.work.list()]);
    const entry = entries.find((entry) => entry.id === id && entry.kind === KIND);
    if (!score || !entry) return null;
    return typeof score.title === 'string' ? { ...score, title: entry.name } : score;
  }

  /** @param {ScoreFile} score @returns {Promise<ScoreFile>} */
  async add(score) {
    const id = await this.put({ kind: KIND, id: score.id, name: titleOf(score) }, score);
    if (!id) this.#unstoredLectures.set(score.id, score);
    this.choose(score.id);
    this.#tell();
    return score;
  }

  /**
   * Edits the current version of a lecture, whichever tab changed it last.
   * @param {string} id
   * @param {(score: ScoreFile) => ScoreFile} edit
   * @returns {Promise<ScoreFile | null>} null if it is missing
   */
  async change(id, edit) {
    const unkept = this.#unstoredLectures.get(id);
    const changed = unkept ? edit(unkept) : await this.work.change(id, edit);
    if (!changed) return null;
    if (unkept) this.#unstoredLectures.set(id, changed);
    this.choose(id);
    this.#tell();
    return changed;
  }

  /** @param {string} id @param {string} name */
  async rename(id, name) {
    await this.work.rename(id, name);
    await this.change(id, (score) => (typeof score.title === 'string' ? { ...score, title: name } : score));
  }

  /** @param {string} id */
  async remove(id) {
    if (!this.#unstoredLectures.delete(id)) await this.work.remove(id);
    this.#tell();
  }

  /** Makes this the lecture to which scenes are added. @param {string} id */
  choose(id) {
    remember(LATEST, id);
  }

  /** The latest lecture, if it exists. @returns {Promise<ScoreFile | null>} */
  async latest() {
    const all = await this.list();
    const chosen = all.find(({ id }) => id === recall(LATEST)) ?? all[0];
    return chosen ? this.read(chosen.id) : null;
  }

  /** Stops listening to other tabs. */
  close() {
    this.#channel.close();
  }

  #tell() {
    this.#channel.postMessage('change');
    this.dispatchEvent(new Event('change'));
  }
}
