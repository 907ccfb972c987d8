import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { ONE, draw, open, pixels, player } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const map = (/** @type {Page} */ page) => page.locator('[data-view=map]');
const decoded = (/** @type {Page} */ page) => page.locator('[data-view=decoded]');
/** Opens the lab and waits for its dots and background. @param {Page} page @param {string} [more] */
async function opened(page, more = '') {
  await open(page, `?lab=manifold&scene=digits${more}`);
  await expect(map(page)).toHaveAttribute('data-points', '2000', { timeout: 60_000 });
}

/** Moves the mouse to a place of the map, as fractions of its side. @param {Page} page @param {number} x @param {number} y */
async function hover(page, x, y) {
  await map(page).scrollIntoViewIfNeeded();
  const box = await map(page).boundingBox();
  if (!box) throw new Error('no map');
  await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
}

/**
 * Moves the mouse and waits for the image of that place, which replaces another one. Returns the place's code.
 * @param {Page} page
 * @param {number} x
 * @param {number} y
 */
async function codeAt(page, x, y) {
  await expect(decoded(page)).toHaveAttribute('data-code', /,/);
  const before = String(await decoded(page).getAttribute('data-code'));
  await hover(page, x, y);
  await expect(decoded(page)).not.toHaveAttribute('data-code', before);
  return String(await decoded(page).getAttribute('data-code'))
    .split(',')
    .map(Number);
}

test('the shipped plane appears at once, and each place of it is decoded under the mouse', async ({
  page,
}) => {
  await opened(page);
  await expect(map(page)).toHaveAttribute('data-tiles', '400');
  const [x, y] = await codeAt(page, 0.3, 0.4);
  const before = await pixels(decoded(page));
  const [nextX, nextY] = await codeAt(page, 0.7, 0.6);
  expect(await pixels(decoded(page)), 'another place has another image').not.toBe(before);
  expect(nextX > x && nextY < y, 'to the right h₁ is larger, down h₂ is smaller').toBe(true);
});

test('a drawing is located on the map while it is drawn', async ({ page }) => {
  await opened(page);
  await expect(map(page)).toHaveAttribute('data-drawn', '');
  await draw(page, ONE);
  await expect(map(page)).toHaveAttribute('data-drawn', /^-?[\d.]+,-?[\d.]+$/);
  await expect(page.locator('[data-view=drawn]')).toContainText('0,0');
  await page.locator('[data-action=clear]').click();
  await expect(map(page)).toHaveAttribute('data-drawn', '');
});

test('buttons, wheel and keys scale and move the view, and the background follows', async ({ page }) => {
  await opened(page);
  const half = async () => Number(await map(page).getAttribute('data-half'));
  await expect.poll(half).toBeGreaterThan(0);
  const whole = await half();
  await page.locator('[data-action=zoom-in]').click();
  await expect.poll(half).toBeCloseTo(whole / 1.5, 3);
  await hover(page, 0.5, 0.5);
  await page.mouse.down();
  await page.mouse.up(); // the map has the focus now
  await page.mouse.wheel(0, -100);
  await expect.poll(half).toBeCloseTo(whole / 1.5 / 1.2, 3);
  const code = () => decoded(page).getAttribute('data-code');
  const before = await code();
  await page.keyboard.press('ArrowRight');
  await expect.poll(code).not.toBe(before);
  await page.locator('[data-action=zoom-home]').click();
  await expect.poll(half).toBeCloseTo(whole, 3);
});

test('the line between two digits is shown between codes and between pixels, and its ends can be chosen', async ({
  page,
}) => {
  await opened(page, '&beside=walk&from=5&to=66');
  const strips = page.locator('.walk-strip');
  await expect(strips.nth(1).locator('small').nth(4)).not.toBeEmpty();
  await expect(page.locator('[data-view=walk-verdict]')).toHaveAttribute('data-clearer', 'codes');
  const end = await pixels(page.locator('[data-view=walk-to]'));
  await page.locator('[data-end=to]').click();
  await page.locator('.shelf button').nth(5).click();
  await expect.poll(() => pixels(page.locator('[data-view=walk-to]'))).not.toBe(end);
  expect(new URL(page.url()).searchParams.get('from')).toBe('5');
  await expect.poll(() => new URL(page.url()).searchParams.get('to')).not.toBe('66');
  await page.locator('[data-view=walk-place]').fill('0');
  await expect(page.locator('.walk-strip li[aria-current]')).toHaveCount(2);
});

test('two code values predict the digit, and two principal components do not', async ({ page }) => {
  await opened(page);
  await page.locator('[data-action=judge]').click();
  const share = (/** @type {string} */ kind) =>
    page.locator(`[data-view=judge] [data-kind=${kind}]`).evaluate((row) => Number(row.dataset.value));
  await expect.poll(() => share('autoencoder'), { timeout: 60_000 }).toBeGreaterThan(0.7);
  expect(await share('pca')).toBeLessThan(0.5);
});

test('the map follows a network that is trained here', async ({ page }) => {
  await opened(page, '&backend=cpu');
  const before = await map(page).getAttribute('data-updates');
  await page.locator('[data-network=run]').click();
  await expect(player(page)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  await expect(map(page)).not.toHaveAttribute('data-updates', String(before));
  const begun = Number(await map(page).getAttribute('data-updates'));
  await page.locator('[data-action=play]').click();
  await expect
    .poll(async () => Number(await map(page).getAttribute('data-updates')), { timeout: 60_000 })
    .toBeGreaterThan(begun + 2);
  await page.locator('[data-action=judge]').click(); // it pauses, and measures the current state
  await expect(player(page)).toHaveAttribute('data-state', 'paused');
  await expect
    .poll(() =>
      page.locator('[data-view=judge] [data-kind=autoencoder]').evaluate((row) => Number(row.dataset.value)),
    )
    .toBeGreaterThan(0.2);
});

test('the map is saved as a table and as a picture', async ({ page }) => {
  await opened(page);
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=csv]').click(),
  ]);
  const lines = readFileSync(await table.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(2001);
  expect(lines[0]).toBe('class,h1,h2');
  expect(lines[1]).toMatch(/^\d,-?[\d.]+,-?[\d.]+$/);
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=png]').click(),
  ]);
  expect(
    readFileSync(await picture.path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

test.describe('a surface', () => {
  const scene = (/** @type {Page} */ page) => page.locator('.surface');
  const step = async (/** @type {Page} */ page) => Number(await scene(page).getAttribute('data-step'));
  /** A measure of a map. @param {Page} page @param {string} which such as `code-error` */
  const figure = async (page, which) =>
    Number(await page.locator(`[data-figure=${which}]`).getAttribute('data-value'));
  const verdict = (/** @type {Page} */ page, map = 'code') => page.locator(`[data-verdict-of=${map}]`);
  /** @param {Page} page @param {string} [more] */
  async function rolled(page, more = '') {
    await open(page, `?lab=manifold&scene=surface${more}`);
    await expect(page.locator('.dot-cloud[data-points="1500"]')).toHaveCount(3, { timeout: 30_000 });
  }

  for (const surface of ['sCurve', 'swissRoll']) {
    test(`is unrolled by itself if distances are kept: ${surface}`, async ({ page }) => {
      test.slow();
      await rolled(page, `&surface=${surface}`);
      await expect(scene(page), 'as shipped').toHaveAttribute('data-step', '1500');
      await page.locator('[data-action=reset]').click();
      await expect.poll(() => step(page)).toBeLessThan(1500);
      await expect(scene(page)).toHaveAttribute('data-step', '1500', { timeout: 150_000 });
      for (const of of ['along', 'across'])
        expect(Number(await scene(page).getAttribute(`data-${of}`)), of).toBeGreaterThanOrEqual(0.98);
      expect(await figure(page, 'code-error')).toBeLessThan((await figure(page, 'pca-error')) / 4);
      for (const of of ['trust', 'continuity'])
        expect(await figure(page, `code-${of}`), of).toBeGreaterThan(await figure(page, `pca-${of}`));
      await expect(verdict(page)).toHaveAttribute('data-verdict', 'flat');
      await expect(verdict(page, 'pca')).toHaveAttribute('data-verdict', 'folded');
      await expect(page.locator('.dot-cloud[data-net]')).toHaveAttribute('data-net', '441');
      await expect(page.locator('[data-action=play]'), 'the run has ended').toBeDisabled();
    });
  }

  test('is reconstructed but not unrolled if only reconstruction is asked for', async ({ page }) => {
    test.slow();
    await rolled(page, '&surface=swissRoll&keep=copies');
    await expect(scene(page), 'as shipped').toHaveAttribute('data-step', '12000');
    await expect(verdict(page)).toHaveAttribute('data-verdict', /^(folded|torn|both)$/);
    await expect(page.locator('.surface .readout')).toHaveText('ya entrenado: 12.000 pasos');
    expect(await figure(page, 'code-error')).toBeLessThan((await figure(page, 'pca-error')) / 4);
    expect(await figure(page, 'code-along')).toBeLessThan(0.9);
    const before = await pixels(page.locator('[data-view=code-map]'));
    const play = page.locator('[data-action=play]');
    const reset = page.locator('[data-action=reset]');
    await reset.click();
    await expect.poll(() => step(page), 'it trains at once').toBeLessThan(12_000);
    await expect.poll(() => step(page), { timeout: 60_000 }).toBeGreaterThan(100);
    expect(await pixels(page.locator('[data-view=code-map]'))).not.toBe(before);
    await play.click();
    await expect(play, 'it is a pause').toHaveText(/Entrenar/);
    // Pressed during the last burst, it starts again all the same.
    await play.click();
    await reset.click();
    await expect(page.locator('.surface .readout')).toHaveText(/^entrenado: \d+\s%$/);
  });

  test('restarts for another cost and k, continues for another λ, and refuses values out of range', async ({
    page,
  }) => {
    await rolled(page);
    const cost = page.locator('.keep-cost');
    await expect(cost).toContainText('λ');
    await page.locator('[data-keep=copies]').click();
    await expect(cost).not.toContainText('λ');
    await expect(scene(page)).toHaveAttribute('data-step', '12000');
    await expect(page.locator('[data-control=pull]')).toBeHidden();
    expect(new URL(page.url()).searchParams.get('keep')).toBe('copies');
    await page.locator('[data-keep=distances]').click();
    await expect(scene(page)).toHaveAttribute('data-step', '1500');
    await page.locator('[data-view=more] summary').click();
    const pull = page.locator('[data-control=pull] input[name=pull]');
    await pull.fill('10');
    await pull.press('Enter');
    await expect(scene(page), 'another λ goes on from there').toHaveAttribute('data-step', '3000', {
      timeout: 60_000,
    });
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'flat');
    const k = page.locator('[data-control=neighbours]');
    await k.locator('input[name=neighbours]').fill('121');
    await k.locator('input[name=neighbours]').press('Enter');
    await expect(k).toHaveAttribute('data-invalid');
    await k.locator('input[name=neighbours]').fill('12');
    await k.locator('input[name=neighbours]').press('Enter');
    await expect(k).not.toHaveAttribute('data-invalid');
    await expect.poll(() => new URL(page.url()).searchParams.get('neighbours')).toBe('12');
    await expect(page.locator('[data-view=guiding]')).not.toBeEmpty();
    await expect.poll(() => step(page)).toBeLessThan(1500);
  });

  test('opens finished for each choice, and trains at once by both costs without a shipped network', async ({
    page,
  }) => {
    test.slow();
    await rolled(page);
    for (const keep of ['copies', 'distances']) {
      await page.locator(`[data-keep=${keep}]`).click();
      for (const surface of ['rollWithHole', 'knot', 'cloud']) {
        await page.locator(`[data-surface=${surface}]`).click();
        await expect(scene(page)).toHaveAttribute('data-step', keep === 'copies' ? '12000' : '1500');
      }
    }
    for (const keep of ['copies', 'distances']) {
      await open(page, `?lab=manifold&scene=surface&seed=2&keep=${keep}`);
      await expect.poll(() => step(page), { timeout: 60_000 }).toBeGreaterThan(0);
    }
  });

  test('saves its measures and the map of distances as tables', async ({ page }) => {
    test.slow();
    await rolled(page, '&seed=2');
    await expect.poll(() => step(page), { timeout: 60_000 }).toBeGreaterThan(0);
    /** @param {string} of */
    const table = async (of) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`[data-action=csv-${of}]`).click(),
      ]);
      return readFileSync(await file.path(), 'utf8')
        .trim()
        .split('\r\n');
    };
    const points = await table('surface');
    expect(points).toHaveLength(1501);
    expect(points[0]).toBe('x,y,z,along,h1,h2,pca1,pca2,e1,e2');
    const measures = await table('measures');
    expect(measures[0]).toBe('map,mse,trustworthiness,continuity,r2_along,r2_across');
    expect(measures.slice(1).map((line) => line.split(',')[0])).toEqual(['code', 'pca']);
  });

  test('is turned by dragging and by the keyboard, and another one can be chosen', async ({ page }) => {
    await rolled(page, '&keep=copies');
    const cloud = page.locator('.dot-cloud').first();
    const turn = () => cloud.getAttribute('data-turn');
    const first = await turn();
    await cloud.focus();
    await page.keyboard.press('ArrowRight');
    const second = await turn();
    expect(second).not.toBe(first);
    const box = await cloud.boundingBox();
    if (!box) throw new Error('no cloud');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2 + 20, { steps: 4 });
    await page.mouse.up();
    expect(await turn()).not.toBe(second);
    const roll = await pixels(page.locator('[data-view=pca-map]'));
    await page.locator('[data-surface=torus]').click();
    await expect.poll(async () => (await pixels(page.locator('[data-view=pca-map]'))) !== roll).toBe(true);
    expect(new URL(page.url()).searchParams.get('surface')).toBe('torus');
  });

  test('is folded to its flat sheet, and shows the ways between two points', async ({ page }) => {
    await rolled(page);
    await expect(scene(page)).toHaveAttribute('data-step', '1500');
    await page.locator('[data-action=spin]').click(); // it stops
    const space = page.locator('.dot-cloud').first();
    const before = await pixels(page.locator('[data-view=space]'));
    await page.locator('[data-view=fold]').fill('100');
    await expect(space).toHaveAttribute('data-flat', '1.00');
    await expect.poll(async () => (await pixels(page.locator('[data-view=space]'))) === before).toBe(false);
    await page.locator('[data-action=ways]').click();
    const length = async (/** @type {string} */ id) =>
      Number(await page.locator(`[data-length=${id}]`).getAttribute('data-value'));
    await expect.poll(() => length('surface')).toBeGreaterThan(0);
    expect(await length('straight')).toBeLessThan((await length('surface')) / 5);
    for (const id of ['pathLength', 'lineLength'])
      expect(Math.abs((await length(id)) / (await length('surface')) - 1), id).toBeLessThan(0.15);
    await page.locator('[data-action=ways]').click();
    await expect(page.locator('[data-view=ways]')).toBeHidden();
    // Two points chosen by the user.
    const box = await page.locator('[data-view=code-map]').boundingBox();
    if (!box) throw new Error('no map');
    await page.mouse.click(box.x + 0.2 * box.width, box.y + 0.5 * box.height);
    await page.mouse.click(box.x + 0.8 * box.width, box.y + 0.5 * box.height);
    await expect(page.locator('[data-view=ways]')).toBeVisible();
  });

  test('shows where a sphere is torn, and from which k on the graph of a roll takes short cuts', async ({
    page,
  }) => {
    test.slow();
    await rolled(page);
    await expect(page.locator('[data-view=short-cut]')).toContainText('24');
    await page.locator('[data-keep=copies]').click();
    await page.locator('[data-surface=sphere]').click();
    await expect(scene(page)).toHaveAttribute('data-step', '12000');
    await expect(page.locator('[data-view=short-cut]')).toBeEmpty();
    await expect(verdict(page)).toHaveAttribute('data-verdict', /^(torn|both)$/);
    await expect(verdict(page, 'pca')).toHaveAttribute('data-verdict', 'folded');
    await expect(page.locator('.torn').first()).not.toHaveAttribute('data-tears', '0');
    await expect(page.locator('[data-figure=code-along]')).toHaveText('–');
  });

  test('is trained here if the shipped network fails to load, and says so', async ({ page }) => {
    test.slow();
    await page.route('**/surface-swissRoll.safetensors', (route) => route.abort());
    await rolled(page);
    const missing = page.locator('[data-view=missing]');
    await expect(missing).toBeVisible();
    await expect(missing).toContainText('de cero');
    await expect.poll(() => step(page), { timeout: 60_000 }).toBeGreaterThan(0);
    await page.unroute('**/surface-swissRoll.safetensors');
    await page.locator('[data-surface=sCurve]').click();
    await expect(scene(page), 'what did arrive is shown as it is').toHaveAttribute('data-step', '1500');
    await expect(missing).toBeHidden();
  });

  test('has no accessibility violation and begins on the first screen of a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await rolled(page);
    const space = await page.locator('[data-view=space]').boundingBox();
    expect(space?.y, 'the surface begins on the first screen').toBeLessThan(600);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

test('the digits are shown where there is room, and the dots are restored', async ({ page }) => {
  await opened(page, '&background=plain');
  await expect(map(page), 'the way between two digits is drawn last').toHaveAttribute('data-walk', /[1-9]/);
  const canvas = map(page).locator('canvas');
  const dots = await pixels(canvas);
  await page.locator('[data-option=thumbnails]').click();
  await expect(map(page)).toHaveAttribute('data-thumbnails', /^[1-9]\d+$/);
  await expect.poll(() => pixels(canvas)).not.toBe(dots);
  await page.locator('[data-option=dots]').click();
  await expect(map(page)).toHaveAttribute('data-thumbnails', '0');
  await expect.poll(() => pixels(canvas)).toBe(dots);
});
