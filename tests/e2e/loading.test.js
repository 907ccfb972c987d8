/** Loading of labs before and when they are opened, and the message if one fails. */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { LABS } from '../../www/generated/labs.js';
import { BUILD, DIST } from '../built.js';
import { open, shownError } from './page.js';

/** Folder of the build, and its name in URLs. */
const FILES = `${DIST}${BUILD}/`;
/** The bundle of what the front door imports. */
const FRONT = 'www/front/front.js';
/** Static imports of a minified script. */
const STATIC_IMPORT = /(?:^|[;}])(?:import|export)(?:[^'"();]*?\bfrom)?\s*["'](\.[^"']+)["']/gm;

/** Every module imported by `entry`, directly or not. @param {string} entry @param {Set<string>} found */
function importsOf(entry, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const [, target] of readFileSync(FILES + entry, 'utf8').matchAll(STATIC_IMPORT))
    importsOf(new URL(target, `file:///${entry}`).pathname.slice(1), found);
  return found;
}

test('the built page lists every module of the first lab, and no other', () => {
  const needed = importsOf(`www/labs/${LABS[0].id}/lab.js`, importsOf('www/main.js'));
  needed.delete('www/engine/head-start.js'); // listed before them
  const html = readFileSync(`${DIST}index.html`, 'utf8');
  const named = [...html.matchAll(/<link rel="modulepreload" fetchpriority="low" href="([^"]+)"/g)].map(
    ([, href]) => href.replace(`${BUILD}/`, ''),
  );
  expect(needed).toContain(FRONT);
  expect(needed.size, [...needed].join()).toBeLessThan(6); // the rest is in the bundle
  expect(named.toSorted()).toEqual([...needed].toSorted());
  expect(html).toContain(`data-lab="${LABS[0].id}"`);
});

test('every lab has its list of modules', () => {
  const lists = JSON.parse(readFileSync(`${FILES}preload.json`, 'utf8'));
  const page = importsOf('www/main.js');
  expect(Object.keys(lists).sort()).toEqual(LABS.map(({ id }) => id).sort());
  for (const { id } of LABS) {
    const needed = [...importsOf(`www/labs/${id}/lab.js`)].filter((module) => !page.has(module));
    expect(lists[id].toSorted(), id).toEqual(needed.toSorted());
  }
});

test('a module of the bundle is not loaded a second time', async ({ page }) => {
  const passedOn = readdirSync(`${FILES}www`, { recursive: true, encoding: 'utf8' })
    .map((file) => `www/${file}`)
    .filter(
      (file) =>
        file.endsWith('.js') &&
        /^"use strict";export\{[^{}]*\}from"[./]*front\/front\.js";\s*$/.test(
          readFileSync(FILES + file, 'utf8'),
        ),
    );
  expect(passedOn).toContain('www/ui/dom.js');
  const imported = new Set(
    LABS.flatMap(({ id }) =>
      [...importsOf(`www/labs/${id}/lab.js`)].filter((file) => file !== `www/labs/${LABS[0].id}/lab.js`),
    ),
  );
  expect(passedOn.filter((file) => imported.has(file))).toEqual([]);
  // A worker must not load the page's modules.
  const workers = readdirSync(`${FILES}www`, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(^|\/)worker\.js$/.test(file),
  );
  const requests = workers.flatMap((file) =>
    [...readFileSync(`${FILES}www/${file}`, 'utf8').matchAll(/(?:from|import\(?)\s*["'](\.[^"']+)["']/g)].map(
      ([, target]) => new URL(target, `file:///www/${file}`).pathname.slice(1),
    ),
  );
  expect(requests).toContain('www/offline/gone-files.js');
  expect(requests.filter((file) => file === FRONT || passedOn.includes(file))).toEqual([]);
  /** @type {string[]} */
  const files = [];
  page.on('request', (request) => files.push(new URL(request.url()).pathname.replace(/^.*\/www\//, 'www/')));
  await open(page, '');
  const entry = `www/labs/${LABS[0].id}/lab.js`;
  expect(files.filter((file) => passedOn.includes(file) && file !== entry)).toEqual([]);
});

test("hovering over a lab's link downloads it before it is opened", async ({ page }) => {
  await open(page, '');
  await shownError(page);
  /** @type {string[]} */
  const files = [];
  page.on('requestfinished', (request) =>
    files.push(new URL(request.url()).pathname.replace(/^.*\/www\//, '')),
  );
  await page.locator('nav [data-lab=race]').hover();
  for (const file of ['labs/race/overtaking.js', 'labs/race/words.es.js', 'labs/race/style.css'])
    await expect.poll(() => files).toContain(file);
  await expect(page.locator('h1')).toHaveText('¿Qué es un autoencoder?');
  await page.locator('nav [data-lab=race]').click();
  await expect(page.locator('[data-action=play]')).toBeEnabled();
});

test('a lab that fails to load is reported as missing', async ({ page }) => {
  await page.route('**/labs/race/track-panel.js', (route) => route.abort());
  await page.goto('index.html?lab=race');
  await expect(page.locator('[data-view=unreachable]')).toContainText('No se ha podido descargar');
});

test('if the words of a lab fail to load, no keys are shown', async ({ page }) => {
  await page.route('**/labs/race/words.es.js', (route) => route.abort());
  await page.goto('index.html?lab=race');
  await expect(page.locator('[data-view=unreachable]')).toBeVisible();
  await page.locator('nav [data-lab=reconstruct]').click();
  await shownError(page);
});

for (const [what, body, said] of [
  ['throws', 'export const trackPanel = undefined.nothing;', 'Cannot read properties of undefined'],
  ['is no program', 'export function {', 'SyntaxError'],
  ['lacks what is imported from it', 'export const other = 1;', 'does not provide an export'],
  [
    'fails when it is mounted',
    "export function trackPanel() { throw new RangeError('out of range'); }",
    'out of range',
  ],
]) {
  test(`a lab whose module ${what} is reported as faulty, and the console has the error`, async ({
    page,
  }) => {
    /** @type {string[]} */
    const errors = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.route('**/labs/race/track-panel.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body }),
    );
    await page.goto('index.html?lab=race');
    const card = page.locator('[data-view=broken]');
    await expect(card).toContainText('Su programa tiene un error');
    await expect(card.locator('pre')).toContainText(said);
    await expect.poll(() => errors.join('\n')).toContain(said.replace('SyntaxError', ''));
    // The page keeps working.
    await page.locator('nav [data-lab=reconstruct]').click();
    await shownError(page);
  });
}
