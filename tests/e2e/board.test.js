/** The pictures of the board: they show the core's numbers, and each can be changed by hand. */
import { expect, test } from '@playwright/test';
import { PHONE, SCREENS, expectMoment, openAt } from './first-screen.js';
import { cutWords } from './crowded.js';
import { open, player, readyLab } from './page.js';
import { noteCanvasType, tooSmall } from './readable.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Settings that a picture needs besides the default run. @type {Record<string, string>} */
const NEEDS = {
  equations: 'kind=vanilla',
  network: 'kind=convolutional&epochs=5',
  convolution: 'kind=convolutional&epochs=5',
  cost: 'kind=vanilla',
  l1: 'dCode=64&codeActivation=relu&penalty=l1',
  kl: 'kind=vanilla&dCode=128&codeActivation=sigmoid&penalty=kl&learningRate=0.01',
  variational: 'penalty=variational&hidden=256,64&dCode=2',
};
const query = (/** @type {string} */ picture) => `lab=train&view=board&picture=${picture}&${NEEDS[picture]}`;
const board = (/** @type {Page} */ page) => page.locator('[data-view=board]');
const number = async (/** @type {import('@playwright/test').Locator} */ place, name = 'data-value') =>
  Number(await place.getAttribute(name));

/** @param {Page} page @param {string} picture @param {string} [more] */
async function opened(page, picture, more = '') {
  await open(page, `?backend=cpu&${query(picture)}${more}`);
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  await expect(board(page)).toHaveAttribute('data-updates', /\d/);
}

/** Trains some steps, and waits until the picture shows them. @param {Page} page */
async function someSteps(page) {
  const before = await number(board(page), 'data-updates');
  await player(page).locator('[data-action=play]').click();
  await expect.poll(() => number(board(page), 'data-updates')).toBeGreaterThan(before + 2);
  await player(page).locator('[data-action=play]').click();
}

test('every picture is on the first screen of a projector and of a laptop, and fits a phone', async ({
  page,
}) => {
  await page.addInitScript(noteCanvasType);
  for (const picture of Object.keys(NEEDS)) {
    await openAt(page, query(picture), SCREENS.projector);
    await expect(board(page)).toHaveAttribute('data-updates', /\d/);
    await expectMoment(page, SCREENS.projector, `${picture}, projected`);
    expect(await page.evaluate(cutWords), picture).toEqual([]);
    expect(await page.evaluate(tooSmall, { words: 24, indices: 18 }), picture).toEqual([]);
    await page.evaluate(() => document.documentElement.classList.remove('projector'));
    for (const screen of [SCREENS.laptop, PHONE]) {
      await page.setViewportSize(screen);
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth), picture)
        .toBeLessThanOrEqual(screen.width);
      expect(await page.evaluate(cutWords), `${picture}, ${screen.width} wide`).toEqual([]);
      if (screen === SCREENS.laptop) await expectMoment(page, screen, `${picture}, ${screen.width} wide`);
    }
  }
});

test('a symbol highlights its array, and the array highlights its symbol', async ({ page }) => {
  await opened(page, 'equations');
  const lit = () =>
    page
      .locator('[data-view=board] [data-lit]')
      .evaluateAll((all) => all.map((element) => element.getAttribute('data-term')));
  await page.locator('[data-term=h]').first().hover();
  expect(await lit()).toEqual(['h', 'h']); // the encoder's output is the decoder's input
  await expect(page.locator('[data-view=board-says]')).toContainText('32');
  await page.locator('.board [data-view=pad]').hover();
  expect(await lit()).toEqual(['x', 'x']);
  await page.locator('[data-term=Wdecoder]').focus();
  await page.keyboard.press('Enter');
  await page.locator('h2').first().hover();
  expect(await lit()).toEqual(['Wdecoder']);
  // To scale: the first is as wide, in units, as the second is high.
  const [first, second] = await page
    .locator('[data-of=matrix] canvas')
    .evaluateAll((all) =>
      all.map((element) => element.getBoundingClientRect()).map(({ width, height }) => [width, height]),
    );
  expect(Math.abs(first[0] - second[1])).toBeLessThan(1.5);
});

test('a unit and a pixel are worked out in consistent figures, during training too', async ({ page }) => {
  await opened(page, 'equations');
  const unit = page.locator('[data-view=board-unit-line]');
  const sums = async () => {
    for (const line of ['board-unit-line', 'board-pixel-line']) {
      const data = await page.locator(`[data-view=${line}]`).evaluate((element) => ({ ...element.dataset }));
      expect(Math.abs(Number(data.product) + Number(data.bias) - Number(data.sum))).toBeLessThan(1e-4);
    }
  };
  await sums();
  await page.locator('[data-view=board-unit]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(unit).toHaveAttribute('data-index', '1');
  const before = await unit.getAttribute('data-sum');
  await page.locator('.equations-picture .pixel-picker').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-view=board-pixel-line]')).toHaveAttribute(
    'data-index',
    String(14 * 28 + 14 + 28),
  );
  await someSteps(page);
  await expect(unit).not.toHaveAttribute('data-sum', String(before));
  await sums();
});

test('the cost of x̂ = 0.01 at x = 1, and of a digit pixel by pixel', async ({ page }) => {
  await opened(page, 'cost', '&lang=es');
  const cross = page.locator('[data-view=board-cross-line]');
  const squared = page.locator('[data-view=board-squared-line]');
  const hat = page.locator('[data-view=board-hat]');
  // By hand, as a class would: near the place with the mouse, then onto it with a key.
  const curves = await page.locator('.cost-area').boundingBox();
  if (!curves) throw new Error('no curves');
  const to = (/** @type {number} */ value) =>
    /** @type {const} */ ([curves.x + value * curves.width, curves.y + 50]);
  await page.mouse.move(...to(0.5));
  await page.mouse.down();
  await page.mouse.move(...to(0.02), { steps: 4 });
  await page.mouse.up();
  await expect(hat).toHaveAttribute('aria-valuenow', '0.02');
  await page.keyboard.press('ArrowLeft');
  await expect(hat).toHaveAttribute('aria-valuenow', '0.01');
  await expect.poll(() => number(cross)).toBeCloseTo(4.605, 3);
  await expect.poll(() => number(squared)).toBeCloseTo(0.49005, 5);
  await expect(cross).toHaveText('−log 0,01 = 4,61');
  // The sum is the training's cost of the same reconstruction: ½ · 784 · its mean squared error.
  const sum = await number(page.locator('[data-view=board-squared-error-sum]'));
  expect(sum).toBeGreaterThan(0);
  const before = await number(cross);
  expect(page.url()).toContain('xHat=0.01');
  await page.locator('[data-view=board-cross-entropy]').hover({ position: { x: 30, y: 30 } });
  await expect.poll(() => number(cross)).not.toBe(before);
  // The link contains the pixel, and shows it when opened.
  const chosen = await number(cross);
  expect(page.url()).toMatch(/pixel=\d+/);
  await page.goto(page.url());
  await expect.poll(() => number(cross)).toBe(chosen);
});

test('a filter slides over the digit, and its result in a window is the cell of its map', async ({
  page,
}) => {
  await opened(page, 'convolution');
  const line = page.locator('[data-view=board-conv-line]');
  const data = () => line.evaluate((element) => ({ ...element.dataset }));
  const { product, bias, sum, value } = await data();
  expect(Math.abs(Number(product) + Number(bias) - Number(sum))).toBeLessThan(1e-4);
  expect(Number(value)).toBeCloseTo(Math.max(0, Number(sum)), 5);
  await page.locator('.conv-row .pixel-picker').focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => (await data()).product).not.toBe(product);
  const slider = page.locator('.conv-row [role=slider]');
  // It changes within a moment, too short for polling on a busy machine.
  const reached = slider.evaluate(
    (element) =>
      new Promise((resolve) => {
        const look = () => element.getAttribute('aria-valuenow') === '3' && resolve(true);
        new MutationObserver(look).observe(element, { attributes: true });
      }),
  );
  await page.locator('[data-action=slide]').click();
  expect(await reached).toBe(true);
  await page.locator('[data-action=slide]').click();
});

test('units roll towards ρ while they learn', async ({ page }) => {
  await opened(page, 'kl');
  const sum = page.locator('[data-view=board-kl]');
  const before = await number(sum);
  await player(page).locator('[data-action=play]').click();
  await expect.poll(() => number(sum), { timeout: 30_000 }).toBeLessThan(before / 4);
});

test('a run with L1 is shown beside the same run without it, at the same number of steps', async ({
  page,
}) => {
  await opened(page, 'l1');
  await player(page).locator('[data-action=step]').click();
  for (const kind of ['plain', 'sparse'])
    await expect(page.locator(`.sparse-net[data-kind=${kind}]`)).toHaveAttribute('data-steps', '1');
});

test('a draw is μ + σ ε, and a new one can be drawn', async ({ page }) => {
  await opened(page, 'variational');
  const line = page.locator('[data-view=board-draw-1]');
  await expect(line).toHaveAttribute('data-value', /\d/);
  const before = await line.getAttribute('data-value');
  // h = μ + σ · ε = 0,31 + 0,95 · (−1,2) = −0,83, each to two decimals.
  const written = (await line.innerText()).replaceAll('−', '-').replaceAll(',', '.');
  const [sum, code] = written.split('=').slice(-2);
  const [mean, deviation, noise] = (sum.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  expect(Math.abs(mean + deviation * noise - Number(code)), written).toBeLessThan(
    0.005 * (3 + Math.abs(noise) + deviation),
  );
  expect(Number(code)).toBeCloseTo(Number(before), 1);
  await page.locator('[data-action=draw]').click();
  await expect(line).not.toHaveAttribute('data-value', String(before));
});

test('a picture that needs another network offers to train it', async ({ page }) => {
  await opened(page, 'equations');
  await page.locator('[data-picture=kl]').first().click();
  await page.locator('[data-action=want]').click();
  await expect(page.locator('[data-view=rates-picture]')).toBeVisible({ timeout: 30_000 });
  expect(new URL(page.url()).searchParams.get('penalty')).toBe('kl');
  expect(new URL(page.url()).searchParams.get('picture')).toBe('kl');
});
