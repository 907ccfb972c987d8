import { hashOf, isSame, lectureOf, lectureQuery } from './lecture/link.js';
import { queryOf } from './link-text.js';
import { enlarge } from './ui/preferences.js';

/** @typedef {import('./lecture/lecture.js').Lecture} Lecture */

/** Page settings that a lecture's address keeps. */
const OF_THE_PAGE = ['lang', 'backend', 'projector'];

/** Minimum window width for the projected layout of a lecture. */
export const WIDE = '(width >= 62.5rem)';

/** The lecture that the address names, if any. */
export const wantedLecture = () => lectureOf(queryOf(location.search + location.hash));

/** The page's interface to `www/lecture`, whose scripts load when a lecture starts. */
export class PageLecture {
  /** The lecture in progress. @type {Lecture | null} */
  #lecture = null;

  /** @type {Promise<import('./lecture/list/desk.js').Desk> | null} */
  #desk = null;

  /**
   * @param {Omit<ConstructorParameters<typeof import('./lecture/lecture.js').Lecture>[1], 'onPlace' | 'onTool' | 'say'> &
   *   Omit<import('./lecture/list/desk.js').DeskPage, 'present' | 'homework'> & {
   *   onPlace: () => void, engine: import('./engine/client.js').Engine, run: import('./engine/training.js').TrainingRun, scene: () => import('./router.js').Scene,
   *   offline: () => import('./offline/offline.js').Offline | null, settings: () => string, follow: () => void }} page
   */
  constructor(page) {
    this.page = page;
  }

  /** Id of the lecture in progress, if any. */
  get id() {
    return this.#lecture?.score.id ?? '';
  }

  /** The user's lectures. */
  desk() {
    /** @type {import('./lecture/list/desk.js').DeskPage['present']} */
    const present = (id, tool) => this.#present(id, tool);
    this.#desk ??= import('./lecture/list/desk.js').then(
      ({ Desk }) => new Desk({ ...this.page, present, homework: () => this.homework() }),
    );
    this.#desk.catch(() => (this.#desk = null));
    return this.#desk;
  }

  /** Adds the scene on screen to a lecture, or shows the lectures. @param {'add' | 'show'} act @param {string} [id] */
  use(act, id) {
    const view = this.page.seen(); // read before anything else opens
    this.desk()
      .then(async (desk) => void (await (act === 'add' ? desk.add(view) : desk.show(id))))
      .catch(this.page.onError);
  }

  /** Creates and checks homework. */
  homework() {
    import('./homework/dialog.js')
      .then(({ homeworkDialog }) => homeworkDialog(this.page))
      .catch(this.page.onError);
  }

  /** Starts a lecture stored in this browser, replacing the current view. @param {string} id @param {import('./lecture/link.js').Tool} [tool] */
  #present(id, tool) {
    const query = this.#queryOf(id, 0, this.page.settings());
    if (tool) query.set(tool, '1');
    if (matchMedia(WIDE).matches) enlarge();
    history.pushState(null, '', `?${query}`);
    this.page.follow();
  }

  /** @param {string} id @param {number} place @param {string} settings */
  #queryOf(id, place, settings) {
    const query = lectureQuery(id, place);
    const all = new URLSearchParams(settings);
    for (const key of OF_THE_PAGE) if (all.has(key)) query.set(key, String(all.get(key)));
    return query;
  }

  /** @param {import('./lecture/link.js').LectureLink} wanted */
  async begin({ place, tool, ...source }) {
    const [{ Lecture, loadStage }, { loadScore }] = await Promise.all([
      import('./lecture/lecture.js'),
      import('./lecture/load-score.js'),
    ]);
    await loadStage();
    const score = await loadScore(source, async (id) => (await this.desk()).read(id));
    const lecture = new Lecture(score, {
      ...this.page,
      onPlace: () => void (lecture.isWalking || this.page.onPlace()),
      onTool: (act) => void this.#useTool(act).catch(this.page.onError),
    });
    this.#lecture = lecture;
    // Set the final address first: otherwise "back" would lead here again and again.
    const query = this.#queryOf(source.id, Math.min(place, score.scenes.length - 1), this.page.settings());
    history.replaceState(null, '', `?${query}${hashOf(source)}`);
    lecture.go(place);
    if (tool) void this.#useTool(tool).catch(this.page.onError);
  }

  /** @param {import('./lecture/tools.js').Act} act */
  async #useTool(act) {
    const lecture = this.#lecture;
    if (!lecture) return;
    if (act === 'print') return (await import('./lecture/handout/page.js')).handoutPage(lecture);
    if (act === 'edit') return (await this.desk()).edit(lecture.score.source);
    const { engine, run, offline } = this.page;
    const { checkDialog } = await import('./lecture/check/dialog.js');
    await checkDialog({ lecture, engine, run, offline: offline() });
  }

  /**
   * Handles back and forward: goes to another scene of the same lecture, or ends it.
   * @param {import('./lecture/link.js').LectureLink | null} wanted
   * @returns {boolean} whether the lecture goes on
   */
  follow(wanted) {
    if (this.#lecture && wanted && isSame(this.#lecture.score.source, wanted)) {
      this.#lecture.go(wanted.place);
      return true;
    }
    this.#lecture?.destroy();
    this.#lecture = null;
    return false;
  }

  /** Call this when the lab on screen is complete. */
  ready() {
    this.#lecture?.ready();
  }

  /** The query of the scene on screen, while a lecture is in progress. @param {string} settings the lab's query */
  addressOf(settings) {
    if (!this.#lecture) return null;
    const { source } = this.#lecture.score;
    return `?${this.#queryOf(source.id, this.#lecture.place, settings)}${hashOf(source)}`;
  }
}
