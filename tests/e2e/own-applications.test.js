/** Sets of images of the person's in the labs of applications: by a link, with their classes by name. */
import { expect, test } from '@playwright/test';
import { keepSet } from './own-set.js';
import { open, readyLab } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const CLASSES = ['círculo', 'cuadrado', 'barra'];
const WAIT = { timeout: 60_000 };
/** A lab with a set, by a link. @param {Page} page @param {string} query */
async function opened(page, query) {
  await open(page, `?backend=cpu&lang=es&${query}`);
  await expect(readyLab(page)).toBeVisible(WAIT);
}
const view = (/** @type {Page} */ page, /** @type {string} */ name) => page.locator(`[data-view=${name}]`);
/** The numbers of images to train and to test with. @param {Page} page */
const expectSplit = (page) =>
  expect(view(page, 'set-words')).toContainText('Signos: 48 para entrenar y 12 para probar.', WAIT);

test.describe.configure({ mode: 'serial' });
/** @type {Page} */
let page;
test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await opened(page, 'lab=race');
  await keepSet(page, { id: 'my-signs', name: 'Signos', classes: CLASSES, count: 60 });
  await keepSet(page, { id: 'my-one', name: 'Una', classes: [], count: 10 });
});
test.afterAll(() => page.close());

test('neighbours of an own image vote for its classes by name, in lists and on planes', async () => {
  await opened(page, 'lab=neighbors&data=my-signs');
  await expectSplit(page);
  for (const space of ['raw', 'pca', 'code'])
    await expect(page.locator(`[data-space=${space}] .told-class b`)).toHaveText(
      new RegExp(`^(${CLASSES.join('|')})$`),
    );
  await expect(view(page, 'truth')).toHaveText(/^Es: (círculo|cuadrado|barra)\.$/);
  await expect(page.locator('[data-space=raw] [data-label] b').first()).toHaveText(/círculo|cuadrado|barra/);
  await page.locator('[data-action=measure]').click();
  await expect(view(page, 'figures-where')).toContainText('(12)', WAIT);
  await expect(view(page, 'confusion').locator('tbody th').first()).toHaveText('círculo');
  await page.locator('[data-scene=neighborPlanes]').click();
  await expect(view(page, 'planes-help')).toContainText('12 muestras', WAIT);
  // The satellite's table is where it was, and so is the set.
  await view(page, 'data').selectOption('landsat');
  await expect(view(page, 'row')).toContainText('de 2000', WAIT);
  await page.goBack();
});

test('a class of an own set is abnormal, by its name', async () => {
  await opened(page, 'lab=anomaly&data=my-signs&normal=1');
  await expectSplit(page);
  const classes = page.locator('[data-digit]');
  await expect(classes).toHaveText(CLASSES);
  await expect(page.locator('[data-digit][aria-pressed=true]')).toHaveText('cuadrado');
  await expect(view(page, 'says')).toContainText('normales: 4; anómalas: 8', WAIT);
  await expect(page.locator('[data-figure=auc-pca]')).toHaveText(/AUC/);
  await expect(page.locator('.auc-figures')).toContainText('PCA, 15 componentes');
  await page.locator('[data-scene=leftOut]').click();
  await page.locator('[data-digit="2"]').click();
  await expect(page.locator('[data-digit][aria-pressed=true]')).toHaveText('barra');
  expect(page.url()).toContain('leftOut=2');
});

test('noise is removed from an own image by small networks and its own components', async () => {
  await opened(page, 'lab=denoise&data=my-signs');
  await expect(view(page, 'stage')).toHaveAttribute('data-state', 'whole', WAIT);
  await expectSplit(page);
  await expect(page.locator('.contender[data-way=pca]')).toContainText('PCA 47');
  await page.locator('[data-action=measure]').click();
  await expect(view(page, 'measured-words')).toContainText('En las imágenes de prueba (12) con', WAIT);
});

test('a hole in an own image is filled', async () => {
  await opened(page, 'lab=impute&data=my-signs');
  await expect(view(page, 'stage')).toHaveAttribute('data-state', 'whole', WAIT);
  await expectSplit(page);
  await expect(page.locator('.contender[data-way=whole]')).toHaveText(/Original: (círculo|cuadrado|barra)/);
  await page.locator('[data-action=measure]').click();
  await expect(view(page, 'measured-words')).toContainText('En las imágenes de prueba (12) con', WAIT);
});

test('of a set of one class it is said why nothing can be measured', async () => {
  await opened(page, 'lab=anomaly&data=my-one');
  await expect(view(page, 'problem')).toContainText('una sola clase');
  await opened(page, 'lab=neighbors&data=my-one');
  await expect(view(page, 'findings')).toContainText('una sola clase');
  await expect(page.locator('[data-action=measure]')).toBeHidden();
});

test('without the set the usual data are shown, and it is said what is missing', async () => {
  await open(page, '?backend=cpu&lang=es&lab=anomaly&data=my-nowhere');
  await expect(page.locator('.notices')).toContainText('no están en este navegador');
  await expect(page.locator('[data-digit]')).toHaveCount(10, WAIT);
});
