import { expect, test } from '@playwright/test';
import { LABS } from '../../www/generated/labs.js';
import {
  coarseCanvases,
  focused,
  mostInASecond,
  noteAsked,
  noteLive,
  operable,
  toldApart,
  translatePage,
} from './access.js';
import { openAt } from './first-screen.js';
import { noteCanvasType } from './readable.js';

// The browser's font size stays as a test sets it.
test.use({ reuseContext: false });

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').CDPSession} Session */

const LAPTOP = { width: 1280, height: 800 };
/** A phone in landscape and in portrait. */
const [ACROSS, UPRIGHT] = [
  { width: 740, height: 360 },
  { width: 320, height: 640 },
];
/** The default font size of a browser, a larger one, and the double. */
const [USUAL, LARGER, DOUBLE] = [16, 20, 32];
/** For a lab that trains at once, a scene that does not, so that its texts can be compared. @type {Record<string, string>} */
const SCENES = { manifold: 'lab=manifold&scene=digits' };
/** The last element to appear. @type {Record<string, string>} */
const LAST = { manifold: '[data-view=network-verdict]:has-text("ECM")' };
/** Maximum announcements per second that can be followed. */
const MAX_SAID = 2;
/** More focus stops than any lab has. */
const MAX_STOPS = 400;

const frames = (/** @type {Page} */ page, count = 2) =>
  page.evaluate(async (left) => {
    while (left--) await new Promise(requestAnimationFrame);
  }, count);

for (const { id } of LABS) {
  test(`${id}: accessible by eye, by ear and by keyboard`, async ({ page, context }) => {
    await page.addInitScript(noteLive);
    await page.addInitScript(noteAsked);
    await page.addInitScript(noteCanvasType);
    await openAt(page, SCENES[id] ?? `lab=${id}`, LAPTOP);
    if (LAST[id]) await expect(page.locator(LAST[id])).toBeVisible();
    const session = await context.newCDPSession(page);
    await test.step('keys reach everything, and the focus is seen', () => reachedByKeys(page));
    await test.step('everything has a name and a role', () => named(session));
    await test.step('formulas are not translated, and the rest survives it', () => translated(page));
    await test.step('colours that the system forces', () => forced(page));
    await test.step('another screen', () => otherScreen(page, session));
    await test.step('nothing talks without a pause', () => unhurried(page));
    await test.step('twice the size of type', () => largeType(page, session));
    await test.step('phones', () => phones(page, session));
  });
}

/** @param {Page} page */
async function reachedByKeys(page) {
  const all = await page.evaluate(operable);
  const visited = new Set();
  for (let stop = 0; stop < MAX_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(focused);
    if (!now || (now.trip !== null && visited.has(now.trip))) break;
    expect(now.wrong).toBe('');
    visited.add(now.trip);
  }
  expect(
    all.filter((_, index) => !visited.has(String(index))),
    'out of reach of the keys',
  ).toEqual([]);
}

/** @param {Session} session */
async function named(session) {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const focusable = nodes.filter(
    ({ ignored, role, properties }) =>
      !ignored &&
      !['RootWebArea', 'main', 'dialog'].includes(role?.value) &&
      properties?.some(({ name, value }) => name === 'focusable' && value.value === true),
  );
  expect(focusable.length).toBeGreaterThan(20);
  const bad = focusable.filter(({ name, role }) => !name?.value?.trim() || role?.value === 'generic');
  expect(bad.map(({ role, name }) => `${role?.value}: ${name?.value}`)).toEqual([]);
}

/** The lab's texts, once no question is pending and they have not changed for a while. @param {Page} page */
const words = (page) =>
  page.evaluate(async () => {
    const lab = /** @type {HTMLElement} */ (document.getElementById('lab'));
    const read = () => lab.innerText.replace(/\s+/g, ' ');
    let [text, same] = ['', 0];
    while (same < 8) {
      await new Promise(requestAnimationFrame);
      const now = read();
      const isAtRest = now === text && /** @type {any} */ (globalThis).asked() === 0;
      [text, same] = [now, isAtRest ? same + 1 : 0];
    }
    return text;
  });

/** Sets a control of a lab to one end or the other. @param {Page} page @param {boolean} isLast */
async function change(page, isLast) {
  const slider = page.locator('#lab :is([role=slider], input[type=range]):visible:not(:disabled)').first();
  if (await slider.count()) return void (await slider.press(isLast ? 'End' : 'Home'));
  const choice = page.locator('#lab .segments:not([role=tablist]):visible').last().locator('button');
  if (await choice.count()) await choice.nth(isLast ? 1 : 0).click(); // a small lab may have neither
}

/** @param {Page} page */
async function translated(page) {
  await change(page, false);
  await words(page);
  await change(page, true);
  const before = await words(page);
  await change(page, false);
  await words(page);
  expect(await page.evaluate(translatePage)).toEqual([]);
  await change(page, true);
  await expect.poll(() => words(page)).toBe(before);
}

/** @param {Page} page */
async function forced(page) {
  const before = await page.evaluate(toldApart);
  await page.emulateMedia({ forcedColors: 'active' });
  await frames(page);
  const after = await page.evaluate(toldApart);
  const lost = Object.entries(before).filter(
    ([key, { grounded }]) => grounded && after[key] && !after[key].grounded && !after[key].edged,
  );
  expect([...new Set(lost.map(([, { name }]) => name))], 'cannot be seen').toEqual([]);
  const pressed = await page
    .locator(':is([aria-pressed=true], [aria-selected=true], [aria-current=page]):visible')
    .evaluateAll(
      (chosen) => chosen.filter((element) => getComputedStyle(element).outlineStyle === 'none').length,
    );
  expect(pressed, 'chosen, and not seen to be').toBe(0);
  await page.emulateMedia({ forcedColors: 'none' });
}

/** Moves the window to a screen of higher resolution. @param {Page} page @param {Session} session */
async function otherScreen(page, session) {
  const type = () =>
    page.evaluate(() => {
      const texts = [
        .../** @type {Map<string, any>} */ (/** @type {any} */ (globalThis).canvasType).values(),
      ];
      return texts
        .filter(({ canvas }) => canvas.isConnected && canvas.closest('.uplot'))
        .map(({ size }) => size);
    });
  const usual = Math.max(0, ...(await type()));
  const screen = { ...LAPTOP, mobile: false };
  // Chromium 156 tells a page of an emulated ratio only together with a change of size: of height, so that no width changes.
  const finer = { ...screen, height: LAPTOP.height + 1, deviceScaleFactor: 2 };
  await session.send('Emulation.setDeviceMetricsOverride', finer);
  await expect.poll(() => page.evaluate(coarseCanvases)).toEqual([]);
  if (usual)
    expect(Math.max(...(await type())), 'what charts write keeps its size').toBeLessThan(1.2 * usual);
  await session.send('Emulation.setDeviceMetricsOverride', { ...screen, deviceScaleFactor: 1 });
  await expect.poll(() => page.evaluate(coarseCanvases)).toEqual([]);
}

/** @param {Page} page */
async function unhurried(page) {
  await page.evaluate(() => Object.assign(globalThis, { liveFrom: performance.now() }));
  const play = page.locator('#lab [data-action=play]:visible:not(:disabled)').first();
  if (await play.count()) await play.click();
  const slider = page.locator('#lab :is([role=slider], input[type=range]):visible:not(:disabled)').first();
  if (await slider.count()) await drag(page, slider);
  await frames(page, 12);
  const { most, where } = await page.evaluate(mostInASecond);
  expect(most, where.join('\n')).toBeLessThanOrEqual(MAX_SAID);
  const pause = page.locator('#lab [data-action=play]:visible:not(:disabled)').first();
  if ((await play.count()) && (await pause.count())) await pause.click();
}

/** @param {Page} page @param {import('@playwright/test').Locator} slider */
async function drag(page, slider) {
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) return;
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, middle);
  await page.mouse.down();
  for (let at = 0; at < 12; at++) {
    await page.mouse.move(box.x + box.width * (0.1 + (0.8 * ((7 * at) % 12)) / 12), middle);
    await frames(page, 1);
  }
  await page.mouse.up();
}

/** Elements beyond the right edge, if the page can be scrolled there. @param {Page} page */
const overflow = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const beyond = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
    );
    return scrollWidth > clientWidth
      ? [scrollWidth, ...beyond.map((element) => element.outerHTML.slice(0, 80))]
      : [];
  });
/** @param {Page} page */
const rootSize = (page) =>
  page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));

/** Sets the browser's font size, which the page must follow. @param {Page} page @param {Session} session */
async function largeType(page, session) {
  const before = await rootSize(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: DOUBLE } });
  await frames(page, 4);
  expect(await rootSize(page)).toBeCloseTo(2 * before, 1);
  await expect.poll(() => overflow(page), { message: 'beyond the edge' }).toEqual([]);
  // There is least room just before the layout switches.
  await session.send('Page.setFontSizes', { fontSizes: { standard: LARGER } });
  await frames(page, 4);
  await expect.poll(() => page.evaluate(spilled), { message: 'out of its card' }).toEqual([]);
  await session.send('Page.setFontSizes', { fontSizes: { standard: USUAL } });
}

/** Text wider than its card that is neither cut off nor scrollable. */
function spilled() {
  const isOpen = (/** @type {Element} */ element) => getComputedStyle(element).overflowX === 'visible';
  const leaves = [...document.querySelectorAll('#lab .card *')].filter((element) => !element.children.length);
  return leaves
    .filter((leaf) => {
      const card = /** @type {Element} */ (leaf.closest('.card'));
      for (let above = leaf.parentElement; above && above !== card; above = above.parentElement)
        if (!isOpen(above)) return false;
      if (!isOpen(card) || getComputedStyle(leaf).position === 'absolute') return false;
      const { width, right } = leaf.getBoundingClientRect();
      return width > 0 && right > card.getBoundingClientRect().right + 2;
    })
    .map((leaf) => leaf.outerHTML.slice(0, 100));
}

/** @param {Page} page @param {Session} session */
async function phones(page, session) {
  await page.setViewportSize(ACROSS);
  await frames(page, 4);
  const tall = await page.evaluate(() => {
    const room =
      innerHeight - (document.querySelector('.shell > header')?.getBoundingClientRect().height ?? 0);
    const canvases = document.querySelectorAll('#lab :is(canvas, .pad, .chart-plot, [role=application])');
    return [...canvases]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height > room + 1)
      .map((element) => element.outerHTML.slice(0, 100));
  });
  expect(tall, 'higher than the screen').toEqual([]);
  await page.setViewportSize(UPRIGHT);
  await frames(page, 4);
  await expect.poll(() => overflow(page), { message: 'beyond the edge of a narrow phone' }).toEqual([]);
  await session.send('Page.setFontSizes', { fontSizes: { standard: DOUBLE } });
  await frames(page, 4);
  await expect.poll(() => overflow(page), { message: 'beyond its edge with large type' }).toEqual([]);
}

test('a finger on a map scrolls the page, on its point it moves the point; Ctrl+wheel is left to the browser', async ({
  browser,
}) => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: ACROSS });
  const page = await context.newPage();
  await openAt(page, 'lab=manifold&scene=digits', ACROSS);
  const session = await context.newCDPSession(page);
  const map = page.locator('.latent-map');
  const point = map.locator('.plane-point');
  await expect(map).toHaveAttribute('data-points', /\d/);
  const value = () => point.getAttribute('aria-valuetext');
  /** @param {import('@playwright/test').Locator} on @param {[number, number]} at @param {[number, number]} by */
  const swipe = async (on, at, by) => {
    await on.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = await on.boundingBox();
    if (!box) throw new Error('not shown');
    const [x, y] = [box.x + at[0] * box.width, box.y + at[1] * box.height];
    const touch = (/** @type {any} */ type, /** @type {any[]} */ touchPoints) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', [{ x, y }]);
    for (let step = 1; step <= 10; step++) {
      await touch('touchMove', [{ x: x + (by[0] * step) / 10, y: y + (by[1] * step) / 10 }]);
      await frames(page, 1);
    }
    await touch('touchEnd', []);
  };
  const [before, top] = [await value(), () => page.evaluate(() => scrollY)];
  await map.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const from = await top();
  await swipe(map, [0.25, 0.75], [0, -90]);
  await expect.poll(top).toBeGreaterThan(from + 40);
  expect(await value(), 'the point stays where it was').toBe(before);
  await swipe(map, [0.25, 0.25], [60, 0]);
  expect(await value(), 'sideways it follows').not.toBe(before);
  const [placed, still] = [await value(), await top()];
  await swipe(point, [0.5, 0.5], [0, 60]);
  expect(await value(), 'held by the point').not.toBe(placed);
  expect(Math.abs((await top()) - still), 'and the page stays').toBeLessThan(300);

  await page.evaluate(() =>
    addEventListener('wheel', (event) =>
      document.body.setAttribute('data-taken', String(event.defaultPrevented)),
    ),
  );
  await point.focus();
  const taken = async (/** @type {string[]} */ keys) => {
    await map.dispatchEvent('wheel', {
      deltaY: 100,
      cancelable: true,
      bubbles: true,
      ...Object.fromEntries(keys.map((key) => [key, true])),
    });
    return page.locator('body').getAttribute('data-taken');
  };
  expect(await taken(['ctrlKey'])).toBe('false');
  expect(await taken(['metaKey'])).toBe('false');
  expect(await taken([]), 'else it makes the map larger').toBe('true');
  await context.close();
});
