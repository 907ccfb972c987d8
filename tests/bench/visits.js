/** A first visit over a throttled link, and a second one with the browser's cache. */
import { countBytes } from '../e2e/page.js';
import { kilo, median } from './statistics.js';

/** Links: Mbit/s, ms of delay, and the visits on each. On bad Wi-Fi the cache takes minutes to fill. */
const LINKS = [
  { megabits: 10, latency: 20, visits: ['first', 'second'] },
  { megabits: 1.6, latency: 150, visits: ['first'] },
];
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
  const rows = [];
  for (const link of LINKS) {
    const measured = link.visits.map((visit) => ({ visit, ms: /** @type {number[]} */ ([]), bytes: 0 }));
    for (let time = 0; time < VISITS; time++) await visitAll(browser, site, link, measured);
    for (const { visit, ms, bytes } of measured) {
      rows.push({
        link: `${link.megabits} Mbit/s, ${link.latency} ms`,
        visit,
        'median ms to the first reconstruction': Math.round(median(ms)),
        'slowest ms': Math.round(Math.max(...ms)),
        'kB until then': kilo(bytes),
      });
    }
  }
  return rows;
}

/**
 * Visits the page with a fresh profile, as often as there are entries in `measured`.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} site
 * @param {{ megabits: number, latency: number }} link
 * @param {{ ms: number[], bytes: number }[]} visits
 */
async function visitAll(browser, site, { megabits, latency }, visits) {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const throughput = (megabits * 1e6) / 8;
  const conditions = {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  };
  await session.send('Network.emulateNetworkConditions', conditions);
  const counted = countBytes(page);
  await page.addInitScript(noteFirst, READY);
  for (const visit of visits) {
    // A later visit uses the service worker's cache, once it is complete.
    if (visit !== visits[0]) await page.locator('html[data-offline=kept]').waitFor({ state: 'attached' });
    counted.reset();
    await page.goto(`${site}index.html`, { waitUntil: 'commit' });
    // At the next frame, so that later downloads do not count.
    await page.waitForFunction((ready) => document.querySelector(ready), READY);
    visit.bytes = await counted.total();
    visit.ms.push(await page.evaluate(() => /** @type {any} */ (globalThis).firstReconstruction));
  }
  await page.close();
}
