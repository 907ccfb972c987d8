import { expect, test } from '@playwright/test';
import { open, player, readyLab, stepsDone } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const shownStep = async (page) => Number(await player(page).getAttribute('data-step'));
/** @param {Page} page */
const offer = (page) => page.locator('.notice').filter({ has: page.locator('.notice-action') });

/** Trains some steps, pauses, and waits until they are written. @param {Page} page */
async function trainSome(page) {
  await player(page).locator('[data-action=play]').click();
  await stepsDone(page, 20);
  await player(page).locator('[data-action=play]').click();
  await expect(player(page)).toHaveAttribute('data-state', 'paused');
  // The burst that was under way when it was paused still counts.
  await expect.poll(async () => (await keptSteps(page)).includes(await shownStep(page))).toBe(true);
  return shownStep(page);
}

/** The steps of the runs in the browser's database. @param {Page} page @returns {Promise<number[]>} */
const keptSteps = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('latente');
        opening.onerror = () => reject(new Error('no database', { cause: opening.error }));
        opening.onsuccess = () => {
          const all = opening.result.transaction('entries').objectStore('entries').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.map(({ step }) => step));
          };
        };
      }),
  );

test('a run, kept runs and their names are there after a reload, in a new tab and not in a tab beside it', async ({
  page,
  context,
}) => {
  await open(page, '?lab=train&backend=cpu');
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  const step = await trainSome(page);
  await page.locator('[data-action=keep]').click();
  await expect.poll(async () => (await keptSteps(page)).length).toBe(2);

  const beside = await context.newPage();
  await open(beside, '?lab=train&backend=cpu');
  await expect(readyLab(beside)).toBeVisible({ timeout: 60_000 });
  await beside.locator('[data-action=work]').click();
  await expect(beside.locator('[data-work]')).toHaveCount(2);
  await expect(offer(beside)).toHaveCount(0);
  await beside.close();

  await page.reload();
  await expect(offer(page)).toContainText(String(step));
  await offer(page).locator('.notice-action').click();
  await expect(player(page)).toHaveAttribute('data-step', String(step));
  await player(page).locator('[data-action=play]').click();
  await stepsDone(page, step + 5);
  await page.close();

  const later = await context.newPage();
  await open(later, '?lab=reconstruct&backend=cpu');
  await expect(offer(later)).toBeVisible({ timeout: 60_000 });
  await later.locator('[data-action=work]').click();
  await later.locator('[data-work=kept] [data-action=open]').click();
  await expect(player(later)).toBeVisible();
  await later.locator('[data-action=work]').click();
  await later.locator('[data-action=clear-work]').click();
  await later.locator('[data-action=clear-work]').click();
  await expect(later.locator('[data-work]')).toHaveCount(0);
  await expect(later.locator('[data-view=work-state]')).not.toBeEmpty();
});

test('a browser that keeps nothing is said once, and training goes on', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('not here', 'SecurityError');
    };
  });
  await open(page, '?lab=train&backend=cpu');
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  await player(page).locator('[data-action=play]').click();
  await stepsDone(page, 100);
  await player(page).locator('[data-action=play]').click();
  await expect(page.locator('.notice')).toHaveCount(1);
  await player(page).locator('[data-action=play]').click();
  await stepsDone(page, 200);
  await expect(page.locator('.notice')).toHaveCount(1);
});
