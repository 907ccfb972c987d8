import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { ONE, draw, open, pixels } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const scene = (/** @type {Page} */ page) => page.locator('.turning');
const panel = (/** @type {Page} */ page, /** @type {string} */ map) => page.locator(`[data-map=${map}]`);
/** A measure of a map. @param {Page} page @param {string} which such as `guided-error` */
const figure = async (page, which) =>
  Number(await page.locator(`[data-figure=${which}]`).getAttribute('data-value'));
/** Steps done by a network. @param {Page} page @param {'guided' | 'plain'} of */
const steps = async (page, of) => Number(await scene(page).getAttribute(`data-${of}`));

/** Opens the scene and waits for the images. @param {Page} page @param {string} [more] */
async function opened(page, more = '') {
  await open(page, `?lab=manifold&scene=turning&backend=cpu${more}`);
  await expect(scene(page)).toHaveAttribute('data-guided', /\d/, { timeout: 30_000 });
}

test('one digit turned all the way round: two loops in PCA, torn by reconstruction alone, a ring when distances are kept', async ({
  page,
}) => {
  test.slow();
  await opened(page);
  await expect(panel(page, 'pca').locator('.map-verdict')).toHaveAttribute('data-verdict', 'recurs');
  expect(await figure(page, 'pca-jump')).toBeLessThan(3);
  await expect(scene(page)).toHaveAttribute('data-done', '', { timeout: 150_000 });
  expect([await steps(page, 'guided'), await steps(page, 'plain')]).toEqual([1000, 1000]);
  await expect(panel(page, 'guided').locator('.map-verdict')).toHaveAttribute('data-verdict', 'ring');
  await expect(panel(page, 'guided')).not.toHaveAttribute('data-torn');
  expect(await figure(page, 'guided-jump')).toBeLessThanOrEqual(3);
  await expect(panel(page, 'plain')).toHaveAttribute('data-torn');
  await expect(panel(page, 'plain').locator('.map-verdict')).toHaveAttribute('data-verdict', 'torn');
  expect(await figure(page, 'guided-error')).toBeLessThan(await figure(page, 'plain-error'));
  await expect(page.locator('[data-action=play]'), 'the run has ended').toBeDisabled();
  await expect(page.locator('[data-view=takes]'), 'time for another network').toContainText(/\d/);
  await expect(page.locator('[data-view=takes]')).not.toHaveAttribute('data-unused');
  await page.locator('[data-action=reset]').click();
  await expect(scene(page)).not.toHaveAttribute('data-done');
});

test('the knob moves the point and changes digit and reconstructions; so do keys, dragging and the automatic turn', async ({
  page,
}) => {
  await opened(page, '&angle=40');
  const angle = page.locator('[data-view=angle]');
  await expect(angle).toHaveValue('40');
  const place = () => panel(page, 'pca').locator('.turn-plane').getAttribute('data-place');
  const [first, picture] = [await place(), await pixels(page.locator('[data-view=turned]'))];
  const copy = await pixels(page.locator('[data-view=copy-pca]'));
  await angle.focus();
  for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight');
  await expect(angle).toHaveValue('45');
  expect(await place()).not.toBe(first);
  expect(await pixels(page.locator('[data-view=turned]'))).not.toBe(picture);
  expect(await pixels(page.locator('[data-view=copy-pca]'))).not.toBe(copy);
  await expect.poll(() => new URL(page.url()).searchParams.get('angle')).toBe('45');
  const box = await page.locator('[data-view=dial]').boundingBox();
  if (!box) throw new Error('no dial');
  // From right of the centre to above it: a quarter turn counterclockwise.
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x + box.width * 0.4, y);
  await page.mouse.down();
  await page.mouse.move(x, y - box.height * 0.4, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => Math.abs(Number(await angle.inputValue()) - 135)).toBeLessThanOrEqual(2);
  const spin = page.locator('[data-action=spin]');
  await spin.click();
  await expect.poll(async () => Number(await angle.inputValue())).toBeGreaterThan(150);
  await spin.click();
  await expect(spin).toHaveAttribute('aria-pressed', 'false');
});

test('a place on a plane is decoded, by mouse and by keys', async ({ page }) => {
  await opened(page);
  const [plane, copy] = [panel(page, 'pca').locator('.turn-plane'), page.locator('[data-view=copy-pca]')];
  const before = await pixels(copy);
  const box = await plane.boundingBox();
  if (!box) throw new Error('no plane');
  await page.mouse.click(box.x + box.width * 0.3, box.y + box.height * 0.35);
  await expect.poll(() => pixels(copy)).not.toBe(before);
  const pointed = await pixels(copy);
  await plane.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => pixels(copy)).not.toBe(pointed);
  await page.locator('[data-view=angle]').fill('90');
  await expect(panel(page, 'pca').locator('figcaption')).toHaveText(/copia|copy/i);
});

test('another digit, a second freedom and a third value restart training, and are in the link', async ({
  page,
}) => {
  await opened(page);
  await page.locator('.sample[data-label="7"]').click();
  await expect.poll(() => new URL(page.url()).searchParams.get('turned')).toMatch(/^\d+$/);
  await page.locator('[data-freedom=shift]').click();
  await expect(panel(page, 'pca').locator('[data-points="630"]')).toBeVisible();
  await expect(page.locator('[data-control=level]')).toBeVisible();
  await page.locator('[data-values="3"]').click();
  await expect.poll(() => new URL(page.url()).searchParams.get('values')).toBe('3');
  await expect.poll(() => steps(page, 'guided'), { timeout: 60_000 }).toBeGreaterThan(0);
  const plane = panel(page, 'pca').locator('.turn-plane');
  const turn = await plane.getAttribute('data-turn');
  await plane.focus();
  await page.keyboard.press('ArrowLeft');
  expect(await plane.getAttribute('data-turn')).not.toBe(turn);
});

test('the network that only reconstructs can be trained first', async ({ page }) => {
  await opened(page, '&keep=copies&turned=20');
  await expect.poll(() => steps(page, 'plain'), { timeout: 60_000 }).toBeGreaterThan(0);
  expect(await steps(page, 'guided')).toBe(0);
  await page.locator('[data-keep=distances]').click();
  await expect.poll(() => steps(page, 'guided'), { timeout: 60_000 }).toBeGreaterThan(0);
});

test('a drawing is turned when confirmed, and an empty pad changes nothing', async ({ page }) => {
  await opened(page);
  const before = await pixels(page.locator('[data-view=turned]'));
  await page.locator('[data-action=draw]').click();
  await page.locator('[data-action=clear]').click();
  await page.locator('[data-action=use]').click();
  await expect(page.locator('[data-view=pad]'), 'there is nothing to turn').toBeVisible();
  await draw(page, ONE);
  await page.locator('[data-action=use]').click();
  await expect(page.locator('[data-view=pad]')).toBeHidden();
  await expect.poll(() => pixels(page.locator('[data-view=turned]'))).not.toBe(before);
  // A straight line is unchanged by half a turn.
  await expect.poll(async () => Number(await scene(page).getAttribute('data-half'))).toBeGreaterThan(0);
});

test('the curves are saved as a table and as a picture', async ({ page }) => {
  await opened(page);
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=csv-turning]').click(),
  ]);
  const lines = readFileSync(await table.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(361);
  expect(lines[0]).toBe('angle,level,pca1,pca2,plain1,plain2,guided1,guided2');
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=png-turning]').click(),
  ]);
  expect(
    readFileSync(await picture.path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

test('has no accessibility violation and fits a phone, with knob and ring on one screen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await opened(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const [knob, ring] = await Promise.all(
    [page.locator('[data-view=angle]'), panel(page, 'guided').locator('.turn-plane')].map((part) =>
      part.boundingBox(),
    ),
  );
  if (!knob || !ring) throw new Error('no knob or no ring');
  expect(ring.y + ring.height - knob.y).toBeLessThan(740);
});
