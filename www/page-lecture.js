import { lectureOf, lectureQuery } from './lecture/link.js';
import { queryOf } from './link-text.js';

/** @typedef {import('./lecture/lecture.js').Lecture} Lecture */

/** Settings of the page that a lecture's address keeps. */
const OF_THE_PAGE = ['lang', 'backend', 'projector'];

/** Which one the address asks for, in place of one lab. */
export const wantedLecture = () => lectureOf(queryOf(location.search));

/** The page's end of `www/lecture`, whose scripts come when a lecture is given. */
export class PageLecture {
  /** The one that is being given. @type {Lecture | null} */
  #lecture = null;

  /** @param {ConstructorParameters<typeof import('./lecture/lecture.js').Lecture>[1]} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {{ id: string, place: number }} wanted */
  async begin({ id, place }) {
    const [{ Lecture, loadStage }, { loadScore }] = await Promise.all([
      import('./lecture/lecture.js'),
      import('./lecture/load-score.js'),
    ]);
    await loadStage();
    this.#lecture = new Lecture(await loadScore(id), this.page);
    this.#lecture.go(place);
  }

  /**
   * Back or forward: goes to another scene of the same lecture, or ends it.
   * @param {{ id: string, place: number } | null} wanted
   * @returns {boolean} whether the lecture goes on
   */
  follow(wanted) {
    if (this.#lecture && wanted?.id === this.#lecture.score.id) {
      this.#lecture.go(wanted.place);
      return true;
    }
    this.#lecture?.destroy();
    this.#lecture = null;
    return false;
  }

  /** The query of the scene on screen, where a lecture is being given. @param {string} settings the query of its lab */
  addressOf(settings) {
    if (!this.#lecture) return null;
    const query = lectureQuery(this.#lecture.score.id, this.#lecture.place);
    const all = new URLSearchParams(settings);
    for (const key of OF_THE_PAGE) {
      if (all.has(key)) query.set(key, String(all.get(key)));
    }
    return `?${query}`;
  }
}
