import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { ONE, draw, open, pixels, readyLab, reconstruction, shownError } from './page.js';

test('a test digit is on the pad at once, with its code, its reconstruction and the baselines', async ({
  page,
}) => {
  await open(page, '');
  expect(await shownError(page)).toBeLessThan(0.03);
  await expect(page.locator('[data-view=code] [role=slider]')).toHaveCount(32);
  const value = (/** @type {string} */ kind) =>
    page.locator(`[data-view=errors] [data-kind=${kind}]`).getAttribute('data-value').then(Number);
  await expect.poll(() => value('pca')).toBeGreaterThan(0);
  expect(await value('autoencoder')).toBeLessThan(await value('pca'));
  expect(await value('pca')).toBeLessThan(await value('mean'));
});

test('the first reconstruction does not wait for all of the test digits', async ({ page }) => {
  const digits = page.locator('[data-view=samples] [data-sample]');
  const others = page.locator('[data-action=shuffle]');
  const indices = () => digits.evaluateAll((all) => all.map((one) => Number(one.dataset.sample)));
  /** @type {(value?: unknown) => void} */
  let letCome = () => {};
  const delay = new Promise((resolve) => (letCome = resolve));
  await page.route('**/mnist-test2k-images.bin', async (route) => {
    await delay;
    await route.continue();
  });
  await open(page, '');
  await shownError(page);
  await expect(digits).toHaveCount(10);
  await expect(others).toBeHidden();
  const early = await indices();
  letCome();
  await expect(others).toBeVisible();
  expect(await indices()).toEqual(early);
  await expect(digits.and(page.locator('[aria-pressed=true]'))).toHaveAttribute('data-sample', '7');
  await others.click();
  await expect.poll(async () => Math.min(...(await indices()))).toBeGreaterThan(Math.max(...early));
});

test('if the first digits fail to load, the full set is used', async ({ page }) => {
  await page.route('**/mnist-first23-images.bin', (route) => route.abort());
  await open(page, '');
  expect(await shownError(page)).toBeLessThan(0.03);
  await expect(page.locator('[data-action=shuffle]')).toBeVisible();
});

test('picking another digit shows it, and the link keeps it', async ({ page }) => {
  await open(page, '');
  await shownError(page);
  const before = await pixels(reconstruction(page));
  await page.locator('[data-view=samples] [data-label="4"]').click();
  await expect.poll(() => pixels(reconstruction(page))).not.toBe(before);
  const shown = await pixels(reconstruction(page));
  await expect(page.locator('[data-view=samples] [data-label="4"]')).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await shownError(page);
  expect(await pixels(reconstruction(page))).toBe(shown);
});

test('a drawing is centred, reconstructed, undone, and restored from the link', async ({ page, context }) => {
  await open(page, '');
  await shownError(page);
  await draw(page, ONE);
  await expect.poll(() => page.url()).toContain('ink=');
  await expect.poll(() => shownError(page)).toBeLessThan(0.06);
  const mass = await page.locator('[data-view=seen]').evaluate((element) => {
    const canvas = /** @type {HTMLCanvasElement} */ (element);
    const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(
      0,
      0,
      28,
      28,
    );
    let [total, x, y] = [0, 0, 0];
    for (let index = 0; index < 784; index++) {
      total += data[4 * index];
      x += data[4 * index] * ((index % 28) + 0.5);
      y += data[4 * index] * (Math.floor(index / 28) + 0.5);
    }
    return [x / total, y / total];
  });
  for (const coordinate of mass) expect(coordinate).toBeCloseTo(14, 0);
  // Whoever opens the link sees exactly this picture.
  const linked = await context.newPage();
  await open(linked, new URL(page.url()).search);
  await shownError(linked);
  const seenOn = (/** @type {import('@playwright/test').Page} */ one) =>
    pixels(one.locator('[data-view=seen]'));
  await expect.poll(async () => (await seenOn(linked)) === (await seenOn(page))).toBe(true);
  expect(await shownError(linked)).toBe(await shownError(page));
  const seen = await seenOn(linked);
  await linked.getByRole('button', { name: 'Deshacer' }).click();
  await expect(reconstruction(linked)).not.toHaveAttribute('data-mse');
  expect(await seenOn(linked)).not.toBe(seen);
});

test('dragging a bar of the code changes the decoded image, and one button resets it', async ({ page }) => {
  await open(page, '');
  await shownError(page);
  const before = await pixels(reconstruction(page));
  const bar = page.locator('[data-view=code] [role=slider]').nth(5);
  const box = await bar.boundingBox();
  if (!box) throw new Error('no bar');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.98, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => pixels(reconstruction(page))).not.toBe(before);
  expect(Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(1);
  await page.getByRole('button', { name: 'Restablecer el código' }).click();
  await expect.poll(() => pixels(reconstruction(page))).toBe(before);
});

test('five pictures show the effect of one value, and a press sets it', async ({ page }) => {
  await open(page, '');
  await expect(readyLab(page)).toBeVisible();
  const strip = page.locator('[data-view=sweep-card]');
  const pictures = page.locator('[data-view=sweep]');
  await expect(pictures).toHaveCount(5);
  await expect(page.locator('[data-view=code] .marked')).toHaveCount(3);
  // One of the marked values is selected, and its ends give different pictures.
  const unit = Number(await strip.getAttribute('data-unit'));
  const bar = page.locator('[data-view=code] [role=slider]').nth(unit);
  await expect(bar).toHaveClass(/marked/);
  expect(await pixels(pictures.first())).not.toBe(await pixels(pictures.last()));
  // The strip does not change with its own value, but with another one.
  const before = await pixels(pictures.first());
  const shown = await pixels(reconstruction(page));
  await pictures.last().click();
  await expect.poll(() => pixels(reconstruction(page))).not.toBe(shown);
  expect(await pixels(reconstruction(page))).toBe(await pixels(pictures.last()));
  expect(await pixels(pictures.first())).toBe(before);
  const other = (unit + 1) % 32;
  const another = page.locator('[data-view=code] [role=slider]').nth(other);
  await another.click();
  await expect(strip).toHaveAttribute('data-unit', String(other));
  // The selection stays: a press on the pictures sets the selected value, not the marked one.
  const moved = await another.getAttribute('aria-valuenow');
  const still = await bar.getAttribute('aria-valuenow');
  await pictures.first().click();
  await expect(another).not.toHaveAttribute('aria-valuenow', String(moved));
  await expect(bar).toHaveAttribute('aria-valuenow', String(still));
  await expect(strip).toHaveAttribute('data-unit', String(other));
  // A plane has no strip.
  await page.locator('[data-model=digits-2]').click();
  await expect(page.locator('[data-view=plane]')).toBeVisible();
  await expect(strip).toBeHidden();
});

test("the errors over the test set are shown beside those of one picture, as in the model's record", async ({
  page,
}) => {
  await open(page, '');
  await expect(readyLab(page)).toBeVisible();
  const record = JSON.parse(readFileSync('www/models/digits-32.json', 'utf8'));
  const all = (/** @type {string} */ kind) =>
    page.locator(`[data-view=errors] [data-kind=${kind}]`).getAttribute('data-all').then(Number);
  expect(await all('autoencoder')).toBeCloseTo(record.testMse, 4);
  // As the lesson says: about a third of PCA's error.
  const share = (await all('autoencoder')) / (await all('pca'));
  expect(share).toBeGreaterThan(0.28);
  expect(share).toBeLessThan(0.4);
});

test('the code can be changed from the keyboard', async ({ page }) => {
  await open(page, '');
  await shownError(page);
  const before = await pixels(reconstruction(page));
  const bars = page.locator('[data-view=code] [role=slider]');
  await bars.nth(0).focus();
  await page.keyboard.press('ArrowDown');
  await expect(bars.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(bars.nth(1)).toHaveAttribute(
    'aria-valuenow',
    (await bars.nth(1).getAttribute('aria-valuemax')) ?? '',
  );
  await expect.poll(() => pixels(reconstruction(page))).not.toBe(before);
});

test('with two dimensions the code is a point on a plane that can be dragged', async ({ page }) => {
  await open(page, '?model=digits-2');
  await shownError(page);
  const before = await pixels(reconstruction(page));
  const point = page.locator('[data-view=code] [role=slider]');
  await expect(point).toHaveCount(1);
  await point.focus();
  for (let press = 0; press < 8; press++) await page.keyboard.press('ArrowLeft');
  await expect.poll(() => pixels(reconstruction(page))).not.toBe(before);
});

test('the equations have the sizes of the chosen model', async ({ page }) => {
  await open(page, '');
  await shownError(page);
  const equations = page.locator('[data-view=equations]');
  await expect(equations).toContainText('128×784');
  await page.locator('[data-model=digits-2]').click();
  await expect(equations).toContainText('512×784');
  await expect(equations).toContainText('2×64');
});

test('a link to a model that was never trained in this tab falls back to the first one', async ({ page }) => {
  await open(page, '?model=trained');
  expect(await shownError(page)).toBeLessThan(0.03);
  await expect(page.locator('[data-model=digits-32]')).toHaveAttribute('aria-pressed', 'true');
  expect(page.url()).not.toContain('model=');
  // The button does the same: the picture stays.
  const before = await pixels(reconstruction(page));
  await page.locator('[data-model=trained]').click();
  await expect(page.locator('[data-model=digits-32]')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.notices')).toContainText('Todavía no has entrenado');
  expect(await pixels(reconstruction(page))).toBe(before);
});

test('if another model fails to load, the one on screen stays and can be asked', async ({ page }) => {
  await open(page, '');
  await shownError(page);
  await page.route('**/digits-2-guided.safetensors', (route) => route.abort());
  const before = await pixels(reconstruction(page));
  await page.locator('[data-model=digits-2]').click();
  await expect(page.locator('[data-model=digits-32]')).toHaveAttribute('aria-pressed', 'true');
  await page.locator('[data-view=samples] [data-label="4"]').click();
  await expect.poll(() => pixels(reconstruction(page))).not.toBe(before);
  await page.unroute('**/digits-2-guided.safetensors');
  await page.locator('[data-model=digits-2]').click();
  await expect(page.locator('[data-view=plane]')).toBeVisible();
  await expect.poll(() => page.url()).toContain('model=digits-2');
});

test('the lab is not ready with a model that another one has replaced', async ({ page }) => {
  /** @param {string} file */
  const hold = async (file) => {
    /** @type {(value?: unknown) => void} */
    let letCome = () => {};
    const delay = new Promise((resolve) => (letCome = resolve));
    await page.route(`**/${file}`, async (route) => {
      await delay;
      await route.continue();
    });
    return letCome;
  };
  const letPcaCome = await hold('pca-digits.safetensors');
  const letPlaneCome = await hold('digits-2-guided.safetensors');
  await open(page, '');
  await shownError(page);
  await page.locator('[data-model=digits-2]').click();
  const hasPlaneWhenReady = page.evaluate(
    () =>
      new Promise((resolve) => {
        const lab = /** @type {HTMLElement} */ (document.querySelector('#lab'));
        const look = () => {
          if ('ready' in lab.dataset)
            resolve(lab.querySelector('[data-view=plane]')?.checkVisibility() ?? false);
        };
        new MutationObserver(look).observe(lab, { attributes: true });
        look();
      }),
  );
  const pca = page.waitForResponse('**/pca-digits.safetensors');
  letPcaCome();
  await (await pca).finished();
  letPlaneCome();
  expect(await hasPlaneWhenReady).toBe(true);
});

test('if the first model fails to load, one button tries again', async ({ page }) => {
  await page.route('**/digits-32.safetensors', (route) => route.abort());
  await open(page, '');
  const again = page.getByRole('button', { name: 'Volver a intentarlo' });
  await expect(again).toBeVisible();
  await page.unroute('**/digits-32.safetensors');
  await again.click();
  expect(await shownError(page)).toBeLessThan(0.03);
});

test('one digit through bottlenecks of every size, with the error of all test images, and again with networks of this tab', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await open(page, '?model=every&bottleneck=2');
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  const strip = page.locator('[data-view=bottlenecks]');
  await expect(strip).toHaveAttribute('data-measured', '8');
  const errors = async (/** @type {string} */ of = 'errors') =>
    JSON.parse((await page.locator('[data-view=bottleneck-curve]').getAttribute(`data-${of}`)) ?? '[]');
  const shipped = await errors();
  const pca = await errors('pca');
  // As in the files' records.
  for (const [at, size] of [1, 2, 4, 8, 16, 32, 64].entries()) {
    const record = JSON.parse(readFileSync(`www/models/bottleneck-${size}.json`, 'utf8'));
    expect(shipped[at] / record.testMse).toBeCloseTo(1, 3);
    expect(shipped[at]).toBeLessThan(pca[at]);
  }
  await expect(strip.locator('[data-view=bottleneck-says]')).toContainText('Con 2 números');
  await strip.locator('[data-bottleneck="2"]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(strip.locator('[data-view=bottleneck-says]')).toContainText('Con 4 números');
  expect(new URL(page.url()).searchParams.get('bottleneck')).toBe('4');
  const copy = strip.locator('[data-bottleneck="8"] canvas').first();
  const before = await pixels(copy);
  await draw(page, ONE);
  await expect.poll(() => pixels(copy)).not.toBe(before);
  // Cancelled after the first sizes: the trained ones are shown, and the shipped ones can be restored at once.
  await strip.locator('[data-source=here]').click();
  await expect(strip).toHaveAttribute('data-measured', '1');
  await expect(strip).toHaveAttribute('data-measured', '2', { timeout: 60_000 });
  await strip.locator('[data-action=cancel-bottlenecks]').click();
  await expect(strip).toHaveAttribute('data-source', 'here');
  expect((await errors())[6]).toBe(null);
  await strip.locator('[data-source=beforehand]').click();
  await expect.poll(errors).toEqual(shipped);
});

test("the whole network in place of the code: its units have the code's values, keys move between them, and the link keeps one", async ({
  page,
}) => {
  const fetched = /** @type {string[]} */ ([]);
  page.on('request', (request) => fetched.push(request.url()));
  await open(page, '');
  await shownError(page);
  const fifth = Number(
    await page.locator('[data-view=code] [role=slider]').nth(4).getAttribute('aria-valuenow'),
  );
  expect(
    fetched.some((url) => url.includes('views/network/')),
    'fetched when it is looked at',
  ).toBe(false);
  await page.locator('[data-view-option=network]').click();
  const network = page.locator('[data-view=network-canvas]');
  await expect(page.locator('[data-view=whole-network]')).toHaveAttribute('data-updates', '1');
  await network.focus();
  for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect(network).toHaveAttribute('data-layer', '2'); // the decoder's first
  const query = new URL(page.url()).searchParams;
  expect([query.get('view'), query.get('layer'), query.get('unit')]).toEqual(['network', '3', '1']);

  await page.goto('index.html?view=network&layer=2&unit=5');
  await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  await expect(network).toHaveAttribute('data-unit', '4');
  expect(Number(await network.getAttribute('data-value'))).toBeCloseTo(fifth, 2);
  await expect(network).toHaveAttribute('aria-valuetext', /^Capa 2, unidad 5 de 32/);
  await page.locator('[data-view-option=code]').click();
  await expect(network).toBeHidden();
  expect(new URL(page.url()).search).not.toContain('unit');
});
