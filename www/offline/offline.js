import { cpuEngine } from '../engine/head-start.js';

/** The first scene is to have the network for itself: its files are asked for again only so long after it, in ms. */
const KEEP_AFTER = 4000;

/**
 * Has the page kept for when the network is gone, where the browser can. `kept` (event of that name) when it is.
 */
export class Offline extends EventTarget {
  kept = false;

  /** @param {import('../engine/client.js').Engine} engine */
  constructor(engine) {
    super();
    if (!('serviceWorker' in navigator) || wantsFewBytes()) return;
    navigator.serviceWorker.addEventListener('message', (event) => {
      if (!event.data.kept) return;
      this.kept = true;
      document.documentElement.dataset.offline = 'kept';
      this.dispatchEvent(new Event('kept'));
    });
    const giveUp = () => {
      // Without it everything works but a reload without network: no reason to bother anyone.
    };
    engine.started.then(() => setTimeout(() => void this.#keep().catch(giveUp), KEEP_AFTER)).catch(giveUp);
  }

  async #keep() {
    const root = new URL('../../', import.meta.url);
    await navigator.serviceWorker.register(new URL('service-worker.js', root), { updateViaCache: 'none' });
    const registration = await navigator.serviceWorker.ready;
    const { build } = await cpuEngine();
    registration.active?.postMessage({ keep: build });
  }
}

/** Whether the person has asked the browser to save data: what is kept is a few megabytes. */
function wantsFewBytes() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  return connection?.saveData === true;
}
