/** The user's own images in use: trained on, found again, joined with the digits, downloaded; large and many files. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { bring, choose, fixture, keptSets, openImages, read, step } from './images.js';
import { charted, open, player, readyLab, stepsDone } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const SCENE = '?lab=train&backend=cpu&lang=es&dCode=2&hidden=16';

/** Opens the dialog by the lab's button; the lab then uses what is added. @param {Page} page */
async function openFromLab(page) {
  await page.locator('[data-action=open-images]').dispatchEvent('click');
  await expect(step(page, 'list')).toBeVisible();
}

/** Does the first step, after which there is a cost. @param {Page} page */
async function stepped(page) {
  await page.locator('[data-action=step]').click();
  await stepsDone(page, 1);
}

test('an added set is trained on at once, found after a reload, and joined with the digits', async ({
  page,
}) => {
  await open(page, SCENE);
  await expect(readyLab(page)).toBeVisible();
  await openFromLab(page);
  const files = ['digits-images-idx3-ubyte', 'digits-labels-idx1-ubyte'].map(fixture);
  await bring(page, files, 'Doce');
  // Twelve images are fewer than a batch: the settings are adapted, the page says so, and a run starts.
  await expect(page.locator('[data-view=preset-note]')).toContainText('9 imágenes para entrenar');
  await expect(player(page)).toHaveAttribute('data-state', 'ready');
  await expect(page).toHaveURL(/subject=my-.*batchSize=2/);
  await stepped(page);
  const before = await charted(page, 'train');
  await page.locator('[data-action=play]').click();
  await expect(player(page)).toHaveAttribute('data-state', 'finished', { timeout: 60_000 });
  expect(await charted(page, 'train')).toBeLessThan(0.9 * before);
  await page.reload();
  await expect(player(page)).toHaveAttribute('data-state', /ready|paused|finished/);
  await openFromLab(page);
  const rows = page.locator('[data-view=image-sets] > li');
  await expect(rows).toContainText('12 imágenes · 3 clases');
  await rows.locator('[data-action=images-join]').click();
  await expect(page.locator('[data-view=images-state]')).toContainText('20 de cada dígito');
  await expect(rows).toHaveCount(2);
  const [both, alone] = await keptSets(page);
  expect(both.classes).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  expect(both.images.slice(200 * 784)).toEqual(alone.images);
  await rows.first().locator('[data-action=images-use]').click();
  await expect(page).toHaveURL(new RegExp(`subject=${both.id}`));
  await expect(player(page)).toHaveAttribute('data-state', 'ready');
});

/** Writes images of different noise as a NumPy file. @param {string} file @param {number} count */
function writeNpy(file, count) {
  const text = `{'descr': '|u1', 'fortran_order': False, 'shape': (${count}, 28, 28), }`;
  const header = Buffer.alloc(128, ' ');
  header.write('\x93NUMPY\x01\x00', 0, 'latin1');
  header.writeUInt16LE(118, 8);
  header.write(text, 10, 'latin1');
  header[127] = 10;
  const some = Buffer.alloc(784 * 1000);
  for (let at = 0, state = 1; at < some.length; at++) {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    some[at] = state >> 16;
  }
  const open = openSync(file, 'w');
  writeSync(open, header);
  for (let done = 0; done < count; done += 1000) {
    const block = some.subarray(0, 784 * Math.min(1000, count - done));
    block.writeUInt32LE(done, 0); // every block differs
    writeSync(open, block);
  }
  closeSync(open);
}

test('a file of 200 MB is read while the page keeps working', async ({ page }, info) => {
  const file = info.outputPath('large.npy');
  writeNpy(file, 255_102);
  await open(page, SCENE);
  await expect(readyLab(page)).toBeVisible();
  await openImages(page);
  await page.evaluate(() => {
    const tasks = /** @type {number[]} */ ([]);
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask' });
    Object.assign(globalThis, { tasks });
  });
  await choose(page, [file]);
  await expect(page.locator('.images-facts')).toContainText('200 MB');
  const began = Date.now();
  await read(page);
  const tasks = await page.evaluate(() => /** @type {any} */ (globalThis).tasks);
  console.log(`200 MB read in ${Date.now() - began} ms, the longest task ${Math.max(0, ...tasks)} ms`);
  await expect(page.locator('[data-view=image-kinds]')).toContainText('12.000 imágenes');
  expect(Math.max(0, ...tasks)).toBeLessThan(500);
  rmSync(file);
});

test('ten imports leave nothing behind', async ({ page }, info) => {
  const file = info.outputPath('some.npy');
  writeNpy(file, 2000); // 1.6 MB
  await open(page, SCENE);
  await expect(readyLab(page)).toBeVisible();
  const session = await page.context().newCDPSession(page);
  await openImages(page);
  const rows = page.locator('[data-view=image-sets] > li');
  const held = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const heap = /** @type {any} */ (await session.send('Runtime.getHeapUsage'));
    const reader = page.workers().find((worker) => worker.url().includes('/images/'));
    return { page: heap.usedSize + heap.backingStorageSize, reader: await reader?.evaluate(wasmMemory) };
  };
  const once = async () => {
    await bring(page, [file], 'Ruido');
    await rows.locator('[data-action=images-remove]').click();
    await rows.locator('[data-action=images-remove]').click();
    await expect(rows).toHaveCount(0);
  };
  await once();
  await once();
  const before = await held();
  for (let times = 0; times < 10; times++) await once();
  expect((await held()).reader).toBe(before.reader);
  // Of 16 MB; a browser may free its buffers at any time.
  await expect
    .poll(async () => (await held()).page - before.page, { timeout: 60_000 })
    .toBeLessThan(1_000_000);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.workers().length).toBe(1);
});

/** Runs in the reader's worker: bytes of its memory, which never shrinks. */
async function wasmMemory() {
  const { default: start } = await import(new URL('../../pkg-images/latente-images.js', location.href).href);
  return (await start()).memory.buffer.byteLength;
}

test('letters are fetched when they are chosen, and trained on', async ({ page }) => {
  /** @type {string[]} */
  const fetched = [];
  page.on('request', (request) => void (/letters-/.test(request.url()) && fetched.push(request.url())));
  await open(page, SCENE);
  await expect(readyLab(page)).toBeVisible();
  expect(fetched).toEqual([]);
  await open(page, `${SCENE}&subject=letters&epochs=1`);
  await expect(player(page)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  expect(fetched).toHaveLength(4);
  // Components are computed in the tab: there is no file of them.
  expect(await charted(page, 'pca')).toBeGreaterThan(0);
  await expect(page.locator('[data-view=preview] [data-view=original]').first()).toHaveAttribute(
    'aria-label',
    /\b[A-Z]\b/,
  );
  await stepped(page);
  const before = await charted(page, 'train');
  await page.locator('[data-action=play]').click();
  await expect(player(page)).toHaveAttribute('data-state', 'finished', { timeout: 60_000 });
  expect(await charted(page, 'train')).toBeLessThan(0.9 * before);
});
