/** The user's own images: every format is read, shown, kept, found after a reload, downloaded, and deleted. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { back, choose, draw, fixture, keptSets, moduleFolder, openImages, read, step } from './images.js';
import { open, readyLab } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string[]} files
 * @property {string[]} [classes]
 * @property {number} [count]
 * @property {string} [fault]
 * @property {boolean} [same]
 */
/** @type {{ labels: number[], cases: Case[] }} */
const { cases } = JSON.parse(readFileSync(fixture('expected.json'), 'utf8'));

/** Shared by all tests: each one closes the dialog. @type {Page} */
let page;
test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext()).newPage();
  await open(page, '?lab=reconstruct&backend=cpu&lang=es');
  await expect(readyLab(page)).toBeVisible();
});
test.afterEach(async () => {
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog.images')).toHaveCount(0);
});
test.afterAll(() => page.context().close());

test('every format is read, or refused with a sentence that names the file', async () => {
  await openImages(page);
  const all = [...new Set(cases.flatMap(({ files }) => files))];
  await page.evaluate(() =>
    document.body.append(
      Object.assign(document.createElement('input'), { type: 'file', multiple: true, id: 'all' }),
    ),
  );
  await page.locator('#all').setInputFiles(all.map(fixture));
  // Asks the dialog's worker directly, without a click for each of fifty.
  const found = await page.evaluate(
    async ({ folder, lists }) => {
      const { ImagesLink } = await import(`${folder}/images/link.js`);
      const { faultText } = await import(`${folder}/images/fault-text.js`);
      const { sorted } = await import(`${folder}/images/files.js`);
      const given = [.../** @type {any} */ (document.getElementById('all')).files];
      const link = new ImagesLink();
      const results = [];
      for (const names of lists) {
        try {
          const files = names.map((name) => given.find((file) => file.name === name));
          const { parts } = await link.ask('open', sorted(files));
          const { images, report } = await link.ask('read', { part: 0, most: 12_000, seed: 1 });
          results.push({ parts: parts.length, count: images.length / 784, classes: report.classes });
        } catch (error) {
          results.push({ fault: /** @type {any} */ (error).fault?.kind, said: faultText(error) });
        }
      }
      link.end();
      return results;
    },
    { folder: await moduleFolder(page), lists: cases.map(({ files }) => files) },
  );
  for (const [at, { name, files, classes, count = 12, fault }] of cases.entries()) {
    const { said = '', ...result } = found[at];
    if (fault) {
      expect(result, name).toEqual({ fault });
      expect(said, name).toContain(files[0]);
    } else expect(result, name).toMatchObject({ classes: classes ?? [], count });
  }
});

test('files with labels, texts, tables and refused files, as the dialog shows them', async () => {
  await openImages(page);
  const rows = page.locator('[data-view=image-kinds] > li');
  for (const [files, names] of /** @type {[string[], string[]][]} */ ([
    [
      ['digits-images-idx3-ubyte', 'digits-labels-idx1-ubyte'],
      ['0', '1', '2'],
    ],
    [['first.csv'], ['0', '1', '2']],
  ])) {
    await choose(page, files.map(fixture));
    await read(page);
    await expect(rows).toHaveCount(names.length);
    await back(page);
  }
  await choose(page, [fixture('short.npz')]);
  await expect(page.locator('[data-view=images-state]')).toContainText('short.npz');
});

/** The images, each with the name of its class. @param {any} set */
const contentOf = ({ images, labels, classes }) => ({
  images,
  names: labels.map((/** @type {number} */ label) => classes[label]),
});

test('a set is kept, found after a reload, renamed, saved as NPZ and as pictures that are read again, and deleted', async () => {
  await openImages(page);
  await choose(page, [fixture('texts.npz')]);
  await read(page);
  await page.locator('[data-control=image-set-name]').fill('Signos');
  await page.locator('[data-action=images-save]').click();
  await expect(page.locator('[data-view=images-state]')).toContainText('Signos');
  await page.reload();
  await expect(readyLab(page)).toBeVisible();
  await openImages(page);
  const [first] = await keptSets(page);
  const set = page.locator(`[data-view=image-sets] > li[data-set="${first.id}"]`);
  await expect(set).toContainText('12 imágenes · 3 clases');
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
    await page.locator('[data-action=images-save]').click();
    await expect(page.locator('[data-view=images-state]')).toContainText('again');
    expect(contentOf((await keptSets(page))[0]), ending).toEqual(contentOf(first));
  }
  await set.locator('input').fill('Otro nombre');
  await set.locator('input').press('Tab');
  await expect(set.getByRole('button', { name: 'Eliminar «Otro nombre»' })).toBeVisible();
  await set.locator('[data-action=images-remove]').click();
  await set.locator('[data-action=images-remove]').click();
  await expect(set).toHaveCount(0);
});

test('drawings become a set with variations, and the dialog is accessible', async () => {
  await openImages(page);
  const broken = async () => {
    // A button that has just been enabled is still changing its colour.
    await page
      .locator('dialog.images')
      .evaluate((dialog) =>
        Promise.allSettled(dialog.getAnimations({ subtree: true }).map(({ finished }) => finished)),
      );
    const { violations } = await new AxeBuilder({ page }).include('dialog.images').analyze();
    return violations.map(({ id, nodes }) => [id, nodes[0].html]);
  };
  expect(await broken()).toEqual([]);
  await page.locator('[data-action=images-draw]').click();
  await expect(step(page, 'draw')).toBeVisible();
  for (let count = 1; count <= 10; count++) await draw(page, count);
  expect(await broken()).toEqual([]);
  await page.locator('[data-action=images-go-on]').click();
  await expect(step(page, 'check')).toBeVisible();
  await expect(page.locator('[data-view=image-kinds]')).toContainText('50 imágenes');
  expect(await broken()).toEqual([]);
});

test('camera stills become a set, and a forbidden camera is reported', async () => {
  await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [320, 240];
    const context = canvas.getContext('2d');
    let at = 0;
    setInterval(() => {
      context?.clearRect(0, 0, 320, 240);
      context?.fillRect(60 + (at++ % 100), 60, 80, 80);
      if (context) context.fillStyle = '#fff';
    }, 30);
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream());
  });
  await openImages(page);
  await page.locator('[data-action=images-camera]').click();
  await expect(step(page, 'camera')).toBeVisible();
  await expect
    .poll(() =>
      page.locator('dialog.images video').evaluate((video) => /** @type {any} */ (video).videoWidth),
    )
    .toBe(320);
  for (let count = 1; count <= 10; count++) {
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-view=image-tray] canvas')).toHaveCount(count);
  }
  await page.locator('[data-action=images-go-on]').click();
  await expect(page.locator('[data-view=image-kinds]')).toContainText('50 imágenes');
  // Going back shows what was added.
  await back(page);
  await expect(page.locator('[data-view=image-tray] canvas')).toHaveCount(10);
  await back(page);
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await page.locator('[data-action=images-camera]').click();
  await expect(page.locator('[data-view=images-state]')).toContainText('no permite usar la cámara');
});
