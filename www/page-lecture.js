import { lectureOf, lectureQuery } from './lecture/link.js';
import { queryOf } from './link-text.js';
import { readScene } from './router.js';

/** @typedef {import('./lecture/lecture.js').Lecture} Lecture */
/** @typedef {import('./router.js').Scene} Scene */

/** Settings of the page that a lecture's address keeps. */
const OF_THE_PAGE = ['lang', 'backend', 'projector'];

/** Which one the address asks for, in place of one lab. */
export const wantedLecture = () => lectureOf(queryOf(location.search));

/**
 * What a link of a lecture opens, as the page is set now.
 * @param {Scene} scene on screen
 * @param {string} link
 * @param {string[]} keeps settings that stay as they are, if it is the same lab; `ink` is the drawing
 * @returns {Scene}
 */
export function lectureScene(scene, link, keeps) {
  const { lab, lang, backend, projector, values, ink } = scene;
  const wanted = { ...readScene(`?${link}`), lang, backend, projector };
  if (wanted.lab !== lab) return wanted;
  const kept = Object.fromEntries(keeps.filter((key) => key in values).map((key) => [key, values[key]]));
  return {
    ...wanted,
    values: { ...wanted.values, ...kept },
    ink: keeps.includes('ink') ? ink : wanted.ink,
  };
}

/** The page's end of `www/lecture`, whose scripts come when a lecture is given. */
export class PageLecture {
  /** The one that is being given. @type {Lecture | null} */
  #lecture = null;

  /** @param {ConstructorParameters<typeof import('./lecture/lecture.js').Lecture>[1]} page */
  constructor(page) {
    this.page = page;
  }

  /** Id of the one that is being given, if there is one. */
  get id() {
    return this.#lecture?.score.id ?? '';
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

  /** The lab on screen is complete. */
  ready() {
    this.#lecture?.ready();
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
