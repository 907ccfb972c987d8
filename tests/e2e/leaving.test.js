/** Leaving a lab: what it held in the engine goes, what labs share stays, and coming back finds everything. */
import { expect, test } from '@playwright/test';
import { open } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */
/**
 * A question as `lab.question`, whom it was asked, and how it was answered.
 * @typedef {{ key: string, engine: 'cpu' | 'webgpu', ok: boolean | null, kind?: string }} Asked
 */

/** The questions of each lab, in the middle of which it is left: the ones that give it something to hold among them. */
const QUESTIONS = {
  reconstruct: ['pictures', 'reconstruct.look'],
  train: ['train.describe', 'pictures', 'train.preview'],
  reduction: ['reduction.satellite', 'reduction.begin', 'reduction.rows'],
  manifold: ['manifold.chart', 'manifold.tiles'],
  hashing: ['reconstruct.look', 'hashing.shelve', 'hashing.find'],
  generate: ['generate.fit', 'generate.sample', 'generate.mix'],
  neighbors: ['neighbors.refer', 'neighbors.nearest', 'pictures'],
  anomaly: ['anomaly.begin', 'anomaly.learn', 'anomaly.look'],
  denoise: ['denoise.clean', 'denoise.filter', 'denoise.row'],
  impute: ['impute.plain', 'impute.fill'],
  secrecy: ['secrecy.write', 'secrecy.judge', 'secrecy.attack', 'secrecy.guess'],
};

/** Runs in the page before its scripts: notes what the worker is asked and what it says, and can ask it beside the page. */
function listenIn() {
  /** @type {Asked[]} */
  const asked = [];
  /** @type {Map<number, Asked>} */
  const open = new Map();
  /** @type {(asked: Asked) => void} */
  let onAsked = () => {};
  const { postMessage } = Worker.prototype;
  /** @type {Worker} */
  let worker;
  let beside = -1;
  Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ ...rest) {
    if (worker !== this) this.addEventListener('message', ({ data }) => onAnswer(data));
    worker = this;
    const request = message.request?.engine ?? message.request ?? { boot: {} };
    const [question, value] = Object.entries(request)[0];
    const key = ['pictures', 'leave'].includes(question)
      ? question
      : `${question}.${Object.keys(/** @type {object} */ (value))[0]}`;
    const own = { key, engine: message.engine, ok: null };
    asked.push(own);
    open.set(message.id, own);
    postMessage.call(this, message, ...rest);
    if (message.id > 0) onAsked(own);
  };
  const onAnswer = (/** @type {any} */ { id, ok, error }) => {
    const own = open.get(id);
    if (own) Object.assign(own, { ok, kind: error?.kind });
  };
  const link = (/** @type {string} */ lab) =>
    /** @type {HTMLAnchorElement} */ (document.querySelector(`a[data-lab=${lab}]`));
  const whenAsked = (/** @type {string} */ key) =>
    new Promise((resolve) => (onAsked = (own) => own.key === key && resolve(own)));
  Object.assign(globalThis, {
    asked,
    /** Enters a lab, and when it has asked `key` leaves it for another and comes back at once; gives what comes then. */
    async inAndOut(/** @type {string} */ lab, /** @type {string} */ key, /** @type {string} */ other) {
      const left = whenAsked(key);
      link(lab).click();
      await left;
      asked.length = 0;
      link(other).click();
      const again = whenAsked(key);
      link(lab).click();
      await again;
    },
    /** Asks the CPU engine beside the page. */
    askBeside(/** @type {object} */ request) {
      const id = beside--;
      return new Promise((resolve) => {
        worker.addEventListener('message', ({ data }) => data.id === id && resolve(data));
        worker.postMessage({ id, engine: 'cpu', request });
      });
    },
  });
}

/** @param {Page} page @returns {Promise<Asked[]>} */
const asked = (page) => page.evaluate(() => /** @type {any} */ (globalThis).asked);

/** What the engine says to a question: `ok`, or the kind of the error. @param {Page} page @param {object} request */
const beside = (page, request) =>
  page.evaluate(async (request) => {
    const { ok, error } = await /** @type {any} */ (globalThis).askBeside(request);
    return ok ? 'ok' : error.kind;
  }, request);

test.beforeEach(({ page }) => page.addInitScript(listenIn));

test('what a lab held goes when it is left, and what is shared stays', async ({ page }) => {
  const input = { pixels: new Array(784).fill(0.5) };
  const held = { neighbors: { nearest: { query: { input }, k: 5 } } };
  const shared = [
    { pictures: { set: 'digitsTrain', indices: [0] } },
    { reconstruct: { look: { network: { model: 'digits-2' }, input } } },
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

test('every engine that is up lets go', async ({ page }) => {
  await open(page, '?lab=hashing&backend=webgpu');
  const engine = page.locator('summary[data-view=engine]');
  await expect(engine).toHaveAttribute('data-backend', 'webgpu', { timeout: 90_000 });
  await page.locator('a[data-lab=reconstruct]').click();
  const left = async () => (await asked(page)).filter(({ key, ok }) => key === 'leave' && ok);
  await expect.poll(async () => (await left()).map(({ engine }) => engine).sort()).toEqual(['cpu', 'webgpu']);
});

test('a change of language asks anew and finds everything', async ({ page }) => {
  await open(page, '?lab=hashing&backend=cpu');
  const found = page.locator('[data-view=bucket] canvas').first();
  await expect(found).toBeVisible();
  await page.locator('[data-view=language]').click();
  await expect(found).toBeVisible();
  expect((await asked(page)).filter(({ ok }) => ok === false)).toEqual([]);
});

for (const [lab, keys] of Object.entries(QUESTIONS)) {
  test(`${lab} can be left in the middle of a question and entered again at once`, async ({ page }) => {
    const other = lab === 'reconstruct' ? 'train' : 'reconstruct';
    await open(page, `?lab=${other}&backend=cpu`);
    await expect.poll(async () => (await asked(page)).some(({ ok }) => ok)).toBe(true);
    for (const key of keys) {
      await page.evaluate(
        ([lab, key, other]) => /** @type {any} */ (globalThis).inAndOut(lab, key, other),
        [lab, key, other],
      );
      const own = async () => (await asked(page)).filter((question) => question.key === key);
      await expect.poll(async () => (await own()).some(({ ok }) => ok), `${key} again`).toBe(true);
      const all = await asked(page);
      expect(
        all.filter(({ ok }) => ok === false),
        `refused after ${key}`,
      ).toEqual([]);
      expect(all.find(({ key }) => key === 'leave')?.ok).toBe(true);
      await expect(page.locator('.notice.error')).toHaveCount(0);
      await page.locator(`a[data-lab=${other}]`).click();
    }
  });
}
