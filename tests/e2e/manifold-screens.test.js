import { expect, test } from '@playwright/test';
import { SCREENS, controlsOnScreen, expectMoment, openAt } from './first-screen.js';
import { ONE, draw } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Maximum controls on the first screen of a projected page. */
const MAX_CONTROLS = 3;

/** The scenes in use. @type {[name: string, query: string, use: (page: Page) => Promise<unknown>][]} */
const SCENES = [
  ['a digit that turns', '&scene=turning', (page) => page.locator('[data-view=angle]').fill('90')],
  [
    'a digit that turns and changes otherwise too',
    '&scene=turning&freedom=thickness',
    (page) => page.locator('[data-control=level]').fill('5'),
  ],
  ['a surface', '&scene=surface', (page) => page.locator('[data-action=reset]').click()],
  ['a point of the digits', '&scene=digits', (page) => draw(page, ONE)],
  [
    'the way between two digits',
    '&scene=digits&beside=walk',
    (page) => page.locator('[data-view=walk-place]').fill('2'),
  ],
  ['maps of a digit that turns', '&scene=maps&subject=turning', (page) => draw(page, ONE)],
  ['maps of a surface', '&scene=maps', (page) => page.locator('[data-view=map-pca]').hover()],
];

for (const [name, query, use] of SCENES)
  test(`${name}: question and moment are on the first screen, before and after use`, async ({ page }) => {
    for (const screen of Object.values(SCREENS)) {
      await openAt(page, `lab=manifold${query}`, screen);
      await expectMoment(page, screen, 'before use');
      if (screen === SCREENS.projector && !query.includes('walk')) {
        const controls = await controlsOnScreen(page, screen.height);
        expect(controls.length, controls.join(', ')).toBeLessThanOrEqual(MAX_CONTROLS);
      }
      await use(page);
      await page.evaluate(() => scrollTo(0, 0));
      await expectMoment(page, screen, 'after use');
    }
  });

test('nothing moves while the distances on a surface are computed', async ({ page }) => {
  for (const screen of Object.values(SCREENS)) {
    await openAt(page, 'lab=manifold&scene=surface', screen);
    await expect(page.locator('.surface')).toHaveAttribute('data-step', '1500');
    expect(await page.evaluate(topsOfReset)).toHaveLength(1);
  }
});

/** Runs in the page: starts again, and returns the places of the maps until their distances are known. */
async function topsOfReset() {
  /** @param {string} query @returns {HTMLElement} */
  const find = (query) => /** @type {HTMLElement} */ (document.querySelector(query));
  const [progress, maps] = [find('.surface .player progress'), find('.surface-views')];
  const tops = new Set();
  find('.surface [data-action=reset]').click();
  for (let begun = false; !begun || !progress.hidden; begun ||= !progress.hidden) {
    tops.add(maps.getBoundingClientRect().top);
    await new Promise(requestAnimationFrame);
  }
  return [...tops];
}

test('a second freedom and another surface have reserved space: nothing below them moves', async ({
  page,
}) => {
  await openAt(page, 'lab=manifold&scene=turning', SCREENS.projector);
  const top = (/** @type {string} */ view) =>
    page.locator(view).evaluate((element) => Math.round(element.getBoundingClientRect().top + scrollY));
  const before = await top('.turn-foot');
  for (const freedom of ['thickness', 'slant', 'shift']) {
    await page.locator(`[data-freedom=${freedom}]`).click();
    await expect(page.locator('[data-figure=pca-second]')).toHaveAttribute('data-value', /^\d/);
    await expect(page.locator('[data-map=pca] [data-points="630"]')).toBeVisible();
    expect(await top('.turn-foot'), freedom).toBe(before);
  }
  await openAt(page, 'lab=manifold&scene=surface', SCREENS.projector);
  const views = await top('.surface-views');
  const table = await top('[data-view=measures]');
  const step = (/** @type {string} */ done) =>
    expect(page.locator('.surface')).toHaveAttribute('data-step', done);
  for (const surface of ['sphere', 'cloud']) {
    await page.locator(`[data-surface=${surface}]`).click();
    await step('1500');
    expect([await top('.surface-views'), await top('[data-view=measures]')], surface).toEqual([views, table]);
  }
  await page.locator('[data-keep=copies]').click();
  await step('12000');
  expect([await top('.surface-views'), await top('[data-view=measures]')]).toEqual([views, table]);
});
