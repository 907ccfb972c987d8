/** The user's image set in the labs: added as a file, opened by links, with its class names, found again. */
import { expect, test } from '@playwright/test';
import { keepSet } from './user-set.js';
import { open, readyLab } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** The classes, and the number of images of each. */
const CLASSES = ['aro', 'cruz', 'marco'];
const EACH = 40;

/** A CSV file of pixels in MNIST's usual layout, with a word as label: shapes of many sizes and places. */
function shapes() {
  let state = 7;
  const random = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  const lines = Array.from({ length: CLASSES.length * EACH }, (_, index) => {
    const kind = index % CLASSES.length;
    const [x, y, r] = [13.5 + 4 * (random() - 0.5), 13.5 + 4 * (random() - 0.5), 6 + 4 * random()];
    const pixels = Array.from({ length: 784 }, (_, at) => {
      const [dx, dy] = [(at % 28) - x, Math.floor(at / 28) - y];
      const far = Math.max(Math.abs(dx), Math.abs(dy));
      const away = [Math.hypot(dx, dy) - r, far > r ? far : Math.min(Math.abs(dx), Math.abs(dy)), far - r][
        kind
      ];
      return Math.round(255 * Math.max(0, 1 - Math.abs(away) / 1.6));
    });
    return [CLASSES[kind], ...pixels].join();
  });
  return { name: 'formas.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
}

/** Says how the set is divided, and that a network was trained here. @param {Page} page */
const words = (page) => page.locator('[data-view=set-words]');

/** Opens a lab with the set. @param {Page} page @param {string} query */
async function opened(page, query) {
  await open(page, `?backend=cpu&lang=es&${query}`);
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
}

/** @param {Page} page */
const legend = (page) => page.locator('.plane-legend li').allTextContents();

test("the user's images are opened by links in the labs, with their class names, and found again", async ({
  page,
}) => {
  let id = '';
  await test.step('brought from a lab, as a file', async () => {
    await opened(page, 'lab=reconstruct');
    await page.locator('.data-choice [data-action=open-images]').click();
    await page.locator('[data-view=image-files]').setInputFiles(shapes());
    await page.locator('[data-action=images-read]').click();
    await page.locator('[data-control=image-set-name]').fill('Formas');
    await page.locator('[data-action=images-save]').click();
    await expect(words(page)).toHaveText(
      /Formas: 96 para entrenar y 24 para probar\. .*semilla 1\. .*500 pasos/,
      {
        timeout: 60_000,
      },
    );
    await expect(page.locator('[data-view=data] option:checked')).toHaveText('Formas');
    const samples = page.locator('[data-view=samples] .sample');
    await expect(samples).toHaveCount(3);
    await expect(samples.nth(1)).toHaveAttribute('aria-label', /cruz/);
    await expect(page.locator('[data-view=reconstruction]')).toHaveAttribute('data-ready', '');
    await expect(page).toHaveURL(/data=my-/);
    id = new URL(page.url()).searchParams.get('data') ?? '';
  });

  await test.step('found again after a reload: a code of two values', async () => {
    await opened(page, `lab=reconstruct&data=${id}&model=digits-2`);
    expect(await legend(page)).toEqual(CLASSES);
    await expect(page.locator('[data-view=plane]')).toHaveAttribute('data-points', '24');
  });

  await test.step('hashing', async () => {
    await opened(page, `lab=hashing&data=${id}`);
    await expect(page.locator('[data-view=fullest] tbody tr').first()).toContainText(/aro|cruz|marco/);
    await expect(page.locator('[data-view=bucket-words]')).toContainText(/de 96 imágenes/);
    await page.locator('[data-action=measure]').click();
    await expect(page.locator('[data-view=measured]')).toContainText(
      /24 de prueba entre 96 de entrenamiento\. .*ni una búsqueda perfecta/,
    );
  });

  await test.step('generate', async () => {
    await opened(page, `lab=generate&data=${id}`);
    const labels = page.locator('[data-wall=variational] [data-view=labels] li');
    expect(await labels.allTextContents()).toEqual(CLASSES);
    await page.locator('[data-scene=arithmetic]').click();
    await expect(page.locator('[data-view=mixer-formula]')).toHaveText(/clase aro.*clase cruz/);
    await page.locator('[data-scene=point]').click();
    await expect(page.locator('[data-view=point-says]')).toHaveText(/N\(0, I\)/, { timeout: 60_000 });
  });

  await test.step('manifold', async () => {
    await opened(page, `lab=manifold&scene=digits&data=${id}`);
    expect(await legend(page)).toEqual(CLASSES);
    await expect(page.locator('[data-network=digits-2-guided]')).toBeHidden();
    await opened(page, `lab=manifold&scene=maps&subject=${id}`);
    expect(await legend(page)).toEqual(CLASSES);
    await expect(page.locator('[data-subject][aria-pressed=true]')).toHaveText('Formas');
    await expect(page.locator('[data-figure=tsne-accuracy]')).toHaveAttribute('data-value', /0|1/, {
      timeout: 60_000,
    });
  });

  await test.step('a link with a set that is not here goes on with the usual data', async () => {
    await opened(page, 'lab=generate&data=my-elsewhere');
    await expect(page.getByText('imágenes que no están en este navegador')).toBeVisible();
    await expect(page.locator('[data-view=data]')).toHaveValue('digits');
    await expect(words(page)).toBeHidden();
  });
});

test("training on the user's images can be cancelled, which restores the default data", async ({ page }) => {
  await opened(page, 'lab=reconstruct');
  await page.locator('[data-view=data]').selectOption('fashion');
  await page.locator('[data-action=cancel-set]').click({ timeout: 30_000 });
  await expect(page.getByText('Entrenamiento cancelado')).toBeVisible();
  await expect(page.locator('[data-view=data]')).toHaveValue('digits');
  await expect(readyLab(page)).toBeVisible();
});

test.describe('the labs of applications, on one page', () => {
  const KINDS = ['círculo', 'cuadrado', 'barra'];
  const WAIT = { timeout: 60_000 };
  const view = (/** @type {Page} */ page, /** @type {string} */ name) => page.locator(`[data-view=${name}]`);
  const expectSplit = (/** @type {Page} */ page) =>
    expect(words(page)).toContainText('Signos: 48 para entrenar y 12 para probar.', WAIT);
  test.describe.configure({ mode: 'serial' });
  /** @type {Page} */
  let page;
  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
    await opened(page, 'lab=race');
    await keepSet(page, { id: 'my-signs', name: 'Signos', classes: KINDS, count: 60 });
    await keepSet(page, { id: 'my-one', name: 'Una', classes: [], count: 10 });
  });
  test.afterAll(() => page.close());

  test("neighbours of a user's image vote for its classes by name, in lists and on planes", async () => {
    await opened(page, 'lab=neighbors&data=my-signs');
    await expectSplit(page);
    for (const space of ['raw', 'pca', 'code'])
      await expect(page.locator(`[data-space=${space}] .predicted-class b`)).toHaveText(
        new RegExp(`^(${KINDS.join('|')})$`),
      );
    await expect(view(page, 'truth')).toHaveText(/^Es: (círculo|cuadrado|barra)\.$/);
    await expect(page.locator('[data-space=raw] [data-label] b').first()).toHaveText(
      /círculo|cuadrado|barra/,
    );
    await page.locator('[data-action=measure]').click();
    await expect(view(page, 'figures-where')).toContainText('(12)', WAIT);
    await expect(view(page, 'confusion').locator('tbody th').first()).toHaveText('círculo');
    await page.locator('[data-scene=neighborPlanes]').click();
    await expect(view(page, 'planes-help')).toContainText('12 muestras', WAIT);
    // The satellite table is unchanged.
    await view(page, 'data').selectOption('landsat');
    await expect(view(page, 'row')).toContainText('de 2000', WAIT);
  });

  test("a class of the user's set is abnormal, by its name", async () => {
    await opened(page, 'lab=anomaly&data=my-signs&normal=1');
    await expectSplit(page);
    const classes = page.locator('[data-digit]');
    await expect(classes).toHaveText(KINDS);
    await expect(page.locator('[data-digit][aria-pressed=true]')).toHaveText('cuadrado');
    await expect(view(page, 'says')).toContainText('normales: 4; anómalas: 8', WAIT);
    await expect(page.locator('[data-figure=auc-pca]')).toHaveText(/AUC/);
    await expect(page.locator('.auc-figures')).toContainText('PCA, 15 componentes');
    await page.locator('[data-scene=leftOut]').click();
    await page.locator('[data-digit="2"]').click();
    await expect(page.locator('[data-digit][aria-pressed=true]')).toHaveText('barra');
    expect(page.url()).toContain('leftOut=2');
  });

  test("noise is removed from a user's image by small networks and the set's components", async () => {
    await opened(page, 'lab=denoise&data=my-signs');
    await expect(view(page, 'stage')).toHaveAttribute('data-state', 'whole', WAIT);
    await expectSplit(page);
    await expect(page.locator('.contender[data-way=pca]')).toContainText('PCA 47');
    await page.locator('[data-action=measure]').click();
    await expect(view(page, 'measured-words')).toContainText('En las imágenes de prueba (12) con', WAIT);
  });

  test("a hole in a user's image is filled", async () => {
    await opened(page, 'lab=impute&data=my-signs');
    await expect(view(page, 'stage')).toHaveAttribute('data-state', 'whole', WAIT);
    await expectSplit(page);
    await expect(page.locator('.contender[data-way=whole]')).toHaveText(/Original: (círculo|cuadrado|barra)/);
    await page.locator('[data-action=measure]').click();
    await expect(view(page, 'measured-words')).toContainText('En las imágenes de prueba (12) con', WAIT);
  });

  test('a set of one class says why nothing can be measured', async () => {
    await opened(page, 'lab=anomaly&data=my-one');
    await expect(view(page, 'problem')).toContainText('una sola clase');
    await opened(page, 'lab=neighbors&data=my-one');
    await expect(view(page, 'findings')).toContainText('una sola clase');
    await expect(page.locator('[data-action=measure]')).toBeHidden();
  });
});
