/** A set of images of the person's in the labs: brought as a file, worked at by links, with its classes by name, found again. */
import { expect, test } from '@playwright/test';
import { open, readyLab } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Its classes, and how many images of each there are. */
const CLASSES = ['aro', 'cruz', 'marco'];
const EACH = 40;

/** A CSV file of pixels as the usual ones of MNIST, with a word as its label: shapes of many sizes and places. */
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

test('own images are worked at by links in the labs, with their classes by name, and found again', async ({
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

test('a training on own images is given up, and the usual data are shown', async ({ page }) => {
  await opened(page, 'lab=reconstruct');
  await page.locator('[data-view=data]').selectOption('fashion');
  await page.locator('[data-action=cancel-set]').click({ timeout: 30_000 });
  await expect(page.getByText('Entrenamiento cancelado')).toBeVisible();
  await expect(page.locator('[data-view=data]')).toHaveValue('digits');
  await expect(readyLab(page)).toBeVisible();
});
