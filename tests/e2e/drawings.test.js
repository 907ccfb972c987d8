import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { LABS } from '../../www/generated/labs.js';
import { draw, open, pixels, readyLab } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const WAIT = { timeout: 60_000 };

/** Strokes with points between the steps of a link. @type {[number, number][]} */
const LETTER = [
  [0.2013, 0.8541],
  [0.4987, 0.1522],
  [0.8031, 0.8473],
  [0.6519, 0.5528],
  [0.3496, 0.5539],
];

/**
 * A lab's view of a drawing: canvases and attributes. `ready` appears when the lab can answer, `done` after its first
 * answer.
 * @typedef {{ query?: string, ready: string, done: string, shown: string[], act?: (page: Page) => Promise<void> }} Shown
 */

/** By default: every canvas of the lab except the pad. @type {Shown} */
const USUAL = {
  ready: '#lab[data-ready]',
  done: '#lab[data-ready]',
  shown: ['#lab canvas:not([data-view=pad], [data-view=pad] canvas)'],
};

/** @type {Record<string, Shown>} */
const BY_LAB = {
  reconstruct: {
    ready: '[data-view=reconstruction][data-mse]',
    done: '[data-view=reconstruction][data-mse]',
    shown: ['[data-view=seen]', '[data-view=reconstruction]', '[data-view=errors]', '[data-view=code]'],
  },
  train: {
    ready: '.player[data-step="0"]',
    done: '[data-view=drawing-reconstruction][data-mse]',
    shown: ['[data-view=drawing-reconstruction]'],
  },
  manifold: {
    query: '&scene=digits',
    ready: '[data-view=map][data-points]',
    done: '[data-view=map]:not([data-drawn=""])',
    shown: ['[data-view=drawn]', '[data-view=decoded]', '.map-drawn'],
  },
  // Bits are rarely sensitive to so small a difference; the other labs with the same input are.
  hashing: {
    ready: '[data-view=bits] [data-bit]:enabled',
    done: '[data-view=bits] [data-bit]:enabled',
    shown: ['[data-view=address]', '[data-view=decoded]'],
  },
  denoise: {
    ready: '[data-view=stage][data-state=whole]',
    done: '[data-view=stage][data-state=whole]',
    shown: ['[data-view=stage] canvas', '[data-view=stage] [data-way]'],
  },
  impute: {
    ready: '[data-view=stage] [data-way=network][data-mse]',
    done: '[data-view=stage] [data-way=network][data-mse]',
    shown: ['[data-view=stage] canvas', '[data-view=stage] [data-way]'],
  },
  neighbors: {
    ready: '[data-space=code] [data-view=tiles] [data-index]',
    done: '[data-space=code] [data-view=tiles] [data-index]',
    shown: ['[data-view=tiles] figcaption', '[data-view=predicted-class]'],
  },
  anomaly: {
    ready: '[data-figure=auc-autoencoder][data-value]:not([data-value=""])',
    done: '.card[data-error]',
    shown: ['.inspect-pictures canvas', '.card[data-error]'],
  },
  secrecy: {
    ready: '[data-view=message][data-count="4"]',
    done: '[data-view=message][data-count="5"]',
    shown: ['[data-view=message] li:nth-child(5) canvas', '[data-view=message] li:nth-child(5) rect'],
    act: (page) => page.locator('[data-action=add]').click(),
  },
};

/** Pixels, texts and attributes that depend on the drawing. @param {Page} page @param {string[]} shown */
const read = (page, shown) =>
  page.evaluate(
    (selectors) =>
      selectors
        .flatMap((selector) => [...document.querySelectorAll(selector)])
        .map((element) => {
          if (element instanceof HTMLCanvasElement) return [element.toDataURL(), element.dataset.mse];
          const { updates: _, ...data } = /** @type {HTMLElement} */ (element).dataset;
          return [/** @type {HTMLElement} */ (element).innerText, { ...data }, element.getAttribute('style')];
        })
        .map((entry) => JSON.stringify(entry)),
    shown,
  );

for (const lab of labsWithPad()) {
  const { query = '', ready, done, shown, act } = BY_LAB[lab] ?? USUAL;
  test(`${lab}: the link shows exactly what was drawn`, async ({ page, context }) => {
    await open(page, `?lab=${lab}${query}`);
    await expect(page.locator(ready).first()).toBeVisible(WAIT);
    await draw(page, LETTER);
    await expect.poll(() => page.url()).toContain('ink=');
    const again = await context.newPage();
    await open(again, new URL(page.url()).search);
    await expect(again.locator(ready).first()).toBeVisible(WAIT);
    for (const one of [page, again]) {
      await act?.(one);
      await expect(one.locator(done).first()).toBeVisible(WAIT);
    }
    await expect
      .poll(async () => {
        const [drawn, linked] = [await read(page, shown), await read(again, shown)];
        return drawn.length > 0 && drawn.length === linked.length
          ? drawn.filter((entry, at) => entry !== linked[at])
          : 'nothing is shown';
      })
      .toEqual([]);
  });
}

test('the labs with a pad are found', () => {
  expect(labsWithPad()).toEqual(expect.arrayContaining(Object.keys(BY_LAB)));
});

/** The labs that import a pad whose drawing is in the link. */
function labsWithPad() {
  const labs = new URL('../../www/labs/', import.meta.url).pathname;
  return LABS.map(({ id }) => id).filter((id) =>
    readdirSync(labs + id, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .some((file) =>
        /lab-kit\/(linked-pad|lab-input)\.js'/.test(readFileSync(`${labs}${id}/${file}`, 'utf8')),
      ),
  );
}

test('a dot is visible, a pen takes over from a resting hand, two fingers leave no stroke, and a mouse without a button does not draw', async ({
  page,
}) => {
  await open(page, '?lab=reconstruct&backend=cpu');
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  const pad = page.locator('[data-view=pad]');
  const ink = pad.locator('.pad-ink');
  const blank = await pixels(ink);
  /** @param {string} type @param {number} id @param {string} pointerType @param {number} x @param {number} [buttons] */
  const point = (type, id, pointerType, x, buttons = 1) =>
    pad.evaluate(
      (element, { at, ...more }) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        element.setPointerCapture = () => undefined; // this pointer does not exist
        const place = { clientX: left + at * width, clientY: top + 0.5 * height };
        element.dispatchEvent(
          new PointerEvent(more.type, { bubbles: true, cancelable: true, button: 0, ...place, ...more }),
        );
      },
      { type, pointerId: id, pointerType, buttons, at: x },
    );
  await point('pointerdown', 1, 'mouse', 0.5);
  await point('pointerup', 1, 'mouse', 0.5, 0);
  await expect(pad).toHaveAttribute('data-strokes', '1');
  expect(await pixels(ink), 'a dot').not.toBe(blank);

  await point('pointerdown', 2, 'touch', 0.8);
  await point('pointerdown', 3, 'pen', 0.2);
  await point('pointermove', 3, 'pen', 0.4);
  await point('pointerup', 3, 'pen', 0.4, 0);
  await expect(pad, 'the pen drew, the hand did not').toHaveAttribute('data-strokes', '2');

  await point('pointerdown', 4, 'touch', 0.3);
  await point('pointermove', 4, 'touch', 0.35);
  await point('pointerdown', 5, 'touch', 0.7);
  await point('pointermove', 5, 'touch', 0.75);
  await point('pointerup', 5, 'touch', 0.75, 0);
  await point('pointerup', 4, 'touch', 0.3, 0);
  await expect(pad, 'a pinch').toHaveAttribute('data-strokes', '2');

  await point('pointerdown', 1, 'mouse', 0.1);
  await point('pointermove', 1, 'mouse', 0.2, 0);
  const before = await pixels(ink);
  await point('pointermove', 1, 'mouse', 0.9, 0);
  expect(await pixels(ink), 'the button was released elsewhere').toBe(before);
});
