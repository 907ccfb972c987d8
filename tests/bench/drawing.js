/** The time from a pointer event to the painted reconstruction. */
import { draw, reconstruction } from '../e2e/page.js';
import { spread } from './statistics.js';

/** @typedef {import('@playwright/test').Page} Page */

export const MOVES = 200;
/** A run longer than the measurement, and the steps to skip while the browser compiles. */
const [RUN, FIRST_STEPS] = ['lab=train&epochs=1000', 300];

/** Places to draw: the canvas with the result, and its attribute that changes each time. */
const PLACES = {
  'nothing else goes on': { canvas: '[data-view=reconstruction]', says: 'data-updates', open: openFirst },
  'while a run trains': {
    canvas: '[data-view=drawing-reconstruction]',
    says: 'data-mse',
    open: openTraining,
  },
};

/** @param {import('@playwright/test').Browser} browser @param {string} site */
export async function drawing(browser, site) {
  const rows = [];
  for (const [when, { canvas, says, open }] of Object.entries(PLACES)) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await open(page, site);
    rows.push({ when, ...spread(await latencies(page, canvas, says)) });
    await page.close();
  }
  return rows;
}

/** @param {Page} page @param {string} site */
async function openFirst(page, site) {
  await page.goto(`${site}index.html?backend=cpu`);
  await reconstruction(page).and(page.locator('[data-ready]')).waitFor();
  await draw(page, [[0.5, 0.2]]);
}

/** @param {Page} page @param {string} site */
async function openTraining(page, site) {
  await page.goto(`${site}index.html?${RUN}&backend=cpu`);
  await page.locator('#lab[data-ready]').waitFor();
  await draw(page, [[0.5, 0.2]]);
  await page.locator('[data-action=play]').click();
  await page.waitForFunction(
    (steps) => Number(document.querySelector('.player')?.getAttribute('data-step')) > steps,
    FIRST_STEPS,
  );
}

/**
 * Draws one stroke, waiting for the result of each move.
 * @param {Page} page
 * @param {string} canvas
 * @param {string} says
 * @returns {Promise<number[]>} ms
 */
export async function latencies(page, canvas, says) {
  await page.evaluate(watchAnswers, { canvas, says });
  const pad = page.locator('[data-view=pad]').first();
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('no pad');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let move = 0; move < MOVES; move++) {
    const angle = move / 9;
    const reach = 0.15 + (0.2 * move) / MOVES;
    const [x, y] = [0.5 + reach * Math.cos(angle), 0.5 + reach * Math.sin(angle)];
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
    await page.waitForFunction((count) => /** @type {any} */ (globalThis).latencies.length > count, move);
  }
  await page.mouse.up();
  return page.evaluate(() => /** @type {any} */ (globalThis).latencies);
}

/** Runs in the page. @param {{ canvas: string, says: string }} of */
function watchAnswers({ canvas, says }) {
  /** @type {number[]} */
  const latencies = [];
  Object.assign(globalThis, { latencies });
  let since = 0;
  let last = 0;
  // A `pointermove` repeats the raw events before the frame.
  const moved = (/** @type {Event} */ { timeStamp }) => {
    if (timeStamp <= last) return;
    last = timeStamp;
    since ||= timeStamp;
  };
  const pad = document.querySelector('[data-view=pad]');
  for (const type of ['pointerrawupdate', 'pointermove']) pad?.addEventListener(type, moved, true);
  const shown = document.querySelector(canvas);
  const painted = () => {
    // A task after the animation frame runs once the frame has been submitted.
    const from = since;
    since = 0;
    if (from) requestAnimationFrame(() => setTimeout(() => latencies.push(performance.now() - from)));
  };
  if (shown) new MutationObserver(painted).observe(shown, { attributes: true, attributeFilter: [says] });
}
