/** Memory stays flat during training: a page that leaks would not last a lecture. */
import { expect, test } from '@playwright/test';
import { usualSettings } from '../../www/router.js';
import { BUILD } from '../built.js';
import { beginRun } from './bare-run.js';
import { countBuffers, leakInWorker, watchMemory } from './memory.js';
import { open, player, stepsDone } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./memory.js').Held} Held */
/** @typedef {import('./memory.js').Place} Place */

/** A leak of this many bytes per step must be detected: half of it is allowed. */
const LEAK = 1000;
const ALLOWED = LEAK / 2;
const STEPS = 10_000;
/**
 * Steps before the first measurement: kernels are compiled and caches filled. cubecl keeps the arguments of kernel
 * calls, each in a buffer, up to 512 of them, and every step adds some.
 */
const WARM_UP = 1000;
/** Memory fluctuates, the GPU's by three megabytes: the lowest of several readings counts. */
const [READINGS, BETWEEN] = [5, 50];
const SIZE = { images: 5000, batchSize: 10, hidden: [8], dCode: 2, epochs: 100 };
const PLACES = /** @type {Place[]} */ (['page', 'worker', 'wasm', 'used', 'gpu']);

/** Opens the training lab and returns its memory measurement. @param {Page} page */
async function opened(page) {
  const measure = await watchMemory(page);
  const scene = new URLSearchParams({ lab: 'train', backend: 'cpu' });
  for (const [key, value] of Object.entries(SIZE)) scene.set(key, String(value));
  await open(page, `?${scene}`);
  await expect(player(page)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  await page.workers()[0].evaluate(countBuffers);
  return measure;
}

/** Trains in the lab for at least this many steps; returns the number done. @param {Page} page @param {number} count */
async function train(page, count) {
  const step = async () => Number(await player(page).getAttribute('data-step'));
  const before = await step();
  const play = page.locator('[data-action=play]');
  await play.click();
  await stepsDone(page, before + count, 200_000);
  await play.click();
  await expect(player(page)).toHaveAttribute('data-state', 'paused');
  return (await step()) - before;
}

/**
 * The lowest reading of each place, over too few steps for a leak to matter.
 * @param {() => Promise<Held>} measure
 * @param {(count: number) => Promise<number>} train
 */
async function least(measure, train) {
  const heapSize = await measure();
  for (let reading = 1; reading < READINGS; reading++) {
    await train(BETWEEN);
    const next = await measure();
    for (const place of PLACES) heapSize[place] = Math.min(heapSize[place], next[place]);
  }
  return heapSize;
}

/** Growth of each place, in bytes per step. @param {Held} before @param {Held} after @param {number} steps */
function growth(before, after, steps) {
  const grown = PLACES.map((place) => [place, (after[place] - before[place]) / steps]);
  return /** @type {Record<Place, number>} */ (Object.fromEntries(grown));
}

/**
 * @param {() => Promise<Held>} measure
 * @param {(count: number) => Promise<number>} train
 */
async function expectFlat(measure, train) {
  await train(WARM_UP);
  const before = await least(measure, train);
  const steps = await train(STEPS);
  const after = await least(measure, train);
  const grown = growth(before, after, steps);
  const description = JSON.stringify({ steps, before, after, grown });
  test.info().annotations.push({ type: 'memory', description });
  for (const place of PLACES)
    expect(grown[place], `${place}, bytes a step: ${description}`).toBeLessThan(ALLOWED);
  return { before, after };
}

test(`memory is flat over ${STEPS} steps on the CPU, including all that is drawn`, async ({ page }) => {
  const measure = await opened(page);
  await expectFlat(
    () => measure('cpu'),
    (count) => train(page, count),
  );
});

test(`memory is flat over ${STEPS} steps on WebGPU`, async ({ page }) => {
  test.setTimeout(600_000);
  const measure = await watchMemory(page);
  await page.goto(`${BUILD}/www/engine/client.js`); // same origin, without anything that takes the software GPU's time
  const defaults = usualSettings();
  await page.evaluate(beginRun, { ...defaults, ...SIZE });
  await page.workers()[0].evaluate(countBuffers);
  expect(await page.evaluate(() => /** @type {any} */ (globalThis).begin())).toBe('webgpu');
  const { before, after } = await expectFlat(
    () => measure('webgpu'),
    (count) => page.evaluate((count) => /** @type {any} */ (globalThis).train(count), count),
  );
  expect(before.gpu).toBeGreaterThan(4 * 784 * SIZE.images); // at least the images
  expect(after.pipelines, 'kernels are compiled once').toBe(before.pipelines);
});

test('a leak of a kilobyte per step would be detected, wherever it is', async ({ page }) => {
  const measure = await opened(page);
  await train(page, WARM_UP);
  const before = await measure('cpu');
  const leak = { times: STEPS, bytes: LEAK };
  await page.workers()[0].evaluate(leakInWorker, leak);
  await page.evaluate(({ times, bytes }) => {
    const lost = Array.from({ length: times }, () => new Array(bytes / 4).fill(0)); // four bytes each, or eight
    Object.assign(globalThis, { lost });
  }, leak);
  await train(page, WARM_UP); // free memory is reused
  const grown = growth(before, await measure('cpu'), STEPS);
  for (const place of PLACES.filter((place) => place !== 'wasm'))
    expect(grown[place], place).toBeGreaterThan(1.5 * ALLOWED);
});
