import { expect, test } from '@playwright/test';
import {
  ONE,
  charted,
  draw,
  open,
  pixels,
  player,
  readyLab,
  reconstruction,
  shownError,
  stepsDone,
} from './page.js';

/** A run that ends quickly, and one that continues during the test. */
const SMALL = '?lab=train&images=1000&hidden=32&dCode=8&batchSize=50&epochs=4';
const LONG = '?lab=train&images=1000&hidden=32&dCode=8&batchSize=50&epochs=200';
const play = (/** @type {import('@playwright/test').Page} */ page) =>
  page.locator('[data-action=play]').click();
const ready = (/** @type {import('@playwright/test').Page} */ page, state = 'ready') =>
  expect(player(page)).toHaveAttribute('data-state', state, { timeout: 60_000 });

/** @param {import('@playwright/test').Page} page @param {string} section of the settings */
const unfold = (page, section) => page.locator(`[data-section=${section}] > summary`).click();

test('fifteen epochs on the CPU reach the expected error, and the model opens in the first lab', async ({
  page,
}) => {
  await open(page, '?lab=train&backend=cpu');
  await ready(page);
  await page.locator('[data-metric=mse]').click();
  expect(await charted(page, 'test')).toBeGreaterThan(0.06);
  await play(page);
  await stepsDone(page, 78);
  expect(await charted(page, 'test')).toBeGreaterThan(await charted(page, 'pca'));
  await ready(page, 'finished');
  const mse = await charted(page, 'test');
  expect(mse).toBeLessThanOrEqual(0.0125);
  expect(mse).toBeLessThan(await charted(page, 'pca'));
  expect(await charted(page, 'mean')).toBeGreaterThan(0.06);
  await page.locator('[data-action=open]').click();
  await expect(page.locator('[data-model=trained]')).toHaveAttribute('aria-pressed', 'true');
  expect(await shownError(page)).toBeLessThan(0.05);
});

test('the same link gives the same curve', async ({ page }) => {
  const curve = async () => {
    await open(page, `${SMALL}&backend=cpu&seed=7`);
    await ready(page);
    await play(page);
    await ready(page, 'finished');
    return [await charted(page, 'train'), await charted(page, 'test')];
  };
  const first = await curve();
  await page.goto('about:blank');
  expect(await curve()).toEqual(first);
});

test('play, pause, one step and reset do what they say', async ({ page }) => {
  await open(page, LONG);
  await ready(page);
  await page.locator('[data-action=step]').click();
  await expect(player(page)).toHaveAttribute('data-step', '1');
  await ready(page, 'paused');
  await play(page);
  await stepsDone(page, 30);
  await page.keyboard.press('Escape');
  await play(page); // pauses
  await ready(page, 'paused');
  const step = Number(await player(page).getAttribute('data-step'));
  expect(step).toBeGreaterThanOrEqual(30);
  await page.locator('[data-action=reset]').click();
  await expect(player(page)).toHaveAttribute('data-step', '0');
});

test('drawing works during training, and the drawing is reconstructed', async ({ page }) => {
  await open(page, LONG);
  await ready(page);
  const reconstruction = page.locator('[data-view=drawing-reconstruction]');
  const place = await reconstruction.boundingBox();
  await play(page);
  await stepsDone(page, 20); // after an epoch there is a verdict on the run
  await expect(page.locator('[data-view=verdict]')).toContainText('PCA');
  expect(await reconstruction.boundingBox(), 'a pad does not move under the hand').toEqual(place);
  await draw(page, ONE);
  await expect
    .poll(() =>
      reconstruction.evaluate((element) => {
        const canvas = /** @type {HTMLCanvasElement} */ (element);
        const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(
          0,
          0,
          28,
          28,
        );
        return Math.max(...data.filter((_, index) => index % 4 === 0));
      }),
    )
    .toBeGreaterThan(60);
  const before = await pixels(reconstruction);
  await expect.poll(() => pixels(reconstruction)).not.toBe(before);
});

for (const [rate, words] of /** @type {const} */ ([
  [1e9, 'NaN'],
  [100, 'disparado'],
])) {
  test(`a learning rate of ${rate} ends with a sentence, keeps the weights and can be continued`, async ({
    page,
  }) => {
    await open(page, `${LONG}&learningRate=${rate}`);
    await ready(page);
    await play(page);
    await ready(page, 'diverged');
    const verdict = page.locator('[data-view=verdict]');
    await expect(verdict).toContainText(words);
    await expect(verdict).toContainText(/baja la tasa de aprendizaje/i);
    await unfold(page, 'optimizer');
    const field = page.locator('[data-control=learningRate] input:not([type=range])');
    await field.fill('0,001');
    await field.press('Enter');
    const step = Number(await player(page).getAttribute('data-step'));
    await play(page);
    await stepsDone(page, step + 20);
  });
}

test('a link with invalid settings says so in view, and the page works', async ({ page }) => {
  await open(page, `${SMALL}&codeActivation=binary&penalty=kl`);
  await expect(readyLab(page)).toBeVisible();
  await expect(page.locator('.notice')).toContainText('el código tiene que ser sigmoide');
  await page.locator('[data-preset=vanilla]').click();
  await ready(page);
  await play(page);
  await stepsDone(page, 5);
});

test('an invalid setting is refused beside its control and loses nothing', async ({ page }) => {
  await open(page, LONG);
  await ready(page);
  // Single steps: steps under way at the pause may still arrive.
  for (const step of ['1', '2', '3']) {
    await page.locator('[data-action=step]').click();
    await expect(player(page)).toHaveAttribute('data-step', step);
  }
  await ready(page, 'paused');
  await unfold(page, 'data');
  const images = page.locator('[data-control=images] input');
  await images.fill('10');
  await images.press('Enter');
  await page.locator('[data-action=reset]').click();
  const problem = page.locator('[data-control=batchSize] .problem');
  await expect(problem).toContainText('10');
  // If the control is out of view, the error also appears in view.
  await expect(problem).not.toBeInViewport();
  await expect(page.locator('.notice')).toContainText((await problem.textContent()) ?? '');
  await expect(player(page)).toHaveAttribute('data-step', '3');
  const code = page.locator('[data-control=dCode] input');
  await code.fill('0');
  await code.press('Enter');
  await expect(page.locator('[data-control=dCode] .problem')).toContainText('65.536');
});

test('a run continues while another lab is open, and a link restores its settings', async ({ page }) => {
  await open(page, `${LONG}&lang=en`);
  await ready(page);
  await play(page);
  await page.locator('nav [data-lab=reconstruct]').click();
  await shownError(page);
  await expect(reconstruction(page)).toBeVisible();
  await page.goBack();
  await stepsDone(page, 40);
  await expect(page.locator('[data-control=hidden] input')).toHaveValue('32');
  await page.reload();
  await ready(page);
  await expect(page.locator('[data-control=hidden] input')).toHaveValue('32');
  await expect(page.locator('h1')).toHaveText('Train and compare');
});

/** Runs in the page before its scripts: a view of the run requests a sample that does not exist. */
function spoil() {
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ ...rest) {
    const { preview, inside } = message.request?.train ?? {};
    if (preview) preview.indices = [1e6];
    if (inside) inside.index = 1e6;
    postMessage.call(this, message, ...rest);
  };
}

for (const view of ['samples', 'inside']) {
  test(`the view of ${view} says why it has no answer, until the notice is dismissed`, async ({ page }) => {
    await page.addInitScript(spoil);
    await open(page, `${LONG}&view=${view}&backend=cpu`);
    const notice = page.locator('.notice.error');
    await expect(notice).toHaveCount(1);
    await expect(notice).toContainText('se ha pedido');
    await ready(page);
    await notice.getByRole('button').click();
    await play(page);
    await stepsDone(page, 60); // meanwhile it asks repeatedly
    await expect(notice).toHaveCount(0);
  });
}
