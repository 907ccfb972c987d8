import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { ONE, draw, open, pixels, player, stepsDone } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const stage = (/** @type {Page} */ page) => page.locator('[data-view=stage]');
const refusal = (/** @type {Page} */ page) => page.locator('[data-view=refusal]');
/** The error of a method on screen. @param {Page} page @param {string} way */
const errorOf = async (page, way) =>
  Number(await stage(page).locator(`[data-way=${way}]`).getAttribute('data-mse'));
/** A measured error. @param {Page} page @param {string} way */
const measured = async (page, way) =>
  Number(await page.locator(`[data-figure=${way}-mse]`).getAttribute('data-value'));
const updates = async (/** @type {import('@playwright/test').Locator} */ view) =>
  Number(await view.getAttribute('data-updates'));

/** Opens the lab and waits until every method has filled the hole. @param {Page} page @param {string} [more] */
async function opened(page, more = '') {
  await open(page, `?lab=impute${more}`);
  await expect(stage(page)).toHaveAttribute('data-state', 'whole', { timeout: 60_000 });
}

/** Opens the satellite patches. @param {Page} page */
async function satellite(page) {
  await open(page, '?lab=impute&data=landsat');
  await expect(page.locator('[data-view=landsat]')).toHaveAttribute('data-updates', /\d/, {
    timeout: 60_000,
  });
}

/** @param {Page} page */
async function measure(page) {
  await page.locator('[data-action=measure]').click();
  await expect(page.locator('.test-measure')).toHaveAttribute('data-state', 'done', { timeout: 100_000 });
}

test('a 4 without its upper half becomes a 9, which has the lowest error of all', async ({ page }) => {
  await opened(page);
  await expect(stage(page).locator('[data-way=whole] b')).toHaveText('Original: 4');
  await expect(stage(page).locator('[data-best]')).toHaveAttribute('data-way', 'network');
  await expect(page.locator('[data-view=measured-words]')).toContainText('gana la red');
});

test('the lower half is filled by every method, and the other half is kept', async ({ page }) => {
  await opened(page, '&hidden=lower&sample=6');
  await expect(page.locator('[data-view=missing]')).toContainText('392');
  // The network was trained to fill in. The bound is the mean image's error over all test digits.
  const network = await errorOf(page, 'network');
  expect(network).toBeGreaterThan(0.01);
  for (const way of ['iterated', 'pca', 'mean']) {
    expect(await errorOf(page, way), way).toBeGreaterThan(network);
    expect(await errorOf(page, way), way).toBeLessThan(0.072);
  }
  await expect(stage(page).locator('[data-best]')).toHaveCount(1);
  await expect(stage(page).locator('[data-best]')).toHaveAttribute('data-way', 'network');
  await expect(page.locator('[data-view=rounds]')).toHaveAttribute('data-rounds', '5');
  const filled = page.locator('[data-view=way-network]');
  const before = await pixels(filled);
  await page.locator('[data-hidden=left]').click();
  await expect.poll(() => pixels(filled)).not.toBe(before);
  await expect(page).toHaveURL(/hidden=left/);
});

test('more rounds give another filling, and the link keeps them', async ({ page }) => {
  await opened(page, '&hidden=pixels&share=0.5');
  await expect(page.locator('[data-control=share]')).toBeVisible();
  const before = await errorOf(page, 'pca');
  await page.locator('[data-control=rounds]').fill('2');
  await expect(page.locator('[data-view=rounds]')).toHaveAttribute('data-rounds', '2');
  expect(await errorOf(page, 'pca')).not.toBe(before);
  await expect(page).toHaveURL(/hidden=pixels&share=0.5&rounds=2/);
  await page.reload();
  await expect(page.locator('[data-view=rounds]')).toHaveAttribute('data-rounds', '2', { timeout: 60_000 });
});

test('a hole is erased by pointer and by keys; an empty or complete one is reported', async ({ page }) => {
  await opened(page, '&hidden=lower');
  const filled = page.locator('[data-view=way-pca]');
  const kept = await pixels(filled);
  await page.locator('[data-hidden=brush]').click();
  await expect(page.locator('[data-view=missing]'), 'there is a small hole to begin with').toHaveText(/4\d/);
  await expect(page.locator('[data-view=rounds]')).toHaveAttribute('data-rounds', '5');
  await page.locator('[data-action=restore]').click();
  await expect(refusal(page)).toContainText('No falta nada');
  await expect(page.locator('[data-view=rounds]'), 'the curve goes too').toHaveAttribute('data-rounds', '0');
  expect(await pixels(filled), 'without a hole there is nothing to fill').not.toBe(kept);
  const canvas = page.locator('[data-view=holed]');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('no picture');
  await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.5 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.7 * box.width, box.y + 0.5 * box.height, { steps: 6 });
  await page.mouse.up();
  await expect(stage(page)).toHaveAttribute('data-state', 'whole');
  await expect(refusal(page)).toHaveText('');
  const count = async () =>
    Number((await page.locator('[data-view=missing]').textContent())?.match(/\d+/)?.[0]);
  const rubbed = await count();
  expect(rubbed).toBeGreaterThan(40);
  for (let at = 0; at < 6; at++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect.poll(count).toBeGreaterThan(rubbed);
  for (let row = 0; row <= 28; row += 2) {
    const y = box.y + (row * box.height) / 28;
    await page.mouse.move(box.x + 1, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 1, y, { steps: 4 });
    await page.mouse.up();
  }
  await expect(refusal(page)).toContainText('Falta todo');
  await page.locator('[data-action=restore]').click();
  await expect(refusal(page)).toContainText('No falta nada');
  await page.locator('[data-hidden=lower]').click();
  await expect.poll(() => pixels(filled)).toBe(kept);
});

test('a drawing can be filled, and an empty pad has a hint', async ({ page }) => {
  await opened(page);
  const whole = page.locator('[data-view=way-whole]');
  const before = await pixels(whole);
  await draw(page, ONE);
  await expect.poll(() => pixels(whole)).not.toBe(before);
  await page.locator('[data-action=clear]').click();
  await expect(stage(page)).toHaveAttribute('data-state', 'empty');
  await expect(page.locator('.pad-hint')).toBeVisible();
});

test('over the test digits the network trained with holes is best', async ({ page }) => {
  await opened(page, '&hidden=lower');
  await expect(page.locator('.test-measure')).toHaveAttribute('data-state', 'beforehand');
  const before = await measured(page, 'iterated');
  await measure(page);
  expect(await measured(page, 'iterated')).toBeCloseTo(before, 3);
  expect(await measured(page, 'mean')).toBeCloseTo(0.072, 2);
  expect(await measured(page, 'network')).toBeLessThan(0.043);
  expect(await measured(page, 'pca')).toBeGreaterThan(await measured(page, 'network'));
  await expect(page.locator('[data-view=measured] tr[data-best]')).toHaveAttribute('data-way', 'network');
  await page.locator('[data-control=rounds]').fill('7');
  await expect(page.locator('[data-figure=network-mse]')).toHaveAttribute('data-value', '');
});

test('a network trained here learns to fill holes', async ({ page }) => {
  await opened(page, '&backend=cpu');
  await page.locator('[data-network=run]').click();
  await expect(player(page)).toHaveAttribute('data-state', /ready|paused/, { timeout: 60_000 });
  await expect.poll(() => errorOf(page, 'network')).toBeGreaterThan(0.1);
  await page.locator('.player [data-action=play]').click();
  await stepsDone(page, 300);
  await page.locator('.player [data-action=play]').click();
  await expect.poll(() => errorOf(page, 'network')).toBeLessThan(0.1);
});

test('a satellite patch is filled in; bands, pixels and cells can be removed', async ({ page }) => {
  await satellite(page);
  const view = page.locator('[data-view=landsat]');
  const cells = view.locator('button.cell');
  await expect(view.locator('button.cell[aria-pressed=true]')).toHaveCount(9);
  await page.locator('[data-mask=centre]').click();
  await expect(view.locator('button.cell[aria-pressed=true]')).toHaveCount(4);
  await cells.first().click();
  await expect(cells.first()).toHaveText('?');
  const before = await updates(view);
  await page.locator('[data-action=next-row]').click();
  await expect.poll(() => updates(view)).toBeGreaterThan(before);
  await expect(page).toHaveURL(/sample=267/);
  await expect(page.locator('[data-view=landsat-status]')).toContainText('268 de');
  // With nothing missing it says so, and nothing is filled in.
  for (const index of [0, 16, 17, 18, 19]) await view.locator(`button.cell[data-cell="${index}"]`).click();
  await expect(refusal(page)).toContainText('No falta nada');
  const filler = view.locator('[data-figure=filler]').first();
  await expect(filler).toHaveText('');
  await page.locator('[data-mask=ring]').click();
  await expect(page.locator('[data-mask=ring]')).toHaveAttribute('aria-pressed', 'true');
  await expect(filler).toHaveAttribute('data-value', /\d/);
  await expect(refusal(page)).toHaveText('');
});

test('all test patches are measured automatically, and a patch can be saved', async ({ page }) => {
  await satellite(page);
  await expect(page.locator('.test-measure')).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  expect(await measured(page, 'mean')).toBeGreaterThan(0.7);
  expect(await measured(page, 'filler')).toBeLessThan(0.2 * (await measured(page, 'mean')));
  const words = page.locator('[data-view=measured-words]');
  await expect(words).toContainText('gana «Red entrenada con huecos»');
  await page.locator('[data-mask=ring]').click();
  await expect(words).toContainText('«PCA 8, iterado»');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=csv-patch]').click(),
  ]);
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(7);
  expect(lines[0].split(',')).toHaveLength(38);
});
