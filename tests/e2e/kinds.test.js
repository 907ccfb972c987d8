import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PRESETS } from '../../www/labs/train/presets.js';
import { charted, open, pixels, player, stepsDone } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Few images and a small batch, for a run that ends quickly. */
const SMALL = 'images=500&batchSize=50&epochs=3&backend=cpu';

/** @param {Page} page @param {string} state */
const reaches = (page, state) =>
  expect(player(page)).toHaveAttribute('data-state', state, { timeout: 60_000 });

/** @param {Page} page */
async function trained(page) {
  await reaches(page, 'ready');
  await page.locator('[data-action=play]').click();
  await reaches(page, 'finished');
}

/** @param {import('../../www/labs/train/presets.js').Preset} preset */
const link = ({ values }) =>
  Object.entries(values)
    .filter(([key]) => key !== 'epochs')
    .map(([key, value]) => `&${key}=${value}`)
    .join('');

for (const preset of PRESETS) {
  test(`the scene "${preset.id}" trains from its link`, async ({ page }) => {
    await open(page, `?lab=train&${SMALL}${link(preset)}`);
    await reaches(page, 'ready');
    await expect(page.locator('[data-view=network]')).toContainText(String(preset.values.dCode ?? 32));
    const before = await charted(page, 'test');
    await page.locator('[data-action=play]').click();
    await stepsDone(page, 5);
    await reaches(page, 'finished');
    expect(await charted(page, 'test')).toBeLessThan(0.98 * before);
  });
}

test('a preset is one press, describes itself, and equals its link', async ({ page }) => {
  await open(page, '?lab=train&backend=cpu');
  await reaches(page, 'ready');
  await page.locator('[data-preset=kl]').click();
  await expect(page.locator('[data-preset=kl]')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('[data-view=preset-note]')).toContainText('ρ̂');
  await expect(page.locator('[data-control=rho] input:not([type=range])')).toHaveValue('0,05');
  await expect(page.locator('[data-control=l1]')).toBeHidden();
  await expect(page.locator('[data-view=formula-penalty]')).toContainText('KL');
  await reaches(page, 'ready');
  await expect(page.locator('[data-view=network]')).toHaveText(/784 → 128 → 784/);
  await page.reload();
  await expect(page.locator('[data-preset=kl]')).toHaveAttribute('aria-pressed', 'true');
});

test('a linear autoencoder reaches PCA in the page', async ({ page }) => {
  await open(page, '?lab=train&backend=cpu');
  await reaches(page, 'ready');
  await page.locator('[data-preset=linear]').click();
  await expect(page.locator('[data-view=network]')).toHaveText(/784 → 16 → 784/);
  await trained(page);
  await page.locator('[data-metric=mse]').click();
  const pca = await charted(page, 'pca');
  const network = await charted(page, 'test');
  expect(network).toBeLessThan(1.03 * pca);
  expect(network).toBeGreaterThan(0.99 * pca);
});

/** @param {Page} page @param {string} control @param {string} text */
async function type(page, control, text) {
  const field = page.locator(`[data-control=${control}] input:not([type=range])`);
  await field.fill(text);
  await field.press('Enter');
}

test('invalid settings are refused beside their control at once, and lose nothing', async ({ page }) => {
  await open(page, `?lab=train&${SMALL}&kind=convolutional`);
  await reaches(page, 'ready');
  await page.locator('[data-action=step]').click();
  await expect(player(page)).toHaveAttribute('data-step', '1');
  const problem = (/** @type {string} */ control) => page.locator(`[data-control=${control}] .problem`);
  await type(page, 'kernel', '15');
  await expect(problem('kernel')).toContainText('14 × 14');
  await type(page, 'kernel', '4');
  await expect(problem('kernel')).toContainText('impar');
  await page.locator('[data-action=reset]').click();
  await expect(problem('kernel')).toContainText('impar');
  await type(page, 'kernel', '5');
  await expect(problem('kernel')).toBeEmpty();
  await page.locator('[data-control=kind] [data-option=vanilla]').click();
  await type(page, 'dCode', '65536');
  await expect(problem('dCode')).toContainText('MB');
  await type(page, 'dCode', '8');
  await expect(problem('dCode')).toBeEmpty();
  // A choice sets what it needs; undoing that is refused.
  await page.locator('[data-control=penalty] [data-option=kl]').click();
  await expect(page.locator('[data-control=codeActivation] [data-option=sigmoid]')).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.locator('[data-control=codeActivation] [data-option=relu]').click();
  await expect(problem('codeActivation')).toContainText('sigmoide');
  await page.locator('[data-control=codeActivation] [data-option=sigmoid]').click();
  await type(page, 'rho', '1');
  await expect(problem('rho')).toContainText('0,999');
  await expect(player(page)).toHaveAttribute('data-step', '1');
});

test('a convolutional network shows its inside, which changes with training', async ({ page }) => {
  await open(page, `?lab=train&${SMALL}&kind=convolutional&channels=4,6&view=inside`);
  await reaches(page, 'ready');
  const inside = page.locator('[data-view=inside]');
  await expect(inside).toHaveAttribute('data-step', '0');
  const figures = ['tiles', 'atoms', 'histogram', 'unit-means'].map((view) =>
    page.locator(`[data-view=${view}]`),
  );
  const before = await Promise.all(figures.map(pixels));
  await expect(page.locator('[data-view=map]')).toHaveCount(2);
  await expect(page.locator('[data-layer="encoder.0"]')).toContainText('–'); // no step, no gradient
  await page.locator('[data-action=play]').click();
  await reaches(page, 'finished');
  await expect(inside).toHaveAttribute('data-step', '30');
  for (const [index, figure] of figures.entries()) expect(await pixels(figure)).not.toBe(before[index]);
  await expect(page.locator('[data-layer="encoder.0"]')).not.toContainText('–');
  const sample = page.locator('[data-view=maps-sample]');
  const first = await pixels(sample);
  await page.locator('[data-action=maps-next]').click();
  await expect.poll(() => pixels(sample)).not.toBe(first);
});

test('a step in slow motion shows its numbers, stage by stage, and is a step of the run', async ({
  page,
}) => {
  await open(page, `?lab=train&${SMALL}&view=steps`);
  await reaches(page, 'ready');
  const panel = page.locator('[data-view=dissect]');
  const next = page.locator('[data-action=next-stage]');
  // It opens with a preview of the next step, computed on a copy: no picture is empty, and the run has not advanced.
  await expect(panel).toHaveAttribute('data-stage', '1');
  await expect(panel).toContainText('copia');
  await expect(player(page)).toHaveAttribute('data-step', '0');
  await expect(panel.locator('.stage-picture > :visible')).toHaveCount(6);
  const ahead = await panel
    .locator('.stage-picture canvas')
    .evaluateAll((all) => all.map((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL()));
  for (const stage of ['2', '3', '4', '5', '6']) {
    await next.click();
    await expect(panel).toHaveAttribute('data-stage', stage);
    await expect(player(page)).toHaveAttribute('data-step', '1');
  }
  const done = await panel
    .locator('.stage-picture canvas')
    .evaluateAll((all) => all.map((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL()));
  expect(done, 'the step is the one that was shown').toEqual(ahead);
  await expect(panel).toContainText('0,9'); // Adam's rule with its numbers
  await next.click();
  await expect(panel).toHaveAttribute('data-stage', '1');
  await expect(panel).toHaveAttribute('data-step', '2');
  await page.locator('[data-action=whole-step]').click();
  await expect(panel).toHaveAttribute('data-stage', '6');
  await expect(player(page)).toHaveAttribute('data-step', '3');
});

test('after its end a run is dissected on a copy, and keeps its weights', async ({ page }) => {
  await open(page, `?lab=train&${SMALL}&view=steps`);
  await trained(page);
  await page.locator('[data-metric=mse]').click();
  const mse = await charted(page, 'test');
  const panel = page.locator('[data-view=dissect]');
  await expect(panel).toHaveAttribute('data-step', '31');
  await page.locator('[data-action=whole-step]').click();
  await expect(panel).toHaveAttribute('data-stage', '6');
  await expect(panel).toHaveAttribute('data-step', '31');
  await expect(panel).toContainText('copia');
  await page.locator('[data-action=whole-step]').click();
  await expect(panel).toHaveAttribute('data-step', '32'); // another batch
  await expect(player(page)).toHaveAttribute('data-step', '30');
  await expect(player(page)).toHaveAttribute('data-state', 'finished');
  expect(await charted(page, 'test')).toBe(mse);
});

test('the verdict on a run agrees with its numbers', async ({ page }) => {
  for (const query of ['', '&epochs=1', '&penalty=l1&codeActivation=relu&dCode=64']) {
    await page.goto('about:blank');
    await open(page, `?lab=train${query}&${SMALL}`);
    await trained(page);
    await page.locator('[data-metric=mse]').click();
    const [network, pca, mean] = await Promise.all(
      ['test', 'pca', 'mean'].map((kind) => charted(page, kind)),
    );
    const verdict = (await page.locator('[data-view=verdict]').textContent()) ?? '';
    const words = network > 0.95 * mean ? 'imagen media' : network > 1.031 * pca ? 'peor que PCA' : 'PCA';
    expect(verdict, `${query}: ${network}, PCA ${pca}, mean ${mean}`).toContain(words);
    expect(verdict).not.toContain('todavía peor'); // the run has ended
    if (query.includes('l1')) expect(verdict).toMatch(/\d\s%.*casi nulos/);
  }
});

/** @param {Page} page @param {() => Promise<void>} act */
async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('runs are kept, compared, renamed, downloaded and removed', async ({ page }) => {
  await open(page, `?lab=train&${SMALL}&kind=vanilla`);
  await trained(page);
  await page.locator('[data-action=keep]').click();
  // The view stays; the tab's counter changes.
  await expect(page.locator('[data-tab=compare]')).toContainText('(1)');
  await expect(page.locator('[data-panel=samples]')).toBeVisible();
  await page.locator('[data-tab=compare]').click();
  const heads = page.locator('th[data-run]');
  const figure = (/** @type {string} */ kind, /** @type {number} */ run) =>
    page.locator(`tr[data-kind=${kind}] td[data-run="${run}"]`);
  await expect(heads).toHaveCount(1);
  await expect(figure('parameters', 0)).toHaveText('50.992');
  await page.locator('[data-control=kind] [data-option=multilayer]').click();
  await page.locator('[data-action=reset]').click();
  await expect(player(page)).toHaveAttribute('data-step', '0');
  await trained(page);
  const mse = await page
    .locator('[data-metric=mse]')
    .click()
    .then(() => charted(page, 'test'));
  await page.locator('[data-action=keep]').click();
  await expect(heads).toHaveCount(2);
  const shown = (await figure('mse', 1).textContent()) ?? '';
  expect(parseFloat(shown.replace(',', '.'))).toBeCloseTo(mse, 4);
  // The lowest error is marked, and the sentence above names its run.
  const best = await page.locator('tr[data-kind=mse] td[data-best]').count();
  expect(best).toBeGreaterThan(0);
  await expect(page.locator('[data-view=compare-says]')).toContainText(best > 1 ? 'Empatan' : 'Menor ECM');
  await expect(page.locator('[data-view=references] [data-kind=kept]')).toHaveCount(2);
  await expect(page.locator('.strip')).toHaveCount(3);
  const name = heads.first().locator('input');
  await name.fill('Mi código nº 1');
  await name.press('Enter');
  await expect(page.locator('[data-view=references]')).toContainText('Mi código nº 1');
  await expect(name).toBeFocused(); // although everything was rebuilt
  const take = (/** @type {string} */ action) =>
    downloaded(page, () => page.locator(`.tools[data-run="0"] [data-action=${action}]`).click());
  const csv = await take('csv');
  expect(csv.name).toBe('mi-codigo-no-1.csv');
  const lines = csv.bytes.toString().trim().split('\r\n');
  expect(lines).toHaveLength(1 + 31);
  expect(Number(lines[31].split(',')[1])).toBeLessThan(Number(lines[2].split(',')[1]));
  const weights = await take('weights');
  const header = JSON.parse(
    weights.bytes.subarray(8, 8 + Number(weights.bytes.readBigUInt64LE())).toString(),
  );
  expect(header['encoder.0.weight'].shape).toEqual([32, 784]);
  const program = (await take('pytorch')).bytes.toString();
  expect(program).toContain('nn.Linear(784, 32)');
  expect(program).toContain(`load_file("${weights.name}")`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
  // They stay while another lab is open, and go when deleted.
  await page.locator('nav [data-lab=reconstruct]').click();
  await page.goBack();
  await expect(heads).toHaveCount(2);
  await page.locator('.tools[data-run="0"] [data-action=remove]').click();
  await expect(heads).toHaveCount(1);
  await page.locator('.tools[data-run="1"] [data-action=open]').click();
  await expect(page.locator('[data-model=trained]')).toHaveAttribute('aria-pressed', 'true');
});

test('a denoiser shows what it sees', async ({ page }) => {
  await open(page, `?lab=train&${SMALL}&noise=gaussian`);
  await trained(page);
  await expect(page.locator('[data-view=seen]').first()).toBeVisible();
  const [clean, noisy] = ['original', 'seen'].map((view) => page.locator(`[data-view=${view}]`).first());
  expect(await pixels(noisy)).not.toBe(await pixels(clean));
  await expect(page.locator('[data-view=formula-noise]')).toContainText('ε');
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`every view fits a phone and has no accessibility violation in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 360, height: 780 });
    await open(page, `?lab=train&${SMALL}&kind=convolutional&penalty=l1&codeActivation=relu`);
    await reaches(page, 'ready');
    for (const section of ['data', 'optimizer']) {
      await page.locator(`[data-section=${section}] > summary`).click();
    }
    await page.locator('[data-action=play]').click();
    await reaches(page, 'finished');
    await page.locator('[data-action=keep]').click();
    await page.locator('[data-tab=compare]').click();
    await expect(page.locator('.strip')).toHaveCount(2);
    for (const view of ['compare', 'samples', 'inside', 'steps']) {
      await page.locator(`[data-tab=${view}]`).click();
      await expect(page.locator(`[data-panel=${view}]`)).toBeVisible();
      if (view === 'inside') await expect(page.locator('[data-view=map]')).toHaveCount(2);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBeLessThanOrEqual(360);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${view} ${id}: ${nodes[0].html}`),
        view,
      ).toEqual([]);
    }
  });
}
