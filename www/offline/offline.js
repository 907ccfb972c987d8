import { cpuEngine, programAt } from '../engine/head-start.js';
import { LARGE_FILES } from '../engine/large-files.js';

/** Delay in ms between the first scene and the caching of the page's files, so that the scene has the network to itself. */
const KEEP_AFTER = 4000;

/** The page's root: the service worker's scope. */
const SITE = new URL('./', document.baseURI).href;

/** Caches the page for offline use, if the browser can. Emits `kept` when it has been cached or caching has failed. */
export class Offline extends EventTarget {
  kept = false;
  /** Why caching failed. */
  reason = '';
  /** Files the host does not serve. @type {string[]} */
  missing = [];

  /**
   * @param {import('../engine/client.js').Engine} engine
   * @param {import('../engine/pointer.js').HeldPointer} pointer caching waits while it is held
   */
  constructor(engine, pointer) {
    super();
    const container = serviceWorkers();
    if (!container || wantsFewBytes()) return;
    container.addEventListener('message', ({ data }) => this.#hear(data));
    // Only an offline reload needs it, so failures are not shown as errors.
    const giveUp = (/** @type {unknown} */ error) =>
      this.#hear({ kept: false, reason: error instanceof Error ? error.message : String(error) });
    holdFiles().catch(() => undefined);
    engine.started.then(
      () => setTimeout(() => void keep(container, pointer).catch(giveUp), KEEP_AFTER),
      () => undefined, // already reported
    );
  }

  /** @param {{ kept: boolean, missing?: string[], reason?: string }} message */
  #hear({ kept, missing = [], reason = '' }) {
    Object.assign(this, { kept, missing, reason });
    document.documentElement.dataset.offline = kept ? 'kept' : 'failed';
    this.dispatchEvent(new Event('kept'));
  }
}

/** Null without browser support, or where a frame forbids service workers. */
function serviceWorkers() {
  try {
    return navigator.serviceWorker ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {ServiceWorkerContainer} container
 * @param {import('../engine/pointer.js').HeldPointer} pointer
 */
async function keep(container, pointer) {
  await container.register(programAt(`${SITE}service-worker.js`), { updateViaCache: 'none' });
  const { active } = await container.ready;
  const { build } = await cpuEngine();
  const tell = () => active?.postMessage({ held: pointer.isHeld });
  pointer.addEventListener('change', tell);
  tell();
  active?.postMessage({ keep: build });
}

/** Holds a lock on this page's build folders while it is open, so that the service worker keeps their caches. */
async function holdFiles() {
  const folders = [new URL('../../', import.meta.url).href, LARGE_FILES];
  await Promise.all(
    folders.map((folder) => {
      const name = `latente ${SITE} ${folder.slice(SITE.length).replace(/\/$/, '')}`;
      return navigator.locks?.request(name, { mode: 'shared' }, () => new Promise(() => undefined));
    }),
  );
}

/** Whether the user has asked the browser to save data: the cache takes a few megabytes. */
function wantsFewBytes() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  return connection?.saveData === true;
}
