import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { ONE, draw, open, pixels, player, stepsDone } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const stage = (/** @type {Page} */ page) => page.locator('[data-view=stage]');
/** The error of a method on screen. @param {Page} page @param {string} way */
const errorOf = async (page, way) =>
  Number(await stage(page).locator(`[data-way=${way}]`).getAttribute('data-mse'));
/** A measured error. @param {Page} page @param {string} way */
const measured = async (page, way) =>
  Number(await page.locator(`[data-figure=${way}-mse]`).getAttribute('data-value'));
const METHODS = ['noisy', 'network', 'plain', 'pca', 'median', 'blur'];
const best = (/** @type {Page} */ page) => page.locator('[data-view=measured] tr[data-best]');

/** Opens the lab and waits until every method has shown its result for the first digit. @param {Page} page @param {string} [more] */
async function opened(page, more = '') {
  await open(page, `?lab=denoise${more}`);
  await expect(stage(page)).toHaveAttribute('data-state', 'whole', { timeout: 60_000 });
}

/** @param {Page} page */
async function measure(page) {
  await page.locator('[data-action=measure]').click();
  await expect(page.locator('.test-measure')).toHaveAttribute('data-state', 'done', { timeout: 90_000 });
}

test('a network trained with noise removes it, and its error is reported as the lowest', async ({ page }) => {
  await opened(page);
  const network = await errorOf(page, 'network');
  expect(network).toBeLessThan(0.03);
  for (const way of ['noisy', 'plain', 'pca', 'median', 'blur']) {
    expect(await errorOf(page, way), way).toBeGreaterThan(network);
  }
  await expect(stage(page).locator('[data-best]')).toHaveAttribute('data-way', 'network');
  await expect(stage(page).locator('[data-way=network] [data-of=here] em')).toBeVisible();
  await expect(stage(page).locator('[data-way=pca] [data-of=here] em')).toBeHidden();
  await expect(page.locator('[data-view=noise-note]')).toHaveAttribute('data-kind', 'same');
});

test('another noise, strength or kind changes everything, and the link', async ({ page }) => {
  await opened(page);
  const noisy = page.locator('[data-view=way-noisy]');
  const first = await pixels(noisy);
  await page.locator('[data-action=again]').click();
  await expect.poll(() => pixels(noisy)).not.toBe(first);
  await page.locator('[data-control=noiseLevel]').fill('0.2');
  await expect.poll(() => errorOf(page, 'noisy')).toBeLessThan(0.05);
  await expect(page.locator('[data-view=noise-note]')).toHaveAttribute('data-kind', 'otherLevel');
  const before = await errorOf(page, 'noisy');
  await page.locator('[data-noise=lines]').click();
  await expect(page.locator('[data-view=noise-note]')).toHaveAttribute('data-kind', 'otherNoise');
  await expect.poll(() => errorOf(page, 'noisy')).not.toBe(before);
  await expect(page).toHaveURL(/noise=lines&noiseLevel=0.2&noiseSeed=2/);
  const error = await errorOf(page, 'noisy');
  await page.reload();
  await expect(stage(page)).toHaveAttribute('data-state', 'whole', { timeout: 60_000 });
  await expect(page.locator('[data-noise=lines]')).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => errorOf(page, 'noisy')).toBeCloseTo(error, 5);
});

test('a weak noise may miss the digit, which is then said', async ({ page }) => {
  await opened(page, '&noise=lines&noiseLevel=0.05');
  const name = stage(page).locator('[data-way=noisy] b');
  await expect(name).toHaveText('El ruido no le tocó');
  expect(await errorOf(page, 'noisy')).toBe(0);
  await page.locator('[data-control=noiseLevel]').fill('0.5');
  await expect(name).toHaveText('Con ruido, sin tocar');
  expect(await errorOf(page, 'noisy')).toBeGreaterThan(0);
});

test('a drawing is denoised while it is drawn, and one of the ten goes to the pad', async ({ page }) => {
  await opened(page);
  const clean = page.locator('[data-view=way-clean]');
  const sample = await pixels(clean);
  await draw(page, ONE);
  await expect.poll(() => pixels(clean)).not.toBe(sample);
  await expect(stage(page)).toHaveAttribute('data-state', 'whole');
  await page.locator('[data-action=clear]').click();
  await expect(stage(page)).toHaveAttribute('data-state', 'empty');
  await expect(page.locator('.pad-hint')).toBeVisible();
  const triplets = page.locator('[data-view=row] button');
  await expect(triplets).toHaveCount(10);
  await triplets.nth(3).click();
  await expect(stage(page)).toHaveAttribute('data-state', 'whole');
  await expect(page).toHaveURL(new RegExp(`sample=${await triplets.nth(3).getAttribute('data-triplet')}`));
});

test('the shipped measurement is repeated here, the network wins, and the file says so', async ({ page }) => {
  await opened(page);
  await expect(page.locator('.test-measure')).toHaveAttribute('data-state', 'beforehand');
  const before = await Promise.all(METHODS.map((way) => measured(page, way)));
  await expect(stage(page).locator('[data-of=test] em:visible')).toHaveCount(1);
  await measure(page);
  for (const [at, way] of METHODS.entries())
    expect(Math.abs((await measured(page, way)) / before[at] - 1), way).toBeLessThan(0.01);
  expect(await measured(page, 'noisy')).toBeCloseTo(0.1155, 2);
  expect(await measured(page, 'network')).toBeLessThan(0.016);
  expect(await measured(page, 'pca')).toBeCloseTo(0.019, 2);
  expect(await measured(page, 'plain')).toBeGreaterThan(3 * (await measured(page, 'network')));
  await expect(best(page)).toHaveAttribute('data-way', 'network');
  await expect(page.locator('[data-view=measured-words]')).toContainText('gana la red');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=csv-measured]').click(),
  ]);
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines[0]).toBe('way,mse,psnr,network,noise,level,seed');
  expect(lines).toHaveLength(7);
});

test('with noise that it was not trained on it does not win', async ({ page }) => {
  await opened(page, '&noise=blocks&noiseLevel=0.3');
  await measure(page);
  await expect(best(page)).toHaveAttribute('data-way', 'pca');
  await expect(page.locator('[data-view=measured-words]')).toContainText('la red no gana');
  // Other noise: previous results no longer hold, and shipped ones take their place.
  await page.locator('[data-noise=gaussian]').click();
  await expect(page.locator('.test-measure')).toHaveAttribute('data-state', 'beforehand');
  await expect(best(page)).toHaveAttribute('data-way', 'network');
});

test('a measurement can be cancelled, and its results so far stay', async ({ page }) => {
  await opened(page);
  await page.locator('[data-action=measure]').click();
  await expect(page.locator('[data-figure=noisy-mse]')).toHaveAttribute('data-value', /\d/, {
    timeout: 60_000,
  });
  await page.locator('[data-action=cancel]').click();
  await expect(page.locator('.test-measure')).toHaveAttribute('data-state', 'stopped');
  await expect(page.locator('[data-action=measure]')).toBeEnabled();
  await expect(page.locator('[data-figure=blur-mse]')).toHaveAttribute('data-value', '');
});

test('a network trained here learns the chosen noise', async ({ page }) => {
  await opened(page, '&backend=cpu&noise=blocks&noiseLevel=0.3');
  await page.locator('[data-network=run]').click();
  await expect(player(page)).toHaveAttribute('data-state', /ready|paused/, { timeout: 60_000 });
  await expect(page.locator('[data-view=noise-note]')).toHaveAttribute('data-kind', 'same');
  await expect(stage(page).locator('[data-way=network] b')).toHaveText('La red que entrenas');
  await expect.poll(() => errorOf(page, 'network')).toBeGreaterThan(0.1);
  await page.locator('.player [data-action=play]').click();
  await stepsDone(page, 300);
  await page.locator('.player [data-action=play]').click();
  await expect.poll(() => errorOf(page, 'network')).toBeLessThan(0.09);
  await page.locator('[data-noise=saltPepper]').click();
  await expect(page.locator('[data-view=noise-note]')).toContainText('se entrenó con bloques');
});

test('a measured run is paused meanwhile, and another step discards the measurement', async ({ page }) => {
  await opened(page, '&backend=cpu');
  await page.locator('[data-network=run]').click();
  await expect(player(page)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  await page.locator('.player [data-action=play]').click();
  await stepsDone(page, 20);
  await measure(page); // pressed once, during training
  await expect(player(page)).toHaveAttribute('data-state', 'paused');
  const step = Number(await player(page).getAttribute('data-step'));
  // After twenty steps it is better than the noisy input, and worse than the fully trained network.
  expect(await measured(page, 'network')).toBeGreaterThan(0.016);
  expect(await measured(page, 'network')).toBeLessThan(await measured(page, 'noisy'));
  expect(Number(await player(page).getAttribute('data-step')), 'no further step').toBe(step);
  await page.locator('.player [data-action=step]').click();
  await expect(player(page)).toHaveAttribute('data-step', String(step + 1));
  await expect(page.locator('.test-measure')).toHaveAttribute('data-state', 'none');
});
