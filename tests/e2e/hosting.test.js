/** The page on faulty hosts, and in frames of other sites. */
import { expect, test } from '@playwright/test';
import { BUILD, DIST } from '../built.js';
import { NEXT, NEXT_NAME, faultyHost } from './faulty-host.js';
import { readyLab, shownError } from './page.js';

// Connections are cut, which the next test in the same context would inherit.
test.use({ reuseContext: false });

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./faulty-host.js').Faults} Faults */

/** Delay of `offline.js` before it stores the page, in ms. */
const KEEP_AFTER = 4000;

/** Data and models that the page can do without at first, to reduce what is stored. */
const MOST =
  /data\/(fashion|landsat|mnist-train)|models\/(anomaly|bits|denoiser|digits-(2|8|64)|filler|satellite|surface)/;

/** @type {Awaited<ReturnType<typeof faultyHost>>} */
let host;
test.beforeAll(async () => {
  host = await faultyHost({});
});
test.afterAll(() => host.close());

/** @param {Faults} faults replace the previous ones */
function behave(faults) {
  for (const name of Object.keys(host.faults)) delete (/** @type {any} */ (host.faults)[name]);
  Object.assign(host.faults, faults);
}

/** Stores the page as soon as possible instead of after a delay. @param {import('@playwright/test').BrowserContext} context */
const hurry = (context) =>
  context.addInitScript((usual) => {
    const later = setTimeout;
    Object.assign(globalThis, {
      setTimeout: (/** @type {() => void} */ act, /** @type {number} */ ms) =>
        later(act, ms === usual ? 0 : ms),
    });
  }, KEEP_AFTER);

/** @param {Page} page */
async function kept(page) {
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'kept', { timeout: 60_000 });
}

/** @param {Page} page @param {string} build */
const isOf = (page, build) => expect(page.locator('html')).toHaveAttribute('data-build', build);

const keptBuilds = (/** @type {Page} */ page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.includes('build-')).sort());

test.describe('stored', () => {
  test.use({ serviceWorkers: 'allow' });
  test.beforeEach(({ context }) => hurry(context));

  test('from a host with URLs without index.html, one that lacks a file, and one that is down', async ({
    page,
    context,
  }) => {
    behave({ sites: { '/course/': BUILD }, clean: true, gone: MOST });
    await page.goto(`${host.origin}/course/index.html?backend=cpu`);
    await expect(page).toHaveURL(/\/course\/\?[^/]*backend=cpu$/);
    await kept(page);
    await page.locator('[data-view=engine]').click();
    await expect(page.locator('[data-view=engine-text]')).toContainText('fashion-test1k-images.bin');
    for (const [status, body] of /** @type {const} */ ([
      [503, '503'],
      [403, 'no'],
      [429, 'later'],
      [200, '<html><h1>Mantenimiento</h1></html>'],
    ])) {
      behave({ ...host.faults, down: { status, body } });
      await page.goto(`${host.origin}/course/?status=${status}`, { waitUntil: 'commit' });
      await expect(page.locator('html')).toHaveAttribute('data-kept-for', String(status));
    }
    await expect(page.locator('.notice', { hasText: 'responde 200' })).toContainText('copia guardada');
    await context.setOffline(true);
    for (const address of ['', 'index.html']) {
      await page.goto(`${host.origin}/course/${address}?lab=reconstruct`);
      expect(await shownError(page)).toBeLessThan(0.03);
    }
    await expect(page.goto(`${host.origin}/course/notes.pdf`)).rejects.toThrow('ERR_');
  });

  test('in two copies, one within the other, and an old tab beside a new build', async ({ context }) => {
    behave({ sites: { '/course/': BUILD, '/course/2026/': NEXT }, age: 3600, gone: MOST });
    const [page, inner] = [await context.newPage(), await context.newPage()];
    for (const [tab, prefix] of /** @type {const} */ ([
      [page, ''],
      [inner, '2026/'],
    ])) {
      await tab.goto(`${host.origin}/course/${prefix}?backend=cpu`);
      await kept(tab);
    }
    const scope = `latente ${host.origin}/course/`;
    expect(await keptBuilds(page)).toEqual([`${scope} ${BUILD}`, `${scope}2026/ ${NEXT}`].sort());
    await expect(inner.locator('header')).toContainText(NEXT_NAME);
    // The new build replaces the old one, whose tab continues with its own files.
    behave({ sites: { '/course/': NEXT }, age: 3600, gone: MOST });
    await inner.goto(`${host.origin}/course/?backend=cpu`);
    await isOf(inner, NEXT);
    await expect(inner.locator('header')).toContainText(NEXT_NAME);
    await kept(inner);
    expect(await keptBuilds(page)).toEqual(
      [`${scope} ${BUILD}`, `${scope} ${NEXT}`, `${scope}2026/ ${NEXT}`].sort(),
    );
    await page.locator('nav [data-lab=race]').click();
    await expect(page.locator('[data-action=play]')).toBeVisible();
    await isOf(page, BUILD);
    await expect(page.locator('header')).not.toContainText(NEXT_NAME);
    // Offline, each opens its own build.
    await context.setOffline(true);
    for (const prefix of ['', '2026/']) {
      await inner.goto(`${host.origin}/course/${prefix}?backend=cpu`);
      await expect(readyLab(inner)).toBeVisible();
      await isOf(inner, NEXT);
    }
  });
});

test('without a service worker an old tab announces the new build, and never mixes its files', async ({
  page,
}) => {
  behave({ sites: { '/': BUILD }, age: 3600 });
  await page.goto(`${host.origin}/?backend=cpu`);
  await shownError(page);
  behave({ sites: { '/': NEXT }, age: 3600 });
  // A worker may notice first: the page does not see its requests.
  const notice = page.locator('.notice', { hasText: 'Hay una versión nueva' });
  await page.workers()[0].evaluate((file) => fetch(file), `${host.origin}/${BUILD}/pkg-gpu/latente-gpu.js`);
  await expect(notice).toHaveCount(1);
  await page.locator('nav [data-lab=race]').click();
  await expect(page.locator('[data-view=unreachable]')).toContainText('Hay una versión nueva');
  await expect(notice).toHaveCount(1);
  await page.locator('[data-view=unreachable] button').click();
  await expect(page.locator('[data-action=play]')).toBeVisible();
  await isOf(page, NEXT);
  await expect(page.locator('header')).toContainText(NEXT_NAME);
});

test("the page's policy holds: no style attributes, no HTML from text, nothing from other sites", async ({
  page,
}) => {
  behave({});
  await page.goto(`${host.origin}/?backend=cpu`);
  await shownError(page);
  const policy = await page.locator('meta[http-equiv]').getAttribute('content');
  expect(policy).not.toContain('unsafe-inline');
  const done = await page.evaluate(async (elsewhere) => {
    const tries = {
      style: () => document.body.setAttribute('style', 'opacity: 0.5'),
      html: () => (document.createElement('div').innerHTML = '<b>x</b>'),
      fetch: () => fetch(elsewhere),
    };
    const thrown = [];
    for (const [name, act] of Object.entries(tries)) {
      try {
        await act();
      } catch {
        thrown.push(name);
      }
    }
    return { thrown, opacity: getComputedStyle(document.body).opacity };
  }, 'http://127.0.0.1:9/');
  expect(done).toEqual({ thrown: ['html', 'fetch'], opacity: '1' });
});

/** What a visitor reads when the page does not start. @type {[string, Faults, string, string][]} */
const WRONG = [
  ['scripts as plain text', { types: { '.js': 'text/plain' } }, 'type', '«text/plain»'],
  [
    'scripts as plain text, and no guessing',
    { types: { '.js': 'text/plain' }, headers: { 'x-content-type-options': 'nosniff' } },
    'type',
    'text/javascript',
  ],
  ['a script that is missing', { gone: /www\/main\.js$/ }, 'status', '404'],
  ['a script further in that is missing', { gone: /front\/front\.js$/ }, 'status', 'front.js'],
  [
    'a page in place of what is missing',
    { gone: /front\/front\.js$/, everything: true },
    'other',
    'front.js',
  ],
];

test('faults of a host are reported in both languages, as long as any script runs', async ({ page }) => {
  for (const [what, faults, reason, notice] of WRONG) {
    behave({ sites: { '/course/': BUILD }, ...faults });
    await page.goto(`${host.origin}/course/?${reason}`);
    const state = page.locator('#boot-state');
    await expect(state, what).toHaveAttribute('data-said', reason);
    await expect(state.locator('[lang=es]'), what).toContainText(notice);
    await expect(state.locator('[lang=en]'), what).toContainText('could not be loaded');
  }
  // Without scripts only the style sheet speaks, after a delay.
  behave({ headers: { 'content-security-policy': "script-src 'none'" } });
  await page.goto(host.origin);
  await expect(page.locator('#boot-late')).toHaveCSS('animation-duration', '12s');
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  await expect(page.locator('#boot-late [lang=en]')).toBeVisible();
  await expect(page.locator('#boot-state')).toBeHidden();
});

test('the page opens without the last slash, and with wasm files of any content type', async ({ page }) => {
  behave({
    sites: { '/course/': BUILD },
    noSlash: true,
    types: { '.wasm': 'text/plain', '.woff2': 'text/plain' },
  });
  await page.goto(`${host.origin}/course?backend=cpu`);
  expect(await shownError(page)).toBeLessThan(0.03);
  await expect(page).toHaveURL(/\/course\/\?[^/]*backend=cpu$/);
});

test('a program that is briefly unavailable is requested again, once', async ({ page }) => {
  const bundle = /front\/front\.js$/;
  behave({ busy: { files: bundle, times: 1 } });
  await page.goto(`${host.origin}/?backend=cpu`);
  await shownError(page);
  // It appears when the page finds the fault, and never as a script.
  await page.route(bundle, (route) =>
    route.request().resourceType() === 'fetch' ? route.continue() : route.abort('connectionreset'),
  );
  await page.goto(`${host.origin}/?backend=cpu&lang=en`);
  await expect(page.locator('#boot-state')).toHaveAttribute('data-said', 'again');
  await page.unroute(bundle);
  await page.locator('#boot-state button').click();
  await shownError(page);
});

test('an engine that cannot load is distinguished from one that has stopped', async ({ page }) => {
  behave({ gone: /\.wasm$/ });
  await page.goto(`${host.origin}/?backend=cpu`);
  const card = page.locator('[data-view=crash]');
  await expect(card).toContainText('El motor no ha arrancado');
  await expect(card.locator('pre')).toContainText('404');
  behave({});
  await card.locator('button').click();
  await shownError(page);
  const but = "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'";
  behave({ headers: { 'content-security-policy': `${but}; worker-src 'none'` } });
  await page.goto(`${host.origin}/?backend=cpu`);
  await expect(card).toContainText('prohíbe worker-src');
  behave({ headers: { 'content-security-policy': "default-src 'self'" } });
  await page.goto(`${host.origin}/?lang=en`);
  await expect(page.locator('[data-view=unsupported]')).toContainText("'wasm-unsafe-eval'");
});

test("a missing style sheet is reported, the page's and a lab's", async ({ page }) => {
  behave({ gone: /(style\/page|labs\/race\/style)\.css$/ });
  await page.goto(`${host.origin}/?backend=cpu`);
  await shownError(page);
  const notice = page.locator('.notice', { hasText: 'hoja de estilos' });
  await expect(notice).toContainText('page.css');
  await page.locator('nav [data-lab=race]').click();
  await expect(page.locator('[data-action=play]')).toBeVisible();
  await expect(notice.filter({ hasText: ' style.css' })).toHaveCount(1);
});

test('opened as a file, the page says how to serve it', async ({ page }) => {
  await page.goto(`file://${DIST}index.html`);
  await expect(page.locator('#boot-state [lang=es]')).toContainText('python3 -m http.server');
  await expect(page.locator('#boot-state [lang=en]')).toContainText('python3 -m http.server');
});

test.describe('in a frame', () => {
  /** @type {Awaited<ReturnType<typeof faultyHost>>} */
  let course;
  test.beforeAll(async () => {
    course = await faultyHost({});
  });
  test.afterAll(() => course.close());

  /** @param {Page} page @param {string} sandbox */
  async function framed(page, sandbox) {
    const frame = `<iframe width="1200" height="900" sandbox="${sandbox}" src="${host.origin}/?backend=cpu"></iframe>`;
    Object.assign(course.faults, { frame });
    await page.goto(`${course.origin}/frame.html`);
    return page.frameLocator('iframe');
  }

  test('without an origin the page starts if its host allows other sites, and says that it cannot save', async ({
    page,
  }) => {
    behave({ headers: { 'access-control-allow-origin': '*' } });
    /** @type {Error[]} */
    const errors = [];
    page.on('pageerror', (error) => errors.push(error));
    const inside = await framed(page, 'allow-scripts');
    await expect(inside.locator('[data-view=reconstruction]')).toHaveAttribute('data-mse', /0\.0/);
    await inside.locator('nav [data-lab=train]').click();
    await expect(inside.locator('#lab[data-ready]')).toBeVisible();
    await inside.locator('nav [data-lab=manifold]').click();
    await expect(inside.locator('#lab[data-ready]')).toBeVisible();
    await inside.locator('[data-action^=csv]').first().click();
    const notice = inside.locator('.notice', { hasText: 'no permite descargas' });
    await notice.locator('.notice-action').click();
    await expect(inside.locator('.notice', { hasText: 'Copia la dirección' })).toContainText(host.origin);
    expect(errors).toEqual([]);
  });

  test('a page that cannot start in a frame says what to ask for', async ({ page }) => {
    behave({});
    const inside = await framed(page, 'allow-scripts');
    await expect(inside.locator('#boot-state [lang=es]')).toContainText('allow-same-origin');
    await expect(inside.locator('#boot-state [lang=en]')).toContainText(host.origin);
    await expect(inside.locator('#boot-state a')).toHaveAttribute('target', '_blank');
  });
});
