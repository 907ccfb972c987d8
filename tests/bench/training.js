/** Training as a user experiences it, in the page: the time per step, and the page's overhead over the engine. */
import { draw } from '../e2e/page.js';
import { callsPerStep, countGpu, gpuCounts } from './gpu.js';
import { openLatente } from './latente.js';
import { measure } from './measure.js';
import { median, range, round } from './statistics.js';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {'cpu' | 'webgpu'} Backend */

/** The first steps include compilation. @type {Record<Backend, { first: number, steps: number }>} */
const EFFORT = { cpu: { first: 40, steps: 600 }, webgpu: { first: 6, steps: 24 } };
/** Passes of each method compared by {@link share}. */
const PASSES = 3;
const ALONE = { kind: 'multilayer', warmup: 40, steps: 20, rounds: 30, patience: 15_000 };
/** Milliseconds between two pointer moves. */
const MOVE_MS = 16;

/** @param {Browser} browser @param {string} site @param {Backend} backend */
export async function training(browser, site, backend) {
  const page = await openTraining(browser, site, backend);
  const counted = page.workers()[0];
  await page.locator('[data-action=play]').click();
  const { first, steps } = EFFORT[backend];
  const from = await reach(page, first);
  const before = await gpuCounts(counted);
  const to = await reach(page, from.step + steps);
  const calls = callsPerStep(before, await gpuCounts(counted), to.step - from.step);
  await page.close();
  const ms = (to.at - from.at) / (to.step - from.step);
  return {
    backend,
    steps: to.step - from.step,
    'ms a step': round(ms),
    'steps/s': round(1000 / ms),
    ...calls,
  };
}

/**
 * CPU steps per second of the engine alone, in the page, and in the page while the user draws.
 * @param {Browser} browser
 * @param {string} site
 */
export async function share(browser, site) {
  /** @type {Record<string, () => Promise<number>>} */
  const methods = {
    'the engine alone': () => alone(browser),
    'in the page': () => inPage(browser, site, false),
    'in the page, somebody draws': () => inPage(browser, site, true),
  };
  const names = Object.keys(methods);
  /** @type {Record<string, number[]>} */
  const speeds = Object.fromEntries(names.map((name) => [name, []]));
  for (let pass = 0; pass < PASSES; pass++) {
    for (const name of pass % 2 ? names.toReversed() : names) speeds[name].push(await methods[name]());
  }
  const full = median(speeds[names[0]]);
  return names.map((name) => ({
    training: name,
    'steps/s': range(speeds[name]),
    'lost %': round(100 * (1 - median(speeds[name]) / full)),
  }));
}

/** @param {Browser} browser */
async function alone(browser) {
  const { msPerStep, error } = await measure(browser, openLatente, { backend: 'wasm', ...ALONE });
  if (error) throw new Error(error);
  return (1000 * msPerStep.length) / msPerStep.reduce((a, b) => a + b);
}

/** @param {Browser} browser @param {string} site @param {boolean} isDrawing */
async function inPage(browser, site, isDrawing) {
  const page = await openTraining(browser, site, 'cpu');
  if (isDrawing) await draw(page, [[0.5, 0.2]]);
  await page.locator('[data-action=play]').click();
  const { first, steps } = EFFORT.cpu;
  let done = false;
  const reached = (async () => {
    const from = await reach(page, first);
    const to = await reach(page, from.step + steps);
    return (1000 * (to.step - from.step)) / (to.at - from.at);
  })().finally(() => (done = true));
  if (isDrawing) await scribble(page, () => done);
  const speed = await reached;
  await page.close();
  return speed;
}

/** Opens the lab with its run at step 0. @param {Browser} browser @param {string} site @param {Backend} backend */
async function openTraining(browser, site, backend) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${site}index.html?lab=train&backend=cpu`);
  await page.locator('.player[data-state=ready]').waitFor({ state: 'attached', timeout: 120_000 });
  await page.workers()[0].evaluate(countGpu);
  if (backend === 'webgpu') {
    await page.locator('summary[data-view=engine]').click();
    await page.locator('input[value=webgpu]').check();
    await page.locator('summary[data-backend=webgpu]').waitFor({ timeout: 120_000 });
    await page.keyboard.press('Escape');
  }
  return page;
}

/**
 * The time at which the page shows at least `target` steps, and their number.
 * @param {Page} page
 * @param {number} target
 */
function reach(page, target) {
  return page.locator('.player').evaluate(
    (player, target) =>
      new Promise((/** @type {(moment: { step: number, at: number }) => void} */ resolve) => {
        const seen = new MutationObserver(() => {
          const moment = { step: Number(player.getAttribute('data-step')), at: performance.now() };
          if (moment.step < target) return;
          seen.disconnect();
          resolve(moment);
        });
        seen.observe(player, { attributes: true, attributeFilter: ['data-step'] });
      }),
    target,
  );
}

/** Draws circles on the pad. @param {Page} page @param {() => boolean} isDone */
async function scribble(page, isDone) {
  const box = await page.locator('[data-view=pad]').first().boundingBox();
  if (!box) throw new Error('no pad');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let move = 0; !isDone(); move++) {
    const [x, y] = [0.5 + 0.3 * Math.cos(move / 9), 0.5 + 0.3 * Math.sin(move / 9)];
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
    await page.waitForTimeout(MOVE_MS);
  }
  await page.mouse.up();
}
