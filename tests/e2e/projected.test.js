import { expect, test } from '@playwright/test';
import { LABS } from '../../www/generated/labs.js';
import { SCREENS, openAt } from './first-screen.js';
import { noteCanvasType, tooSmall } from './readable.js';

/** Minimum font size readable from the last row, in CSS pixels of a 1920 × 1080 screen. */
const LEAST = { words: 24, indices: 18 };

/** In a lab with several scenes each scene is a screen. */
const SCREENS_OF_LABS = LABS.flatMap(({ id, controls }) => {
  const scenes = controls.find((control) => ['scene', 'data', 'view'].includes(control.id));
  const options = scenes?.kind === 'choice' ? scenes.options : [];
  return options.length ? options.map((option) => `lab=${id}&${scenes?.id}=${option}`) : [`lab=${id}`];
});

for (const query of SCREENS_OF_LABS) {
  test(`${query}: projected, everything can be read from the last row`, async ({ page }) => {
    await page.addInitScript(noteCanvasType);
    await openAt(page, query, SCREENS.projector);
    const question = await page.locator('#lab .question').evaluate((element) => ({
      size: parseFloat(getComputedStyle(element).fontSize),
      lines: element.getBoundingClientRect().height / parseFloat(getComputedStyle(element).lineHeight),
    }));
    expect(question.size).toBeGreaterThanOrEqual(36);
    expect(Math.round(question.lines), 'lines of the question').toBe(1);
    const small = await page.evaluate(tooSmall, LEAST);
    const lines = small.map(({ text, size, where }) => `${size.toFixed(1)} px in ${where}: ${text}`);
    expect([...new Set(lines)].sort()).toEqual([]);
    await expect(page.locator('.file-buttons:visible')).toHaveCount(0);
  });
}

test('during a run, the projected header fits the screen', async ({ page }) => {
  await openAt(page, 'lab=train', SCREENS.projector);
  await page.locator('.player [data-action=play]').click();
  await expect(page.locator('[data-view=engine] .chip-detail')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    SCREENS.projector.width,
  );
});
