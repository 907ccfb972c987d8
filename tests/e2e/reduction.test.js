import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { open } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const map = (/** @type {Page} */ page, /** @type {'autoencoder' | 'pca'} */ kind) =>
  page.locator(`[data-view=${kind}-map]`);
/** The fraction of variance lost, on screen. @param {Page} page @param {'autoencoder' | 'pca'} kind */
const lost = async (page, kind) =>
  Number(await page.locator(`[data-view=${kind}-figures] b`).getAttribute('data-value'));
const step = async (/** @type {Page} */ page) =>
  Number(await page.locator('[data-view=step]').getAttribute('data-step'));

/** Opens the lab and waits for its maps. @param {Page} page @param {string} [more] */
async function opened(page, more = '') {
  await open(page, `?lab=reduction${more}`);
  await expect(map(page, 'autoencoder')).toHaveAttribute('data-points', '6435', { timeout: 60_000 });
  await expect(map(page, 'autoencoder')).toHaveAttribute('data-chosen', '6'); // one row of each soil
}

/** Drags a box over a map, as fractions of its side. @param {Page} page @param {'autoencoder' | 'pca'} kind @param {number[]} box */
async function drag(page, kind, [x0, y0, x1, y1]) {
  await map(page, kind).scrollIntoViewIfNeeded();
  const area = await map(page, kind).boundingBox();
  if (!area) throw new Error('no map');
  await page.mouse.move(area.x + x0 * area.width, area.y + y0 * area.height);
  await page.mouse.down();
  await page.mouse.move(area.x + x1 * area.width, area.y + y1 * area.height, { steps: 5 });
  await page.mouse.up();
}

/** @param {Page} page @param {string} name @param {string | Buffer} content */
const drop = (page, name, content) =>
  page.locator('[data-view=csv]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });

test('the satellite appears at once, the autoencoder loses less than PCA, and a link sets three values', async ({
  page,
}) => {
  await opened(page);
  // scikit-learn: 0.14176 with two components, 0.09978 with three, relative to the mean's 1.01329.
  expect(await lost(page, 'pca')).toBeCloseTo(0.1399, 4);
  expect(await lost(page, 'autoencoder')).toBeLessThan(0.09);
  const answer = page.locator('[data-view=reduction-answer]');
  await expect(answer).toHaveAttribute('data-says', 'less');
  await expect(answer).toContainText(/Con 2 números .* el 7,9.%.* al 14,0.%/);
  await expect(page.locator('[data-view=table-note]')).toContainText('1939');
  await page.locator('[data-action=tell]').click();
  const accuracy = page.locator('[data-accuracy=pca]');
  await expect(accuracy).toHaveAttribute('data-value', /^0\.8/, { timeout: 30_000 });
  await opened(page, '&d=3');
  expect(await lost(page, 'pca')).toBeCloseTo(0.09847, 4);
  await expect(map(page, 'pca')).toHaveAttribute('data-axes', '3');
});

test('a selection on one map is marked on the other, with its patches', async ({ page }) => {
  await opened(page);
  await expect(page.locator('.patch-table tbody tr')).toHaveCount(6);
  await expect(page.locator('.patch-table tbody th').first()).toContainText('Suelo rojo');
  await drag(page, 'pca', [0.1, 0.7, 0.6, 0.98]);
  const count = page.locator('[data-view=selection-count]');
  await expect.poll(async () => Number(await count.getAttribute('data-value'))).toBeGreaterThan(50);
  const chosen = String(await count.getAttribute('data-value'));
  for (const kind of /** @type {const} */ (['autoencoder', 'pca']))
    await expect(map(page, kind)).toHaveAttribute('data-chosen', chosen);
  await expect(page.locator('.patch-table tbody tr')).toHaveCount(4);
  await expect(page.locator('.patch-table .patch')).toHaveCount(12);
  // A row can be chosen by its number, without a pointer; its first measurement is the one in the file.
  await page.locator('[data-view=row]').fill('1');
  await page.locator('[data-view=row]').press('Enter');
  await expect(count).toHaveAttribute('data-value', '1');
  await expect(page.locator('.patch-table .patch').first()).toHaveAttribute('aria-label', /92 115 120 94/);
  await map(page, 'pca').focus();
  await page.keyboard.press('Escape');
  await expect(map(page, 'autoencoder')).toHaveAttribute('data-chosen', '0');
});

test('it trains live from the start, and stops', async ({ page }) => {
  await opened(page);
  await page.locator('[data-action=reset]').click();
  await expect.poll(() => step(page)).toBe(0);
  const crumpled = await lost(page, 'autoencoder');
  expect(crumpled).toBeGreaterThan(0.3);
  await page.locator('[data-action=play]').click();
  await expect.poll(() => step(page), { timeout: 60_000 }).toBeGreaterThan(400);
  await expect.poll(() => lost(page, 'autoencoder')).toBeLessThan(0.2);
  await page.locator('[data-action=play]').click();
  await expect(page.locator('[data-action=play]')).toHaveText(/Entrenar/);
});

test('the curve is shipped, and is trained here on request, on all cores', async ({ page }) => {
  await opened(page);
  const status = page.locator('[data-view=curve-status]');
  const curve = page.locator('[data-view=curve]');
  await expect(status).toContainText('Medido de antemano en otro equipo');
  await expect(curve).toHaveAttribute('aria-label', /d = 2.* 0,0\d+ de la varianza.* 0,140 con PCA/);
  // One engine, and one for each further core while the networks are trained.
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  expect(page.workers()).toHaveLength(1);
  await page.locator('[data-action=curve]').click();
  await expect.poll(() => page.workers().length).toBe(Math.min(cores, 4));
  await expect
    .poll(async () => Number(await status.getAttribute('data-done')), { timeout: 60_000 })
    .toBeGreaterThan(1);
  await page.locator('[data-action=curve]').click();
  await expect(page.locator('[data-action=curve]')).toHaveText(/Entrenar/);
  await expect.poll(() => page.workers().length).toBe(1);
  // The page's engine has trained the first network; another engine gets the same error.
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=csv-curve]').click(),
  ]);
  const [, first] = readFileSync(await file.path(), 'utf8').split(/\r?\n/);
  const error = Number(first.split(',')[1]);
  const other = await page.evaluate(async () => {
    const { build } = document.documentElement.dataset;
    const { SpareEngine } = await import(new URL(`${build}/www/engine/spare-engine.js`, location.href).href);
    /** @type {import('../../www/engine/ask.js').AnyEngine} */
    const engine = new SpareEngine();
    await engine.loadData('landsat');
    await engine.ask({ reduction: { satellite: {} } });
    for (;;) {
      const curve = { d: 1, seed: 1, steps: 1000, all: 2000 };
      const { lost } = await engine.ask({ reduction: { curve } });
      if (lost !== null) return lost;
    }
  });
  expect(error).toBeGreaterThan(0.1);
  expect(error).toBeCloseTo(other, 6);
});

/** Accepts the table in the dialog. @param {Page} page */
const use = (page) => page.locator('[data-action=use-table]').click();
const preview = (/** @type {Page} */ page) => page.locator('[data-view=table-preview]');
/** Lines of a table. @param {number} count @param {(index: number) => string} row */
const lines = (count, row) => Array.from({ length: count }, (_, index) => `${row(index)}\n`).join('');

test("a user's table is shown as it was read, can be read differently, and is used like the satellite's", async ({
  page,
}) => {
  await opened(page);
  const rows = lines(200, (i) => `${i % 2 ? '1.234' : 987};${(i * i) % 71},5;7;${i % 3 ? 'b' : 'a'}`);
  await drop(page, 'mía.csv', `peso;alto;fijo;clase\n${rows}NA;1;7;a\n`);
  await expect(preview(page).getByRole('heading', { level: 2 })).toBeFocused();
  const summary = page.locator('[data-view=preview-summary]');
  await expect(summary).toContainText('201 filas de datos: se usan 200.');
  await expect(page.locator('[data-left-out=missing]')).toContainText('línea 202');
  const missing = page.getByLabel('Filas en las que falta un número');
  await missing.focus();
  await missing.selectOption('mean');
  await expect(summary).toContainText('se usan 201');
  await expect(missing).toBeFocused();
  await missing.selectOption('leaveOut');
  await expect(summary).toContainText('se usan 200');
  await use(page);
  await expect(map(page, 'pca')).toHaveAttribute('data-points', '200', { timeout: 30_000 });
  await expect(page.locator('[data-view=table-note]')).toContainText('fijo');
  await expect(page.locator('[data-view=table-note]')).toContainText('Quedó fuera 1 fila.');
  await expect(page.locator('.maps-foot .class-legend li')).toHaveText(['a 67', 'b 133']);
  await expect(page.locator('.value-table tbody tr')).toHaveCount(2);
  // The dialog asks for what the file leaves open; Escape changes nothing.
  await drop(
    page,
    'miles.csv',
    lines(30, (i) => `${i * 3};${i % 2 ? '1.234' : 987}`),
  );
  await expect(page.locator('[data-view=preview-question] input:checked')).toHaveValue(',');
  await page.locator('[data-view=preview-question] input[value="."]').check();
  await expect(page.getByLabel('Decimales y miles')).toHaveValue('.');
  await page.keyboard.press('Escape');
  await expect(preview(page)).toHaveCount(0);
  await expect(map(page, 'pca')).toHaveAttribute('data-points', '200');
  await page.locator('[data-source=satellite]').click();
  await expect(map(page, 'pca')).toHaveAttribute('data-points', '6435', { timeout: 30_000 });
});

test('an unusable file leaves the previous table and one sentence, until a good one comes', async ({
  page,
}) => {
  await opened(page);
  const notice = page.locator('.notice');
  for (const [name, content, words] of /** @type {const} */ ([
    ['comilla.csv', `a,b,c\n${'1,2,azul\n'.repeat(18)}9,2,"rojo\n${'1,2,azul\n'.repeat(18)}`, 'línea 20'],
    ['corta.csv', 'a,b\n1,2\n3\n', 'Filas en la tabla: 2.'],
    ['una.csv', 'a\n1\n2\n', 'una columna'],
    ['libro.xlsx', 'PK\u0003\u0004', 'hoja de cálculo'],
    ['datos.json', '[{"a": 1}]', 'JSON'],
    ['pagina.csv', '<!DOCTYPE html><table>', 'HTML'],
  ])) {
    await drop(page, name, content);
    await expect(notice).toHaveText(new RegExp(words));
    await expect(map(page, 'pca')).toHaveAttribute('data-points', '6435');
  }
  // A table that only the engine refuses: the previous one is restored and trained.
  await drop(page, 'constante.csv', `a,b\n${'1,2\n'.repeat(20)}`);
  await use(page);
  await expect(notice).toHaveText(/varían: 0/);
  await page.locator('[data-view=row]').fill('1.000');
  await page.locator('[data-view=row]').press('Enter');
  await expect(page.locator('[data-view=selection-count]')).toHaveAttribute('data-value', '1');
  await expect(page.locator('.patch-table tbody th').first()).toContainText('1000');
  await drop(
    page,
    'buena.csv',
    lines(20, (i) => `${i * 2},${(i * i) % 7}`),
  );
  await use(page);
  await expect(map(page, 'pca')).toHaveAttribute('data-points', '20', { timeout: 30_000 });
  await expect(notice).toHaveCount(0);
});

test('a second table during the dialog of the first needs no message', async ({ page }) => {
  await opened(page);
  for (const [at, pause] of [50, 0, 150, 400, 800].entries()) {
    await drop(
      page,
      'uno.csv',
      lines(60, (i) => `${i * 2},${(i * i) % 7},${(i * 3) % 11}`),
    );
    await use(page);
    await page.waitForTimeout(pause); // the race is the subject of the test
    if (at % 3 === 1) await page.locator('[data-d="3"]').click();
    if (at % 3 === 2) await page.locator('[data-source=satellite]').click();
    await drop(
      page,
      'dos.csv',
      lines(50 + at, (i) => `${i * 2},${(i * i) % 5},${(i * 3) % 13}`),
    );
    await use(page);
    if (at % 3 === 1) await page.locator('[data-d="2"]').click();
    await expect(map(page, 'pca')).toHaveAttribute('data-points', String(50 + at), { timeout: 30_000 });
    await expect(page.locator('.notice')).toHaveCount(0);
  }
});

test('each table saved by the lab is read by it again, for a spreadsheet and for a program', async ({
  page,
}) => {
  await opened(page);
  for (const form of ['sheet', 'points']) {
    await page.locator('[data-view=csv-form]').selectOption(form);
    for (const action of ['csv', 'csv-selection', 'csv-curve']) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`[data-action=${action}]`).click(),
      ]);
      const text = readFileSync(await file.path(), 'utf8');
      expect(text.startsWith('\ufeff')).toBe(form === 'sheet');
      const cells = text.split(form === 'sheet' ? /[;\r\n]/ : /[,\r\n]/);
      const digits = (/** @type {string} */ cell) => cell.replace(/\D/g, '').replace(/^0+/, '').length;
      expect(cells.filter((cell) => /^-?[\d.,]+$/.test(cell) && digits(cell) > 9)).toEqual([]);
      await drop(page, `${action}.csv`, text);
      const rows = text.trim().split('\r\n').length - 1;
      await expect(page.locator('[data-view=preview-summary]')).toContainText(
        `filas de datos: se usan ${rows}.`,
      );
      await expect(page.locator('[data-action=use-table]')).toBeEnabled();
      await page.locator('[data-action=cancel-table]').click();
    }
  }
  await expect(page.locator('.notice')).toHaveCount(0);
});

test('everything shown can be saved', async ({ page }) => {
  await opened(page);
  /** @param {string} action */
  const saved = async (action) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`[data-action=${action}]`).click(),
    ]);
    return readFileSync(await file.path());
  };
  const lines = (await saved('csv')).toString().trim().split('\r\n');
  expect(lines[0]).toBe('class,autoencoder1,autoencoder2,pca1,pca2');
  expect(lines).toHaveLength(6436);
  expect((await saved('png-pca')).subarray(1, 4).toString()).toBe('PNG');
});
