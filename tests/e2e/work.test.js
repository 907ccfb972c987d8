import { expect, test } from '@playwright/test';
import { ONE, draw, open, player, readyLab, stepsDone } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const shownStep = async (page) => Number(await player(page).getAttribute('data-step'));
/** @param {Page} page */
const offer = (page) => page.locator('.notice').filter({ has: page.locator('.notice-action') });

/** Trains some steps, pauses, and waits until they are stored. @param {Page} page */
async function trainSome(page) {
  await player(page).locator('[data-action=play]').click();
  await stepsDone(page, 20);
  await player(page).locator('[data-action=play]').click();
  await expect(player(page)).toHaveAttribute('data-state', 'paused');
  // The burst that was under way at the pause still counts.
  await expect.poll(async () => (await keptSteps(page)).includes(await shownStep(page))).toBe(true);
  return shownStep(page);
}

/** Steps of the runs in the browser's database. @param {Page} page */
const keptSteps = async (page) => (await keptEntries(page)).map(({ step }) => step);

/** @param {Page} page @returns {Promise<{ name: string, step: number }[]>} */
const keptEntries = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('latente');
        opening.onerror = () => reject(new Error('no database', { cause: opening.error }));
        opening.onsuccess = () => {
          const all = opening.result.transaction('entries').objectStore('entries').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result);
          };
        };
      }),
  );

test('a run, kept runs and their names are restored after a reload and in a new tab, but not in a tab beside it', async ({
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

  // It is also offered if a lab never gets what it needs.
  const later = await context.newPage();
  await later.route('**/models/**', (route) => route.abort());
  await open(later, '?lab=reconstruct&backend=cpu');
  await expect(offer(later)).toBeVisible({ timeout: 60_000 });
  await expect(readyLab(later)).toHaveCount(0);
  await later.unroute('**/models/**');
  await later.locator('[data-action=work]').click();
  await later.locator('[data-work=kept] [data-action=open]').click();
  await expect(player(later)).toBeVisible();
  await later.locator('[data-action=work]').click();
  await later.locator('[data-action=clear-work]').click();
  await later.locator('[data-action=clear-work]').click();
  await expect(later.locator('[data-work]')).toHaveCount(0);
  await expect(later.locator('[data-view=work-state]')).not.toBeEmpty();
});

/** Twenty rows of numbers. */
const TABLE = [
  'ancho,alto,peso',
  ...Array.from({ length: 20 }, (_, row) => `${row},${(row * 7) % 11},${row * row}`),
];

test('a tab that crashes loses a few seconds: run, table, drawing and scene are offered again', async ({
  page,
  context,
}) => {
  await open(page, '?lab=reduction&backend=cpu');
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  const buffer = Buffer.from(TABLE.join('\n'));
  await page.locator('[data-view=csv]').setInputFiles({ name: 'notas.csv', mimeType: 'text/csv', buffer });
  await page.locator('[data-action=use-table]').click();
  await expect(page.locator('[data-view=source-name]')).toContainText('notas');
  await page.locator('a[data-lab=train]').first().click();
  await expect(readyLab(page)).toBeVisible();
  await player(page).locator('[data-action=play]').click();
  await page.locator('a[data-lab=reconstruct]').first().click();
  await expect(readyLab(page)).toBeVisible();
  await draw(page, ONE);
  await expect.poll(() => new URL(page.url()).searchParams.has('ink')).toBe(true);
  const { search } = new URL(page.url());
  await expect
    .poll(async () => (await keptEntries(page)).map(({ name }) => name))
    .toContainEqual(expect.stringContaining('con un dibujo'));
  await expect
    .poll(async () => Math.max(0, ...(await keptSteps(page))), { timeout: 15_000 })
    .toBeGreaterThan(0);
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;

  const later = await context.newPage();
  await open(later, '?backend=cpu');
  await expect(offer(later)).toContainText('notas', { timeout: 60_000 });
  await offer(later).locator('.notice-action').click();
  await expect.poll(() => new URL(later.url()).search).toBe(search);
  await later.locator('a[data-lab=train]').first().click();
  const steps = await keptSteps(later);
  await expect(player(later)).toHaveAttribute('data-step', String(Math.max(...steps)));
  await expect(player(later)).toHaveAttribute('data-state', 'paused');
  await later.locator('a[data-lab=reduction]').first().click();
  await expect(later.locator('[data-view=source-name]')).toContainText('notas');
});

test('a hanging engine is reported, in the next lab too, and restarted with the run as it was', async ({
  page,
}) => {
  // Speeds up the seconds in which silence is measured.
  await page.addInitScript(() => {
    const original = globalThis.setInterval;
    const faster = (/** @type {any} */ task, /** @type {number} */ ms) =>
      original(task, ms === 1000 ? 150 : ms);
    Object.assign(globalThis, { setInterval: faster });
  });
  await open(page, '?lab=train&backend=cpu');
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  const step = await trainSome(page);
  const [worker] = page.workers();
  void worker
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined); // never answers
  await player(page).locator('[data-action=play]').click();
  await expect(page.locator('#lab')).toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('.notice')).toHaveCount(1);
  await page.locator('a[data-lab=denoise]').first().click();
  await expect(page.locator('.notice')).toHaveCount(1);
  await expect(page.locator('#lab')).toHaveAttribute('aria-busy', 'true');
  await offer(page).locator('.notice-action').click();
  await expect(readyLab(page)).toBeVisible();
  await expect(page.locator('.notice')).toHaveCount(0);
  await page.locator('a[data-lab=train]').first().click();
  await expect(player(page)).toHaveAttribute('data-state', 'paused');
  await expect(player(page)).toHaveAttribute('data-step', String(step));
  await player(page).locator('[data-action=play]').click();
  await stepsDone(page, step + 5);
});

test('a browser without storage is reported once, and training continues', async ({ page }) => {
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
  const dialog = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await dialog;
  expect(question.type()).toBe('beforeunload');
  await question.accept();
});
