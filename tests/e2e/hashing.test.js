import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { ONE, draw, open, pixels, player, stepsDone } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const bits = (/** @type {Page} */ page) => page.locator('[data-view=bits] [role=switch]');
const words = (/** @type {Page} */ page) => page.locator('[data-view=bucket-words]');
/** A measured share on screen. @param {Page} page @param {string} figure */
const share = async (page, figure) =>
  Number(await page.locator(`[data-figure=${figure}]`).getAttribute('data-value'));

/** Opens the lab and waits for the samples of the first address. @param {Page} page @param {string} [more] */
async function opened(page, more = '') {
  await open(page, `?lab=hashing${more}`);
  await expect(words(page)).toHaveAttribute('data-count', /\d/, { timeout: 60_000 });
}

test('a digit has an address, and the samples there resemble it', async ({ page }) => {
  await opened(page);
  await expect(bits(page)).toHaveCount(16);
  await expect(page.locator('[data-view=address]')).toHaveText(/^([01]{4} ){3}[01]{4}$/);
  // The lab's initial sample is a six.
  const labels = await page
    .locator('.found')
    .evaluateAll((tiles) => tiles.map((tile) => /** @type {HTMLElement} */ (tile).dataset.label));
  expect(labels.filter((label) => label === '6').length).toBeGreaterThan(labels.length / 2);
  const wide = Number(await words(page).getAttribute('data-count'));
  await page.locator('[data-radius="0"]').click();
  await expect(page.locator('.bucket-group')).toHaveCount(1);
  expect(Number(await words(page).getAttribute('data-count'))).toBeLessThan(wide);
  expect(page.url()).toContain('radius=0');
});

test('flipping a bit gives another address with another image, and can be undone', async ({ page }) => {
  await opened(page);
  const decoded = page.locator('[data-view=decoded]');
  const [before, address] = [await pixels(decoded), await page.locator('[data-view=address]').textContent()];
  await expect(page.locator('[data-action=back]')).toBeDisabled();
  const first = await bits(page).first().getAttribute('aria-checked');
  await bits(page).first().focus();
  await page.keyboard.press('Space');
  await expect(bits(page).first()).toHaveAttribute('aria-checked', first === 'true' ? 'false' : 'true');
  await expect(page.locator('[data-view=address]')).not.toHaveText(String(address));
  await expect.poll(() => pixels(decoded)).not.toBe(before);
  // Flipping the bit back restores the previous image.
  await expect.poll(() => pixels(bits(page).first().locator('canvas'))).toBe(before);
  await page.locator('[data-action=back]').click();
  await expect(page.locator('[data-view=address]')).toHaveText(String(address));
  await expect.poll(() => pixels(decoded)).toBe(before);
});

test('the seventh bit of the first digit turns sixes into zeros', async ({ page }) => {
  await opened(page);
  const commonest = page.locator('[data-view=bucket-classes] span').first();
  await expect(commonest).toHaveText('6');
  await bits(page).nth(6).click();
  await expect(commonest).toHaveText('0');
});

test('all samples within the radius can be seen, and the fullest addresses visited', async ({ page }) => {
  await opened(page, '&radius=3');
  await expect(page.locator('.bucket-group')).toHaveCount(4);
  const shown = await page.locator('.found').count();
  const all = Number(await words(page).getAttribute('data-count'));
  expect(all).toBeGreaterThan(shown);
  const last = page.locator('.bucket-group[data-distance="3"]');
  await expect(last.locator('.found')).toHaveCount(33);
  await last.locator('[data-action=more]').click();
  await expect.poll(() => last.locator('.found').count()).toBeGreaterThan(33);
  const row = page.locator('[data-view=fullest] tbody tr').first();
  const address = String(await row.locator('button').textContent());
  await row.locator('button').click();
  await expect(page.locator('[data-view=address]')).toHaveText(address);
  await page.locator('[data-radius="0"]').click();
  await expect(words(page)).toHaveAttribute(
    'data-count',
    String(await row.locator('td').first().textContent()),
  );
});

test('a drawing changes its address while it is drawn, and an empty pad has none', async ({ page }) => {
  await opened(page);
  const address = String(await page.locator('[data-view=address]').textContent());
  await draw(page, ONE);
  await expect(page.locator('[data-view=address]')).not.toHaveText(address);
  await expect(page.locator('[data-view=bucket-classes] span').first()).toHaveText('1');
  await page.locator('[data-action=clear]').click();
  await expect(page.locator('[data-view=bucket] figure')).toHaveCount(0);
  await expect(page.locator('[data-view=address]')).toHaveText(/no hay dirección/);
});

/** The shares in the table. @param {Page} page */
const shares = (page) =>
  page
    .locator('[data-view=ranks] [data-figure]')
    .evaluateAll((cells) => cells.map((cell) => Number(/** @type {HTMLElement} */ (cell).dataset.value)));

test('bits find more of a class than signs of components, measured here as in the shipped results', async ({
  page,
}) => {
  await opened(page, '&bits=bits-32');
  const beforehand = await shares(page);
  await expect(page.locator('[data-way]')).toHaveCount(3);
  await expect(page.locator('[data-way]').first()).toBeHidden();
  await page.locator('[data-action=measure]').click();
  await expect(page.locator('[data-way=pixels]')).toHaveAttribute('data-value', /\d/, { timeout: 60_000 });
  for (const [at, share] of (await shares(page)).entries()) expect(share).toBeCloseTo(beforehand[at], 3);
  expect(await share(page, 'autoencoder-best')).toBeGreaterThan(0.7);
  expect(await share(page, 'autoencoder-best')).toBeGreaterThan(await share(page, 'pca-best'));
  expect(await share(page, 'autoencoder-within')).toBeGreaterThan(await share(page, 'pca-within'));
  // Comparing 784 pixels takes longer than comparing one word.
  const micros = async (/** @type {string} */ way) =>
    Number(await page.locator(`[data-way=${way}]`).getAttribute('data-value'));
  expect(await micros('pixels')).toBeGreaterThan(await micros('codes'));
  await expect(page.locator('[data-view=rank-words]')).toContainText('encuentran más');
  // Another network: previous results no longer hold; shipped ones are shown.
  await page.locator('[data-network=bits-8]').click();
  await expect(page.locator('[data-way=pixels]')).toHaveCount(1);
  await expect(page.locator('[data-way=pixels]')).toHaveAttribute('data-value', '');
  expect(await share(page, 'autoencoder-best')).toBeGreaterThan(await share(page, 'pca-best'));
  await expect(bits(page)).toHaveCount(8);
});

test('measuring pauses a training run, and the results stay', async ({ page }) => {
  await opened(page, '&backend=cpu');
  await page.locator('[data-network=run]').click();
  await expect(player(page)).toHaveAttribute('data-state', /ready|paused/, { timeout: 60_000 });
  await page.locator('.player [data-action=play]').click();
  await expect.poll(async () => Number(await player(page).getAttribute('data-step'))).toBeGreaterThan(40);
  await page.locator('[data-action=measure]').click();
  await expect(player(page)).toHaveAttribute('data-state', 'paused');
  await expect(page.locator('[data-way=pixels]')).toHaveAttribute('data-value', /\d/, { timeout: 60_000 });
  const first = await share(page, 'autoencoder-best');
  expect(first, 'chance finds a tenth of ten classes').toBeGreaterThan(0.15);
  await expect(page.locator('[data-action=measure]')).toBeEnabled();
  expect(await share(page, 'autoencoder-best')).toBe(first);
});

test('an untrained network has collapsed, and this is said until it has learned', async ({ page }) => {
  await opened(page, '&backend=cpu');
  await page.locator('[data-network=run]').click();
  await expect(player(page)).toHaveAttribute('data-state', /ready|paused/, { timeout: 60_000 });
  await expect(page.locator('[data-view=buckets] [data-figure=distinct]')).toBeVisible();
  const distinct = async () =>
    Number((await page.locator('[data-figure=effective]').textContent())?.replace(/\D/g, ''));
  const before = await distinct();
  await page.locator('.player [data-action=play]').click();
  // During training, not only afterwards.
  await expect.poll(distinct, { timeout: 60_000 }).not.toBe(before);
  await stepsDone(page, 200);
  await page.locator('.player [data-action=play]').click();
  await expect(page.locator('[data-view=collapse]')).toBeHidden();
});

test('the addresses can be saved', async ({ page }) => {
  await opened(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=csv]').click(),
  ]);
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines.filter((line) => line.startsWith('bit,'))).toHaveLength(16);
  const items = lines.filter((line) => line.startsWith('bucket,')).map((line) => Number(line.split(',')[2]));
  expect(items.reduce((sum, size) => sum + size, 0)).toBe(10_000);
});

test("every address of eight bits is on a wall, the digit's highlighted, and an arrow key flips one bit", async ({
  page,
}) => {
  await open(page, '?backend=cpu&lab=hashing&lang=es');
  await expect(words(page)).toHaveAttribute('data-count', /\d/, { timeout: 60_000 });
  await page.locator('[data-scene=everyAddress]').click();
  const wall = page.locator('[data-view=address-wall]');
  await expect(wall).toHaveAttribute('data-address', /\d/, { timeout: 60_000 });
  await expect(wall).toHaveAttribute('data-addresses', '256');
  await expect(bits(page)).toHaveCount(8);
  const address = async () => Number(await wall.getAttribute('data-address'));
  const switched = async () =>
    (
      await bits(page).evaluateAll((all) => all.map((bit) => bit.getAttribute('aria-checked') === 'true'))
    ).reduce((sum, on, bit) => sum + (on ? 2 ** bit : 0), 0);
  await expect.poll(async () => (await address()) === (await switched())).toBe(true);
  // The neighbourhood shows as many as the lab finds at the address itself.
  const before = await address();
  const count = await wall.getAttribute('data-count');
  await wall.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(address).not.toBe(before);
  const turned = (before ^ (await address())).toString(2).replaceAll('0', '');
  expect(turned).toBe('1');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(address).toBe(before);
  await page.locator('[data-scene=oneAddress]').click();
  await page.locator('[data-radius="0"]').click();
  await expect(words(page)).toHaveAttribute('data-count', String(count));
});
