import { expect, test } from '@playwright/test';
import { open, player, shownError } from './page.js';

// Connections are cut, which the next test in the same context would inherit.
test.use({ reuseContext: false });

/** @typedef {import('@playwright/test').Page} Page */

test.use({ serviceWorkers: 'allow' });

/** @param {Page} page */
async function kept(page) {
  await shownError(page);
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'kept', { timeout: 60_000 });
}

test('offline the page opens again, and so do labs not visited before', async ({ page, context }) => {
  await open(page, '');
  await kept(page);
  const engines = await page.evaluate(async () => {
    const requests = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return requests.flat().flatMap(({ url }) => /latente-cpu.*wasm$/.exec(url)?.[0] ?? []);
  });
  expect(engines, 'the one build that this browser uses').toEqual(['latente-cpu-relaxed_bg.wasm']);
  await context.setOffline(true);
  const answered = await page.evaluate(() =>
    fetch(`${document.documentElement.dataset.build}/not-kept`).then(
      () => true,
      () => false,
    ),
  );
  expect(answered, 'the network is gone').toBe(false);
  await page.reload();
  expect(await shownError(page)).toBeLessThan(0.03);
  await page.goto('index.html?lab=train&backend=cpu&epochs=3&images=1000&lang=en');
  await expect(player(page)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
});

test('a new build of the page is shown at once and replaces the stored one', async ({ page }) => {
  await open(page, '');
  await kept(page);
  // Simulates a stored older build that cannot start.
  const names = await page.evaluate(async () => {
    const names = await caches.keys();
    const current = names.find((name) => name.includes(' build-')) ?? '';
    const older = await caches.open(current.replace(/build-.*/, 'build-older'));
    for (const request of await (await caches.open(current)).keys()) {
      await older.put(request.url, new Response('throw new Error("older")'));
    }
    await caches.delete(current);
    return names.sort();
  });
  await page.reload();
  expect(await shownError(page)).toBeLessThan(0.03);
  await kept(page);
  expect((await page.evaluate(() => caches.keys())).sort()).toEqual(names);
});
