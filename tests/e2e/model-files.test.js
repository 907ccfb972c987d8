import { openAsBlob, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import * as ort from 'onnxruntime-web';
import { readHeader, readTensor, writeSafetensors } from '../../www/model-files/safetensors.js';
import { open, player, readyLab, stepsDone } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const MODELS = path.resolve(import.meta.dirname, '../reference/models');
/** The results of PyTorch and Keras for the files. @type {Record<string, { code: number[], reconstruction: number[] }>} */
const made = JSON.parse(readFileSync(path.join(MODELS, 'outputs.json'), 'utf8'));

ort.env.wasm.numThreads = 1;

/** Drops a file anywhere on the page. @param {Page} page @param {string} name @param {Buffer} content */
const drop = (page, name, content) =>
  page.evaluate(
    ({ fileName, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], fileName));
      const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector('header')?.dispatchEvent(event);
      if (!event.defaultPrevented) throw new Error('the drop is left to the browser');
    },
    { fileName: name, base64: content.toString('base64') },
  );

const pick = async (/** @type {Page} */ page, /** @type {any} */ file) => {
  await page.locator('[data-action=open-model]').first().click();
  await page.locator('[data-view=model-file]').setInputFiles(file);
};
const notice = (/** @type {Page} */ page) => page.locator('.notice');
const state = (/** @type {Page} */ page) => page.locator('[data-view=model-state]');

/** The first input of `tests/reference/models.py`: half-precision numbers. */
const INPUT = Array.from({ length: 784 }, (_, index) => Math.abs(half(Math.sin(0.7 * index + 0.5) / 4)) * 4);

/** The nearest half-precision number. @param {number} value */
function half(value) {
  const unit = 2 ** (Math.max(Math.floor(Math.log2(Math.abs(value))), -14) - 10);
  return unit * Math.round(value / unit);
}

/** @param {ArrayLike<number>} found @param {ArrayLike<number>} expected */
const worst = (found, expected) =>
  Math.max(...Array.from(found, (value, index) => Math.abs(value - expected[index])));

test('PyTorch and Keras models give the same results in the engine, and as ONNX', async ({ page }) => {
  await open(page, '?lab=reconstruct&backend=cpu');
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  const files = Object.keys(made).map((name) => ({
    name,
    base64: readFileSync(path.join(MODELS, `${name}.safetensors`)).toString('base64'),
  }));
  const outputs = await page.evaluate(
    async ({ all, pixels }) => {
      const { build } = document.documentElement.dataset;
      const here = (/** @type {string} */ file) =>
        import(new URL(`${build}/www/${file}`, location.href).href);
      const [{ Engine }, { readModel }, { onnxOf }] = await Promise.all(
        ['engine/client.js', 'model-files/read.js', 'model-files/onnx.js'].map(here),
      );
      const engine = Engine.start({ backend: 'cpu' });
      const results = [];
      for (const { name, base64 } of all) {
        const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const model = await readModel(new File([content], name));
        const { bytes } = model.as(model.plan.activations, 'digits');
        const onnx = [...(await onnxOf(bytes, name))];
        await engine.adoptModel(name, bytes);
        const look = { network: { model: name }, input: { pixels: Float32Array.from(pixels) } };
        const { code, reconstruction } = await engine.ask({ reconstruct: { forward: look } });
        results.push({ name, onnx, code: [...code], reconstruction: [...reconstruction] });
      }
      return results;
    },
    { all: files, pixels: INPUT },
  );
  expect(outputs).toHaveLength(files.length);
  for (const { name, onnx, code, reconstruction } of outputs) {
    expect(worst(code, made[name].code), name).toBeLessThan(1e-5);
    expect(worst(reconstruction, made[name].reconstruction), name).toBeLessThan(1e-5);
    const session = await ort.InferenceSession.create(Uint8Array.from(onnx));
    const again = await session.run({ input: new ort.Tensor('float32', Float32Array.from(INPUT), [1, 784]) });
    expect(worst(/** @type {any} */ (again.code.data), code), name).toBeLessThan(1e-5);
    expect(worst(/** @type {any} */ (again.reconstruction.data), reconstruction), name).toBeLessThan(1e-5);
  }
});

test('a state dict without activations is opened with those of the lowest error, and an invalid file loses nothing', async ({
  page,
}) => {
  const shipped = await openAsBlob(
    path.resolve(import.meta.dirname, '../../www/models/digits-32.safetensors'),
  );
  const header = await readHeader(shipped);
  const names = { 'encoder.0': 'fc1', 'encoder.1': 'fc2', 'decoder.0': 'fc3', 'decoder.1': 'fc4' };
  const tensors = new Map();
  for (const [name, entry] of header.entries) {
    const [, layer, part] = /** @type {string[]} */ (/^(.*)\.(\w+)$/.exec(name));
    tensors.set(
      `${names[/** @type {keyof typeof names} */ (layer)]}.${part}`,
      await readTensor(shipped, header, entry),
    );
  }
  const buffer = Buffer.from(writeSafetensors(tensors, {}));

  await open(page, '?lab=reconstruct&backend=cpu');
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  const address = page.url();
  await pick(page, { name: 'data.json', mimeType: 'application/json', buffer: Buffer.from('{"a": 1}') });
  await expect(state(page)).toContainText('JSON');
  expect(page.url()).toBe(address);

  await page
    .locator('[data-view=model-file]')
    .setInputFiles({ name: 'mine.safetensors', mimeType: '', buffer });
  await expect(state(page)).toHaveAttribute('data-mse', /^0\.005/);
  await expect(page.locator('[data-ask=hidden]')).toHaveValue('relu');
  await expect(page.locator('[data-ask=code]')).toHaveValue('identity');
  await page.locator('[data-ask=output]').selectOption('identity');
  await expect(state(page)).not.toHaveAttribute('data-mse', /^0\.005/);
  await page.locator('[data-ask=output]').selectOption('sigmoid');
  await expect(state(page)).toHaveAttribute('data-mse', /^0\.005/);
  await page.locator('[data-action=open-model-so]').click();
  await expect(page.locator('[data-model=trained]')).toHaveAttribute('aria-pressed', 'true');
  await expect(notice(page)).toContainText('mine.safetensors');

  await drop(page, 'x.pth', Buffer.from('PK\u0003\u0004model/data.pkl'));
  await expect(notice(page).filter({ hasText: 'torch.save' })).toBeVisible();
  await expect(page.locator('[data-model=trained]')).toHaveAttribute('aria-pressed', 'true');
});

test('a file of this page continues training, and a table goes to its lab, wherever they are dropped', async ({
  page,
}) => {
  await open(page, '?lab=train&backend=cpu&dCode=8&hidden=32');
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  await player(page).locator('[data-action=play]').click();
  await stepsDone(page, 20);
  await player(page).locator('[data-action=play]').click();
  await expect(player(page)).toHaveAttribute('data-state', 'paused');
  await page.locator('[data-action=keep]').click();
  await page.locator('[data-tab=compare]').click();
  const saved = page.waitForEvent('download');
  await page.locator('[data-run] [data-action=weights]').click();
  const file = readFileSync(await (await saved).path());
  const exported = page.waitForEvent('download');
  await page.locator('[data-run] [data-action=onnx]').click();
  expect((await exported).suggestedFilename()).toMatch(/\.onnx$/);
  // The steps that were under way at the pause are shown by now.
  const step = Number(await player(page).getAttribute('data-step'));

  await open(page, '?lab=race&backend=cpu');
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  await drop(page, 'kept.safetensors', file);
  await expect(page.locator('[data-model=trained]')).toHaveAttribute('aria-pressed', 'true');

  await open(page, '?lab=train&backend=cpu');
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  await drop(page, 'kept.safetensors', file);
  await expect(player(page)).toHaveAttribute('data-step', String(step));
  await expect(page).toHaveURL(/dCode=8/);
  await player(page).locator('[data-action=play]').click();
  await stepsDone(page, step + 10);
  await player(page).locator('[data-action=play]').click();

  const rows = Array.from({ length: 60 }, (_, row) => `${row % 7},${row % 5},${row % 3}`);
  await drop(page, 'mine.csv', Buffer.from(['a,b,c', ...rows].join('\n')));
  await page.locator('[data-action=use-table]').click();
  await expect(page.locator('[data-view=source-name]')).toContainText('mine');
});
