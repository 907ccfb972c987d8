import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { open, pixels, player } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const wall = (/** @type {Page} */ page, /** @type {string} */ space) => page.locator(`[data-wall=${space}]`);
/** @param {Page} page @param {string} space @param {'gap' | 'usual'} figure */
const figure = async (page, space, figure) =>
  Number(await wall(page, space).locator(`[data-figure=${figure}]`).getAttribute('data-value'));
const updates = async (/** @type {Page} */ page, space = 'variational') =>
  Number((await wall(page, space).getAttribute('data-updates')) ?? 0);
/** Sets a slider. @param {import('@playwright/test').Locator} slider @param {number} value */
const slide = (slider, value) =>
  slider.evaluate((element, value) => {
    const input = /** @type {HTMLInputElement} */ (element);
    input.value = String(value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, value);

/** Opens the lab and waits for its walls. @param {Page} page @param {string} [more] */
async function opened(page, more = '', spaces = ['simple', 'variational']) {
  await open(page, `?lab=generate${more}`);
  for (const space of spaces)
    await expect(wall(page, space)).toHaveAttribute('data-updates', /\d/, { timeout: 60_000 });
}

test('two walls of new digits, each with the most similar training image', async ({ page }) => {
  await opened(page);
  for (const space of ['simple', 'variational']) {
    await expect(wall(page, space).locator('.tile')).toHaveCount(25);
    await expect(wall(page, space).locator('[data-view=gap]')).toContainText('No es copia');
  }
  // Drawn from N(0, 1), the variational space yields digits, the ordinary one does not.
  const usual = await figure(page, 'simple', 'usual');
  expect(usual).toBe(await figure(page, 'variational', 'usual'));
  const [simple, variational] = [
    await figure(page, 'simple', 'gap'),
    await figure(page, 'variational', 'gap'),
  ];
  expect(Math.abs(simple - usual)).toBeGreaterThan(Math.abs(variational - usual));
  const picture = wall(page, 'variational').locator('[data-view=pair-generated]');
  const before = await pixels(picture);
  await wall(page, 'variational').locator('[data-tile="7"]').click();
  await expect.poll(() => pixels(picture)).not.toBe(before);
});

test('the number of doubtful digits is reported, and is higher for the ordinary space', async ({ page }) => {
  await opened(page);
  const doubtful = async (/** @type {string} */ space) => {
    const words = wall(page, space).locator('[data-view=doubtful]');
    const count = Number(await words.getAttribute('data-count'));
    await expect(wall(page, space).locator('.tile[data-doubtful]')).toHaveCount(count);
    await expect(words).toContainText(count ? `${count} de 25 apenas se parece` : 'Las 25 se parecen');
    return count;
  };
  const [simple, variational] = [await doubtful('simple'), await doubtful('variational')];
  expect(simple).toBeGreaterThan(15);
  expect(variational).toBeLessThan(simple / 2 + 1);
});

test('another draw gives other digits, and the link of a draw reproduces it', async ({ page }) => {
  await opened(page);
  const first = wall(page, 'variational').locator('.tile canvas').first();
  const before = await pixels(first);
  const done = await updates(page);
  await page.locator('[data-action=again]').click();
  await expect.poll(() => updates(page)).toBeGreaterThan(done);
  const after = await pixels(first);
  expect(after).not.toBe(before);
  await expect.poll(() => page.url()).toContain('seed=2');
  await opened(page, '&seed=2');
  expect(await pixels(first)).toBe(after);
});

test('each sampling method fills the wall, and one per class gives all ten', async ({ page }) => {
  await opened(page, '&space=variational', ['variational']);
  const tiles = wall(page, 'variational').locator('.tile');
  await expect(tiles).toHaveCount(50);
  const digits = () => Promise.all([0, 24, 49].map((index) => pixels(tiles.nth(index).locator('canvas'))));
  for (const way of ['mixture', 'box', 'around', 'whole']) {
    const [done, before] = [await updates(page), await digits()];
    await page.locator(`[data-way=${way}]`).click();
    await expect.poll(() => updates(page)).toBeGreaterThan(done);
    await expect(tiles).toHaveCount(50);
    const after = await digits();
    expect(new Set(after).size, `${way}: the digits differ from each other`).toBe(3);
    for (const [index, tile] of after.entries())
      expect(tile, `${way}: another digit`).not.toBe(before[index]);
    if (way !== 'mixture') continue;
    const counts = await wall(page, 'variational')
      .locator('[data-view=labels] li')
      .evaluateAll((items) => items.map((item) => Number(/** @type {HTMLElement} */ (item).dataset.count)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(50);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThanOrEqual(8);
  }
});

test('attributes thicken and slant the mixture', async ({ page }) => {
  await opened(page, '&scene=arithmetic', []);
  await expect(page.locator('[data-view=mixer-formula]')).toHaveText(
    '0,50 · media de la clase 3 + 0,50 · media de la clase 8',
  );
  const value = async (/** @type {string} */ name) =>
    Number(await page.locator(`[data-view=mixed-figures] [data-figure=${name}]`).getAttribute('data-value'));
  await expect.poll(() => value('thickness')).toBeGreaterThan(1);
  const [thickness, slant] = [await value('thickness'), await value('slant')];
  await slide(page.locator('[data-view=thickness]'), -1.5);
  await expect.poll(() => value('thickness')).toBeLessThan(thickness / 1.1);
  await slide(page.locator('[data-view=slant]'), 1.5);
  await expect.poll(() => value('slant')).toBeGreaterThan(slant + 5);
  await page.locator('[data-action=mixer-reset]').click();
  await expect.poll(() => value('thickness')).toBe(thickness);
  const mixed = page.locator('[data-view=mixed]');
  const before = await pixels(mixed);
  await slide(page.locator('[data-view=share-sample]'), 1);
  await expect.poll(() => pixels(mixed)).not.toBe(before);
});

test('a variational network trained here has a wall of its own', async ({ page }) => {
  await opened(page, '&backend=cpu');
  await page.locator('[data-space=run]').click();
  await expect(wall(page, 'run')).toHaveAttribute('data-updates', /\d/, { timeout: 60_000 });
  const before = await pixels(wall(page, 'run').locator('.tile canvas').first());
  const done = await updates(page, 'run');
  await player(page).locator('[data-action=play]').click();
  await expect.poll(() => updates(page, 'run'), { timeout: 60_000 }).toBeGreaterThan(done);
  expect(await pixels(wall(page, 'run').locator('.tile canvas').first())).not.toBe(before);
});

test('a wall can be saved', async ({ page }) => {
  await opened(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    wall(page, 'variational').locator('[data-action=csv]').click(),
  ]);
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(26);
  expect(lines[1].split(',')).toHaveLength(3 + 784);
});

test("a random point falls onto the plane with its coordinates, and its image is the decoder's", async ({
  page,
}) => {
  await open(page, '?backend=cpu&lab=generate&scene=point&lang=es');
  const code = page.locator('[data-view=point-code]');
  await expect(code).toHaveAttribute('data-x', /\d/, { timeout: 60_000 });
  const place = async () => [
    Number(await code.getAttribute('data-x')),
    Number(await code.getAttribute('data-y')),
  ];
  const [first, image] = [await place(), await pixels(page.locator('[data-view=point-image]'))];
  await page.locator('[data-action=roll]').click();
  await expect(code).not.toHaveAttribute('data-x', String(first[0]));
  expect(page.url()).toContain('seed=2');
  const [x, y] = await place();
  await expect(code).toHaveText(
    new RegExp(
      `^h = \\( −?${Math.abs(x).toFixed(2).replace('.', ',')} ; −?${Math.abs(y).toFixed(2).replace('.', ',')} \\)$`,
    ),
  );
  await expect.poll(() => pixels(page.locator('[data-view=point-image]'))).not.toBe(image);
  // The same seed gives the same point, and the dart goes where the arrows lead.
  await open(page, '?backend=cpu&lab=generate&scene=point&lang=es&seed=2');
  await expect(code).toHaveAttribute('data-x', String(x), { timeout: 60_000 });
  await page.locator('[data-view=point-dart]').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await place())[0]).toBeGreaterThan(x + 0.01);
});
