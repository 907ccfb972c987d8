import { expect } from '@playwright/test';
import { open, readyLab } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Window sizes of a lab: a projector behind browser bars, and a laptop. */
export const SCREENS = {
  projector: { width: 1920, height: 945, query: '&projector=1' },
  laptop: { width: 1280, height: 800, query: '' },
};
export const PHONE = { width: 360, height: 740 };

/**
 * Opens a lab in a window and waits until it is ready.
 * @param {Page} page
 * @param {string} query without the question mark
 * @param {{ width: number, height: number, query?: string }} screen
 */
export async function openAt(page, query, { width, height, query: more = '' }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, `?backend=cpu&${query}${more}`);
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
}

/**
 * Boxes of the elements that carry `data-moment`, in pixels from the top of the page.
 * @param {Page} page
 * @param {string} selector
 */
export const boxes = (page, selector) =>
  page.evaluate((wanted) => {
    const shown = [...document.querySelectorAll(wanted)].filter((element) => element.getClientRects().length);
    return shown.map((element) => {
      const { top, bottom, left, right, width } = element.getBoundingClientRect();
      const name = [element.tagName, ...Object.entries(/** @type {HTMLElement} */ (element).dataset)].join(
        ' ',
      );
      return { name, top: top + scrollY, bottom: bottom + scrollY, left, right, width };
    });
  }, selector);

/**
 * Expects the question and the moment on the first screen.
 * @param {Page} page
 * @param {{ height: number }} screen
 * @param {string} when
 */
export async function expectMoment(page, { height }, when) {
  const moments = await boxes(page, '#lab [data-moment]');
  expect(moments.length, `moments, ${when}`).toBeGreaterThan(0);
  for (const { name, bottom, width } of [...moments, ...(await boxes(page, '#lab .question'))]) {
    expect(width, `${name}, ${when}, has a width`).toBeGreaterThan(0);
    expect(bottom, `${name}, ${when}, ends on the first screen`).toBeLessThanOrEqual(height);
  }
}

/**
 * Controls on the first screen: a group of buttons, a list or a slider counts once; the pad and its samples, tabs of
 * scenes, the player and the content behind "more" do not count.
 * @param {Page} page
 * @param {number} height
 */
export const controlsOnScreen = (page, height) =>
  page.evaluate((limit) => {
    const lab = /** @type {HTMLElement} */ (document.getElementById('lab'));
    const shown = (/** @type {Element} */ element) => {
      const { top, width } = element.getBoundingClientRect();
      return width > 1 && top + scrollY < limit && element.checkVisibility({ visibilityProperty: true });
    };
    const input =
      '.samples, .player, [data-input], .pad-tools, .more, .lesson, [role=tablist], [data-control=scene]';
    const groups = '.segments, .suggestions, [data-control], fieldset';
    const names = new Set();
    for (const element of lab.querySelectorAll('button, select, input, [role=slider]')) {
      if (!shown(element) || element.closest(input)) continue;
      const group = element.closest(groups) ?? element;
      names.add(group);
    }
    return [...names].map(
      (group) =>
        group.getAttribute('aria-label') ?? group.dataset.control ?? group.textContent?.slice(0, 30) ?? '',
    );
  }, height);
