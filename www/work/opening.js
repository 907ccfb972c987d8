import { defaultsOf } from '../router.js';
import { isSound } from './kinds.js';
import { openTabs } from './tab.js';

/**
 * @typedef {import('./schema.js').Entry} Entry
 * @typedef {'damaged' | 'full' | null} Refusal why an entry was not opened
 * @typedef {object} Page the page's functions for opened entries
 * @property {(lab: string, values: Record<string, any>) => void} openLab
 * @property {(scene: import('./scenes.js').Scene) => void} openScene
 * @property {(id: string) => void} openLecture
 * @property {(id: string) => void} openImages
 * @property {(kind: string, content: any) => void} hand passes the content to the next lab
 */

/** Kinds of errors caused by the network or a lost engine. */
const OTHER_FAULTS = ['fatal', 'device', 'fileFetch', 'fileStalled', 'fileGzip', 'left', 'stale'];

/**
 * Opens stored entries. A damaged entry is refused, and the page stays unchanged.
 * @param {object} parts
 * @param {import('./work.js').Work} parts.work
 * @param {import('./keeper.js').Keeper} parts.keeper
 * @param {import('../engine/client.js').Engine} parts.engine
 * @param {Page} parts.page
 */
export function opening({ work, keeper, engine, page }) {
  /**
   * Restores an entry, by kind; returns the function that shows it.
   * @type {Record<string, (entry: Entry, content: any, isOpen: boolean) => Promise<(() => void) | 'full'>>}
   */
  const haveAgain = {
    run: async (entry, record, isOpen) => {
      await keeper.takeRun(entry, record, isOpen);
      return () => page.openLab('train', settingsOf(record.config));
    },
    kept: async (entry, capture, isOpen) => {
      const hasRoom = await keeper.takeKept(entry, capture, isOpen);
      return hasRoom ? () => page.openLab('train', { view: 'compare' }) : 'full';
    },
    model: (_entry, { as, model }) => {
      engine.haveModel(as, model);
      return Promise.resolve(() => page.openLab('reconstruct', { model: as }));
    },
    table: (_entry, content) => {
      page.hand('table', content);
      return Promise.resolve(() => page.openLab('reduction', {}));
    },
    images: ({ id }) => Promise.resolve(() => page.openImages(id)),
    lecture: ({ id }) => Promise.resolve(() => page.openLecture(id)),
    scene: (_entry, content) => Promise.resolve(() => page.openScene(content)),
  };

  /** @param {Entry} entry @returns {Promise<(() => void) | Exclude<Refusal, null>>} */
  async function have(entry) {
    const [content, tabs] = await Promise.all([work.content(entry.id), openTabs()]);
    if (!isSound(entry.kind, content)) return 'damaged';
    try {
      return await haveAgain[entry.kind](entry, content, entry.tab !== work.tab && tabs.has(entry.tab));
    } catch (error) {
      // Only an error of an engine that has read the content means a damaged entry.
      if (OTHER_FAULTS.includes(/** @type {any} */ (error)?.kind)) throw error;
      return 'damaged';
    }
  }

  return {
    /** @param {Entry} entry @returns {Promise<Refusal>} */
    async open(entry) {
      const show = await have(entry);
      if (typeof show === 'string') return show;
      show();
      return null;
    },
    /**
     * Restores the state of an earlier page, with its run paused. A damaged entry does not block the others.
     * @param {import('./found.js').Found} found
     * @returns {Promise<Entry[]>} entries that could not be opened
     */
    async resume({ run, kept, model, table, scene }) {
      /** @type {Entry[]} */
      const refusedNames = [];
      let show = () => undefined;
      for (const entry of [...kept, model, table, run]) {
        if (!entry) continue;
        const shows = await have(entry);
        if (typeof shows === 'string') refusedNames.push(entry);
        else show = () => void shows();
      }
      if (scene) page.openScene(scene.content);
      else show();
      return refusedNames;
    },
  };
}

/** The lab settings that a run was started with. @param {Record<string, any>} config */
const settingsOf = (config) =>
  Object.fromEntries(Object.entries(config).filter(([id]) => id in defaultsOf('train')));
