/** Sharing the screen: as a link, code, frame and picture, and embedded in another page. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { open, readyLab } from './page.js';
import { SITE } from './playwright.config.js';

/** @typedef {import('@playwright/test').Page} Page */

const field = (/** @type {Page} */ page, /** @type {string} */ kind) =>
  page.locator(`[data-view=share-${kind}]`);
const status = (/** @type {Page} */ page) => page.locator('[data-view=share-state]');
/** Offset of the width in a PNG. */
const PNG_WIDTH_AT = 16;

test('the scene as link, short link, code, frame and picture, and what the browser refuses is reported', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.assign(navigator, {
      share: (/** @type {ShareData} */ { url }) => {
        document.documentElement.dataset.sent = url;
        return Promise.resolve();
      },
    });
  });
  await open(page, '?lab=denoise&noise=lines&lang=en&backend=cpu&projector=0');
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  await page.locator('[data-action=share]').click();
  const short = `${SITE}?lab=denoise&lang=en&noise=lines`;
  await expect(field(page, 'short')).toHaveValue(short);
  await expect(field(page, 'whole')).toHaveValue(
    /&noise=lines&data=digits&network=denoiser&noiseLevel=0.5&noiseSeed=1&sample=564$/,
  );
  await expect(field(page, 'frame')).toHaveValue(
    /^<iframe src="[^"]*&amp;noise=lines&amp;embed=1" title="Removing noise"/,
  );
  await expect(page.locator('[data-view=share-qr] svg')).toHaveAttribute('data-text', short);
  await page.locator('[data-action=share-send]').click();
  await expect(page.locator('html')).toHaveAttribute('data-sent', short);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.locator('[data-action=copy-whole]').click();
  await expect(status(page)).toContainText('Ctrl+C');
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('noiseSeed=1');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=share-png]').click(),
  ]);
  expect(file.suggestedFilename()).toBe('removing-noise.png');
  const width = readFileSync(await file.path()).readUInt32BE(PNG_WIDTH_AT);
  const stage = await page.locator('[data-view=stage]').boundingBox();
  expect(width).toBeGreaterThanOrEqual(2 * Math.floor(stage?.width ?? Infinity));
  expect((await new AxeBuilder({ page }).include('[data-view=share]').analyze()).violations).toEqual([]);
  // On a phone everything can be reached.
  await page.setViewportSize({ width: 360, height: 740 });
  const box = await page.locator('[data-view=share]').boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 360).toBe(true);
  await page.locator('[data-action=share-png]').scrollIntoViewIfNeeded();
  await expect(page.locator('[data-action=share-png]')).toBeInViewport();
  await page.goto(short);
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  await expect(page).toHaveURL(short);
  await expect(page.locator('[data-option=lines], [aria-pressed=true]', { hasText: 'Lines' })).toBeVisible();
  await expect(page.locator('.notice')).toHaveCount(0);
});

test('embedded in another page a lab has no header, reports its height on request, and takes neither keys nor history', async ({
  page,
}) => {
  const parent = `${SITE}parent.html`;
  await page.route(parent, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Slides</title><main><h1>Slides</h1>
        <iframe id="lab" title="Latente" width="480" height="300" src="index.html?lab=denoise&backend=cpu&embed=1"
          sandbox="allow-scripts allow-same-origin allow-popups"></iframe></main>
        <script>
          const seen = { heights: [], keys: [] };
          addEventListener('message', ({ data }) => {
            if (data.latente !== 'height') return;
            seen.heights.push(data.height);
            document.getElementById('lab').height = data.height;
          });
          addEventListener('keydown', ({ key }) => seen.keys.push(key));
        </script>`,
    }),
  );
  await page.goto(parent);
  const frame = page.frameLocator('#lab');
  await expect(frame.locator('#lab[data-ready]')).toBeVisible({ timeout: 60_000 });
  const seen = () => page.evaluate('seen');
  const entries = await page.evaluate(() => history.length);
  expect(await seen(), 'nobody has asked').toEqual({ heights: [], keys: [] });
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  for (const key of ['ArrowRight', 'PageDown', ' ', 'f', 'Escape']) await page.keyboard.press(key);
  expect((await seen()).keys).toEqual(['ArrowRight', 'PageDown', ' ', 'f', 'Escape']);
  for (const part of ['.brand', 'nav#menu', '.lesson'])
    await expect(frame.locator(part).first()).toBeHidden();
  const ask = (/** @type {string} */ origin) =>
    page.evaluate(
      (target) =>
        /** @type {HTMLIFrameElement} */ (document.getElementById('lab')).contentWindow?.postMessage(
          { latente: 'height' },
          target,
        ),
      origin,
    );
  await ask(new URL(SITE).origin);
  await expect.poll(async () => (await seen()).heights.length).toBeGreaterThan(0);
  expect((await seen()).heights.pop()).toBeGreaterThan(600);
  // At the height that it reports, it needs no scroll bar.
  const inner = page.frames()[1];
  await expect
    .poll(() => inner.evaluate(() => document.documentElement.scrollHeight - innerHeight))
    .toBeLessThanOrEqual(0);
  const fits = () => inner.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  expect(await fits()).toBe(true);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  // A choice is made and another lab is opened: the embedding page keeps its history.
  await frame.getByRole('button', { name: 'Líneas' }).click();
  await expect(frame.getByRole('button', { name: 'Líneas' })).toHaveAttribute('aria-pressed', 'true');
  expect(await page.evaluate(() => history.length)).toBe(entries);
  const link = frame.locator('[data-view=by-itself]');
  await link.hover();
  await link.focus();
  await expect(link).toHaveAttribute('href', `${SITE}?lab=denoise&noise=lines`);
  expect(await inner.evaluate(() => location.search)).toContain('embed=1');
});
