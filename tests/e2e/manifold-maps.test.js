import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { ONE, draw, open, pixels } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** How well scikit-learn's t-SNE and umap-learn's UMAP keep neighbours of the same points. */
const REFERENCE = JSON.parse(readFileSync(new URL('../reference/maps.json', import.meta.url), 'utf8'));
/** Allowed deficit. */
const LESS = 0.01;
const METHODS = ['pca', 'isomap', 'tsne', 'umap', 'plain', 'variational', 'guided'];

const card = (/** @type {Page} */ page, /** @type {string} */ method) =>
  page.locator(`.maps-card[data-method=${method}]`);
const plot = (/** @type {Page} */ page, /** @type {string} */ method) =>
  card(page, method).locator('.maps-plot');
/** @param {Page} page @param {string} method @param {string} of */
const figure = async (page, method, of) =>
  Number(await page.locator(`[data-figure=${method}-${of}]`).getAttribute('data-value'));
const mark = (/** @type {Page} */ page, /** @type {string} */ method, /** @type {string} */ what) =>
  card(page, method).locator(`[data-mark=${what}]`);

/** @param {Page} page @param {string} more */
const opened = (page, more) => open(page, `?lab=manifold&scene=maps&backend=cpu${more}`);
/** Waits until maps have been measured. @param {Page} page @param {string[]} [methods] */
async function measured(page, methods = METHODS) {
  for (const method of methods)
    await expect(card(page, method)).toHaveAttribute('data-measured', '', { timeout: 120_000 });
}

/** @param {Page} page @param {string} of @returns {Promise<string[][]>} */
async function table(page, of) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`[data-action=csv-${of}]`).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  return text
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
}

test('a roll by seven methods: which keep distances, and which place and draw', async ({ page }) => {
  test.slow();
  await opened(page, '&surface=swissRoll');
  await measured(page);
  for (const method of METHODS) {
    const isFunction = ['pca', 'plain', 'variational', 'guided'].includes(method);
    for (const what of ['places', 'draws'])
      await expect(mark(page, method, what)).toHaveAttribute('data-can', isFunction ? 'yes' : 'no');
    const keeps = ['isomap', 'guided'].includes(method);
    expect((await figure(page, method, 'distances')) >= 0.95, method).toBe(keeps);
    await expect(mark(page, method, 'keeps')).toHaveAttribute('data-can', keeps ? 'yes' : 'no');
    await expect(plot(page, method)).toHaveAttribute('data-points', '1500');
  }
  for (const of of ['along', 'across', 'trust', 'continuity'])
    expect(await figure(page, 'guided', of), of).toBeGreaterThan(0.98);
  expect(await figure(page, 'tsne', 'trust'), 'neighbours are kept, distances not').toBeGreaterThan(0.99);

  const maps = await table(page, 'maps');
  expect(maps).toHaveLength(1501);
  expect(maps[0]).toEqual(['point', 'along', ...METHODS.flatMap((method) => [`${method}_1`, `${method}_2`])]);
  const measures = await table(page, 'measures');
  expect(measures.slice(1).map(([method]) => method)).toEqual(METHODS);
  expect(Number(measures[2][1])).toBeCloseTo(await figure(page, 'isomap', 'trust'), 6);
  expect(measures.every((row) => row.length === measures[0].length)).toBe(true);
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=png-tsne]').click(),
  ]);
  expect(
    readFileSync(await picture.path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

test('a point is marked on all maps, and the link keeps it', async ({ page }) => {
  await opened(page, '&surface=sCurve&point=7');
  await expect(card(page, 'pca')).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  await expect(plot(page, 'pca')).toHaveAttribute('data-chosen', '7');
  const space = page.locator('[data-view=maps-space]');
  const before = await pixels(space);
  await plot(page, 'pca').focus();
  // From the middle of the S to its stroke, by keyboard.
  await expect(async () => {
    await page.keyboard.press('ArrowRight');
    await expect(plot(page, 'pca')).toHaveAttribute('data-hovered', /\d+/, { timeout: 300 });
  }).toPass();
  const hovered = String(await plot(page, 'pca').getAttribute('data-hovered'));
  await expect(plot(page, 'guided')).toHaveAttribute('data-hovered', hovered);
  await page.keyboard.press('Enter');
  await expect(plot(page, 'guided')).toHaveAttribute('data-chosen', hovered);
  expect(new URL(page.url()).searchParams.get('point')).toBe(hovered);
  await expect.poll(() => pixels(space)).not.toBe(before);
  await page.locator('button[data-subject=landsat]').click();
  expect(new URL(page.url()).searchParams.get('subject')).toBe('landsat');
  await expect(plot(page, 'pca')).toHaveAttribute('data-points', '2000', { timeout: 60_000 });
});

test('work in progress can be cancelled and resumed', async ({ page }) => {
  test.slow();
  await opened(page, '&subject=landsat');
  const cancel = page.locator('[data-action=cancel-tsne]');
  await cancel.click({ timeout: 60_000 });
  await expect(card(page, 'tsne')).toHaveAttribute('data-state', 'cancelled');
  await page.locator('[data-action=again-tsne]').click();
  await measured(page);
  await expect(card(page, 'tsne')).toHaveAttribute('data-state', 'done');
  for (const method of ['tsne', 'umap'])
    for (const of of ['trust', 'continuity'])
      expect(await figure(page, method, of), `${method}, ${of}`).toBeGreaterThan(
        REFERENCE.satellite[method][of] - LESS,
      );
  // The same points give the same maps.
  const before = await table(page, 'maps');
  await page.locator('button[data-subject=landsat]').click();
  await expect(card(page, 'tsne')).not.toHaveAttribute('data-measured', '');
  await measured(page);
  expect(await table(page, 'maps')).toEqual(before);
  // A network's patch is shown in measured units.
  await plot(page, 'guided').hover();
  await expect(page.locator('[data-view=maps-drawn]')).toHaveAttribute('data-method', 'guided');
  await expect(page.locator('.maps-patches .patch')).toHaveCount(2);
});

test.describe('the test digits', () => {
  const shipped = METHODS.slice(0, 5);

  test('t-SNE and UMAP keep neighbours as well as the reference programs, in seconds', async ({ page }) => {
    test.slow();
    await opened(page, '&subject=digits');
    await measured(page, shipped);
    for (const method of ['tsne', 'umap'])
      for (const of of ['trust', 'continuity'])
        expect(await figure(page, method, of), `${method}, ${of}`).toBeGreaterThan(
          REFERENCE.digits[method][of] - LESS,
        );
    expect(await figure(page, 'plain', 'accuracy')).toBeGreaterThan(0.7);
    expect(await figure(page, 'tsne', 'accuracy')).toBeGreaterThan(0.85);
  });

  test('a drawing is placed only by the functions, and the others say so', async ({ page }) => {
    test.slow();
    await opened(page, '&subject=digits');
    await measured(page, ['pca', 'plain']);
    await draw(page, ONE);
    for (const method of ['pca', 'plain'])
      await expect(plot(page, method)).toHaveAttribute('data-drawn', /^-?[\d.]+,-?[\d.]+$/);
    for (const method of ['isomap', 'tsne', 'umap']) {
      await expect(card(page, method).locator('.maps-cannot')).toBeVisible();
      await expect(plot(page, method)).not.toHaveAttribute('data-drawn', /./);
    }
    await expect(card(page, 'plain').locator('.maps-cannot')).toBeHidden();
    const picture = page.locator('[data-view=maps-drawn]');
    const before = await pixels(picture);
    await plot(page, 'pca').hover();
    await expect(picture).toHaveAttribute('data-method', 'pca');
    expect(await pixels(picture)).not.toBe(before);
    await page.locator('[data-action=clear]').click();
    await expect(plot(page, 'plain')).not.toHaveAttribute('data-drawn', /./);
    await expect(card(page, 'tsne').locator('.maps-cannot')).toBeHidden();
  });
});

test('a digit that turns, by seven methods: only the guided ring goes round, and new drawings are placed', async ({
  page,
}) => {
  test.slow();
  await opened(page, '&subject=turning');
  await measured(page);
  for (const method of METHODS) await expect(plot(page, method)).toHaveAttribute('data-points', '360');
  for (const of of ['along', 'across']) {
    expect(await figure(page, 'guided', of), 'cosine and sine are read off the ring').toBeGreaterThan(0.98);
    expect(await figure(page, 'pca', of), 'it goes round twice').toBeLessThan(0.1);
  }
  for (const method of METHODS) {
    const keeps = (await figure(page, method, 'distances')) >= 0.95;
    await expect(mark(page, method, 'keeps')).toHaveAttribute('data-can', keeps ? 'yes' : 'no');
  }
  await expect(mark(page, 'guided', 'keeps')).toHaveAttribute('data-can', 'yes');
  await expect(page.locator('[data-figure=guided-accuracy]'), 'there are no classes').toHaveCount(0);
  await draw(page, ONE);
  for (const method of METHODS) {
    const places = ['pca', 'plain', 'variational', 'guided'].includes(method);
    if (places) await expect(plot(page, method)).toHaveAttribute('data-drawn', /^-?[\d.]+,-?[\d.]+$/);
    else await expect(plot(page, method)).not.toHaveAttribute('data-drawn', /./);
  }
  await plot(page, 'guided').hover();
  await expect(page.locator('[data-view=maps-drawn]')).toHaveAttribute('data-method', 'guided');
  const measures = await table(page, 'measures');
  expect(measures[0].slice(5, 7)).toEqual(['r2_cos', 'r2_sin']);

  // The drawing itself, another digit, and a second freedom.
  const search = (/** @type {string} */ id) => new URL(page.url()).searchParams.get(id);
  const first = await table(page, 'maps');
  await page.locator('[data-action=use]').click();
  await expect(plot(page, 'plain')).toHaveAttribute('data-points', '0');
  await expect(plot(page, 'pca')).toHaveAttribute('data-points', '360');
  expect(search('turns')).toBe('drawing');
  expect((await table(page, 'maps'))[1][2]).not.toBe(first[1][2]);
  await page.locator('.maps-head .sample[data-label="7"]').click();
  await expect.poll(() => search('turned')).toMatch(/^\d+$/);
  await expect.poll(() => search('turns')).not.toBe('drawing');
  await expect(page.locator('.maps-head .sample[aria-pressed=true]')).toHaveAttribute('data-label', '7');
  await page.locator('.maps-head [data-control=freedom]').selectOption('shift');
  await expect(plot(page, 'pca')).toHaveAttribute('data-points', '630');
  expect(search('freedom')).toBe('shift');
  await expect(page.locator('.maps-head [data-control=surface]')).toBeHidden();
  await page.locator('button[data-subject=surface]').click();
  await expect(page.locator('.maps-head .samples')).toBeHidden();
});

test('opening another scene downloads nothing of this one', async ({ page }) => {
  /** @type {string[]} */
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await open(page, '?lab=manifold&scene=digits');
  await expect(page.locator('[data-view=map]')).toHaveAttribute('data-points', '2000', { timeout: 60_000 });
  expect(requests.filter((url) => url.includes('pkg-maps'))).toEqual([]);
});

for (const [width, height, more] of /** @type {const} */ ([
  [360, 740, ''],
  [1280, 800, ''],
  [1920, 945, '&projector=1'],
])) {
  test(`has no accessibility violation and fits ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await opened(page, `&surface=sCurve${more}`);
    await measured(page, ['pca', 'isomap']);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    if (width < 1920) return;
    const box = await card(page, 'guided').boundingBox();
    expect(box && box.y + box.height, 'all maps are on the first screen').toBeLessThanOrEqual(height);
  });
}
