import { DEFAULT_LANGUAGE } from './i18n/index.js';
import { writeScene } from './router.js';

/** @typedef {Awaited<ReturnType<typeof import('./work/start.js').startWork>>} WorkStart */

/** The address of a scene, independent of its presentation. @param {import('./router.js').Scene} scene */
export const placeOf = (scene) =>
  writeScene({ ...scene, lang: DEFAULT_LANGUAGE, backend: 'auto', projector: false });

/** Saves this page's work; null in an embedded page. @type {PageWork | null} */
let current = null;
/** Resolves with the saver once its scripts have loaded. @returns {Promise<WorkStart>} */
export const reachWork = () =>
  current?.reach() ?? Promise.reject(new Error('work is not saved in this page'));

/** The page's interface to `www/work`, whose scripts load after the first scene; a failed load is retried. */
export class PageWork {
  /** @type {Promise<WorkStart> | null} */
  #started = null;
  /** Items opened from "My work" for the lab that shows them, by kind. @type {Map<string, any>} */
  #handedItems = new Map();

  /** @param {Omit<Parameters<typeof import('./work/start.js').startWork>[0], 'hand'>} page */
  constructor(page) {
    this.page = page;
    current = this;
  }

  /** Starts saving work in the browser. Storage errors are reported when the user opens "My work". */
  begin() {
    this.#start().catch(() => undefined);
  }

  /** As `Work.put`. @param {Parameters<WorkStart['put']>} parts */
  keep(...parts) {
    this.#start().then(
      ({ put }) => put(...parts),
      () => undefined,
    );
  }

  /** Returns an item opened for a lab, once. @param {string} kind */
  opened(kind) {
    const content = this.#handedItems.get(kind);
    this.#handedItems.delete(kind);
    return content;
  }

  /** Call this when the scene has changed. @param {boolean} made whether the user changed something, beyond navigating */
  follow(made) {
    this.#started?.then(({ followScene }) => followScene(made)).catch(() => undefined);
  }

  /** Shows the user's work. @param {(dialog: HTMLElement) => void} append */
  async show(append) {
    const [{ workPanel }, parts] = await Promise.all([import('./work/panel.js'), this.#start()]);
    const panel = workPanel(parts);
    append(panel.element);
    panel.element.addEventListener('close', () => panel.element.remove());
    await panel.open();
  }

  /** Resolves with the saver once it has loaded. */
  reach() {
    return this.#start();
  }

  #start() {
    this.#started ??= import('./work/start.js').then(({ startWork }) =>
      startWork({ ...this.page, hand: (kind, content) => void this.#handedItems.set(kind, content) }),
    );
    this.#started.catch(() => (this.#started = null));
    return this.#started;
  }
}
