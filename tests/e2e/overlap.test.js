/**
 * Input faster than the engine: in every lab pairs of buttons are pressed in quick succession, at random with a seed,
 * and no error may appear. Then every table that can be saved has rows, and the others say why they cannot.
 * `LATENTE_PRESSES` sets the number of presses in each lab, `LATENTE_SEED` the seed.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { LABS } from '../../www/generated/labs.js';
import { open, readyLab } from './page.js';

const PRESSES = Number(process.env['LATENTE_PRESSES'] ?? 8);
const SEED = Number(process.env['LATENTE_SEED'] ?? 1);
/** Controls that leave the lab, open a window, or download a file. */
const NOT =
  '.file-buttons *, a *, [disabled], [data-action=open], [data-action=open-model], [data-action=open-images], [data-source=csv], [data-action^=copy], [data-action=download]';

/**
 * Presses random buttons of the lab with short pauses.
 * @param {{ presses: number, seed: number, not: string }} options
 */
async function press({ presses, seed, not }) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pressed = [];
  for (let count = 0; count < presses; count++) {
    const buttons = [...document.querySelectorAll('#lab button')].filter(
      (button) => button instanceof HTMLElement && !button.matches(not) && button.offsetParent !== null,
    );
    const button = /** @type {HTMLElement} */ (buttons[Math.floor(next() * buttons.length)]);
    if (!button) continue;
    pressed.push(button.getAttribute('aria-label') ?? button.textContent);
    button.click();
    await new Promise((resolve) => setTimeout(resolve, next() < 0.3 ? 0 : 30 + next() * 250));
  }
  return pressed;
}

test('two presses in quick succession cause no error in any lab, and no table has only a header', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await open(page, '?lab=reconstruct&backend=cpu');
  for (const { id } of LABS) {
    await page.locator(`nav a[data-lab=${id}]`).click();
    await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
    const pressed = await page.evaluate(press, { presses: PRESSES, seed: SEED, not: NOT });
    await expect(page.locator('.notice.error'), `${id}: ${pressed.join(' | ')}`).toHaveCount(0);
    for (const button of await page.locator('#lab [data-action^=csv]:visible').all()) {
      const [isDisabled, reason] = await button.evaluate((element) => [
        element.matches(':disabled'),
        element.getAttribute('aria-description'),
      ]);
      expect(reason !== null, `${id}: ${await button.getAttribute('data-action')}`).toBe(isDisabled);
      if (isDisabled) continue;
      const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
      const rows = readFileSync(await file.path(), 'utf8')
        .trim()
        .split('\r\n');
      expect(rows.length, `${id}: ${file.suggestedFilename()}`).toBeGreaterThan(1);
      expect(rows.join()).not.toContain('Infinity');
    }
  }
});
