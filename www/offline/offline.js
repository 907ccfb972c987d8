import { cpuEngine, programAt } from '../engine/head-start.js';
import { LARGE_FILES } from '../engine/large-files.js';

/** The first scene is to have the network for itself: its files are asked for again only so long after it, in ms. */
const KEEP_AFTER = 4000;

/** Where the page is: the service worker's scope. */
const SITE = new URL('./', document.baseURI).href;

/**
 * Has the page kept for when the network is gone, where the browser can. `kept` (event of that name) when it is, or when it
 * could not be.
 */
export class Offline extends EventTarget {
  kept = false;
  /** Why it could not be. */
  reason = '';
  /** Files that the host does not hand out. @type {string[]} */
  missing = [];

  /** @param {import('../engine/client.js').Engine} engine */
  constructor(engine) {
    super();
    const container = serviceWorkers();
    if (!container || wantsFewBytes()) return;
    container.addEventListener('message', ({ data }) => this.#hear(data));
    // Without it everything works but a reload without network: no reason to bother anyone.
    const giveUp = (/** @type {unknown} */ error) =>
      this.#hear({ kept: false, reason: error instanceof Error ? error.message : String(error) });
    holdFiles().catch(() => undefined);
    engine.started.then(
      () => setTimeout(() => void keep(container).catch(giveUp), KEEP_AFTER),
      () => undefined, // that has been said
    );
  }

  /** @param {{ kept: boolean, missing?: string[], reason?: string }} message */
  #hear({ kept, missing = [], reason = '' }) {
    Object.assign(this, { kept, missing, reason });
    document.documentElement.dataset.offline = kept ? 'kept' : 'failed';
    this.dispatchEvent(new Event('kept'));
  }
}

/** Nothing where there are none, or where a frame may have none. */
function serviceWorkers() {
  try {
    return navigator.serviceWorker ?? null;
  } catch {
    return null;
  }
}

/** @param {ServiceWorkerContainer} container */
async function keep(container) {
  await container.register(programAt(`${SITE}service-worker.js`), { updateViaCache: 'none' });
  const { active } = await container.ready;
  const { build } = await cpuEngine();
  active?.postMessage({ keep: build });
}

/** Says, as long as this page is open, which folders it is made of: the service worker does not forget them. */
async function holdFiles() {
  const folders = [new URL('../../', import.meta.url).href, LARGE_FILES];
  await Promise.all(
    folders.map((folder) => {
      const name = `latente ${SITE} ${folder.slice(SITE.length).replace(/\/$/, '')}`;
      return navigator.locks?.request(name, { mode: 'shared' }, () => new Promise(() => undefined));
    }),
  );
}

/** Whether the person has asked the browser to save data: what is kept is a few megabytes. */
function wantsFewBytes() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  return connection?.saveData === true;
}
