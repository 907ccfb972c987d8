import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { gpuToLose, open, player } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const MEASURED = JSON.parse(
  readFileSync(new URL('../../www/labs/race/measured.json', import.meta.url), 'utf8'),
);

/** The real WebGPU path, through SwiftShader: slow, so the races are short. */
test.describe.configure({ timeout: 300_000 });

const track = (/** @type {Page} */ page, /** @type {string} */ engine) =>
  page.locator(`[data-view=track][data-engine=${engine}]`);
const words = (/** @type {Page} */ page, /** @type {string} */ engine) =>
  page.locator(`[data-view=${engine}-words]`);
const play = (/** @type {Page} */ page) => page.locator('[data-action=play]');
const sizes = (/** @type {Page} */ page) => page.locator('[data-view=race-sizes]');
const slider = (/** @type {Page} */ page) => page.locator('[data-control=batchSize]');
const cancel = (/** @type {Page} */ page) => page.locator('[data-action=cancel-sizes]');

/** @param {Page} page @param {string} engine @param {number} count number of timed steps */
async function stepped(page, engine, count, timeout = 200_000) {
  const done = async () => Number(await track(page, engine).getAttribute('data-steps'));
  await expect.poll(done, { timeout }).toBeGreaterThanOrEqual(count);
  return done();
}

/** Number of points of each line of the chart. @param {Page} page */
const points = async (page) =>
  Promise.all(['cpu', 'webgpu'].map(async (who) => Number(await sizes(page).getAttribute(`data-${who}`))));

/** Removes WebGPU. @param {Page} page */
const withoutWebgpu = (page) => page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'gpu'));

test('both engines train, agree on the cost, and pause together', async ({ page }) => {
  await open(page, '?lab=race&batchSize=8');
  await play(page).click();
  await stepped(page, 'webgpu', 3);
  await stepped(page, 'cpu', 3);
  await expect(page.locator('[data-view=verdict]')).toContainText('Con un lote de 8');
  await expect(page.locator('[data-view=simulated]')).toBeVisible();
  const agreement = page.locator('[data-view=agreement]');
  expect(Number(await agreement.getAttribute('data-step'))).toBeGreaterThan(3);
  expect(Number(await agreement.getAttribute('data-difference'))).toBeLessThan(1e-2);
  await expect(agreement).toContainText('Calculan lo mismo');
  await play(page).click();
  await expect(play(page)).toHaveText('Seguir');
  // The burst that was under way still counts; then training stops, and resuming continues from there.
  await play(page).click();
  const [cpu, webgpu] = [await stepped(page, 'cpu', 1), await stepped(page, 'webgpu', 1)];
  await stepped(page, 'cpu', cpu + 1);
  await stepped(page, 'webgpu', webgpu + 1);
  await page.locator('[data-action=reset]').click();
  await expect(track(page, 'cpu')).toHaveAttribute('data-steps', '0');
  await expect(play(page)).toHaveText('Empezar');
});

/** Trains ten steps on each engine, both in one worker; returns the losses of each. */
async function tenSteps(/** @type {string} */ network) {
  const { Engine } = await import(
    new URL(`${document.documentElement.dataset.build}/www/engine/client.js`, location.href).href
  );
  /** @type {import('../../www/engine/client.js').Engine} */
  const engine = Engine.start({ backend: 'cpu' });
  if (!(await engine.backends.prepareGpu())) throw new Error(engine.status.notice?.key);
  const losses = [];
  for (const backend of /** @type {const} */ (['cpu', 'webgpu'])) {
    await engine.loadData('digitsTrain', undefined, backend);
    const begin = /** @type {any} */ ({ network, batchSize: 8, seed: 3 });
    await engine.ask({ race: { begin } }, { on: backend });
    losses.push([...(await engine.ask({ race: { run: { steps: 10 } } }, { on: backend })).losses]);
  }
  return { losses, backend: engine.status.backend };
}

for (const network of ['multilayer', 'wide', 'convolutional']) {
  test(`the first ten losses of ${network} are the same on both engines, and the page's run is unchanged`, async ({
    page,
  }) => {
    await open(page, '');
    const { losses, backend } = await page.evaluate(tenSteps, network);
    const [cpu, webgpu] = losses;
    expect(cpu).toHaveLength(10);
    expect(cpu[9]).toBeLessThan(cpu[0]);
    for (const [step, loss] of webgpu.entries())
      expect(Math.abs(loss / cpu[step] - 1), `step ${step + 1}: ${loss} and ${cpu[step]}`).toBeLessThan(1e-3);
    expect(backend).toBe('cpu');
  });
}

test('every size is measured on both engines, with a sentence, a table and a picture', async ({ page }) => {
  test.setTimeout(900_000); // a step of a thousand images takes a software GPU seconds
  await open(page, '?lab=race');
  await page.locator('[data-action=measure-sizes]').click();
  await expect(cancel(page)).toBeVisible();
  await expect.poll(() => points(page), { timeout: 800_000 }).toEqual([8, 8]);
  await expect(cancel(page)).toBeHidden();
  await expect(page.locator('[data-view=race-words]')).toHaveAttribute(
    'data-kind',
    /always|overtakes|mixed|level/,
  );
  await expect(sizes(page)).toHaveAttribute('aria-label', /8: [\d.]+ \/ [\d.]+.*1024: [\d.]+ \/ [\d.]+/);
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=csv-sizes]').click(),
  ]);
  const rows = readFileSync(await table.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(rows[0]).toBe('network,batchSize,cpuSamplesPerSecond,webgpuSamplesPerSecond');
  expect(rows).toHaveLength(9);
  for (const row of rows.slice(1)) {
    const [network, , cpu, webgpu] = row.split(',');
    expect(network).toBe('multilayer');
    expect(Math.min(Number(cpu), Number(webgpu))).toBeGreaterThan(0);
  }
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=png-sizes]').click(),
  ]);
  expect(
    readFileSync(await picture.path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  // Another network has its own speeds; the old ones are restored on the way back.
  await page.locator('[data-network=wide]').click();
  expect(await points(page)).toEqual([0, 0]);
  await page.locator('[data-network=multilayer]').click();
  expect(await points(page)).toEqual([8, 8]);
});

test('a measurement is cancelled by its button and by a change, and its results so far stay', async ({
  page,
}) => {
  await withoutWebgpu(page);
  await open(page, '?lab=race');
  const measure = page.locator('[data-action=measure-sizes]');
  await measure.click();
  await expect.poll(async () => (await points(page))[0]).toBeGreaterThanOrEqual(1);
  await cancel(page).click();
  await expect(cancel(page)).toBeHidden();
  await expect(measure).toBeEnabled();
  await expect(play(page)).toHaveText('Empezar');
  await measure.click();
  await expect(cancel(page)).toBeVisible();
  await slider(page).press('End');
  await expect(cancel(page)).toBeHidden();
  await expect(page).toHaveURL(/batchSize=1024/);
  const [cpu] = await points(page);
  expect(cpu).toBeLessThan(8);
  // Nothing of the cancelled race arrives late: the next race has only the new size.
  await play(page).click();
  await stepped(page, 'cpu', 1);
  await expect(sizes(page)).toHaveAttribute('aria-label', /1024: [\d.]+/);
  expect((await points(page))[0]).toBe(cpu + 1);
});

test('without WebGPU there is a sentence, and the CPU continues alone', async ({ page }) => {
  await withoutWebgpu(page);
  await open(page, '?lab=race');
  // It is said before the race, in place of figures.
  await expect(words(page, 'webgpu')).toContainText('no ofrece WebGPU');
  await expect(track(page, 'webgpu')).toHaveAttribute('data-missing', 'true');
  await expect(track(page, 'webgpu').locator('[data-figure=samplesPerSecond]')).toBeHidden();
  await expect(page.locator('[data-view=agreement]')).toContainText('Con un solo motor');
  // The CPU's track opens with the shipped measurement, says so, and follows the batch size.
  const figure = track(page, 'cpu').locator('[data-figure=samplesPerSecond]');
  const digits = async () => Number((await figure.textContent())?.replace(/\D/g, ''));
  await expect.poll(digits).toBe(MEASURED.cpu.multilayer[4]);
  await expect(words(page, 'cpu')).toContainText(MEASURED.machine);
  await slider(page).press('Home');
  await expect.poll(digits).toBe(MEASURED.cpu.multilayer[0]);
  await slider(page).press('End');
  await play(page).click();
  await stepped(page, 'cpu', 5);
  await expect(words(page, 'cpu')).not.toContainText(MEASURED.machine);
  await expect(play(page)).toHaveText('Pausa');
  await expect(track(page, 'webgpu')).toHaveAttribute('data-steps', '0');
  await expect(sizes(page)).toHaveAttribute('data-cpu', '1');
});

test('a lost device ends only its own track, and returns at the next race', async ({ page }) => {
  await open(page, '?lab=race&batchSize=8');
  const lose = await gpuToLose(page);
  await play(page).click();
  const before = await stepped(page, 'webgpu', 1);
  await lose();
  await expect(words(page, 'webgpu')).toContainText('Se ha perdido la tarjeta gráfica', { timeout: 60_000 });
  expect(Number(await track(page, 'webgpu').getAttribute('data-steps'))).toBeGreaterThanOrEqual(before);
  const cpu = await stepped(page, 'cpu', 1);
  await stepped(page, 'cpu', cpu + 50);
  await page.locator('[data-action=reset]').click();
  await play(page).click();
  await stepped(page, 'webgpu', 1);
});

test('a link reproduces the scene, with the nearest size that races', async ({ page }) => {
  await withoutWebgpu(page);
  await open(page, '?lab=race&raceNetwork=convolutional&batchSize=20');
  await expect(page.locator('[data-network=convolutional]')).toHaveAttribute('aria-pressed', 'true');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', 'Lote (m): 16 imágenes');
  await play(page).click();
  await expect(sizes(page)).toHaveAttribute('data-cpu', '1');
  // A change during a race restarts it.
  await slider(page).press('ArrowRight');
  await expect(page).toHaveURL(/raceNetwork=convolutional&batchSize=32/);
  await expect.poll(async () => sizes(page).getAttribute('aria-label')).toMatch(/16: .*32: /);
  await page.reload();
  await expect(slider(page)).toHaveAttribute('aria-valuetext', 'Lote (m): 32 imágenes');
  await expect(play(page)).toHaveText('Empezar');
});

test("the page's run is paused while engines race, and not lost", async ({ page }) => {
  await withoutWebgpu(page);
  await open(page, '?lab=train');
  await expect(player(page)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  await play(page).click();
  await expect.poll(async () => Number(await player(page).getAttribute('data-step'))).toBeGreaterThan(20);
  await page.locator('nav [data-lab=race]').click();
  await play(page).click();
  await expect(sizes(page)).toHaveAttribute('data-cpu', '1');
  await expect(page.locator('[data-view=verdict]')).toContainText('queda en pausa');
  await page.locator('nav [data-lab=train]').click();
  await expect(player(page)).toHaveAttribute('data-state', 'paused');
  const step = Number(await player(page).getAttribute('data-step'));
  expect(step).toBeGreaterThan(20);
  await play(page).click();
  await expect.poll(async () => Number(await player(page).getAttribute('data-step'))).toBeGreaterThan(step);
  // The measurements are kept; the race itself is reset.
  await page.locator('nav [data-lab=race]').click();
  await expect(sizes(page)).toHaveAttribute('data-cpu', '1');
  await expect(track(page, 'cpu')).toHaveAttribute('data-steps', '0');
});

test('a panic of the WebGPU engine does not stop the CPU', async ({ page }) => {
  await withoutWebgpu(page);
  await open(page, '?lab=race');
  await play(page).click();
  const before = await stepped(page, 'cpu', 1);
  for (const place of ['pkg-gpu/latente-gpu_bg.wasm', 'latente_gpu.wasm.panic']) {
    await page.workers()[0].evaluate((stack) => {
      const error = Object.assign(new Error('panicked at a test'), { stack });
      self.dispatchEvent(new ErrorEvent('error', { message: error.message, error }));
    }, `at ${place}`);
  }
  await stepped(page, 'cpu', before + 50);
  await expect(page.locator('[data-view=crash]')).toHaveCount(0);
});
