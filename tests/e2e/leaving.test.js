/** Leaving a lab drops its state in the engine and keeps shared data; returning restores everything. */
import { expect, test } from '@playwright/test';
import { LABS } from '../../www/generated/labs.js';
import { open, readyLab } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */
/**
 * A question as `lab.question`, with its recipient and its outcome.
 * @typedef {{ key: string, engine: 'cpu' | 'webgpu', ok: boolean | null, kind?: string }} Question
 * A visit to a lab; `plays` if the lab sends no requests before it is started.
 * @typedef {{ lab: string, plays?: boolean }} Visit
 */

/** Runs in the page before its scripts: records the worker's questions and replies, and can ask it without the page. */
function listenIn() {
  /** @type {Question[]} */
  const questions = [];
  /** @type {Map<number, Question>} */
  const open = new Map();
  /** @type {(asked: Question) => void} */
  let onAsked = () => {};
  const { postMessage } = Worker.prototype;
  /** @type {Worker} */
  let worker;
  let beside = -1;
  Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ ...rest) {
    if (message.ping) return postMessage.call(this, message, ...rest); // a ping, not a question
    if (worker !== this) this.addEventListener('message', ({ data }) => onAnswer(data));
    worker = this;
    const request = message.request?.engine ?? message.request ?? { boot: {} };
    const [question, value] = Object.entries(request)[0];
    const key = ['pictures', 'leave'].includes(question)
      ? question
      : `${question}.${Object.keys(/** @type {object} */ (value))[0]}`;
    const asking = { key, engine: message.engine, ok: null };
    questions.push(asking);
    open.set(message.id, asking);
    postMessage.call(this, message, ...rest);
    if (message.id > 0) onAsked(asking);
  };
  const onAnswer = (/** @type {any} */ { id, ok, error }) => {
    const asking = open.get(id);
    if (asking) Object.assign(asking, { ok, kind: error?.kind });
  };
  const link = (/** @type {string} */ lab) =>
    /** @type {HTMLAnchorElement} */ (document.querySelector(`a[data-lab=${lab}]`));
  const whenAsked = (/** @type {string} */ key) =>
    new Promise((resolve) => (onAsked = (asking) => asking.key === key && resolve(asking)));
  const enter = (/** @type {Visit} */ { lab, plays = false }) => {
    link(lab).click();
    if (!plays) return;
    const start = () => {
      const play = document.querySelector('#lab[data-ready] [data-action=play]:enabled');
      if (play instanceof HTMLElement) play.click();
      else requestAnimationFrame(start);
    };
    start();
  };
  Object.assign(globalThis, {
    asked: questions,
    /** Forgets the recorded questions, and enters a lab. */
    enterAnew(/** @type {Visit} */ visit) {
      questions.length = 0;
      enter(visit);
    },
    /** Enters a lab, leaves it for another on its request `key`, returns at once, and waits for `key` again. */
    async inAndOut(/** @type {Visit} */ visit, /** @type {string} */ key, /** @type {string} */ other) {
      const left = whenAsked(key);
      enter(visit);
      await left;
      questions.length = 0;
      enter({ lab: other });
      const again = whenAsked(key);
      enter(visit);
      await again;
    },
    /** Asks the CPU engine without the page. */
    askBeside(/** @type {object} */ request) {
      const id = beside--;
      return new Promise((resolve) => {
        worker.addEventListener('message', ({ data }) => data.id === id && resolve(data));
        worker.postMessage({ id, engine: 'cpu', request });
      });
    },
  });
}

/** @param {Page} page @returns {Promise<Question[]>} */
const asked = (page) => page.evaluate(() => /** @type {any} */ (globalThis).asked);

/** The engine's outcome of a question: `ok`, or the kind of the error. @param {Page} page @param {object} request */
const beside = (page, request) =>
  page.evaluate(async (request) => {
    const { ok, error } = await /** @type {any} */ (globalThis).askBeside(request);
    return ok ? 'ok' : error.kind;
  }, request);

test.beforeEach(({ page }) => page.addInitScript(listenIn));

test('leaving a lab drops its state and keeps shared data', async ({ page }) => {
  const input = { pixels: new Array(784).fill(0.5) };
  const held = { neighbors: { nearest: { query: { input }, k: 5 } } };
  const shared = [
    { engine: { pictures: { set: 'digitsTrain', indices: [0] } } },
    { reconstruct: { forward: { network: { model: 'digits-2' }, input } } },
  ];
  const shown = page.locator('.neighbors-stage[data-shown]');
  await open(page, '?lab=neighbors&network=digits-2&backend=cpu');
  await expect(shown).toBeVisible();
  expect(await beside(page, held)).toBe('ok');
  await page.locator('a[data-lab=generate]').click();
  await expect.poll(async () => (await asked(page)).find(({ key }) => key === 'leave')?.ok).toBe(true);
  expect(await beside(page, held)).toBe('notLoaded');
  for (const request of shared) expect(await beside(page, request)).toBe('ok');
  await page.goBack();
  await expect(shown).toBeVisible();
  expect(await beside(page, held)).toBe('ok');
});

test('every running engine drops its state', async ({ page }) => {
  await open(page, '?lab=hashing&backend=webgpu');
  const engine = page.locator('summary[data-view=engine]');
  await expect(engine).toHaveAttribute('data-backend', 'webgpu', { timeout: 90_000 });
  await page.locator('a[data-lab=reconstruct]').click();
  const left = async () => (await asked(page)).filter(({ key, ok }) => key === 'leave' && ok);
  await expect.poll(async () => (await left()).map(({ engine }) => engine).sort()).toEqual(['cpu', 'webgpu']);
});

test('a change of language asks again and finds everything', async ({ page }) => {
  await open(page, '?lab=hashing&backend=cpu');
  const found = page.locator('[data-view=bucket] canvas').first();
  await expect(found).toBeVisible();
  await page.locator('[data-view=language]').click();
  await expect(found).toBeVisible();
  expect((await asked(page)).filter(({ ok }) => ok === false)).toEqual([]);
});

/** Enters a lab. @param {Page} page @param {Visit} visit */
const enter = (page, visit) =>
  page.evaluate((given) => /** @type {any} */ (globalThis).enterAnew(given), visit);

/** The questions asked, each once; a lab that trains by itself always has one pending. @param {Page} page */
async function keysAsked(page) {
  const questions = (await asked(page)).filter(({ key }) => key !== 'leave');
  const answered = new Set(questions.flatMap(({ key, ok }) => (ok === null ? [] : [key])));
  return { keys: [...answered], all: questions.every(({ key }) => answered.has(key)) };
}

/**
 * How a lab is visited, and the questions that it asks.
 * @param {Page} page @param {string} lab @param {string} other
 * @returns {Promise<Visit & { keys: string[] }>}
 */
async function questionsOf(page, lab, other) {
  const ready = () => expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
  const whole = async () => {
    const { keys, all } = await keysAsked(page);
    return keys.length > 0 && all;
  };
  await enter(page, { lab });
  await ready();
  // A lab that asks nothing by itself has a start button.
  const visit = { lab, plays: (await asked(page)).every(({ key }) => key === 'leave') };
  if (visit.plays) await page.locator('#lab [data-action=play]').click();
  await expect.poll(whole, { message: `${lab} asks and is answered`, timeout: 60_000 }).toBe(true);
  await enter(page, { lab: other });
  await ready();
  // A second visit, because loads are done only once.
  await enter(page, visit);
  await ready();
  await expect.poll(whole, { message: `${lab} asks again and is answered`, timeout: 60_000 }).toBe(true);
  const { keys } = await keysAsked(page);
  await enter(page, { lab: other });
  return { ...visit, keys };
}

for (const { id } of LABS) {
  test(`${id} can be left during a question and entered again at once`, async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'gpu'));
    const other = id === 'reconstruct' ? 'train' : 'reconstruct';
    await open(page, `?lab=${other}&backend=cpu`);
    await expect(readyLab(page)).toBeVisible({ timeout: 60_000 });
    const { keys, ...visit } = await questionsOf(page, id, other);
    for (const key of keys) {
      await page.evaluate(
        (given) => /** @type {any} */ (globalThis).inAndOut(given.visit, given.key, given.other),
        { visit, key, other },
      );
      const again = async () => (await asked(page)).some((question) => question.key === key && question.ok);
      await expect.poll(again, { message: `${key} again` }).toBe(true);
      const all = await asked(page);
      expect(
        all.filter(({ ok }) => ok === false),
        `refused after ${key}`,
      ).toEqual([]);
      expect(all.find(({ key: question }) => question === 'leave')?.ok).toBe(true);
      await expect(page.locator('.notice.error')).toHaveCount(0);
      await enter(page, { lab: other });
    }
  });
}
