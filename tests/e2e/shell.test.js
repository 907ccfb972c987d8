import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { SITE } from './playwright.config.js';
import { ONE, countBytes, draw, open, shownError, watch } from './page.js';

/** What a lab shows when it is ready. @type {Record<string, (page: import('@playwright/test').Page) => Promise<unknown>>} */
const LABS = {
  reconstruct: shownError,
  train: (page) =>
    expect(page.locator('.player')).toHaveAttribute('data-state', 'ready', { timeout: 60_000 }),
  race: (page) => expect(page.locator('[data-action=play]')).toBeEnabled(),
  manifold: (page) =>
    expect(page.locator('[data-view=map]')).toHaveAttribute('data-points', '2000', { timeout: 60_000 }),
  reduction: (page) =>
    expect(page.locator('[data-view=pca-map]')).toHaveAttribute('data-points', '6435', { timeout: 60_000 }),
  hashing: (page) =>
    expect(page.locator('[data-view=bucket-words]')).toHaveAttribute('data-count', /\d/, { timeout: 60_000 }),
  generate: (page) =>
    expect(page.locator('[data-wall=variational]')).toHaveAttribute('data-updates', /\d/, {
      timeout: 60_000,
    }),
  neighbors: (page) =>
    expect(page.locator('[data-space=code] [data-view=told-class]')).toHaveAttribute('data-told', /\d/, {
      timeout: 60_000,
    }),
  anomaly: (page) =>
    expect(page.locator('[data-figure=auc-autoencoder]')).toHaveAttribute('data-value', /\d/, {
      timeout: 60_000,
    }),
  denoise: (page) =>
    expect(page.locator('[data-view=stage]')).toHaveAttribute('data-state', 'whole', { timeout: 60_000 }),
  impute: (page) =>
    expect(page.locator('[data-view=stage]')).toHaveAttribute('data-state', 'whole', { timeout: 60_000 }),
  secrecy: (page) =>
    expect(page.locator('[data-row=attack]')).toHaveAttribute('data-shown', /./, { timeout: 60_000 }),
};

for (const [lab, ready] of Object.entries(LABS)) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`${lab} has no accessibility violation in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, `?lab=${lab}`);
      await ready(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
    });
  }

  for (const [width, height] of [
    [360, 780],
    [1280, 800],
    [1920, 1080],
  ]) {
    test(`${lab} fits ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page, `?lab=${lab}`);
      await ready(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }
}

test('the page is Spanish, and English by the switch and by the link', async ({ page }) => {
  await open(page, '');
  await expect(page.locator('h1')).toHaveText('¿Qué es un autoencoder?');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await page.locator('[data-view=language]').click();
  await expect(page.locator('h1')).toHaveText('What is an autoencoder?');
  expect(page.url()).toContain('lang=en');
  await page.reload();
  await expect(page.locator('h1')).toHaveText('What is an autoencoder?');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('a link with nonsense opens with a notice and the usual values', async ({ page }) => {
  await open(page, '?lab=train&dCode=99999&hidden=a,b&batchSize=64');
  await expect(page.getByRole('status').filter({ hasText: 'dCode' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'hidden' })).toBeVisible();
  await expect(page.locator('[data-control=dCode] input')).toHaveValue('32');
  await expect(page.locator('[data-control=batchSize] input')).toHaveValue('64');
});

test('the menu and the history lead from lab to lab', async ({ page }) => {
  await open(page, '');
  await page.locator('nav [data-lab=train]').click();
  await expect(page.locator('.player')).toBeVisible();
  await page.goBack();
  await shownError(page);
  await expect(page.locator('nav [data-lab=reconstruct]')).toHaveAttribute('aria-current', 'page');
});

test('a file that does not arrive gives a sentence, and drawing still works', async ({ page }) => {
  await page.route('**/mnist-test2k-images.bin', (route) => route.abort());
  await page.goto('index.html');
  await expect(page.getByRole('status').filter({ hasText: 'mnist-test2k-images.bin' })).toBeVisible();
  await draw(page, ONE);
  expect(await shownError(page)).toBeLessThan(0.06);
});

test('a damaged file gives a sentence that names it', async ({ page }) => {
  await page.route('**/mnist-test2k-images.bin', async (route) => {
    const body = await (await route.fetch()).body();
    await route.fulfill({ body: body.subarray(0, body.length / 2) });
  });
  await page.goto('index.html');
  await expect(
    page.getByRole('status').filter({ hasText: 'mnist-test2k-images.bin está dañado' }),
  ).toBeVisible();
});

test('a crash of the engine is a screen with a way on', async ({ page }) => {
  await page.goto('index.html');
  await shownError(page);
  await page.workers()[0].evaluate(() => {
    self.dispatchEvent(new ErrorEvent('error', { message: 'panicked at a test' }));
  });
  await expect(page.locator('[data-view=crash]')).toContainText('panicked at a test');
  await page.getByRole('button', { name: 'Reiniciar' }).click();
  expect(await shownError(page)).toBeLessThan(0.03);
});

test('a worker that does not arrive is a screen with a way on', async ({ page }) => {
  let missing = true;
  await page.route('**/engine/worker.js', (route) => (missing ? route.abort() : route.continue()));
  await page.goto('index.html');
  await expect(page.locator('[data-view=crash]')).toContainText('worker.js');
  missing = false;
  await page.getByRole('button', { name: 'Reiniciar' }).click();
  expect(await shownError(page)).toBeLessThan(0.03);
});

test('without WebAssembly the page says what it takes', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto('index.html');
  await expect(page.locator('[data-view=unsupported]')).toContainText('WebAssembly');
});

test('without scripts the page says that it needs them', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  watch(page);
  await page.goto(SITE);
  const words = page.locator('noscript p').first();
  await expect(words).toBeVisible();
  expect(await words.evaluate((element) => element.textContent)).toContain('necesita JavaScript');
  await context.close();
});

test('the first visit over 10 Mbit/s shows a reconstruction within the budget', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 20,
    downloadThroughput: 10e6 / 8,
    uploadThroughput: 10e6 / 8,
  });
  const { total } = countBytes(page);
  await open(page, '');
  // At the next frame, and not at the next of a test's looks: what is fetched afterwards does not count.
  await page.waitForFunction(() => document.querySelector('[data-view=reconstruction][data-ready]'));
  // The time is for `cargo xtask bench`; the bytes do not depend on the machine.
  expect(await total()).toBeLessThan(1.3e6);
});
