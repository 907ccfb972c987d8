/** The two builds of the CPU engine: which one a browser takes, and their results. */
import { expect, test } from '@playwright/test';
import { usualSettings } from '../../www/router.js';
import { BUILD } from '../built.js';
import { open, shownError } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const RELAXED = 'latente-cpu-relaxed_bg.wasm';
const PLAIN = 'latente-cpu_bg.wasm';

/** Makes the browser lack relaxed SIMD. */
function withoutRelaxedSimd() {
  const { validate } = WebAssembly;
  WebAssembly.validate = (source) => {
    const bytes = [...new Uint8Array(/** @type {ArrayBuffer} */ (source))];
    return !bytes.join().includes('253,133,2') && validate(source); // f32x4.relaxed_madd
  };
}

/** The CPU engines requested by a page. @param {Page} page */
function asked(page) {
  /** @type {string[]} */
  const files = [];
  page.on('request', (request) => {
    const file = new URL(request.url()).pathname.split('/').at(-1) ?? '';
    if (/^latente-cpu.*wasm$/.test(file)) files.push(file);
  });
  return files;
}

/** Losses of the first steps of the default network. @param {Page} page */
function losses(page) {
  const defaults = usualSettings();
  return page.evaluate(async (config) => {
    const { Engine } = await import(
      new URL(`${document.documentElement.dataset.build}/www/engine/client.js`, location.href).href
    );
    /** @type {import('../../www/engine/client.js').Engine} */
    const engine = Engine.start({ backend: 'cpu' });
    await engine.loadData('digitsTrain', undefined, 'cpu');
    await engine.loadData('digitsTest', undefined, 'cpu');
    await engine.ask({ train: { start: { config } } });
    return [...(await engine.ask({ train: { steps: { count: 20 } } })).losses];
  }, /** @type {any} */ (defaults));
}

test('with and without relaxed SIMD the losses are the same, each with its own build', async ({
  browser,
}) => {
  const results = [];
  for (const [file, script] of /** @type {const} */ ([[RELAXED], [PLAIN, withoutRelaxedSimd]])) {
    const page = await browser.newPage();
    if (script) await page.addInitScript(script);
    const files = asked(page);
    await open(page, '');
    await shownError(page);
    results.push(await losses(page));
    expect([...new Set(files)]).toEqual([file]);
    // f32x4.relaxed_madd; wasm-opt must keep the plain build free of it.
    const code = await (await page.request.get(`${BUILD}/pkg/${RELAXED}`)).body();
    expect(code.toString('latin1').split('\xfd\x85\x02').length, 'relaxed instructions').toBeGreaterThan(20);
    await page.close();
  }
  const [relaxed, plain] = results;
  expect(plain[19]).toBeLessThan(0.8 * plain[0]);
  for (const [step, loss] of relaxed.entries()) {
    expect(Math.abs(loss / plain[step] - 1), `step ${step + 1}`).toBeLessThan(1e-4);
  }
});

test('if the faster build fails to load, the plain one replaces it', async ({ page }) => {
  await page.route(`**/${RELAXED}`, (route) => route.abort());
  const files = asked(page);
  await open(page, '');
  expect(await shownError(page)).toBeLessThan(0.03);
  expect(files).toEqual([RELAXED, PLAIN]);
});
