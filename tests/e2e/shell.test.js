import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { SITE } from './playwright.config.js';
import { LABS } from '../../www/generated/labs.js';
import { ONE, countBytes, draw, open, readyLab, shownError, watch } from './page.js';
import { DIST } from '../built.js';

/** Sizes of a phone, a laptop and a projector. @type {[number, number][]} */
const SIZES = [
  [360, 780],
  [1280, 800],
  [1920, 1080],
];

for (const { id } of LABS) {
  test(`${id} fits a phone, a laptop and a projector, and has no accessibility violation`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      if (width === SIZES[0][0]) await open(page, `?lab=${id}`);
      await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
      await page.evaluate(laidOut);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await page.evaluate(laidOut);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(' ')}`),
        colorScheme,
      ).toEqual([]);
    }
  });
}

/** Runs in the page: resolves after charts have followed a change of size or colours, which takes a frame. */
const laidOut = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

for (const { id, controls } of LABS) {
  test(`${id} opens by a link with a value other than the default, and the control shows it`, async ({
    page,
  }) => {
    watch(page);
    const { control, value } = otherValue(controls);
    await page.goto(`index.html?lab=${id}&${control}=${value}`);
    await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
    await expect
      .poll(() => page.evaluate(isShown, { control, value }), { message: `${control}=${value}` })
      .toBe(true);
    await expect(page.locator('.notice')).toHaveCount(0);
    expect(new URL(page.url()).searchParams.get(control), 'the link keeps it').toBe(value);
  });
}

/** A control of a lab that needs no training, and a value other than its default. @param {import('../../www/generated/labs.types.js').Control[]} controls */
function otherValue(controls) {
  for (const control of controls) {
    if (control.when) continue;
    if (control.kind === 'choice') {
      const value = control.options.find((option) => option !== control.default && option !== 'run');
      if (value) return { control: control.id, value };
    }
    if (control.kind === 'whole') {
      const value = control.default < control.max ? control.default + 1 : control.default - 1;
      return { control: control.id, value: String(value) };
    }
  }
  throw new Error('no control to set');
}

/** Runs in the page: whether a pressed button has the value, or the control's field contains it. @param {{ control: string, value: string }} wanted */
function isShown({ control, value }) {
  const pressed = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('#lab [aria-pressed=true]')]);
  const fields = document.querySelectorAll(
    `[data-control=${control}]:is(input, select), [data-control=${control}] :is(input, select)`,
  );
  return (
    pressed.some(({ dataset }) => Object.values(dataset).includes(value)) ||
    [...fields].some((field) => /** @type {HTMLInputElement} */ (field).value === value)
  );
}

test('an error is detected, whether the page or its worker throws it or writes it to the console', async ({
  page,
}) => {
  /** @type {string[]} */
  const errors = [];
  watch(page, ({ message }) => errors.push(message));
  await page.goto('index.html');
  await shownError(page);
  await page.evaluate(() => {
    console.warn('a warning');
    console.error('of the page');
    setTimeout(() => {
      throw new Error('thrown');
    });
  });
  await expect.poll(() => errors).toEqual(['an error in the console: of the page', 'thrown']);
  await page.workers()[0].evaluate(() => console.error('of the worker'));
  await expect.poll(() => errors.at(-1)).toBe('an error in the console: of the worker');
});

test('an error in the console fails a test', async ({ page }) => {
  test.fail();
  await open(page, '');
  await Promise.all([page.waitForEvent('console'), page.evaluate(() => console.error('on purpose'))]);
});

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

test('a link with invalid values opens with a notice and the defaults', async ({ page }) => {
  await open(page, '?lab=train&dCode=99999&hidden=a,b&batchSize=64');
  await expect(page.getByRole('status').filter({ hasText: 'dCode' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'hidden' })).toBeVisible();
  await expect(page.locator('[data-control=dCode] input')).toHaveValue('32');
  await expect(page.locator('[data-control=batchSize] input')).toHaveValue('64');
});

test('notices overlay the page and move nothing; a few at a time, each once, dismissed by Escape too', async ({
  page,
}) => {
  await page.clock.install();
  await open(page, '?lab=train&one=1&two=2&three=3&four=4&three=5');
  const notices = page.locator('.notice');
  await expect(notices, 'the oldest is removed').toHaveCount(3);
  await expect(notices.filter({ hasText: 'three' })).toHaveCount(1);
  await expect(page.locator('body'), 'the focus stays').toBeFocused();
  const { violations } = await new AxeBuilder({ page }).include('.notices').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const place = () => page.locator('h1').evaluate((title) => title.getBoundingClientRect().top);
  const top = await place();
  await notices.first().getByRole('button').focus();
  await page.keyboard.press('Escape');
  await expect(notices).toHaveCount(2);
  await expect(page.locator('#lab'), 'the focus is not lost').toBeFocused();
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(notices.filter({ visible: true }), 'a small screen has room for one').toHaveCount(1);
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const left of [1, 0]) {
    await notices.first().getByRole('button').click();
    await expect(notices).toHaveCount(left);
  }
  expect(await place()).toBe(top);
});

test('on a small screen a notice disappears by itself', async ({ page }) => {
  await page.clock.install();
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, '?lab=train&one=1');
  await expect(page.locator('.notice')).toHaveCount(1);
  await page.clock.fastForward(20_000);
  await expect(page.locator('.notice')).toHaveCount(0);
});

test('the menu and the history lead from lab to lab', async ({ page }) => {
  await open(page, '');
  await page.locator('nav [data-lab=train]').click();
  await expect(page.locator('.player')).toBeVisible();
  await page.goBack();
  await shownError(page);
  await expect(page.locator('nav [data-lab=reconstruct]')).toHaveAttribute('aria-current', 'page');
});

test('a file that fails to load gives a sentence, and drawing still works', async ({ page }) => {
  await page.route('**/mnist-test2k-images.bin', (route) => route.abort());
  await page.goto('index.html');
  await expect(page.getByRole('alert').filter({ hasText: 'mnist-test2k-images.bin' })).toBeVisible();
  await draw(page, ONE);
  expect(await shownError(page)).toBeLessThan(0.06);
});

test('a damaged file gives a sentence that names it', async ({ page }) => {
  await page.route('**/mnist-test2k-images.bin', async (route) => {
    const [place] = /data-[0-9a-f]{16}\/.*$/.exec(new URL(route.request().url()).pathname) ?? [''];
    const body = await readFile(DIST + place);
    await route.fulfill({ body: body.subarray(0, body.length / 2) });
  });
  await page.goto('index.html');
  await expect(
    page.getByRole('alert').filter({ hasText: 'mnist-test2k-images.bin está dañado' }),
  ).toBeVisible();
});

test('a crash of the engine shows a screen with a way to continue', async ({ page }) => {
  await page.goto('index.html');
  await shownError(page);
  await page.workers()[0].evaluate(() => {
    self.dispatchEvent(new ErrorEvent('error', { message: 'panicked at a test' }));
  });
  await expect(page.locator('[data-view=crash]')).toContainText('panicked at a test');
  await page.getByRole('button', { name: 'Reiniciar' }).click();
  expect(await shownError(page)).toBeLessThan(0.03);
});

test('a worker that fails to load shows a screen with a way to continue', async ({ page }) => {
  let missing = true;
  await page.route('**/engine/worker.js', (route) => (missing ? route.abort() : route.continue()));
  await page.goto('index.html');
  await expect(page.locator('[data-view=crash]')).toContainText('worker.js');
  missing = false;
  await page.locator('[data-view=crash] button').click();
  expect(await shownError(page)).toBeLessThan(0.03);
});

test('without WebAssembly the page says what it needs', async ({ page }) => {
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
  // In the next frame rather than at the next poll: later downloads do not count.
  await page.waitForFunction(() => document.querySelector('[data-view=reconstruction][data-ready]'));
  // The time is measured by `cargo xtask bench`; the bytes do not depend on the machine.
  expect(await total()).toBeLessThan(1.3e6);
  await session.detach(); // the next test in the same context is not slowed down
});
