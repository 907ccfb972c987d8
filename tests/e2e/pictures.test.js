import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { openAt } from './first-screen.js';
import { readyLab } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const LAPTOP = { width: 1280, height: 800 };

/** The kinds of pictures that can be saved, and the number of text lines below each. A row of digits has none. */
const SAVED = [
  { query: 'lab=manifold&scene=digits', shown: '[data-view=map][data-points]', saves: ['png'], colours: 9 },
  {
    query: 'lab=manifold&scene=surface',
    shown: '.dot-cloud[data-points]',
    saves: ['png-space', 'png-code'],
  },
  { query: 'lab=manifold&scene=turning', shown: '.turn-plane[data-points]', saves: ['png-turning'] },
  {
    query: 'lab=manifold&scene=maps',
    shown: '[data-method=isomap] [data-points]:not([data-points="0"])',
    saves: ['png-isomap'],
  },
  {
    query: 'lab=reduction',
    shown: '[data-view=pca-map][data-points]',
    saves: ['png-pca', 'png-curve'],
    colours: 2,
  },
  {
    query: 'lab=anomaly',
    shown: '[data-figure=auc-pca][data-value]',
    saves: ['png-errors', 'png-roc'],
    colours: 1,
  },
  { query: 'lab=race', shown: '[data-view=race-words]', saves: ['png-sizes'], colours: 1 },
  { query: 'lab=secrecy', shown: '[data-view=curve-words]', saves: ['png-curve'], colours: 1 },
  { query: 'lab=hashing', shown: '[data-view=bucket-words]:not(:empty)', saves: ['png-bucket'], bare: true },
];

/**
 * Runs in the page: whether a picture is opaque, its background, and in its first and last lines the best contrast with
 * the background and the number of chromatic colours.
 * @param {string} file base64
 */
async function look(file) {
  const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const light = (/** @type {number} */ at) => {
    const [r, g, b] = [0, 1, 2].map((c) => {
      const value = data[at + c] / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = light(0);
  /** @param {number} from @param {number} to */
  const band = (from, to) => {
    const colours = new Set();
    let most = 1;
    for (let at = 4 * width * from; at < 4 * width * to; at += 4) {
      const luminance = light(at);
      most = Math.max(most, (Math.max(luminance, ground) + 0.05) / (Math.min(luminance, ground) + 0.05));
      const [r, g, b] = data.subarray(at, at + 3);
      if (Math.max(r, g, b) - Math.min(r, g, b) > 60)
        colours.add([r, g, b].map((value) => value >> 5).join());
    }
    return { most, colours: colours.size };
  };
  let opaque = true;
  for (let at = 3; at < data.length; at += 4) opaque &&= data[at] === 255;
  return { width, opaque, ground, title: band(0, 76), foot: band(height - 90, height) };
}

for (const { query, shown, saves, colours = 0, bare } of SAVED) {
  test(`${query}: a picture has a background, a title and a legend of its colours`, async ({ page }) => {
    await openAt(page, query, LAPTOP);
    for (const [at, colorScheme] of /** @type {const} */ (['light', 'dark']).entries()) {
      if (at >= saves.length && saves.length > 1) break;
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await expect(readyLab(page).locator(shown).first()).toBeAttached({ timeout: 60_000 });
      const action = saves[at % saves.length];
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`#lab [data-action=${action}]`).click(),
      ]);
      const file = await readFile(await download.path());
      const seen = await page.evaluate(look, file.toString('base64'));
      expect(seen.opaque, `${action}: a ground everywhere`).toBe(true);
      expect(seen.ground, `${action}: of the theme`)[
        colorScheme === 'dark' ? 'toBeLessThan' : 'toBeGreaterThan'
      ](colorScheme === 'dark' ? 0.1 : 0.9);
      expect(seen.width, `${action}: twice as fine as the screen`).toBeGreaterThanOrEqual(520);
      expect(seen.title.most, `${action}: the title can be read`).toBeGreaterThan(4.5);
      if (!bare) expect(seen.foot.most, `${action}: the legend can be read`).toBeGreaterThan(4.5);
      expect(seen.foot.colours, `${action}: colours in the legend`).toBeGreaterThanOrEqual(colours);
    }
    const coarse = await page.evaluate(
      () =>
        /** @type {HTMLCanvasElement[]} */ ([...document.querySelectorAll('#lab canvas')]).filter(
          (canvas) =>
            canvas.clientWidth &&
            canvas.width > 1.5 * canvas.clientWidth &&
            !canvas.matches('.pixels, .patch-band'),
        ).length,
    );
    expect(coarse, 'on the screen everything is as it was').toBe(0);
  });
}
