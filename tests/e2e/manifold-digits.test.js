import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { ONE, draw, open, player } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const map = (/** @type {Page} */ page) => page.locator('[data-view=map]');
const verdict = (/** @type {Page} */ page) => page.locator('[data-view=network-verdict]');
/** @param {Page} page @param {string} [more] */
async function opened(page, more = '') {
  await open(page, `?lab=manifold&scene=digits${more}`);
  await expect(map(page)).toHaveAttribute('data-points', '2000', { timeout: 60_000 });
}

/** The percentages of a sentence in Spanish. @param {string | null} text */
const percentages = (text) =>
  [...(text ?? '').matchAll(/(\d+,\d)\s%/g)].map(([, value]) => Number(value.replace(',', '.')));

test('the points move from one map to another, whose model loads only when it is chosen', async ({
  page,
}) => {
  /** @type {string[]} */
  const models = [];
  page.on('request', (request) => {
    const name = /models\/([\w-]+)\.safetensors/.exec(request.url())?.[1];
    if (name) models.push(name);
  });
  await opened(page);
  await expect(map(page)).toHaveAttribute('data-tiles', '400');
  expect(models).toEqual(['digits-2']);
  await page.locator('[data-network=digits-2-guided]').click();
  await expect(map(page)).toHaveAttribute('data-flows', '1', { timeout: 30_000 });
  await expect(map(page), 'they arrive').not.toHaveAttribute('data-flowing', '');
  expect(models).toContain('digits-2-guided');
  expect(models).not.toContain('digits-2-variational');
  expect(new URL(page.url()).searchParams.get('network')).toBe('digits-2-guided');
  await expect(verdict(page)).toHaveAttribute('data-measured', 'true', { timeout: 60_000 });
  const [guided, plain] = percentages(await verdict(page).textContent());
  expect(guided, 'five neighbours on the guided map').toBeGreaterThanOrEqual(94);
  expect(plain).toBeLessThan(guided - 8);
  await page.locator('[data-network=digits-2-variational]').click();
  await expect(map(page)).toHaveAttribute('data-flows', '2', { timeout: 30_000 });
  await expect(verdict(page)).toContainText('β = 1');
});

test('with reduced motion the points move at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await opened(page);
  const before = Number(await map(page).getAttribute('data-updates'));
  await page.locator('[data-network=digits-2-variational]').click();
  await expect
    .poll(async () => Number(await map(page).getAttribute('data-updates')), { timeout: 30_000 })
    .toBeGreaterThan(before);
  await expect(map(page)).toHaveAttribute('data-flows', '0');
  await expect(map(page)).not.toHaveAttribute('data-flowing', '');
});

test('the map, the pad and the image at the point fit on one screen', async ({ page }) => {
  for (const [width, height, more] of /** @type {const} */ ([
    [1280, 800, ''],
    [1920, 945, '&projector=1'],
  ])) {
    await page.setViewportSize({ width, height });
    await opened(page, more);
    for (const view of ['map', 'pad', 'decoded']) {
      const box = await page.locator(`[data-view=${view}]`).first().boundingBox();
      expect((box?.y ?? Infinity) + (box?.height ?? 0), `${view} at ${width}`).toBeLessThanOrEqual(height);
    }
    await draw(page, ONE);
    await expect(map(page)).toHaveAttribute('data-drawn', /,/);
    expect(await page.evaluate(() => scrollY), 'without scrolling').toBe(0);
    await page.locator('[data-action=clear]').click();
  }
});

test('the zoom buttons cover nothing of the map', async ({ page }) => {
  await opened(page);
  const area = await map(page).boundingBox();
  const buttons = await page.locator('.map-zoom').boundingBox();
  if (!area || !buttons) throw new Error('nothing to measure');
  expect(buttons.y + buttons.height).toBeLessThanOrEqual(area.y);
});

test('both lines begin and end with the same images, and the sentence agrees with the numbers', async ({
  page,
}) => {
  for (const pair of ['&from=10&to=1', '&from=5&to=66', '&from=20&to=33']) {
    await opened(page, pair);
    const sentence = page.locator('[data-view=walk-verdict]');
    await expect(sentence).not.toBeEmpty();
    const greys = await page
      .locator('.walk-strip')
      .evaluateAll((strips) =>
        strips.map((strip) =>
          [...strip.querySelectorAll('small')].map((grey) => parseInt(grey.textContent ?? '', 10)),
        ),
      );
    expect([greys[0][0], greys[0][8]]).toEqual([greys[1][0], greys[1][8]]);
    const means = greys.map((row) => row.slice(1, 8).reduce((sum, grey) => sum + grey, 0) / 7);
    const clearer = await sentence.getAttribute('data-clearer');
    if (clearer === 'codes') expect(means[0]).toBeLessThan(means[1]);
    else if (clearer === 'pixels') expect(means[1]).toBeLessThan(means[0]);
    else expect(Math.abs(means[0] - means[1])).toBeLessThan(3);
    const images = await page
      .locator('.walk-strip')
      .evaluateAll((strips) =>
        strips.map((strip) => [0, 8].map((place) => strip.querySelectorAll('canvas')[place].toDataURL())),
      );
    expect(images[0]).toEqual(images[1]);
  }
});

test('during training, lines show where the next steps take the codes, and the view contains them', async ({
  page,
}) => {
  await opened(page, '&backend=cpu');
  await page.locator('[data-network=run]').click();
  await expect(player(page)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  await expect(map(page)).toHaveAttribute('data-trails', '150', { timeout: 30_000 });
  await expect(page.locator('[data-view=trails]')).toContainText('150');
  const half = await map(page).getAttribute('data-half');
  await page.locator('[data-action=play]').click();
  await expect.poll(() => map(page).getAttribute('data-half'), { timeout: 60_000 }).not.toBe(half);
  await page.locator('[data-action=play]').click();
  await expect(player(page)).toHaveAttribute('data-state', 'paused');
  await page.locator('[data-network=digits-2]').click();
  await expect(page.locator('[data-view=trails]')).toBeHidden();
});

test('the digits have no accessibility violation and fit a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await opened(page, '&network=digits-2-guided');
  await expect(verdict(page)).toHaveAttribute('data-measured', 'true', { timeout: 60_000 });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
