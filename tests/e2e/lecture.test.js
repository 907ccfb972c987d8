/** A lecture is given from its list of scenes: every scene by keys alone, with the presenter window beside it, offline. */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { open, player, readyLab, stepsDone } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

const { scenes } = JSON.parse(readFileSync('www/lectures/s06/score.json', 'utf8'));
/** Timeout on a busy machine, in ms; the time on an idle one is reported by the page. */
const SOON = 60_000;
/** Maximum time of a scene on an idle machine, in ms. */
const PATIENCE = 2000;
/** Delay of `offline.js` before it stores the page, in ms. */
const KEEP_AFTER = 4000;

const place = (/** @type {Page} */ page) => page.locator('[data-view=lecture-place]');

/** Time reported by the page, in ms. @param {Page} page @param {string} name */
async function took(page, name) {
  const measured = () =>
    page.evaluate((wanted) => performance.getEntriesByName(wanted, 'measure').at(-1)?.duration ?? null, name);
  await expect.poll(measured, { timeout: SOON, message: name }).not.toBeNull();
  return Number(await measured());
}

/** Expects a scene's topic in view, with its numbers. @param {Page} page @param {any} scene */
async function isLive(page, { link, look }) {
  const view = page.locator(`#lab [data-view="${look.view}"]`).first();
  await expect(view, `${link}: ${look.view}`).toBeInViewport({ timeout: SOON });
  const card = view.locator(
    'xpath=(ancestor-or-self::*[contains(concat(" ", @class, " "), " card ")] | .)[1]',
  );
  await expect(card, `${link}: ${look.view}`).toHaveText(/\d/, { timeout: SOON });
  await expect(card, link).not.toHaveText(/NaN|Infinity|undefined/);
  await expect(page.locator('.notice')).toHaveCount(0);
}

test.use({ viewport: { width: 1920, height: 1080 } });

test.describe('offline', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the whole lecture by keys alone, each scene at once and with its numbers, live runs finished by pretrained ones', async ({
    page,
    context,
  }) => {
    test.slow();
    /** @type {string[]} */
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    await page.addInitScript((usual) => {
      const later = setTimeout;
      Object.assign(globalThis, {
        setTimeout: (/** @type {() => void} */ act, /** @type {number} */ ms) =>
          later(act, ms === usual ? 0 : ms),
      });
    }, KEEP_AFTER);
    await open(page, '?lecture=s06&backend=cpu');
    await expect(page.locator('html')).toHaveAttribute('data-offline', 'kept', { timeout: SOON });
    await context.setOffline(true);
    const [presenter] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('n')]);
    const question = presenter.locator('[data-view=presenter-question]');
    /** @type {Record<string, number>} */
    const times = {};
    for (const [index, scene] of scenes.entries()) {
      await expect(place(page)).toHaveText(`${index + 1} / ${scenes.length}`);
      await expect(page.locator('#lab .question')).toHaveText(scene.question.es);
      await expect(question).toHaveText(scene.question.es);
      const name = `scene ${index + 1}`;
      times[name] = await took(page, name);
      if (scene.vote) {
        const { options, picture } = scene.vote;
        await expect(page.locator('.lecture-vote button.vote-plus')).toHaveCount(options.length);
        if (picture) await expect(page.locator('.vote-picture')).toHaveAttribute('width', /^[1-9]/);
        await page.keyboard.press('f'); // the class votes first
        await page.locator('.vote-plus').first().click();
        await page.keyboard.press('PageDown'); // it has voted
        await expect(page.locator('.lecture-vote.settled .vote-count').first()).toHaveText('1');
        await expect(presenter.locator('[data-view=presenter-votes]')).toContainText('1');
      }
      await isLive(page, scene);
      if (scene.finish) {
        await page.keyboard.press('f');
        times[`finish ${index + 1}`] = await took(page, `finish ${index + 1}`);
        await isLive(page, scene);
        await expect(page.locator('[data-view=beforehand]:visible')).toHaveCount(scene.finish.run ? 1 : 0);
      }
      if (index === 1) {
        // After a reload it shows the current scene; its keys turn the page as well.
        await presenter.reload();
        await expect(question).toHaveText(scene.question.es);
        await presenter.keyboard.press('PageDown');
      } else await page.keyboard.press('PageDown');
    }
    await expect(place(page)).toHaveText(`${scenes.length} / ${scenes.length}`);
    await page.goBack();
    await expect(place(page)).toHaveText(`${scenes.length - 1} / ${scenes.length}`);
    expect(said, 'messages in the console').toEqual([]);
    const load = Math.max(1, os.loadavg()[0] / os.cpus().length);
    const slow = Object.entries(times).filter(([, ms]) => ms > PATIENCE * load);
    expect(slow, `ms, at a load of ${load.toFixed(1)} a core`).toEqual([]);
  });
});

test('a scene restarts, finishes at once, fills the screen, goes black, or shows a code for phones', async ({
  page,
}) => {
  const vanilla = scenes.findIndex((/** @type {any} */ { id }) => id === 'vanilla');
  await open(page, `?lecture=s06&scene=${vanilla + 1}&backend=cpu`);
  await expect(readyLab(page)).toBeVisible({ timeout: SOON });
  await page.locator('[data-action=play]').click();
  await stepsDone(page, 20);
  await page.keyboard.press('b');
  await expect(page.locator('[data-view=lecture-black]')).toBeVisible();
  await page.keyboard.press('.');
  await expect(page.locator('[data-view=lecture-black]')).toBeHidden();
  await page.keyboard.press('f');
  await expect(player(page)).toHaveAttribute('data-state', 'finished');
  await expect(page.locator('[data-view=beforehand]')).toBeVisible();
  await page.keyboard.press('r');
  await expect(player(page)).toHaveAttribute('data-step', '0');
  await expect(page.locator('[data-view=beforehand]')).toBeHidden();
  await expect(readyLab(page)).toBeVisible({ timeout: SOON });
  await page.keyboard.press('z');
  await expect(page.locator('.lecture-zoomed')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('.lecture-zoomed')).toHaveCount(0);
  await page.keyboard.press('q');
  const code = page.locator('[data-view=qr] svg');
  await expect(code).toHaveAttribute('data-text', /\?lab=train&kind=vanilla$/);
  const [box, height] = [await code.boundingBox(), page.viewportSize()?.height ?? 0];
  expect((box?.height ?? 0) / height).toBeGreaterThan(0.6);
  await expect(page.locator('[data-view=qr]')).toContainText('/?lab=train&kind=vanilla');
  expect((await new AxeBuilder({ page }).include('[data-view=qr]').analyze()).violations).toEqual([]);
  await page.keyboard.press('q');
  await expect(page.locator('[data-view=qr]')).toHaveCount(0);
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  for (const full of [true, false]) {
    await page.keyboard.press('s');
    await expect.poll(isFull).toBe(full);
  }
  await page.keyboard.press('?');
  await expect(page.locator('[data-view=lecture-help]')).toBeVisible();
  await expect(page.locator('[data-view=lecture-help]')).toContainText('pantalla completa');
  await page.locator('[data-view=lecture-help] td button', { hasText: 'el tiempo' }).click(); // without a keyboard
  await expect(page.locator('[data-view=lecture-time]')).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.locator('[data-view=lecture-help]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-view=lecture-help]')).toHaveCount(0);
  // A clicker has no key to close a dialog.
  await page.keyboard.press('q');
  await expect(code).toBeVisible();
  await page.keyboard.press('PageUp');
  await expect(place(page)).toHaveText(`${vanilla} / ${scenes.length}`);
  await expect(page.locator('[data-view=qr]')).toHaveCount(0);
});

test('a missing lecture is reported, and the page works', async ({ page }) => {
  await page.goto('index.html?lecture=s99');
  await expect(page.locator('.notice')).toContainText('s99');
  await expect(readyLab(page)).toBeVisible({ timeout: SOON });
});
