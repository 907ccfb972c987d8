/** A class experiments together: students' tabs make lines, and the lecturer's tab gathers them from a chat. */
import { expect, test } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { packDrawing } from '../../www/class/drawing.js';
import { KINDS } from '../../www/class/kinds.js';
import { readChat, writeLine } from '../../www/class/line.js';
import { draw, open, readyLab } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const GROUP = 's06';
const SOON = 60_000;
const STUDENTS = 8;
const FOUR = [
  [0.3, 0.1, 0.2, 0.5, 0.8, 0.55],
  [0.65, 0.2, 0.63, 0.9],
].map((stroke) => new Float32Array(stroke));

const main = (/** @type {Page} */ page) => page.locator('[data-view=class-main]');

/** @param {Page} page @param {string} chat */
async function paste(page, chat) {
  await page.locator('[data-view=class-chat]').fill(chat);
  await page.locator('[data-action=class-gather]').click();
}

/** @param {Page} page */
async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** @param {Page} page */
const expectNarrow = (page) =>
  expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

/** A student's tab: trains with a number from the list. @param {Page} page @param {number} number */
async function trainAs(page, number) {
  await open(page, `?class=seeds&side=student&group=${GROUP}&backend=cpu`);
  await page.locator('[data-control=class-number]').fill(String(number));
  await page.locator('[data-action=class-train]').click({ timeout: SOON });
  const line = page.locator('[data-view=class-line]');
  await expect(line).toBeVisible({ timeout: 2 * SOON });
  await expect(line).not.toHaveValue('');
  return line.inputValue();
}

test('a lecturer and eight students in nine tabs: forty seeds, and one forged line', async ({
  page,
  context,
}) => {
  test.slow();
  const tabs = await Promise.all(Array.from({ length: STUDENTS }, () => context.newPage()));
  await tabs[0].setViewportSize({ width: 360, height: 740 });
  const lines = await Promise.all(tabs.map((tab, index) => trainAs(tab, index + 1)));
  await expectNarrow(tabs[0]);
  await expectAccessible(tabs[0]);
  // The copied text equals the text on screen, and the URL has the number.
  await tabs[0].context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await tabs[0].bringToFront();
  await tabs[0].locator('[data-action=class-copy]').click();
  await expect(tabs[0].locator('[data-view=class-copied]')).not.toBeEmpty();
  expect(await tabs[0].evaluate(() => navigator.clipboard.readText())).toBe(lines[0]);
  await tabs[0].locator('[data-action=class-code]').click();
  await expect(tabs[0].locator('.class-line-qr svg')).toHaveAttribute('data-text', lines[0]);
  expect(tabs[0].url()).toContain('number=1');
  await Promise.all(tabs.map((tab) => tab.close()));

  const [{ values }] = readChat(lines[2], KINDS.seeds, GROUP).lines;
  lines[2] = writeLine(KINDS.seeds, { ...values, mse: 0.9 * values.mse }, GROUP); // better than the original
  await open(page, `?class=seeds&group=${GROUP}&backend=cpu`);
  await expect(readyLab(page)).toBeVisible({ timeout: SOON });
  const address = await page.locator('[data-view=class-qr] svg').getAttribute('data-text');
  expect(address).toMatch(/\?class=seeds&side=student&group=s06$/);
  await paste(page, `10:02 Mía: ${lines[2]} 🙂\n10:03 Leo: ${lines[0]}`);
  await expect(main(page)).toHaveAttribute('data-count', '2');
  await page.locator('[data-action=measure-class-sample]').click();
  await expect(page.locator('[data-view=class-checked]')).toHaveAttribute('data-checked', '2', {
    timeout: SOON,
  });
  await expect(page.locator('[data-view=class-checked]')).toHaveAttribute('data-others', '1');
  await expect(page.locator('[data-view=class-checked]')).toContainText('n.º 3');

  const other = writeLine(KINDS.seeds, { ...values, number: 40 }, 's05');
  const leak = writeLine(KINDS.leak, { first: 0, count: 5, code: [] }, GROUP);
  const chat = lines.map((line, index) => `10:${10 + index}\tStudent ${index}: ${line}`).join('\r\n');
  await paste(page, `${chat}\n> ${lines[4]}\n${other}\n${leak}\n${lines[5].slice(0, -4)}`);
  await expect(main(page)).toHaveAttribute('data-count', String(STUDENTS));
  await expect(page.locator('canvas[data-view=class-picture]')).toHaveAttribute(
    'data-count',
    String(STUDENTS),
  );
  await expect(page.locator('[data-view=class-words]')).toContainText(/mediana 0,0\d+/);
  const status = page.locator('[data-view=class-status]');
  for (const words of ['6 resultados nuevos', '1 línea repetida', 'la filtración', '1 línea de otra clase'])
    await expect(status).toContainText(words);
  await expect(page.locator('[data-view=class-damaged] li')).toHaveCount(1);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNarrow(page);
});

/** Lines that a class may have sent, with a part of the resulting summary. @type {Record<string, { lines: string[], says: RegExp }>} */
const CLASSES = {
  bottlenecks: {
    lines: [1, 2, 3, 4].map((number) =>
      writeLine(KINDS.bottlenecks, { number, d: [1, 2, 4, 8][number - 1], epochs: 10, mse: 0.07 / number }),
    ),
    says: /PCA con 2, 4, 8/,
  },
  handwriting: {
    lines: [FOUR, [new Float32Array([0, 0, 1, 1]), new Float32Array([1, 0, 0, 1])]].map((strokes) =>
      writeLine(KINDS.handwriting, { digit: 4, points: packDrawing(strokes) }),
    ),
    says: /2 veces un 4/,
  },
  leak: {
    lines: [0, 5, 10].map((first) => writeLine(KINDS.leak, { first, count: 5, code: [] })),
    says: /Con 15 pares/,
  },
};

test('the class draws a curve, its handwriting and a broken code; dropped files are gathered too', async ({
  page,
}) => {
  test.slow();
  for (const [experiment, { lines, says }] of Object.entries(CLASSES)) {
    await open(page, `?class=${experiment}&backend=cpu`);
    await expect(readyLab(page)).toBeVisible({ timeout: SOON });
    await page.locator('.class-lecturer').evaluate((element, text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'chat.txt', { type: 'text/plain' }));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, lines.join('\n'));
    await expect(main(page)).toHaveAttribute('data-count', String(lines.length), { timeout: SOON });
    const words = page.locator('[data-view=class-words]');
    await expect(words).toContainText(says, { timeout: SOON });
    await expect(page.locator('canvas[data-view=class-picture]')).toHaveAttribute('aria-label', /\S/);
  }
  await expectAccessible(page);
});

test('a student draws, and a student leaks', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, `?class=handwriting&side=student&digit=7&backend=cpu`);
  await expect(readyLab(page)).toBeVisible({ timeout: SOON });
  await draw(page, [
    [0.2, 0.15],
    [0.8, 0.15],
    [0.4, 0.9],
  ]);
  const line = page.locator('[data-view=class-line]');
  await expect(line).not.toHaveValue('');
  const [{ values }] = readChat(await line.inputValue(), KINDS.handwriting).lines;
  expect(values.digit).toBe(7);
  // The loss of the line's rounding is shown, and is small.
  await expect(page.locator('[data-view=class-loss]')).toContainText('puntos');
  expect(Number(await page.locator('[data-view=class-loss]').getAttribute('data-error'))).toBeLessThan(0.01);
  await expectNarrow(page);
  await open(page, `?class=leak&side=student&number=3&each=2&backend=cpu`);
  await page.locator('[data-action=class-leak]').click({ timeout: SOON });
  await expect(line).not.toHaveValue('');
  const [leaked] = readChat(await line.inputValue(), KINDS.leak).lines;
  expect([leaked.values.first, leaked.values.count, leaked.values.code.length]).toEqual([4, 2, 32]);
  await expectNarrow(page);
  await expectAccessible(page);
});
