/** Images of the person's own: every format comes in, is looked at, kept, found again after a reload, given as files, and deleted. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { open, readyLab } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const FOLDER = path.resolve(import.meta.dirname, '../fixtures/images');
/** @type {{ cases: { name: string, files: string[], classes?: string[], count?: number, fault?: string }[] }} */
const { cases } = JSON.parse(readFileSync(path.join(FOLDER, 'expected.json'), 'utf8'));
const named = (/** @type {string} */ name) => path.join(FOLDER, name);

/** Opens the dialog as a lab does. @param {Page} page */
async function openImages(page) {
  await page.evaluate(async () => {
    const { src } = [...document.scripts].find((script) => script.src.includes('/www/')) ?? { src: '' };
    const { imagesDialog } = await import(`${src.slice(0, src.indexOf('/www/'))}/www/images/dialog.js`);
    await imagesDialog({ say: () => undefined }, {});
  });
  await expect(page.locator('dialog.images')).toBeVisible();
}

const step = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.locator(`dialog.images[data-step=${name}]`);
const choose = (/** @type {Page} */ page, /** @type {string[]} */ files) =>
  page.locator('[data-view=image-files]').setInputFiles(files.map(named));

/** Reads what was chosen. @param {Page} page */
async function read(page) {
  await page.locator('[data-action=images-read]').click();
  await expect(step(page, 'check')).toBeVisible();
}

/** Back to the list. @param {Page} page */
const back = (page) =>
  page.locator('dialog.images').getByRole('button', { name: 'Volver', exact: true }).click();

test.beforeEach(async ({ page }) => {
  await open(page, '?lab=reconstruct&backend=cpu&lang=es');
  await expect(readyLab(page)).toBeVisible();
});

test('every format is read, or refused with a sentence that names the file', async ({ page }) => {
  await openImages(page);
  for (const { name, files, classes, count = 12, fault } of cases) {
    await choose(page, files);
    const state = page.locator('[data-view=images-state]');
    // What is wrong is found in a header, or while it is read.
    await expect(
      state.filter({ hasText: /./ }).or(page.locator('[data-action=images-read]')),
      name,
    ).toBeVisible();
    const isOpen = (await step(page, 'files').count()) > 0;
    if (!fault) await expect(step(page, 'files'), name).toBeVisible();
    if (fault && isOpen) await page.locator('[data-action=images-read]').click();
    if (fault) {
      await expect(state, name).toContainText(files[0]);
      if (isOpen) await back(page);
      continue;
    }
    await read(page);
    const rows = page.locator('[data-view=image-kinds] > li');
    await expect(rows, name).toHaveCount(classes?.length || 1);
    if (classes?.length)
      expect(
        await rows.locator('input').evaluateAll((all) => all.map((own) => /** @type {any} */ (own).value)),
        name,
      ).toEqual(classes);
    else await expect(rows, name).toContainText(`${count} imágenes`);
    await back(page);
  }
});

test('a set is kept, found after a reload, renamed, given as NPZ and as pictures that are read again, and deleted', async ({
  page,
}) => {
  await openImages(page);
  await choose(page, ['texts.npz']);
  await read(page);
  await page.locator('[data-control=image-set-name]').fill('Signos');
  await page.locator('[data-action=images-save]').click();
  await expect(page.locator('[data-view=images-state]')).toContainText('Signos');
  await page.reload();
  await expect(readyLab(page)).toBeVisible();
  await openImages(page);
  const set = page.locator('[data-view=image-sets] > li');
  await expect(set).toContainText('12 imágenes · 3 clases');
  const id = await set.getAttribute('data-set');
  for (const ending of ['npz', 'zip']) {
    const given = page.waitForEvent('download');
    await set.locator(`[data-action=images-${ending}]`).click();
    const file = await (await given).path();
    const bytes = readFileSync(file);
    await page
      .locator('[data-view=image-files]')
      .setInputFiles({ name: `again.${ending}`, mimeType: '', buffer: bytes });
    await expect(step(page, 'files')).toBeVisible();
    await read(page);
    await expect(page.locator('[data-view=image-kinds] > li')).toHaveCount(3);
    await back(page);
  }
  await set.locator('input').fill('Otro nombre');
  await set.locator('input').press('Tab');
  await expect(set.getByRole('button', { name: 'Eliminar «Otro nombre»' })).toBeVisible();
  await expect(set).toHaveAttribute('data-set', String(id));
  await set.locator('[data-action=images-remove]').click();
  await set.locator('[data-action=images-remove]').click();
  await expect(set).toHaveCount(0);
});

test('drawings become a set with variations, and the dialog is sound for those who do not see it', async ({
  page,
}) => {
  await openImages(page);
  const broken = async () =>
    (await new AxeBuilder({ page }).include('dialog.images').analyze()).violations.map(({ id, nodes }) => [
      id,
      nodes[0].html,
    ]);
  expect(await broken()).toEqual([]);
  await page.locator('[data-action=images-draw]').click();
  await expect(step(page, 'draw')).toBeVisible();
  const box = await page.locator('dialog.images [data-view=pad]').boundingBox();
  if (!box) throw new Error('no pad');
  for (let count = 1; count <= 10; count++) {
    await page.mouse.move(box.x + 40, box.y + 40 + 5 * count);
    await page.mouse.down();
    await page.mouse.move(box.x + 150, box.y + 160, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-view=image-tray] canvas')).toHaveCount(count);
  }
  expect(await broken()).toEqual([]);
  await page.locator('[data-action=images-go-on]').click();
  await expect(step(page, 'check')).toBeVisible();
  await expect(page.locator('[data-view=image-kinds]')).toContainText('50 imágenes');
  expect(await broken()).toEqual([]);
});
