import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Console errors that do not mean a fault of the page.
 * @type {((text: string, url: string) => boolean)[]}
 */
const ALLOWED = [
  // A request that a test aborts on purpose. Missing files of the site are responses, which `watch` checks.
  (text) => text === 'Failed to load resource: net::ERR_FAILED',
  // An icon that the browser requests if the page names none: a bare file of the site, which some tests open.
  (text, url) => text.startsWith('Failed to load resource') && url.endsWith('/favicon.ico'),
];

/** Pages already watched: a page that opens many scenes is watched once. @type {WeakSet<Page>} */
const watched = new WeakSet();

/**
 * Opens a scene and waits for its first view. Fails the test on any request to another site, any error in the console,
 * and any missing file.
 * @param {Page} page
 * @param {string} query
 */
export async function open(page, query) {
  if (!watched.has(page)) {
    watched.add(page);
    watch(page);
    await page.addInitScript(keepPoints);
  }
  await page.goto(`index.html${query}`);
}

/** Tables are saved with decimal points, unless the page was told otherwise. */
function keepPoints() {
  try {
    localStorage['latente.csv'] ??= 'points';
  } catch {
    // a frame without storage
  }
}

/** The place of the lab on screen, once its first view is complete. @param {Page} page */
export const readyLab = (page) => page.locator('#lab[data-ready]');

/**
 * Watches for what a page must not do. An error thrown in a listener fails the current test.
 * @param {Page} page
 * @param {(error: Error) => void} onError called with errors of the page's scripts and console
 */
export function watch(
  page,
  onError = (error) => {
    throw error;
  },
) {
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isLocal = hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:';
    // Not `expect`, which records a step for each of some thousand requests.
    if (!isLocal) throw new Error(`a request to ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) throw new Error(`${response.status()} for ${response.url()}`);
  });
  page.on('pageerror', onError);
  // Includes violations of the page's content security policy, so every test of a lab tests the policy.
  page.on('console', (message) => {
    const [text, { url }] = [message.text(), message.location()];
    if (message.type() !== 'error' || ALLOWED.some((allows) => allows(text, url))) return;
    onError(new Error(`an error in the console: ${text}`));
  });
}

/** @param {Page} page */
export const reconstruction = (page) => page.locator('[data-view=reconstruction]');

/** The mean squared error of the reconstruction on screen. @param {Page} page */
export async function shownError(page) {
  await expect(reconstruction(page)).toHaveAttribute('data-ready', '');
  return Number(await reconstruction(page).getAttribute('data-mse'));
}

/**
 * Draws a stroke on a pad, with points as fractions of its side.
 * @param {Page} page
 * @param {[number, number][]} points
 */
export async function draw(page, points) {
  const pad = page.locator('[data-view=pad]').first();
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('no pad');
  const at = (/** @type {[number, number]} */ [x, y]) =>
    /** @type {const} */ ([box.x + x * box.width, box.y + y * box.height]);
  await page.mouse.move(...at(points[0]));
  await page.mouse.down();
  for (const point of points) await page.mouse.move(...at(point), { steps: 4 });
  await page.mouse.up();
}

/** A handwritten one. @type {[number, number][]} */
export const ONE = [
  [0.42, 0.3],
  [0.52, 0.18],
  [0.5, 0.5],
  [0.49, 0.84],
];

/** A letter A. @type {[number, number][]} */
export const LETTER = [
  [0.2, 0.85],
  [0.5, 0.15],
  [0.8, 0.85],
  [0.65, 0.55],
  [0.35, 0.55],
];

/** The pixels of a canvas as one string, for comparison. @param {import('@playwright/test').Locator} canvas */
export const pixels = (canvas) =>
  canvas.evaluate((element) => /** @type {HTMLCanvasElement} */ (element).toDataURL());

/** The training player. @param {Page} page */
export const player = (page) => page.locator('.player');

/** Waits until the run has done this many steps. @param {Page} page @param {number} count */
export async function stepsDone(page, count, timeout = 60_000) {
  await expect
    .poll(async () => Number(await player(page).getAttribute('data-step')), { timeout })
    .toBeGreaterThanOrEqual(count);
}

/** A number in the chart's list, by kind. @param {Page} page @param {string} kind */
export async function charted(page, kind) {
  return Number(await page.locator(`[data-view=references] [data-kind=${kind}]`).getAttribute('data-value'));
}

/**
 * Gets hold of the GPU device that the page's worker will receive.
 * @param {Page} page
 * @returns {Promise<() => Promise<void>>} destroys the device
 */
export async function gpuToLose(page) {
  const [worker] = page.workers();
  await worker.evaluate(() => {
    const original = GPUAdapter.prototype.requestDevice;
    GPUAdapter.prototype.requestDevice = async function (descriptor) {
      const device = await original.call(this, descriptor);
      Object.assign(globalThis, { deviceToLose: device });
      return device;
    };
  });
  return () => worker.evaluate(() => /** @type {any} */ (globalThis).deviceToLose.destroy());
}

/**
 * Counts a page's downloads, including its worker's, which the DevTools session of the page does not report.
 * @param {Page} page
 */
export function countBytes(page) {
  /** @type {Promise<number>[]} */
  const sizes = [];
  page.on('requestfinished', (request) => {
    sizes.push(
      request
        .sizes()
        .then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize)
        // A request that ends with the page, after the test: nobody asks for it.
        .catch(() => 0),
    );
  });
  return {
    total: async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0),
    reset: () => void (sizes.length = 0),
  };
}
