import { DEFAULT_LANGUAGE } from './i18n/index.js';
import { writeScene } from './router.js';

/** @typedef {Awaited<ReturnType<typeof import('./work/start.js').startWork>>} Started */

/** The address of what is shown, however it is shown. @param {import('./router.js').Scene} scene */
export const placeOf = (scene) =>
  writeScene({ ...scene, lang: DEFAULT_LANGUAGE, backend: 'auto', projector: false });

/** What keeps this page's work; within another page nothing does. @type {PageWork | null} */
let current = null;
/** The same for what is fetched later. @returns {Promise<Started>} */
export const reachWork = () => current?.reach() ?? Promise.reject(new Error('nothing is kept here'));

/**
 * The page's end of `www/work`, whose scripts come when the first scene is there; where they do not come, they are asked for
 * again.
 */
export class PageWork {
  /** @type {Promise<Started> | null} */
  #started = null;
  /** What was opened from "My work" for the lab that shows it, by kind. @type {Map<string, any>} */
  #handed = new Map();

  /** @param {Omit<Parameters<typeof import('./work/start.js').startWork>[0], 'hand'>} page */
  constructor(page) {
    this.page = page;
    current = this;
  }

  /** From now on what is made here is kept in the browser. What cannot be kept is said when it is asked for. */
  begin() {
    this.#start().catch(() => undefined);
  }

  /** As `Work.put`. @param {Parameters<Started['put']>} parts */
  keep(...parts) {
    this.#start().then(
      ({ put }) => put(...parts),
      () => undefined,
    );
  }

  /** What was opened for a lab: given once. @param {string} kind */
  opened(kind) {
    const content = this.#handed.get(kind);
    this.#handed.delete(kind);
    return content;
  }

  /** The scene is another one. @param {boolean} made by the person, who did more than go elsewhere */
  follow(made) {
    this.#started?.then(({ followScene }) => followScene(made)).catch(() => undefined);
  }

  /** Shows what was made here. @param {(dialog: HTMLElement) => void} append */
  async show(append) {
    const [{ workPanel }, parts] = await Promise.all([import('./work/panel.js'), this.#start()]);
    const panel = workPanel(parts);
    append(panel.element);
    panel.element.addEventListener('close', () => panel.element.remove());
    await panel.open();
  }

  /** What keeps the work, once it is there. */
  reach() {
    return this.#start();
  }

  #start() {
    this.#started ??= import('./work/start.js').then(({ startWork }) =>
      startWork({ ...this.page, hand: (kind, content) => void this.#handed.set(kind, content) }),
    );
    this.#started.catch(() => (this.#started = null));
    return this.#started;
  }
}
