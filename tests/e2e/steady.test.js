import { expect, test } from '@playwright/test';
import { LABS } from '../../www/generated/labs.js';
import { SCREENS, openAt } from './first-screen.js';
import { readyLab } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Tolerance of boxes for a browser's rounding. */
const ROUNDED = 1;

/**
 * Runs in the page: the places of all visible or operable elements, by kind and index.
 * @returns {Record<string, number[]>}
 */
function places() {
  const lab = /** @type {HTMLElement} */ (document.getElementById('lab'));
  /** @type {Record<string, number[]>} */
  const found = {};
  const counts = new Map();
  for (const element of lab.querySelectorAll(
    'h1, .question, button, input, select, canvas, .card, [data-view], [role=slider]',
  )) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    if (element === document.activeElement && element.getAttribute('role') === 'slider') continue; // being dragged
    const { view, action, control } = /** @type {HTMLElement} */ (element).dataset;
    const wall = element.closest('[data-wall]')?.getAttribute('data-wall'); // two walls may have tiles of the same name
    const kind = [element.localName, wall, view, action, control, element.getAttribute('aria-label')]
      .filter(Boolean)
      .join(' ');
    const at = counts.get(kind) ?? 0;
    counts.set(kind, at + 1);
    const { left, top, width } = element.getBoundingClientRect();
    found[`${kind} ${at}`] = [left + scrollX, top + scrollY, width].map(Math.round);
  }
  return found;
}

/** @param {Record<string, number[]>} before @param {Record<string, number[]>} after */
function moved(before, after) {
  return Object.entries(before).flatMap(([name, box]) => {
    const now = after[name];
    if (!now) return [];
    const far = Math.max(...box.map((value, index) => Math.abs(value - now[index])));
    return far > ROUNDED ? [`${name}: ${box} → ${now}`] : [];
  });
}

for (const { id } of LABS) {
  for (const [name, screen] of Object.entries(SCREENS)) {
    test(`${id}: on a ${name} nothing moves while a value is dragged`, async ({ page }) => {
      await openAt(page, `lab=${id}`, screen);
      const sliders = page.locator('#lab :is(input[type=range], [role=slider]):visible:not(:disabled)');
      const count = await sliders.count();
      for (let index = 0; index < count; index++) {
        const slider = sliders.nth(index);
        await slider.scrollIntoViewIfNeeded();
        const box = await slider.boundingBox();
        if (!box) continue;
        const middle = box.y + box.height / 2;
        await page.mouse.move(box.x + box.width / 2, middle);
        await page.mouse.down();
        const before = await page.evaluate(places);
        for (const share of [0.02, 0.3, 0.98, 0.55]) {
          await page.mouse.move(box.x + share * box.width, middle, { steps: 3 });
          await page.evaluate(
            () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
          );
          expect(moved(before, await page.evaluate(places)), `slider ${index} at ${share}`).toEqual([]);
        }
        await page.mouse.up();
      }
    });
  }
}

for (const [name, screen] of Object.entries(SCREENS))
  test(`impute: on a ${name} nothing moves when another kind of hole is chosen`, async ({ page }) => {
    await openAt(page, 'lab=impute', screen);
    const before = await page.evaluate(places);
    for (const kind of await page.locator('[data-hidden]').all()) {
      await kind.click();
      await expect(kind).toHaveAttribute('aria-pressed', 'true');
      expect(moved(before, await page.evaluate(places)), String(await kind.textContent())).toEqual([]);
    }
  });
for (const [name, screen] of Object.entries(SCREENS)) {
  test(`train: on a ${name} no row moves from one view to the next`, async ({ page }) => {
    await openAt(page, 'lab=train', screen);
    /** Heights of the rows above the view and of the view, and the place of the tabs. */
    const rows = () =>
      page.evaluate(() => {
        const at = (/** @type {string} */ row) =>
          /** @type {Element} */ (document.querySelector(`.train > .${row}`)).getBoundingClientRect();
        const names = ['heading', 'presets', 'train-note', 'train-run', 'train-said', 'tabs'];
        const tops = names.map((row) => [row, [Math.round(at(row).top + scrollY)]]);
        const { left, top, width } = at('tab-list');
        return Object.fromEntries([...tops, ['tab-list', [left, top + scrollY, width].map(Math.round)]]);
      });
    const first = await rows();
    for (const view of ['inside', 'steps', 'compare', 'samples']) {
      await page.locator(`[data-tab=${view}]`).click();
      await expect(page.locator(`[data-panel=${view}]`)).toBeVisible();
      expect(moved(first, await rows()), view).toEqual([]);
    }
  });
}

test('hashing: the nearby addresses keep their place with 8, 16 and 32 bits, and no empty row is shown', async ({
  page,
}) => {
  await openAt(page, 'lab=hashing', SCREENS.projector);
  const top = () => page.locator('.bucket-card').evaluate((card) => card.getBoundingClientRect().top);
  const first = await top();
  for (const bits of ['8', '32']) {
    await page.locator(`[data-network=bits-${bits}]`).click();
    await expect(page.locator('[data-view=bits] [role=switch]')).toHaveCount(Number(bits));
    await expect(page.locator('.bucket-group').first()).toBeVisible();
    expect(Math.abs((await top()) - first), `${bits} bits`).toBeLessThanOrEqual(ROUNDED);
    for (const count of await page.locator('.bucket-group b').allTextContents()) expect(count).not.toBe('0');
  }
});

test('a lab looks the same after any other lab', async ({ page }) => {
  test.slow();
  /** @type {Record<string, Record<string, number[]>>} */
  const fresh = {};
  const ids = LABS.map(({ id }) => id);
  for (const id of ids) {
    await openAt(page, `lab=${id}`, SCREENS.projector);
    fresh[id] = await page.evaluate(places);
  }
  for (const id of tour(ids)) {
    await page.locator(`.lab-strip a >> nth=${ids.indexOf(id)}`).click();
    await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
    await expect(page.locator('.lab-strip [aria-current=page]')).toHaveText(String(ids.indexOf(id) + 1));
    // A row below the first screen may be filled after the lab is ready.
    await expect
      .poll(async () => moved(fresh[id], await page.evaluate(places)), {
        message: `${id}, after another lab`,
      })
      .toEqual([]);
  }
});

/** A tour on which every lab directly follows every other one, and which ends at the first. @param {string[]} ids */
function tour(ids) {
  /** @type {Record<string, string[]>} */
  const open = Object.fromEntries(ids.map((id) => [id, ids.filter((other) => other !== id)]));
  const [path, way] = [[ids[0]], /** @type {string[]} */ ([])];
  while (path.length) {
    const next = open[path[path.length - 1]].pop();
    if (next) path.push(next);
    else way.push(/** @type {string} */ (path.pop()));
  }
  return way.reverse();
}
