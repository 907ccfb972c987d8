import { expect } from '@playwright/test';
import { LABS } from '../../www/generated/labs.js';

/** @typedef {import('./visitor.js').Visitor} Visitor */

/** Fewer than the page's maximum. */
const MAX_KEPT = 4;

/** Actions of a user. @type {Record<string, (visitor: Visitor) => Promise<void>>} */
export const ACTIONS = {
  async openLab(visitor) {
    await visitor.openLab(LABS[visitor.below(LABS.length)].id);
  },

  async train(visitor) {
    await visitor.train(50 + visitor.below(500));
  },

  /** Leaves the lab while its run continues. */
  async trainElsewhere(visitor) {
    await visitor.openLab('train');
    await visitor.play();
    await visitor.openLab(LABS[visitor.below(LABS.length)].id);
    await visitor.openLab('train');
    await visitor.pause();
  },

  async keepRun(visitor) {
    await visitor.train(20);
    if (visitor.kept >= MAX_KEPT) return;
    const { page } = visitor;
    const keep = page.locator('[data-action=keep]');
    // A random action may have opened a view without the verdict.
    if (!(await keep.isVisible())) await page.locator('[data-tab=samples]').click();
    await keep.click();
    await expect.poll(async () => (await visitor.entries('kept')).length).toBe(visitor.kept + 1);
    visitor.kept++;
  },

  async draw({ page, below }) {
    const pad = page.locator('#lab [data-view=pad]').first();
    const box = (await pad.count()) ? await pad.boundingBox() : null;
    if (!box) return;
    await pad.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await pad.boundingBox()) ?? box;
    const place = () =>
      /** @type {const} */ ([x + (width * below(100)) / 100, y + (height * below(100)) / 100]);
    await page.mouse.move(...place());
    await page.mouse.down();
    for (let points = 3 + below(6); points > 0; points--) await page.mouse.move(...place(), { steps: 3 });
    await page.mouse.up();
  },

  async slide({ page, below }) {
    const sliders = page.locator('#lab :is(input[type=range], [role=slider]):visible:not(:disabled)');
    const count = await sliders.count();
    if (count === 0) return;
    const slider = sliders.nth(below(count));
    for (let presses = 1 + below(8); presses > 0; presses--) {
      await slider
        .press(['ArrowRight', 'ArrowLeft', 'PageUp', 'Home'][below(4)], { timeout: 5000 })
        .catch(() => {});
    }
  },

  async choose({ page, below }) {
    const buttons = page.locator('#lab .segments button:visible:not(:disabled)');
    const count = await buttons.count();
    if (count)
      await buttons
        .nth(below(count))
        .click({ timeout: 5000 })
        .catch(() => {});
  },

  async backAndForth({ page }) {
    await page.goBack().catch(() => {});
    await page.goForward().catch(() => {});
  },
};
