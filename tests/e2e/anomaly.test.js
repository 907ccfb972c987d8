import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { LETTER, draw, open, pixels } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const WAIT = { timeout: 60_000 };

const figureOf = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.locator(`[data-figure="${name}"]`);
/** A number on screen. @param {Page} page @param {string} name */
const figure = async (page, name) => Number(await figureOf(page, name).getAttribute('data-value'));
const inspected = (/** @type {Page} */ page) => page.locator('.card[data-error]');
const says = (/** @type {Page} */ page) => page.locator('[data-view=says]');
const step = (/** @type {Page} */ page) => page.locator('[data-view=step]');
const problem = (/** @type {Page} */ page) => page.locator('[data-view=problem]');

/** Opens the lab and waits for its first scores and pictures. @param {Page} page @param {string} [more] */
async function opened(page, more = '') {
  await open(page, `?lab=anomaly${more}`);
  await expect(figureOf(page, 'auc-autoencoder')).toHaveAttribute('data-value', /\d/, WAIT);
  await expect(page.locator('.case')).toHaveCount(30, WAIT);
}

/** Waits until a run on this page has done all its steps. @param {Page} page */
async function trained(page) {
  await expect(step(page)).toHaveText('paso 800', { timeout: 110_000 });
  await expect(says(page)).not.toHaveAttribute('data-kind', 'training');
}

test('zeros are distinguished from the other digits at once, and the threshold shows the cost', async ({
  page,
}) => {
  await opened(page);
  expect(await figure(page, 'auc-autoencoder')).toBeGreaterThan(0.98);
  expect(await figure(page, 'auc-pca')).toBeGreaterThan(0.97);
  await expect(says(page)).toHaveAttribute('data-kind', 'good');
  expect(await figure(page, 'falseAlarms')).toBeLessThanOrEqual(0.05);
  expect(await figure(page, 'falseAlarms')).toBeGreaterThan(0.03);
  expect(await figure(page, 'recall')).toBeGreaterThan(0.9);
  const counts = await Promise.all(['found', 'missed', 'alarms', 'passed'].map((key) => figure(page, key)));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2000);
  const labels = (/** @type {string} */ row) =>
    page
      .locator(`[data-row=${row}] .case`)
      .evaluateAll((tiles) => tiles.map((tile) => /** @type {HTMLElement} */ (tile).dataset.label));
  expect(new Set(await labels('alarms'))).toEqual(new Set(['0']));
  expect(await labels('missed')).not.toContain('0');
  // Borderline cases lie on both sides of the threshold.
  await expect(page.locator('[data-row=borderline] [data-called=true]')).toHaveCount(5);
});

test('the threshold moves by key and by hand, together with all views', async ({ page }) => {
  await opened(page);
  const [recall, before] = [await figure(page, 'recall'), await figure(page, 'threshold')];
  const roc = await pixels(page.locator('[data-view=roc]'));
  await page.getByRole('slider', { name: 'Umbral del error' }).focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press('PageUp');
  expect(await figure(page, 'threshold')).toBeGreaterThan(before);
  expect(await figure(page, 'recall')).toBeLessThan(recall);
  expect(await figure(page, 'falseAlarms')).toBeLessThan(0.03);
  expect(await pixels(page.locator('[data-view=roc]'))).not.toBe(roc);
  const box = await page.locator('[data-view=error-histogram]').boundingBox();
  if (!box) throw new Error('no histogram');
  await page.mouse.move(box.x + 0.7 * box.width, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 4, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  expect(await figure(page, 'recall')).toBe(1);
  expect(await figure(page, 'falseAlarms')).toBe(1);
  await page.locator('[data-action=usual]').click();
  expect(await figure(page, 'recall')).toBe(recall);
  expect(await figure(page, 'threshold')).toBe(before);
});

test('a one that the network never saw is reconstructed too well, and the page says why', async ({
  page,
}) => {
  await opened(page);
  await page.locator('[data-scene=leftOut]').click();
  await expect(page.locator('[data-digit="1"]')).toHaveAttribute('aria-pressed', 'true');
  await expect(says(page)).toHaveAttribute('data-kind', 'belowFaint', WAIT);
  await expect(says(page)).toContainText('El error mide dificultad, no rareza');
  // Without a drawing a 1 is shown, and it is normal.
  await expect(page.locator('.card[data-verdict=normal]')).toBeVisible();
  await expect(page.locator('[data-view=pad]')).toHaveAttribute('aria-label', /: 1$/);
  expect(await figure(page, 'auc-autoencoder')).toBeLessThan(0.5);
  expect(await figure(page, 'auc-pca')).toBeLessThan(0.5);
  expect(page.url()).toContain('scene=leftOut');
  await page.reload();
  await expect(says(page)).toHaveAttribute('data-kind', 'belowFaint', WAIT);
  await expect(page.locator('[data-row=missed] [data-label="1"]')).toHaveCount(10);
});

test('anomalies in the training set make the detector worse, live', async ({ page }) => {
  await opened(page);
  const [clean, cleanPca] = [await figure(page, 'auc-autoencoder'), await figure(page, 'auc-pca')];
  await page.locator('[data-control=pollution] input[type=range]').fill('8');
  await expect(page.locator('[data-view=about]')).toHaveAttribute('data-polluting', '667', WAIT);
  // It trains by itself, can be paused, and resumes.
  const done = async () => Number(await step(page).getAttribute('data-step'));
  await expect.poll(done, WAIT).toBeGreaterThan(0);
  // A network that has not learned yet raises no alarm.
  const card = page.locator('.card[data-verdict]');
  await expect(card).toHaveAttribute('data-verdict', 'training');
  await page.locator('[data-action=play]').click();
  await expect(page.locator('[data-action=play]')).toHaveText('Entrenar');
  await expect(card).toHaveAttribute('data-verdict', 'paused');
  await page.locator('[data-action=play]').click();
  await trained(page);
  await expect(card).toHaveAttribute('data-verdict', /anomaly|normal/);
  expect(await figure(page, 'auc-autoencoder')).toBeLessThan(clean - 0.05);
  expect(await figure(page, 'auc-pca')).toBeLessThan(cleanPca - 0.05);
  await expect(page.locator('[data-view=before]')).toContainText(/ya entrenada.*0,99/);
  expect(page.url()).toContain('pollution=0.4');
});

test('however fast digits are chosen, the verdict is about the last one', async ({ page }) => {
  await opened(page);
  for (let digit = 1; digit <= 9; digit++) await page.locator(`[data-digit="${digit}"]`).click({ delay: 0 });
  await expect(problem(page)).toContainText('son normales');
  await expect(page.locator('[data-digit][aria-pressed=true]')).toHaveCount(10);
  await page.locator('[data-digit="0"]').click();
  await expect(problem(page)).toHaveText('');
  await trained(page);
  // All but zeros are normal: 189 of the 2,000 test digits are anomalies.
  await expect(page.locator('[data-view=about]')).toContainText('8999');
});

test('without normal or without abnormal digits there is a sentence, and the display stays', async ({
  page,
}) => {
  await opened(page);
  const auc = await figure(page, 'auc-autoencoder');
  await page.locator('[data-digit="0"]').click();
  await expect(problem(page)).toContainText('Ninguna clase es normal');
  expect(await figure(page, 'auc-autoencoder')).toBe(auc);
  expect(page.url()).toContain('normal=none');
  await page.locator('[data-digit="7"]').click();
  await expect(problem(page)).toBeEmpty();
  await expect.poll(async () => Number(await step(page).getAttribute('data-step')), WAIT).toBeLessThan(800);
  await trained(page);
  expect(await figure(page, 'auc-autoencoder')).toBeGreaterThan(0.93);
  expect(page.url()).toContain('normal=7');
});

test('a link with all digits normal says that nothing would be an anomaly', async ({ page }) => {
  await open(page, '?lab=anomaly&normal=0,1,2,3,4,5,6,7,8,9');
  await expect(problem(page)).toContainText('Todas las clases son normales', WAIT);
  await page.locator('[data-digit="9"]').click();
  await expect(figureOf(page, 'auc-autoencoder')).toHaveAttribute('data-value', /\d/, WAIT);
  await expect(problem(page)).toBeEmpty();
});

test('a letter raises the alarm while it is drawn, and the link keeps it', async ({ page, context }) => {
  await opened(page);
  await draw(page, LETTER);
  await expect(page.locator('[data-view=pad]')).toHaveAttribute('data-strokes', '1');
  await expect(page.locator('.card[data-verdict=anomaly]')).toBeVisible();
  await expect.poll(() => page.url()).toContain('ink=');
  expect(Number(await inspected(page).getAttribute('data-above'))).toBeGreaterThan(0.9);
  const errorOn = async (/** @type {Page} */ one) => Number(await inspected(one).getAttribute('data-error'));
  // Whoever opens the link sees exactly this error.
  const linked = await context.newPage();
  await open(linked, new URL(page.url()).search);
  await expect(inspected(linked)).toBeVisible(WAIT);
  await expect.poll(async () => (await errorOn(linked)) - (await errorOn(page))).toBe(0);
  const drawn = await errorOn(linked);
  await expect(page.locator('.error-histogram')).toHaveAttribute('data-marked', String(drawn));
  // Above the error there is no alarm.
  await page.locator('[data-view=threshold]').focus();
  await page.keyboard.press('End');
  const isBelow = drawn < (await figure(page, 'threshold'));
  await expect(page.locator(`.card[data-verdict=${isBelow ? 'normal' : 'anomaly'}]`)).toBeVisible();
  await linked.locator('[data-action=clear]').click();
  await expect(linked.locator('[data-view=verdict]')).toHaveText(/Dibuja algo/);
  await expect(inspected(linked)).toHaveCount(0);
});

test('the lab opens with a letter that raises the alarm, and drawing on it starts a new one', async ({
  page,
}) => {
  await opened(page);
  await expect(page.locator('.card[data-verdict=anomaly]')).toBeVisible();
  const example = String(await inspected(page).getAttribute('data-error'));
  await expect(page.locator('.error-histogram')).toHaveAttribute('data-marked', example);
  await expect(inspected(page).locator('[data-kind=autoencoder]')).toContainText('de los 189 normales');
  expect(page.url()).not.toContain('ink=');
  await draw(page, LETTER);
  await expect(page.locator('[data-view=pad]')).toHaveAttribute('data-strokes', '1');
  await expect(page.locator('.error-histogram')).not.toHaveAttribute('data-marked', example);
});

test('the sentence about the errors has the figures of the default threshold', async ({ page }) => {
  await opened(page);
  const recall = await figureOf(page, 'recall').textContent();
  const alarms = await figureOf(page, 'falseAlarms').textContent();
  await expect(says(page)).toContainText(`detecta el ${recall} de las anomalías con un ${alarms}`);
});

test('a pressed case is examined, and the scores can be saved', async ({ page }) => {
  await opened(page);
  const missed = page.locator('[data-row=missed] .case').first();
  const error = Number(await missed.getAttribute('data-error'));
  await missed.click();
  await expect(page.locator('.card[data-verdict=normal]')).toBeVisible();
  expect(Number(await inspected(page).getAttribute('data-error'))).toBeCloseTo(error, 4);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=csv-errors]').click(),
  ]);
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines[0]).toBe('index,label,error,pcaError,anomalous');
  expect(lines).toHaveLength(2001);
  for (const [, label, , , anomalous] of lines.slice(1).map((line) => line.split(',')))
    expect(anomalous).toBe(label === '0' ? '0' : '1');
});

test('the comparison of all classes can be cancelled, and the previous results are restored', async ({
  page,
}) => {
  await opened(page);
  // Shipped measurements say where they were made.
  await expect(page.locator('[data-view=all-oneClass] td[data-value^="0."]')).toHaveCount(22);
  await expect(page.locator('.card', { has: page.locator('[data-view=all-oneClass]') })).toContainText(
    'Medido de antemano en otro equipo',
  );
  const auc = await figure(page, 'auc-autoencoder');
  const all = page.locator('.card', { has: page.locator('[data-view=all-oneClass]') });
  await page.locator('[data-action=measure-oneClass]').click();
  const first = all.locator('tbody tr').first().locator('td').first();
  await expect(all).toHaveAttribute('data-done', /[1-9]/, { timeout: 110_000 });
  await expect(first).toHaveAttribute('data-value', /\d/, { timeout: 110_000 }); // they need not end in order
  expect(Number(await first.getAttribute('data-value'))).toBeGreaterThan(0.97);
  await page.locator('[data-action=cancel-oneClass]').click();
  await expect(page.locator('[data-action=measure-oneClass]')).toBeEnabled();
  await expect(step(page)).toHaveText(/ya entrenado/);
  await expect(page.locator('[data-action=play]')).toBeDisabled();
  // The engine holds the detector again: it answers.
  await page.locator('[data-row=alarms] .case').first().click();
  await expect(page.locator('.card[data-verdict=anomaly]')).toBeVisible();
  expect(await figure(page, 'auc-autoencoder')).toBe(auc);
});

test('the bars of all classes are coloured by method', async ({ page }) => {
  await open(page, '?lab=anomaly&backend=cpu');
  const bars = page.locator('[data-view=all-oneClass] .all-bar i');
  const colours = (/** @type {string} */ kind) =>
    page
      .locator(`[data-view=all-oneClass] [data-kind=${kind}] .all-bar i`)
      .evaluateAll((marks) => [...new Set(marks.map((mark) => getComputedStyle(mark).backgroundColor))]);
  await expect(bars.first()).toBeAttached();
  // The shipped results replace the rows.
  await expect(page.locator('[data-view=all-oneClass] td[data-value^="0."]')).toHaveCount(22);
  const [accent, edge] = await page.evaluate(() =>
    ['--accent', '--edge'].map((name) => {
      const probe = document.createElement('i');
      probe.style.background = `var(${name})`;
      document.body.append(probe);
      return getComputedStyle(probe).backgroundColor;
    }),
  );
  expect(await colours('auc')).toEqual([accent]);
  expect(await colours('pcaAuc')).toEqual([edge]);
});

/** A fresh engine's error of a drawn heartbeat, whose place and strokes are in the link. @param {Page} page */
const heartError = (page) =>
  page.evaluate(async () => {
    const at = (/** @type {string} */ file) =>
      new URL(`${document.documentElement.dataset.build}/www/${file}`, location.href).href;
    const { Engine } = await import(at('engine/client.js'));
    const { drawnOver, strokesOf } = await import(at('labs/anomaly/heart/drawing.js'));
    const query = new URLSearchParams(location.search);
    /** @type {import('../../www/engine/client.js').Engine} */
    const engine = Engine.start({ backend: 'cpu' });
    await engine.loadData('heartbeats');
    const { millivolts, steps } = await engine.ask({ anomaly: { beginBeats: { seed: 1 } } });
    for (let step = 0; step < steps;) ({ step } = await engine.ask({ anomaly: { learn: { steps: 500 } } }));
    const first = 240 * Number(query.get('beat'));
    const strokes = strokesOf((query.get('drawn') ?? '').split(',').map(Number));
    const drawn = drawnOver(millivolts.slice(first, first + 240), strokes);
    return (await engine.ask({ anomaly: { scoreBeat: { millivolts: drawn } } })).error;
  });

test("a drawn-over heartbeat raises the alarm by the engine's error, and its link has the drawing", async ({
  page,
}) => {
  await open(page, '?lab=anomaly&scene=heartbeat&backend=cpu');
  const looked = page.locator('.heart-looked');
  await expect(page.locator('#lab')).toHaveAttribute('data-ready', '', WAIT);
  await expect(looked).toHaveAttribute('data-verdict', 'anomaly'); // a wide one
  await page.locator('[data-kind=narrow]').first().click();
  await expect(looked).toHaveAttribute('data-verdict', 'normal');
  const chart = page.locator('[data-view=beat]');
  const area = await chart.boundingBox();
  if (!area) throw new Error('no chart');
  const at = (/** @type {number} */ x, /** @type {number} */ y) =>
    /** @type {const} */ ([area.x + x * area.width, area.y + y * area.height]);
  await page.mouse.move(...at(0.6, 0.6));
  await page.mouse.down();
  await page.mouse.move(...at(0.7, 0.2), { steps: 4 });
  await page.mouse.move(...at(0.85, 0.6), { steps: 4 });
  await page.mouse.up();
  await expect(looked).toHaveAttribute('data-verdict', 'anomaly');
  let error = NaN;
  // The stroke is judged while it is drawn: the last answer is the one that counts.
  await expect(async () => {
    error = Number(await looked.getAttribute('data-error'));
    expect(error).toBeCloseTo(await heartError(page), 6);
  }).toPass();
  await expect(looked).toContainText(
    `Error ${error.toLocaleString('es', { minimumFractionDigits: 3, maximumFractionDigits: 3 })} mV²`,
  );

  const link = page.url();
  await page.locator('[data-action=original]').click();
  await expect(looked).toHaveAttribute('data-verdict', 'normal');
  await page.goto(link);
  await expect(page.locator('#lab')).toHaveAttribute('data-ready', '', WAIT);
  expect(Number(await looked.getAttribute('data-error'))).toBeCloseTo(error, 6);

  // The arrow keys draw too: up until the score is higher still.
  await chart.focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowUp');
  await expect(async () =>
    expect(Number(await looked.getAttribute('data-error'))).not.toBeCloseTo(error, 4),
  ).toPass();
  await expect(chart).toHaveAttribute('aria-valuetext', /s desde el pico: .*mV/);
});
