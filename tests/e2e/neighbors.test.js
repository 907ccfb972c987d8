import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { ONE, draw, open, pixels, player, stepsDone } from './page.js';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {'raw' | 'pca' | 'code'} Space
 */

/** @type {Space[]} */
const SPACES = ['raw', 'pca', 'code'];
const column = (/** @type {Page} */ page, /** @type {Space} */ space) =>
  page.locator(`[data-space=${space}]`);
const prediction = (/** @type {Page} */ page, /** @type {Space} */ space) =>
  column(page, space).locator('[data-view=predicted-class]');
const tiles = (/** @type {Page} */ page, /** @type {Space} */ space) =>
  column(page, space).locator('.neighbor');
/** A measured number on screen. @param {Page} page @param {string} figure */
const measured = async (page, figure) =>
  Number(await page.locator(`[data-figure=${figure}]`).getAttribute('data-value'));

/** Opens the lab and waits for the first answer. @param {Page} page @param {string} [more] */
async function opened(page, more = '') {
  await open(page, `?lab=neighbors${more}`);
  await expect(prediction(page, 'code')).toHaveAttribute('data-predicted', /\d/, { timeout: 60_000 });
}

const measuredCard = (/** @type {Page} */ page) => page.locator('.card[data-measured-here]');

/** Measures all three spaces. @param {Page} page */
async function measure(page) {
  await page.locator('[data-action=measure]').click();
  await expect(measuredCard(page)).toHaveAttribute('data-measured-here', 'true');
  await expect(page.locator('[data-figure=code-accuracy]')).toHaveAttribute('data-value', /\d/, {
    timeout: 120_000,
  });
}

test('three juries classify a digit, each with its neighbours and their distances', async ({ page }) => {
  await opened(page);
  await expect(column(page, 'raw')).toContainText('784 valores');
  await expect(column(page, 'code')).toContainText('2 valores');
  // The lab's initial sample is a four that two components classify as a nine.
  await expect(page.locator('[data-view=truth]')).toHaveText('Es: 4.');
  for (const [space, name] of /** @type {const} */ ([
    ['raw', '4'],
    ['pca', '9'],
    ['code', '4'],
  ])) {
    await expect(prediction(page, space)).toHaveAttribute('data-predicted', name);
    await expect(prediction(page, space)).toHaveAttribute('data-right', String(name === '4'));
  }
  for (const space of SPACES) {
    await expect(tiles(page, space)).toHaveCount(5);
    const distances = await tiles(page, space)
      .locator('figcaption span')
      .evaluateAll((spans) => spans.map((span) => Number(span.textContent?.replace(',', '.'))));
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    expect(distances[0]).toBeGreaterThan(0);
  }
  await page.locator('[data-k="10"]').click();
  await expect(tiles(page, 'raw')).toHaveCount(10);
  expect(page.url()).toContain('k=10');
  await page.locator('[data-network=codes-32]').click();
  await expect(column(page, 'pca')).toContainText('32 valores');
  await expect(prediction(page, 'code')).toHaveAttribute('data-predicted', '4');
  await page.reload();
  await expect(column(page, 'code')).toContainText('32 valores', { timeout: 60_000 });
  await expect(prediction(page, 'code')).toHaveAttribute('data-predicted', '4');
  await expect(tiles(page, 'code')).toHaveCount(10);
});

test('a drawing is classified while it is drawn, and an empty pad asks for one', async ({ page }) => {
  await opened(page, '&network=codes-32');
  const before = await pixels(tiles(page, 'raw').first().locator('canvas'));
  await draw(page, ONE);
  await expect(prediction(page, 'raw')).toHaveAttribute('data-predicted', '1');
  await expect(prediction(page, 'raw')).toHaveAttribute('data-right', ''); // its class is unknown
  expect(await pixels(tiles(page, 'raw').first().locator('canvas'))).not.toBe(before);
  expect(page.url()).toContain('ink=');
  await page.locator('[data-action=clear]').click();
  await expect(page.locator('.pad-hint')).toBeVisible();
  for (const space of SPACES) await expect(prediction(page, space)).toHaveAttribute('data-predicted', '');
  // The places of the neighbours appear without the previous pictures.
  await expect(tiles(page, 'code').first()).toBeVisible();
  await expect(tiles(page, 'code').first().locator('canvas')).toBeHidden();
  await page.locator('[data-sample][data-label="7"]').click();
  await expect(prediction(page, 'raw')).toHaveAttribute('data-predicted', '7');
});

test('the lab opens with the shipped measurements, and says where they were made', async ({ page }) => {
  await opened(page);
  await expect(page.locator('[data-view=figures-where]')).toContainText('medido de antemano en otro equipo');
  // The values of scikit-learn and NumPy, for five neighbours.
  for (const [space, accuracy] of /** @type {const} */ ([
    ['raw', 0.9455],
    ['pca', 0.43],
    ['code', 0.8325],
  ])) {
    expect(await measured(page, `${space}-accuracy`)).toBeCloseTo(accuracy, 3);
    await expect(column(page, space).locator('[data-view=space-figures] dd').first()).toHaveAttribute(
      'data-value',
      String(await measured(page, `${space}-accuracy`)),
    );
  }
  await expect(page.locator('[data-view=findings]')).toHaveAttribute('data-pace', 'faster');
  await expect(page.locator('[data-view=confusion]')).toBeHidden(); // needs the prediction of each sample
  await page.locator('[data-k="10"]').click();
  expect(await measured(page, 'code-accuracy')).toBeCloseTo(0.845, 3);
});

test('two values: the codes predict far better than two components, and worse than the pixels', async ({
  page,
}) => {
  await opened(page);
  await measure(page);
  const [raw, pca, code] = await Promise.all(SPACES.map((space) => measured(page, `${space}-accuracy`)));
  expect(raw).toBeGreaterThan(0.93);
  expect(code).toBeGreaterThan(pca + 0.2);
  expect(code).toBeLessThan(raw - 0.05);
  const words = page.locator('[data-view=findings]');
  await expect(words).toHaveAttribute('data-of-raw', 'less');
  await expect(words).toHaveAttribute('data-of-pca', 'muchMore');
  await expect(words).toContainText('392 veces');
  // Comparing 784 values takes longer than comparing two.
  expect(await measured(page, 'raw-ms')).toBeGreaterThan(await measured(page, 'code-ms'));
  // Another k: previous results no longer hold, and shipped ones are shown.
  await page.locator('[data-k="1"]').click();
  await expect(measuredCard(page)).toHaveAttribute('data-measured-here', 'false');
  await expect(page.locator('[data-view=confusion]')).toBeHidden();
});

test('a mistake of the codes is found in the matrix and put on the pad', async ({ page }) => {
  await opened(page);
  await measure(page);
  const cells = page.locator('[data-view=confusion] tbody td');
  await expect(cells).toHaveCount(100);
  const counts = await cells.evaluateAll((all) =>
    all.map((cell) => Number(/** @type {HTMLElement} */ (cell).dataset.count)),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2000);
  // From the corner to the cell of the fours classified as nines, by keyboard.
  await cells.first().focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
  for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const cell = page.locator('[data-truth="4"][data-predicted="9"]');
  await expect(cell).toHaveAttribute('aria-selected', 'true');
  const samples = page.locator('[data-view=cell] [data-sample]');
  await expect(samples).toHaveCount(Number(await cell.getAttribute('data-count')));
  await samples.first().click();
  await expect(page.locator('[data-view=truth]')).toHaveText('Es: 4.');
  await expect(prediction(page, 'code')).toHaveAttribute('data-predicted', '9');
  await expect(prediction(page, 'code')).toHaveAttribute('data-right', 'false');
  const ofCodes = Number(await cell.getAttribute('data-count'));
  await page.locator('[data-confused=raw]').click();
  expect(Number(await cell.getAttribute('data-count'))).toBeLessThan(ofCodes);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=csv-confusion]').click(),
  ]);
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(11);
  expect(file.suggestedFilename()).toBe('confusion-raw.csv');
});

/**
 * Starts a measurement and presses another button as soon as the page reports it. Runs within the page, because the
 * measurement would be over before a test's second press.
 * @param {Page} page
 * @param {string} by
 */
const giveUp = (page, by) =>
  page.evaluate(async (by) => {
    const find = (/** @type {string} */ one) => /** @type {HTMLElement} */ (document.querySelector(one));
    find('[data-action=measure]').click();
    while (find('[data-view=findings]').textContent !== 'Midiendo…')
      await new Promise((resolve) => requestAnimationFrame(resolve));
    if (find('.task').dataset.running !== 'true') throw new Error('nothing is measured');
    find(by).click();
  }, by);

test('a measurement can be cancelled, and another k ends it', async ({ page }) => {
  await opened(page, '&k=1');
  const task = page.locator('.task');
  await giveUp(page, '[data-action=cancel]');
  await expect(task).toHaveAttribute('data-running', 'false');
  await expect(measuredCard(page)).toHaveAttribute('data-measured-here', 'false');
  expect(await measured(page, 'code-accuracy')).toBeGreaterThan(0.7);
  await giveUp(page, '[data-k="3"]');
  await expect(task).toHaveAttribute('data-running', 'false');
  await expect(measuredCard(page)).toHaveAttribute('data-measured-here', 'false');
});

test("the satellite's rows: their soils, their neighbours, and the measurements", async ({ page }) => {
  await opened(page, '&data=landsat&d=3&sample=6');
  await expect(page.locator('[data-view=row]')).toHaveText('Prueba 7 de 2000');
  await expect(page.locator('[data-view=truth]')).toHaveText('Es: Suelo gris húmedo.');
  await expect(column(page, 'raw')).toContainText('36 valores');
  await expect(tiles(page, 'code')).toHaveCount(5);
  await expect(tiles(page, 'code').first().locator('.patch')).toHaveAttribute('aria-label', /distancia/);
  await page.locator('[data-action=next]').click();
  await expect(page.locator('[data-view=row]')).toHaveText('Prueba 8 de 2000');
  expect(page.url()).toContain('sample=7');
  await measure(page);
  expect(await measured(page, 'raw-accuracy')).toBeCloseTo(0.9, 1);
  expect(await measured(page, 'code-accuracy')).toBeGreaterThan(0.8);
  await expect(page.locator('[data-view=confusion] tbody tr')).toHaveCount(6);
  await page.locator('[data-truth="4"][data-predicted="7"]').click();
  await page.locator('[data-view=cell] [data-sample]').first().click();
  await expect(page.locator('[data-view=truth]')).toHaveText('Es: Suelo gris húmedo.');
  await expect(prediction(page, 'code')).toHaveAttribute('data-predicted', '7');
  // And back to the digits.
  await page.locator('[data-view=data]').selectOption('digits');
  await expect(column(page, 'raw')).toContainText('784 valores', { timeout: 60_000 });
});

test('codes of a network trained here are updated while it learns', async ({ page }) => {
  await opened(page, '&backend=cpu');
  await page.locator('[data-network=run]').click();
  await expect(player(page)).toHaveAttribute('data-state', /ready|paused/, { timeout: 60_000 });
  await expect(column(page, 'code')).toContainText('8 valores', { timeout: 60_000 });
  const distance = tiles(page, 'code').first().locator('figcaption span');
  await expect(distance).toHaveText(/\d/);
  const before = String(await distance.textContent());
  await page.locator('.player [data-action=play]').click();
  // During training, not only afterwards.
  await expect(distance).not.toHaveText(before, { timeout: 60_000 });
  await stepsDone(page, 200);
  await page.locator('.player [data-action=play]').click();
  await expect(player(page)).toHaveAttribute('data-state', /paused|finished/);
  await expect(prediction(page, 'code')).toHaveAttribute('data-predicted', /\d/);
});

test('the neighbours can be saved', async ({ page }) => {
  await opened(page, '&k=3');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=csv-neighbors]').click(),
  ]);
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(1 + 3 * 3);
  expect(lines[1]).toMatch(/^raw,1,\d+,[\d.]+,4$/);
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=png-neighbors]').click(),
  ]);
  expect(picture.suggestedFilename()).toBe('vecinos.png');
});

test('two planes show the neighbours of the lists, and mouse and keys move the query over them', async ({
  page,
}) => {
  const fetched = /** @type {string[]} */ ([]);
  page.on('request', (request) => fetched.push(request.url()));
  await opened(page);
  expect(fetched.filter((url) => url.includes('/planes/'))).toEqual([]);
  const listed = async (/** @type {Space} */ space) =>
    (await tiles(page, space).evaluateAll((all) => all.map((one) => one.dataset.index))).join(' ');
  const [components, codes] = [await listed('pca'), await listed('code')];
  await page.locator('[data-scene=neighborPlanes]').click();
  const plane = (/** @type {Space} */ space) => column(page, space).locator('[data-view=neighbors-plane]');
  await expect(plane('pca')).toHaveAttribute('data-neighbors', components);
  await expect(plane('code')).toHaveAttribute('data-neighbors', codes);
  await expect(column(page, 'raw')).toBeHidden();
  await expect(column(page, 'pca').locator('[data-view=plane-says]')).toHaveText(
    'Gana «9» con 4 votos de 5.',
  );
  await expect(column(page, 'code').locator('[data-view=plane-note]')).toContainText(
    'todo lo que se compara',
  );
  // A press picks the nearest test digit, and the arrow keys move to the next one.
  const box = await plane('code').boundingBox();
  if (!box) throw new Error('no plane');
  await page.mouse.click(box.x + 0.2 * box.height, box.y + 0.5 * box.height);
  await expect(plane('code')).not.toHaveAttribute('data-neighbors', codes);
  const sample = () => new URL(page.url()).searchParams.get('sample');
  await expect.poll(sample).not.toBe(null);
  const before = sample();
  await page.keyboard.press('ArrowRight');
  await expect.poll(sample).not.toBe(before);
  // With more values the plane shows only part of what is compared, and says so.
  await page.locator('[data-network=codes-8]').click();
  await expect(column(page, 'code').locator('[data-view=plane-note]')).toContainText('los 8 valores');
  expect(new URL(page.url()).searchParams.get('scene')).toBe('neighborPlanes');
});
