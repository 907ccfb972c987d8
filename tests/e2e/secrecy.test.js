import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { ONE, draw, open, pixels, player, stepsDone } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const wire = (/** @type {Page} */ page) => page.locator('[data-view=wire]');
const received = (/** @type {Page} */ page) => page.locator('[data-view=received]');
const status = (/** @type {Page} */ page) => page.locator('[data-view=receiver-status]');
const message = (/** @type {Page} */ page) => page.locator('[data-view=message]');
const row = (/** @type {Page} */ page, /** @type {string} */ name) => page.locator(`[data-row=${name}]`);
const picture = (/** @type {Page} */ page, /** @type {string} */ name, at = 0) =>
  row(page, name).locator('canvas').nth(at);
/** A figure over the test digits, once it is known. @param {Page} page @param {string} kind */
async function figure(page, kind) {
  const shown = page.locator(`[data-view=figures] [data-figure=${kind}]`);
  await expect(shown).toHaveAttribute('data-value', /\d/, { timeout: 60_000 });
  return Number(await shown.getAttribute('data-value'));
}
/** The displayed attack, once it has this many pairs. @param {Page} page @param {number} pairs */
async function attacked(page, pairs) {
  const now = page.locator('[data-figure=attack-now]');
  await expect(now).toHaveAttribute('data-pairs', String(pairs), { timeout: 60_000 });
  return Number(await now.getAttribute('data-value'));
}

/** Opens the lab and waits until the message has been decoded. @param {Page} page @param {string} [more] */
async function opened(page, more = '') {
  await open(page, `?lab=secrecy${more}`);
  await expect(row(page, 'right')).toHaveAttribute('data-shown', '4', { timeout: 60_000 });
}

/** The CRC-32 of a text. @param {string} text */
function crc32(text) {
  let sum = ~0;
  for (const byte of Buffer.from(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (~sum >>> 0).toString(16).padStart(8, '0');
}

test('a message is sent as text: its decoder reads it, and the twin does worse than the mean image', async ({
  page,
}) => {
  await opened(page);
  await expect(wire(page)).toHaveValue(/^latente1\.32\.[\w-]+\.[0-9a-f]{8}$/);
  const text = await wire(page).inputValue();
  await expect(page.locator('[data-view=wire-size]')).toHaveAttribute('data-bytes', String(text.length));
  expect(text.length).toBeLessThan(4 * 784);
  await expect(received(page)).toHaveValue(text);
  await expect(row(page, 'original')).toBeVisible();
  await expect(row(page, 'other')).toHaveAttribute('data-shown', '4');
  const [right, twin, mean] = [
    await figure(page, 'right'),
    await figure(page, 'twin'),
    await figure(page, 'mean'),
  ];
  expect(right).toBeLessThan(0.015);
  expect(mean).toBeGreaterThan(0.05);
  expect(twin).toBeGreaterThan(mean);
  await expect(page.locator('[data-view=warning]')).toContainText('AES-GCM');
  // The result for these four, beside that for the test digits.
  for (const [kind, least, most] of /** @type {const} */ ([
    ['right', 0.001, 0.02],
    ['other', 0.1, 0.3],
    ['attack', 0.04, 0.1],
  ])) {
    const here = page.locator(`[data-figure=here-${kind}]`);
    await expect(here).toHaveAttribute('data-value', /\d/, { timeout: 60_000 });
    const value = Number(await here.getAttribute('data-value'));
    expect(value, kind).toBeGreaterThan(least);
    expect(value, kind).toBeLessThan(most);
  }
  await page.locator('[data-decoder=right]').click();
  await expect(row(page, 'other')).toBeHidden();
  expect(page.url()).toContain('decoder=right');
});

test('digits are added until the message is full, and removed again; the receiver follows', async ({
  page,
}) => {
  await opened(page);
  const before = await wire(page).inputValue();
  for (const label of [1, 7, 8]) await page.locator(`.sample[data-label="${label}"]`).click();
  await expect(message(page)).toHaveAttribute('data-count', '6');
  await expect(page.locator('[data-view=message-status]')).toContainText('completo');
  await expect(row(page, 'right')).toHaveAttribute('data-shown', '6');
  await expect(row(page, 'original')).toHaveAttribute('data-shown', '6');
  await page.locator('[data-action=remove]').last().click();
  await page.locator('[data-action=remove]').last().click();
  await expect(wire(page)).toHaveValue(before);
  await expect(received(page)).toHaveValue(before);
  for (let left = 4; left > 0; left--) {
    await expect(page.locator('[data-action=remove]')).toHaveCount(left);
    await page.locator('[data-action=remove]').first().click();
  }
  await expect(status(page)).toContainText('está vacío');
  for (const kind of ['right', 'attack'])
    await expect(row(page, kind)).not.toHaveAttribute('data-shown', /./);
  await page.locator('.sample[data-label="5"]').click();
  await expect(status(page)).toHaveAttribute('data-kind', 'good');
  await expect(row(page, 'right')).toHaveAttribute('data-shown', '1');
});

test('a drawing is in the link, and goes into the message', async ({ page }) => {
  await opened(page);
  await expect(page.locator('[data-action=add]')).toBeDisabled();
  await draw(page, ONE);
  await expect.poll(() => page.url()).toContain('ink=');
  await page.reload();
  await expect(row(page, 'right')).toHaveAttribute('data-shown', '4', { timeout: 60_000 });
  await expect(page.locator('[data-view=pad]')).toHaveAttribute('data-strokes', '1');
  const before = await wire(page).inputValue();
  await page.locator('[data-action=add]').click();
  await expect(message(page)).toHaveAttribute('data-count', '5');
  await expect(wire(page)).not.toHaveValue(before);
  await expect(row(page, 'right')).toHaveAttribute('data-shown', '5');
  await expect(page.locator('[data-view=pad]')).toHaveAttribute('data-strokes', '0');
});

test('another tab reads what was saved, from the text alone', async ({ page, context }) => {
  await opened(page);
  await page.locator('[data-action=remove]').first().click();
  await expect(row(page, 'right')).toHaveAttribute('data-shown', '3');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=download]').click(),
  ]);
  const path = await file.path();
  const other = await context.newPage();
  await opened(other);
  await other.locator('[data-view=message-file]').setInputFiles(path);
  await expect(row(other, 'right')).toHaveAttribute('data-shown', '3');
  await expect(row(other, 'original')).toBeHidden(); // not the message written in this tab
  for (const at of [0, 1, 2]) {
    const sent = await pixels(picture(page, 'right', at));
    await expect.poll(() => pixels(picture(other, 'right', at))).toBe(sent);
  }
  await other.locator('[data-action=follow]').click();
  await expect(row(other, 'right')).toHaveAttribute('data-shown', '4');
  await expect(row(other, 'original')).toBeVisible();
});

test('invalid text is refused beside the field, and the last message stays', async ({ page }) => {
  await opened(page);
  const text = await wire(page).inputValue();
  const before = await pixels(picture(page, 'right'));
  const flipped = `${text.slice(0, 20)}${text[20] === 'A' ? 'B' : 'A'}${text.slice(21)}`;
  const body = 'latente1.2.AD4AtQ';
  for (const [bad, words] of /** @type {const} */ ([
    [flipped, 'suma de comprobación'],
    [text.slice(0, -12), 'está cortado o cambiado'],
    ['hola', 'no es un mensaje'],
    ['  ', 'está vacío'],
    [`${body}.${crc32(body)}`, 'son de 2 números'],
  ])) {
    await received(page).fill(bad);
    await expect(status(page)).toContainText(words);
    await expect(status(page)).toHaveAttribute('data-kind', 'bad');
    expect(await pixels(picture(page, 'right'))).toBe(before);
  }
  // Line breaks as inserted by a mail program.
  await received(page).fill(`\n${text.replace(/.{40}/g, '$&\n')}\n`);
  await expect(status(page)).toHaveAttribute('data-kind', 'good');
  await received(page).fill('hola');
  await expect(status(page)).toHaveAttribute('data-kind', 'bad');
  await page.locator('[data-action=follow]').click();
  await expect(received(page)).toHaveValue(text);
  await expect(status(page)).toHaveAttribute('data-kind', 'good');
});

test('the more pairs leak, the more is read, and the link has their number', async ({ page }) => {
  await opened(page, '&pairs=10');
  const few = await attacked(page, 10);
  await expect(row(page, 'attack')).toHaveAttribute('data-shown', '4');
  const blurred = await pixels(picture(page, 'attack'));
  await page.locator('[data-pairs="200"]').first().click();
  const some = await attacked(page, 200);
  expect(some).toBeLessThan(few);
  expect(some).toBeLessThan(0.4 * (await figure(page, 'mean')));
  expect(some).toBeGreaterThan(await figure(page, 'right'));
  await expect(page.locator('[data-view=attack-words]')).toContainText('Roto');
  await expect.poll(() => pixels(picture(page, 'attack'))).not.toBe(blurred);
  await page.locator('[data-control=pairs]').focus();
  await page.keyboard.press('End');
  expect(await attacked(page, 10_000)).toBeLessThan(some);
  expect(page.url()).toContain('pairs=10000');
  await page.reload();
  await attacked(page, 10_000);
  await expect(page.locator('[data-view=pairs]')).toContainText('10.000');
});

test('the curve says how few pairs break it, can be cancelled, and leaves the displayed attack', async ({
  page,
}) => {
  await opened(page, '&pairs=200');
  await attacked(page, 200);
  await expect(row(page, 'attack')).toHaveAttribute('data-shown', '4');
  const guess = await pixels(picture(page, 'attack'));
  const words = page.locator('[data-view=curve-words]');
  await expect(words, 'measured beforehand').toHaveAttribute('data-read', '200');
  await expect(words).toHaveAttribute('data-done', '0');
  await page.locator('[data-action=measure-attacks]').click();
  await page.locator('[data-action=cancel-attacks]').click();
  await expect(page.locator('.task')).toHaveAttribute('data-running', 'false');
  await expect(words).not.toHaveAttribute('data-done', '11');
  await page.locator('[data-action=measure-attacks]').click();
  await expect(words).toHaveAttribute('data-done', '11', { timeout: 60_000 });
  const read = Number(await words.getAttribute('data-read'));
  expect(read, 'as it was measured beforehand').toBe(200);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=csv-curve]').click(),
  ]);
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(12);
  const values = lines.slice(1).map((line) => Number(line.split(',')[1]));
  expect(values.at(-1)).toBeLessThan(values[0] / 2);
  // Another message is still attacked with 200 pairs, not with the curve's last number.
  await page.locator('.sample[data-label="3"]').click();
  await expect(row(page, 'attack')).toHaveAttribute('data-shown', '5');
  await expect.poll(() => pixels(picture(page, 'attack'))).toBe(guess);
});

test("a network trained here cannot read the sender's codes", async ({ page }) => {
  await opened(page, '&backend=cpu');
  await page.locator('[data-decoder=run]').click();
  await expect(player(page)).toHaveAttribute('data-state', /ready|paused/, { timeout: 60_000 });
  await expect(row(page, 'other')).toHaveAttribute('data-decoder', 'run');
  await expect(row(page, 'other')).toHaveAttribute('data-shown', '4');
  const before = await pixels(picture(page, 'other'));
  await page.locator('.player [data-action=play]').click();
  await stepsDone(page, 100);
  await page.locator('.player [data-action=play]').click();
  await expect.poll(() => pixels(picture(page, 'other'))).not.toBe(before);
  expect(await figure(page, 'run')).toBeGreaterThan(await figure(page, 'mean'));
  await page.locator('[data-decoder=twin]').click();
  await expect(player(page)).toBeHidden();
});

test("all readers' pictures are saved as one file", async ({ page }) => {
  await opened(page);
  await expect(row(page, 'attack')).toHaveAttribute('data-shown', '4', { timeout: 60_000 });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=png-rows]').click(),
  ]);
  const png = readFileSync(await file.path());
  // Four rows of four pictures, at twice the screen's resolution, below a title.
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect(width).toBeGreaterThanOrEqual(2 * 4 * 84);
  expect(height).toBeGreaterThan(width);
});

test('the slider gives whole numbers of pairs from the first on', async ({ page }) => {
  await opened(page);
  await attacked(page, 10);
  const slider = page.locator('input[data-control=pairs]');
  await slider.focus();
  await page.keyboard.press('Home');
  await attacked(page, 1);
  await expect(row(page, 'attack')).toContainText('1 par');
  await expect(row(page, 'attack')).not.toContainText('1 pares');
  for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/pairs=\d+(&|$)/);
  await attacked(page, Number(new URL(page.url()).searchParams.get('pairs')));
});
