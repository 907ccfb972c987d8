/** A lecture is given from its score: every scene by keys alone, with the presenter window beside it. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { open, player, readyLab, stepsDone } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const { scenes } = JSON.parse(readFileSync('www/lectures/s06/score.json', 'utf8'));
/** A busy machine; what a scene takes on a quiet one is measured by hand. */
const SOON = 60_000;

const place = (/** @type {Page} */ page) => page.locator('[data-view=lecture-place]');

test.use({ viewport: { width: 1920, height: 945 } });

test('the whole lecture by keys alone, each scene with its question and with what it is about', async ({
  page,
  context,
}) => {
  test.slow();
  await open(page, '?lecture=s06&backend=cpu');
  for (const [index, { question, look, vote, link }] of scenes.entries()) {
    await expect(place(page)).toHaveText(`${index + 1} / ${scenes.length}`);
    await expect(page.locator('#lab .question')).toHaveText(question.es);
    await expect(readyLab(page), link).toBeVisible({ timeout: SOON });
    if (vote) {
      await expect(page.locator('[data-view=lecture-vote] ol button.vote-plus')).toHaveCount(
        vote.options.length,
      );
      await page.locator('.vote-plus').first().click();
      await page.keyboard.press('PageDown'); // the class has voted
      await expect(page.locator('.lecture-vote.settled .vote-count').first()).toHaveText('1');
    }
    const view = page.locator(`#lab [data-view="${look.view}"]`).first();
    await expect(view, `${link}: ${look.view}`).toBeInViewport({ timeout: SOON });
    await expect(page.locator('.notice')).toHaveCount(0);
    if (index === 0) {
      const [presenter] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('n')]);
      await expect(presenter.locator('[data-view=presenter-question]')).toHaveText(question.es);
      // Loaded again it is where the lecture is; its keys turn the page as well.
      await presenter.reload();
      await expect(presenter.locator('[data-view=presenter-question]')).toHaveText(question.es);
      await presenter.keyboard.press('PageDown');
      await expect(presenter.locator('[data-view=presenter-question]')).toHaveText(scenes[1].question.es);
      await presenter.close();
    } else if (index < scenes.length - 1) {
      await page.keyboard.press('PageDown');
    }
  }
  await page.keyboard.press('PageDown');
  await expect(place(page)).toHaveText(`${scenes.length} / ${scenes.length}`);
  await page.goBack();
  await expect(place(page)).toHaveText(`${scenes.length - 1} / ${scenes.length}`);
});

test('a scene begins anew, the screen goes black, and a link leads to a scene', async ({ page }) => {
  const vanilla = scenes.findIndex((/** @type {any} */ { id }) => id === 'vanilla');
  await open(page, `?lecture=s06&scene=${vanilla + 1}&backend=cpu`);
  await expect(readyLab(page)).toBeVisible({ timeout: SOON });
  await page.locator('[data-action=play]').click();
  await stepsDone(page, 20);
  await page.keyboard.press('b');
  await expect(page.locator('[data-view=lecture-black]')).toBeVisible();
  await page.keyboard.press('.');
  await expect(page.locator('[data-view=lecture-black]')).toBeHidden();
  await page.keyboard.press('r');
  await expect(player(page)).toHaveAttribute('data-step', '0');
  await expect(readyLab(page)).toBeVisible({ timeout: SOON });
  await page.keyboard.press('z');
  await expect(page.locator('.lecture-zoomed')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('.lecture-zoomed')).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(page.locator('[data-view=lecture-help]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-view=lecture-help]')).toHaveCount(0);
});

test('a lecture that is not there is said, and the page is there', async ({ page }) => {
  await page.goto('index.html?lecture=s99');
  await expect(page.locator('.notice')).toContainText('s99');
  await expect(readyLab(page)).toBeVisible({ timeout: SOON });
});
