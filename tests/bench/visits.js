/** A first visit over a throttled link, and a second one with the browser's cache. */
import { countBytes } from '../e2e/page.js';
import { kilo, median } from './statistics.js';

export const MEGABITS = 10;
export const VISITS = 5;
/** The first reconstruction. */
const READY = '[data-view=reconstruction][data-ready]';

/** In the page: records the time of the first reconstruction, in ms since the navigation. @param {string} ready */
function noteFirst(ready) {
  const watch = new MutationObserver(() => {
    if (!document.querySelector(ready)) return;
    watch.disconnect();
    Object.assign(globalThis, { firstReconstruction: performance.now() });
  });
  watch.observe(document, { subtree: true, childList: true, attributes: true });
}

/** @param {import('@playwright/test').Browser} browser @param {string} site */
export async function visits(browser, site) {
  const first = { ms: /** @type {number[]} */ ([]), bytes: 0 };
  const second = { ms: /** @type {number[]} */ ([]), bytes: 0 };
  for (let visit = 0; visit < VISITS; visit++) {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const throughput = (MEGABITS * 1e6) / 8;
    const conditions = {
      offline: false,
      latency: 20,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    };
    await session.send('Network.emulateNetworkConditions', conditions);
    const counted = countBytes(page);
    await page.addInitScript(noteFirst, READY);
    for (const kept of [first, second]) {
      counted.reset();
      await page.goto(`${site}index.html`, { waitUntil: 'commit' });
      // At the next frame, so that later downloads do not count.
      await page.waitForFunction((ready) => document.querySelector(ready), READY);
      kept.bytes = await counted.total();
      kept.ms.push(await page.evaluate(() => /** @type {any} */ (globalThis).firstReconstruction));
      // The second visit uses the service worker's cache, once it is complete.
      await page.locator('html[data-offline=kept]').waitFor({ state: 'attached' });
    }
    await page.close();
  }
  const row = (/** @type {string} */ name, /** @type {typeof first} */ { ms, bytes }) => ({
    visit: name,
    'median ms to the first reconstruction': Math.round(median(ms)),
    'slowest ms': Math.round(Math.max(...ms)),
    'kB until then': kilo(bytes),
  });
  return [row('first', first), row('second', second)];
}
