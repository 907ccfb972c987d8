import { currentLanguage, loadFolderWords, t } from '../../i18n/index.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { faultText } from '../fault-text.js';
import { MINE } from '../link.js';
import { readScore } from '../load-score.js';
import { faultsOf } from '../score.js';
import { editor } from './editor.js';
import { addScene, copyOf, newLecture } from './list.js';
import { LARGEST, isLecture, parseScore } from './parse.js';
import { largestView } from './seen.js';
import { Lectures, titleOf } from './store.js';

/**
 * The parts of the page that the user's lectures need.
 * @typedef {object} DeskPage
 * @property {() => Promise<import('../../page-work.js').WorkStart>} work
 * @property {() => ScreenScene} seen
 * @property {(text: string, kind?: 'info' | 'error', action?: import('../../ui/notices.js').Action, about?: string) => void} say
 * @property {(id: string, tool?: import('../link.js').Tool) => void} present
 * @property {() => void} homework opens homework
 * @property {(error: unknown) => void} onError
 */

/** A scene on screen: its settings as a query, and its question. @typedef {{ lab: string, query: string, question: string }} ScreenScene */

/** Maximum number of faults listed for a file. */
const MAX_FAULTS = 3;

/** The user's lectures: adds scenes, opens files, and shows the dialog. */
export class Desk {
  /** @type {Promise<Lectures> | null} */
  #lectures = null;
  /** @type {ReturnType<typeof editor> | null} */
  #editor = null;
  /** @type {Promise<void>} */
  #adding = Promise.resolve();

  /** @param {DeskPage} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string} id @returns {Promise<import('../score.js').ScoreFile | null>} */
  async read(id) {
    return (await this.#open()).read(id);
  }

  /** Adds a scene to the latest lecture, after pending additions. @param {ScreenScene} scene as it was when requested */
  add(scene) {
    this.#adding = this.#adding.catch(() => undefined).then(() => this.#add(scene));
    return this.#adding;
  }

  /** @param {ScreenScene} scene */
  async #add(scene) {
    await this.#words();
    const lectures = await this.#open();
    const before = (await lectures.latest()) ?? (await lectures.add(newLecture(t('list.usualTitle'))));
    const score = await lectures.change(before.id, (now) => addScene(now, this.#sceneOf(scene)));
    if (!score) return;
    const text = t('list.added', { title: titleOf(score), count: score.scenes.length });
    const action = { text: t('list.show'), act: () => void this.show(score.id) };
    this.page.say(text, 'info', action, 'added');
  }

  /** @param {string} [id] */
  async show(id) {
    const [lectures] = await Promise.all([this.#open(), this.#words(), styleSheet('lecture/list/style')]);
    if (!this.#editor?.element.isConnected) {
      const { present, homework } = this.page;
      const openFile = (/** @type {File} */ file) => this.#take(file);
      this.#editor = editor({
        lectures,
        present,
        homework,
        openFile,
        seen: () => this.#sceneOf(this.page.seen()),
      });
      const { element } = this.#editor;
      element.addEventListener('close', () => element.remove());
      document.body.append(element);
    }
    await this.#editor.show(id);
    if (!this.#editor.element.open) this.#editor.element.showModal();
    return this.#editor;
  }

  /** Opens a file if it is a lecture. @param {File} file @returns {Promise<boolean>} */
  async takeFile(file) {
    if (file.size > LARGEST || !isLecture(await file.text())) return false;
    await (await this.show()).open(file);
    return true;
  }

  /** Opens a lecture for editing: the user's own, or a copy of another. @param {import('../link.js').Source} source */
  async edit(source) {
    const lectures = await this.#open();
    if (source.id.startsWith(MINE)) return void (await this.show(source.id));
    const score = await readScore(source);
    if (score) await this.show((await lectures.add(copyOf(score))).id);
  }

  /** Adds the lecture in a file, unless it is already present. @param {File} file */
  async #take(file) {
    if (file.size > LARGEST) throw new Error(t('list.tooLarge', { name: file.name }));
    const score = parseScore(await file.text(), file.name);
    const faults = faultsOf(score);
    if (faults.length) {
      const named = faults.slice(0, MAX_FAULTS).map(faultText).join('; ');
      throw new Error(t('lecture.fault', { id: file.name, fault: named }));
    }
    const lectures = await this.#open();
    const before = await lectures.read(score.id);
    if (before && JSON.stringify(before) === JSON.stringify(score)) return before;
    return lectures.add(copyOf(score));
  }

  /** @param {ScreenScene} scene */
  #sceneOf({ lab, query, question }) {
    const name = t(`lab.${lab}`);
    const isStill = this.page.seen().query === query;
    const view = isStill ? { view: largestView() } : {};
    return { link: query.replace(/^\?/, ''), slide: name, question: question || name, ...view };
  }

  #open() {
    this.#lectures ??= this.page.work().then(({ work, put }) => new Lectures(work, put));
    this.#lectures.catch(() => (this.#lectures = null));
    return this.#lectures;
  }

  #words() {
    const language = currentLanguage();
    return Promise.all(['lecture', 'lecture/list'].map((folder) => loadFolderWords(language, folder)));
  }
}
