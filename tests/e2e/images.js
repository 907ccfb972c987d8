/** Opens the dialog for the user's images as a lab does, and adds files. */
import path from 'node:path';
import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Page} Page */

const FOLDER = path.resolve(import.meta.dirname, '../fixtures/images');
/** @param {string} name */
export const fixture = (name) => path.join(FOLDER, name);

/** The folder of the page's modules. @param {Page} page */
export const moduleFolder = (page) =>
  page.evaluate(() => {
    const { src } = [...document.scripts].find((script) => script.src.includes('/www/')) ?? { src: '' };
    return `${src.slice(0, src.indexOf('/www/'))}/www`;
  });

/** @param {Page} page */
export async function openImages(page) {
  await page.evaluate(
    async (folder) => {
      const { imagesDialog } = await import(`${folder}/images/dialog.js`);
      await imagesDialog({ say: () => undefined }, {});
    },
    await moduleFolder(page),
  );
  await expect(page.locator('dialog.images')).toBeVisible();
}

/** @param {Page} page @param {string} name */
export const step = (page, name) => page.locator(`dialog.images[data-step=${name}]`);

/** @param {Page} page @param {string[]} files */
export const choose = (page, files) => page.locator('[data-view=image-files]').setInputFiles(files);

/** Reads the chosen files. @param {Page} page */
export async function read(page) {
  await page.locator('[data-action=images-read]').click();
  await expect(step(page, 'check')).toBeVisible({ timeout: 60_000 });
}

/** Reads files and keeps them as a set. @param {Page} page @param {string[]} files @param {string} name */
export async function bring(page, files, name) {
  await choose(page, files);
  await read(page);
  await page.locator('[data-control=image-set-name]').fill(name);
  await page.locator('[data-action=images-save]').click();
}

/** Returns to the list. @param {Page} page */
export const back = (page) =>
  page.locator('dialog.images').getByRole('button', { name: 'Volver', exact: true }).click();

/** Draws a line on the pad and adds it. @param {Page} page @param {number} count number of drawings afterwards */
export async function draw(page, count) {
  const box = await page.locator('dialog.images [data-view=pad]').boundingBox();
  if (!box) throw new Error('no pad');
  await page.mouse.move(box.x + 40, box.y + 40 + 5 * count);
  await page.mouse.down();
  await page.mouse.move(box.x + 150, box.y + 160, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-view=image-tray] canvas')).toHaveCount(count);
}

/** Pixels, classes and labels of the kept sets, newest first. @param {Page} page */
export const keptSets = async (page) =>
  page.evaluate(
    async (folder) => {
      const { get, list } = await import(`${folder}/images/store.js`);
      const sets = await Promise.all((await list()).map((/** @type {any} */ { id }) => get(id)));
      return sets.map(({ id, name, images, labels, classes, originals }) => ({
        ...{ id, name, classes, images: [...images], labels: labels && [...labels] },
        originals: originals && [...originals],
      }));
    },
    await moduleFolder(page),
  );
