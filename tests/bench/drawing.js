/** The time from a pointer event to the painted reconstruction. */
import { draw, reconstruction } from '../e2e/page.js';
import { spread } from './statistics.js';

export const MOVES = 200;

/** @param {import('@playwright/test').Browser} browser @param {string} site */
export async function drawing(browser, site) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${site}index.html?backend=cpu`);
  await reconstruction(page).and(page.locator('[data-ready]')).waitFor();
  await draw(page, [[0.5, 0.2]]);
  await page.evaluate(() => {
    /** @type {number[]} */
    const latencies = [];
    Object.assign(globalThis, { latencies });
    let since = 0;
    let last = 0;
    // A move tells again of what was told before the frame.
    const moved = (/** @type {Event} */ { timeStamp }) => {
      if (timeStamp <= last) return;
      last = timeStamp;
      since ||= timeStamp;
    };
    const pad = document.querySelector('[data-view=pad]');
    for (const type of ['pointerrawupdate', 'pointermove']) pad?.addEventListener(type, moved, true);
    const canvas = document.querySelector('[data-view=reconstruction]');
    const painted = () => {
      // The frame that shows it has been handed over when a task runs after its animation frame.
      const from = since;
      since = 0;
      if (from) requestAnimationFrame(() => setTimeout(() => latencies.push(performance.now() - from)));
    };
    if (canvas)
      new MutationObserver(painted).observe(canvas, { attributes: true, attributeFilter: ['data-updates'] });
  });
  const box = await page.locator('[data-view=pad]').first().boundingBox();
  if (!box) throw new Error('no pad');
  const measured = () => page.evaluate(() => /** @type {any} */ (globalThis).latencies);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let move = 0; move < MOVES; move++) {
    const angle = move / 9;
    const reach = 0.15 + (0.2 * move) / MOVES;
    const [x, y] = [0.5 + reach * Math.cos(angle), 0.5 + reach * Math.sin(angle)];
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
    await page.waitForFunction((count) => /** @type {any} */ (globalThis).latencies.length > count, move);
  }
  const ms = await measured();
  await page.close();
  return [spread(ms)];
}
