/** Times from opening each lab to a usable screen, and of the measurements it offers. */
import { LABS } from '../../www/generated/labs.js';
import { median } from './statistics.js';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('@playwright/test').BrowserContext} Context */
/** @typedef {import('@playwright/test').Page} Page */

export const OPENED = 5;

/** A lab is idle when nothing in it has changed for this long, in ms. */
const STILL_MS = 600;
/** Time limit for labs that never become idle, in ms. */
const PATIENCE_MS = 8_000;
const VIEWPORT = { width: 1280, height: 800 };
/** Names of the buttons that start a measurement. */
const STARTS = ['measure', 'judge', 'curve'].flatMap((name) => [name, `${name}-`]);
/** The longest measurement trains twenty networks. */
const LONGEST_MS = 600_000;

/** @param {string} site @param {string} lab */
const linkOf = (site, lab) => `${site}index.html?lab=${lab}&backend=cpu`;

/**
 * In the page: records when the lab reports that it is ready, and its last change before it is idle, in ms since the
 * navigation.
 * @param {{ still: number, patience: number }} waits
 */
function noteLab({ still, patience }) {
  const times = { ready: 0, rest: 0, isDone: false };
  Object.assign(globalThis, { labTimes: times });
  new MutationObserver((changes) => {
    const lab = document.getElementById('lab');
    if (!lab || !changes.some(({ target }) => lab.contains(target))) return;
    if (times.isDone) return;
    if (!times.ready && 'ready' in lab.dataset) times.ready = performance.now();
    times.rest = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const look = () => {
    const now = performance.now();
    times.isDone = times.ready > 0 && (now - times.rest > still || now - times.ready > patience);
    if (!times.isDone) setTimeout(look, 50);
  };
  look();
}

/**
 * Opens a lab in a new page.
 * @param {Context} context
 * @param {string} site
 * @param {string} lab
 */
export async function openLab(context, site, lab) {
  const page = await context.newPage();
  await page.addInitScript(noteLab, { still: STILL_MS, patience: PATIENCE_MS });
  await page.goto(linkOf(site, lab), { waitUntil: 'commit' });
  await page.waitForFunction(() => /** @type {any} */ (globalThis).labTimes?.isDone, undefined, {
    timeout: 120_000,
  });
  const { ready, rest } = await page.evaluate(() => /** @type {any} */ (globalThis).labTimes);
  return { page, ready, rest };
}

/** A browser context that has visited every lab and cached the page. @param {Browser} browser @param {string} site */
export async function visited(browser, site) {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'es-ES' });
  for (const [at, { id }] of LABS.entries()) {
    const { page } = await openLab(context, site, id);
    if (at === 0)
      await page.locator('html[data-offline=kept]').waitFor({ state: 'attached', timeout: 60_000 });
    await page.close();
  }
  return context;
}

/** Measures the time to a usable screen of each lab. @param {Browser} browser @param {string} site */
export async function labs(browser, site) {
  const context = await visited(browser, site);
  /** @type {Record<string, { ready: number[], rest: number[] }>} */
  const times = Object.fromEntries(LABS.map(({ id }) => [id, { ready: [], rest: [] }]));
  // Labs alternate, so that other load affects all of them.
  for (let visit = 0; visit < OPENED; visit++) {
    for (const { id } of LABS) {
      const { page, ready, rest } = await openLab(context, site, id);
      times[id].ready.push(ready);
      times[id].rest.push(rest);
      await page.close();
    }
  }
  await context.close();
  return LABS.map(({ id }) => ({
    lab: id,
    'median ms to a useful screen': Math.round(median(times[id].ready)),
    least: Math.round(Math.min(...times[id].ready)),
    slowest: Math.round(Math.max(...times[id].ready)),
    'median ms to rest': Math.round(median(times[id].rest)),
  }));
}

/** The visible buttons that start a measurement. @param {Page} page */
async function startsOf(page) {
  const actions = await page
    .locator('#lab [data-action]')
    .evaluateAll((all) =>
      all.flatMap((button) => (button.checkVisibility() ? (button.getAttribute('data-action') ?? '') : [])),
    );
  return actions.filter((action) =>
    STARTS.some((name) => (name.endsWith('-') ? action.startsWith(name) : action === name)),
  );
}

/**
 * Presses a button, and waits until it is enabled with its original text, or hidden. Resolves to the time in ms.
 * @param {Page} page
 * @param {string} action
 */
async function timeOf(page, action) {
  return page.evaluate(
    ({ action, longest }) =>
      new Promise((resolve, reject) => {
        const button = /** @type {HTMLButtonElement} */ (
          document.querySelector(`#lab [data-action="${action}"]`)
        );
        const words = button.textContent;
        const from = performance.now();
        button.click();
        const look = () => {
          const isOver = button.hidden || (!button.disabled && button.textContent === words);
          if (isOver) return resolve(performance.now() - from);
          if (performance.now() - from > longest) return reject(new Error(`${action} takes too long`));
          setTimeout(look, 10);
        };
        setTimeout(look, 10);
      }),
    { action, longest: LONGEST_MS },
  );
}

/**
 * Times every measurement that the labs offer, once each.
 * @param {Browser} browser
 * @param {string} site
 * @param {string[]} [labs]
 */
export async function measurements(browser, site, labs = LABS.map(({ id }) => id)) {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'es-ES' });
  const rows = [];
  for (const id of labs) {
    const { page } = await openLab(context, site, id);
    for (const action of await startsOf(page)) {
      rows.push({ lab: id, pressed: action, seconds: Math.round((await timeOf(page, action)) / 100) / 10 });
    }
    await page.close();
  }
  await context.close();
  return rows;
}
