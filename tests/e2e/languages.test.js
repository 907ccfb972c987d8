import { expect, test } from '@playwright/test';
import { LABS } from '../../www/generated/labs.js';
import { open, shownError } from './page.js';
import { PSEUDO, allKeys, saidOtherwise, speakPseudo } from './pseudo.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Symbols and names that are the same in every language. */
const NAMES = /\b(?:CPU|WebGPU|PNG|CSV|ReLU|tanh|PyTorch|MNIST|SwiftShader)\b/g;
/** Digits of the test language. */
const DIGITS = /[০-৯]/;

/** @param {Page} page */
const ready = (page) => expect(page.locator('#lab')).toHaveAttribute('data-ready', '', { timeout: 90_000 });

for (const { id } of LABS) {
  test(`${id} speaks a language that is only in the list`, async ({ page }) => {
    await speakPseudo(page);
    await open(page, `?lab=${id}&lang=${PSEUDO}&backend=cpu`);
    await ready(page);
    await expect(page.locator('html')).toHaveAttribute('lang', PSEUDO);
    await page.locator('.lesson summary').click();
    await expect(page.locator('.lesson-body')).not.toBeEmpty();
    const keys = new Set(await allKeys());
    const said = await saidOtherwise(page);
    const rests = said.map(({ rest }) => rest.replace(NAMES, ''));
    expect(
      rests.filter((rest) => /[a-zA-Z]{4}|[áéíóúñ]{1}/.test(rest)),
      'texts that do not come out of the words',
    ).toEqual([]);
    expect(
      said.filter(({ text }) => keys.has(text.trim())),
      'keys on the page',
    ).toEqual([]);
    expect(
      said.map(({ text }) => text).filter((text) => DIGITS.test(text)).length,
      'numbers as the language writes them',
    ).toBeGreaterThan(0);
    expect(
      rests.filter((rest) => /\d[.,]\d/.test(rest)),
      'fractions as another language writes them',
    ).toEqual([]);
  });
}

test('with three languages there is a menu of them', async ({ page }) => {
  await speakPseudo(page);
  await open(page, '');
  await shownError(page);
  const menu = page.locator('select[data-view=language]');
  await expect(menu).toHaveValue('es');
  await menu.selectOption(PSEUDO);
  await expect(page.locator('html')).toHaveAttribute('lang', PSEUDO);
  await expect(page.locator('select[data-view=language]')).toBeFocused();
  await page.locator('select[data-view=language]').selectOption('en');
  await expect(page.locator('h1')).toHaveText('What is an autoencoder?');
});

test('only the language of the link is downloaded', async ({ page }) => {
  /** @type {string[]} */
  const files = [];
  page.on('request', (request) => files.push(new URL(request.url()).pathname.replace(/^.*\/www\//, '')));
  await open(page, '?lang=en');
  await shownError(page);
  const words = files.filter((file) => /^i18n\/\w\w\.js$|\/words\.\w\w\.js$|\/names\.\w\w\.js$/.test(file));
  expect([...new Set(words)].sort()).toEqual([
    'generated/names.en.js',
    'i18n/en.js',
    'lab-kit/words.en.js',
    'labs/reconstruct/words.en.js',
  ]);
});

test('a language whose words fail to load is reported, the old one stays, and it can be chosen later', async ({
  page,
}) => {
  let missing = true;
  await page.route('**/labs/*/words.en.js*', (route) => (missing ? route.abort() : route.continue()));
  await page.goto('index.html');
  await shownError(page);
  await page.locator('[data-view=language]').click();
  await expect(page.getByRole('alert').filter({ hasText: 'English' })).toBeVisible();
  await expect(page.locator('h1')).toHaveText('¿Qué es un autoencoder?');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  expect(page.url()).not.toContain('lang=en');
  missing = false;
  await page.locator('[data-view=language]').click();
  await expect(page.locator('h1')).toHaveText('What is an autoencoder?');
});

test('a link in a language that fails to load opens in the default one', async ({ page }) => {
  await page.route('**/i18n/en.js', (route) => route.abort());
  await page.goto('index.html?lang=en');
  await expect(page.locator('h1')).toHaveText('¿Qué es un autoencoder?');
  await expect(page.getByRole('alert').filter({ hasText: 'English' })).toBeVisible();
  await shownError(page);
});

test('without any words the page says that a part of it is missing', async ({ page }) => {
  await page.route('**/i18n/es.js', (route) => route.abort());
  await page.goto('index.html');
  await expect(page.locator('#boot-state')).toContainText('no llega es.js');
  await expect(page.locator('#boot-state')).toContainText('could not be loaded');
});

test('back and forward restore the language of their link', async ({ page }) => {
  await open(page, '');
  await shownError(page);
  await page.evaluate(() => {
    for (const query of ['?lab=race&lang=en', '?lab=race']) history.pushState(null, '', query);
  });
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('Race: CPU and WebGPU');
  await expect(page.locator('nav [data-lab=train]')).toContainText('Train and compare');
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('¿Qué es un autoencoder?');
  await shownError(page);
});

test('back to a link in another language and forward at once: the page is built once, without it', async ({
  page,
}) => {
  /** @type {(value?: unknown) => void} */
  let letCome = () => {};
  const delay = new Promise((resolve) => (letCome = resolve));
  await page.route('**/labs/race/words.en.js', async (route) => {
    await delay;
    await route.continue();
  });
  await open(page, '');
  await shownError(page);
  await page.evaluate(() => {
    for (const query of ['?lab=race&lang=en', '?']) history.pushState(null, '', query);
  });
  const words = page.waitForRequest('**/labs/race/words.en.js');
  await page.goBack();
  await words;
  await expect(page.locator('#lab'), 'the lab that was left').toBeEmpty();
  await page.goForward();
  await shownError(page);
  const built = await page.locator('#lab').elementHandle();
  letCome();
  await page.evaluate(async () => {
    await import(
      new URL(`${document.documentElement.dataset.build}/www/labs/race/words.en.js`, document.baseURI).href
    );
  });
  await expect(page.locator('h1')).toHaveText('¿Qué es un autoencoder?');
  expect(await built?.evaluate((lab) => lab.isConnected), 'the lab that was built first').toBe(true);
});

test("files are named in the page's language", async ({ page }) => {
  await open(page, '?lab=denoise&lang=en&backend=cpu');
  await ready(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=png-stage]').click(),
  ]);
  expect(file.suggestedFilename()).toBe('removing-noise.png');
});
