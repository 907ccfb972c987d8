import assert from 'node:assert/strict';
import { expect } from '@playwright/test';
import { watchMemory } from '../e2e/memory.js';
import { player, readyLab } from '../e2e/page.js';

/** A scene that comes soon on a busy machine. */
const SOON = 300_000;
/** A network that a step of takes a millisecond or two, and that is not done before the end. */
const EPOCHS = '200';
const SCENE = `?lab=train&backend=cpu&hidden=64&dCode=8&epochs=${EPOCHS}`;
/** Of the 15,600 steps of that scene: there is a minute left. */
const LATE = 8000;
/** What no sentence on the page contains: names from inside of the program. */
const INNER = /«[a-z]+[A-Za-z]*»|undefined|\[object|TypeError|null|NaN/;
/** How many steps may be lost when a page ends without a word: what is trained between two copies of the run. */
const MOST_LOST_SECONDS = 20;

/** One person at the page, and what must be true for them all the time. */
export class Visitor {
  /** What is done at the moment, for the report. */
  doing = '';
  /** Steps trained, all in all. */
  steps = 0;
  /** Runs put aside. */
  kept = 0;
  /** Whether errors in the console are part of the fault under way. */
  isExcused = false;
  /** @type {string[]} */
  #errors = [];
  /** @type {import('@playwright/test').Page} */
  page = /** @type {any} */ (null);

  /** @param {import('@playwright/test').Browser} browser @param {string} site @param {(bound: number) => number} below */
  constructor(browser, site, below) {
    this.browser = browser;
    this.site = site;
    this.below = below;
  }

  async begin() {
    this.context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'es-ES' });
    await this.newPage();
    await this.page.goto(`${this.site}index.html${SCENE}`);
    await this.ready();
    await this.page.locator('html[data-offline=kept]').waitFor({ state: 'attached', timeout: SOON });
    await this.train(200);
  }

  /** A tab of the same browser; the one before is closed, if it is still there. */
  async newPage() {
    const before = this.page;
    this.page = await /** @type {import('@playwright/test').BrowserContext} */ (this.context).newPage();
    if (before && !before.isClosed()) await before.close();
    this.page.on('pageerror', (error) => this.isExcused || this.#errors.push(String(error)));
    this.page.on('console', (message) => {
      if (message.type() === 'error' && !this.isExcused) this.#errors.push(message.text());
    });
    // What a host or a browser fails at is no fault of the page, which has to go on all the same; it is told.
    this.page.on('requestfailed', (request) => this.isExcused || this.#tell(request));
    this.session = await this.page.context().newCDPSession(this.page);
    this.measure = await watchMemory(this.page);
  }

  /** @param {import('@playwright/test').Request} request */
  #tell(request) {
    console.log(`while ${this.doing}: ${request.url()} ${request.failure()?.errorText}`);
  }

  /** Waits for a lab's first view. */
  ready() {
    return expect(readyLab(this.page)).toBeVisible({ timeout: SOON });
  }

  /** Nothing went wrong that nobody caused, and nobody has read a name from inside. */
  async check() {
    assert.deepEqual(this.#errors, []);
    for (const text of await this.page.locator('.notice').allTextContents()) {
      assert.doesNotMatch(text, INNER);
    }
    await this.page.evaluate(() => document.title); // it answers
    assert.ok((await this.entries('kept')).length >= this.kept, 'a kept run is lost');
  }

  /** What the page has in the browser's database of this kind. @param {string} kind @returns {Promise<any[]>} */
  entries(kind) {
    return this.page.evaluate(async (wanted) => {
      const wait = (/** @type {IDBRequest} */ request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error('no database', { cause: request.error }));
        });
      const database = await wait(indexedDB.open('latente'));
      const entries = await wait(database.transaction('entries').objectStore('entries').getAll());
      database.close();
      return entries.filter((/** @type {any} */ entry) => entry.kind === wanted);
    }, kind);
  }

  /** Opens a lab from whichever is there. @param {string} id */
  async openLab(id) {
    const link = this.page.locator(`nav [data-lab=${id}]`);
    await link.evaluate((element) => /** @type {HTMLElement} */ (element).click());
    await this.ready();
  }

  /** The step that the run is at, in the lab that shows it. */
  async step() {
    return Number(await player(this.page).getAttribute('data-step'));
  }

  /** Trains so many steps more, or to the end, and pauses; gives the steps a second. @param {number} count */
  async train(count) {
    if (new URL(this.page.url()).searchParams.get('lab') !== 'train') await this.openLab('train');
    const before = await this.step();
    await this.play();
    const started = Date.now();
    await expect
      .poll(async () => (await this.step()) >= before + count || this.hasFinished(), { timeout: SOON })
      .toBe(true);
    const seconds = (Date.now() - started) / 1000;
    await this.pause();
    const steps = (await this.step()) - before;
    this.steps += Math.max(0, steps);
    return steps / seconds;
  }

  /** Begins anew where the run would end soon, so that it goes on through what is to happen to it. */
  async makeRoom() {
    if ((await this.step()) > LATE) await this.page.locator('.player [data-action=reset]').click();
  }

  /** Takes settings that work together, for a run that is not done soon either. */
  async takeOthers() {
    await this.page.locator('[data-preset=vanilla]').click();
    const epochs = this.page.locator('[data-control=epochs] input').first();
    await epochs.evaluate((input) => input.closest('details')?.setAttribute('open', ''));
    await epochs.fill(EPOCHS);
    await epochs.press('Enter');
    await this.page.locator('.player [data-action=reset]').click();
  }

  async hasFinished() {
    return (await player(this.page).getAttribute('data-state')) === 'finished';
  }

  async play() {
    const play = this.page.locator('.player [data-action=play]');
    const canPlay = async () => {
      // A run at its end begins anew; one that was going on may end meanwhile.
      if (await this.hasFinished()) await this.page.locator('.player [data-action=reset]').click();
      // Chance may have chosen settings that cannot work together, which the page says: then others are taken.
      const refusal = this.page.locator('.config .problem:visible').first();
      if (await refusal.isVisible()) await this.takeOthers();
      return play.isEnabled();
    };
    await expect.poll(canPlay, { timeout: SOON }).toBe(true);
    if ((await player(this.page).getAttribute('data-state')) === 'running') return;
    await play.click();
    await expect(player(this.page)).not.toHaveAttribute('data-state', /ready|paused|loading/, {
      timeout: SOON,
    });
  }

  async pause() {
    if ((await player(this.page).getAttribute('data-state')) !== 'running') return;
    // It may come to its end before the button is reached, which is then no button for it any more.
    const click = this.page.locator('.player [data-action=play]').click({ timeout: 5000 });
    await click.catch(() => undefined);
    await expect(player(this.page)).not.toHaveAttribute('data-state', 'running', { timeout: SOON });
  }

  /**
   * Takes up the offer to go on that the page makes after its start, and gives the steps that are lost.
   * @param {number} step at which the run was
   * @param {number} rate steps a second
   */
  async resume(step, rate) {
    await this.page.locator('.notice-action').first().click({ timeout: SOON });
    // It opens the scene of the earlier page, some time later.
    let found = 0;
    const look = async () => {
      if ((await player(this.page).count()) === 0) await this.openLab('train');
      else found = await this.step();
      return found;
    };
    await expect.poll(look, { timeout: SOON }).toBeGreaterThan(0);
    const lost = Math.max(0, step - found);
    assert.ok(lost <= MOST_LOST_SECONDS * Math.max(rate, 1), `${lost} steps lost, at ${rate} a second`);
    return lost;
  }

  /**
   * What is held after everything has been collected, in bytes. The page has a copy of its run, whose size depends on the network
   * that chance has chosen: that is told apart.
   */
  async memory() {
    await this.openLab('train');
    const { page, worker, wasm } = await /** @type {NonNullable<typeof this.measure>} */ (this.measure)(
      'cpu',
    );
    const latest = (await this.entries('run')).sort((one, other) => other.date - one.date)[0];
    const run = latest?.bytes ?? 0;
    return { page: page - run, run, worker, wasm };
  }
}
