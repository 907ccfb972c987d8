import assert from 'node:assert/strict';
import { expect } from '@playwright/test';
import { watchMemory } from '../e2e/memory.js';
import { player, readyLab } from '../e2e/page.js';

/** Time limit for a scene that opens soon, on a busy machine. */
const SOON = 300_000;
/** A network that takes a millisecond or two per step, and does not finish before the end. */
const EPOCHS = '200';
const SCENE = `?lab=train&backend=cpu&hidden=64&dCode=8&epochs=${EPOCHS}`;
/** Of the scene's 15,600 steps: a minute remains. */
const LATE = 8000;
/** Text that no sentence on the page may contain: names from inside the program. */
const INNER = /«[a-z]+[A-Za-z]*»|undefined|\[object|TypeError|null|NaN/;
/** Maximum training time lost when a page ends abruptly: the interval between two copies of the run. */
const MAX_LOST_SECONDS = 20;

/** A user of the page, with the conditions that must always hold. */
export class Visitor {
  /** The current action, for the report. */
  doing = '';
  /** Total steps trained. */
  steps = 0;
  /** Number of kept runs. */
  kept = 0;
  /** Whether console errors belong to the current fault. */
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

  /** Opens a tab of the same browser; closes the previous one, if it still exists. */
  async newPage() {
    const before = this.page;
    this.page = await /** @type {import('@playwright/test').BrowserContext} */ (this.context).newPage();
    if (before && !before.isClosed()) await before.close();
    this.page.on('pageerror', (error) => this.isExcused || this.#errors.push(String(error)));
    this.page.on('console', (message) => {
      if (message.type() === 'error' && !this.isExcused) this.#errors.push(message.text());
    });
    // Failures of a host or a browser are not the page's faults, but it must continue; they are reported.
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

  /** Checks that nothing failed except the injected faults, and that no internal names are visible. */
  async check() {
    assert.deepEqual(this.#errors, []);
    for (const text of await this.page.locator('.notice').allTextContents()) {
      assert.doesNotMatch(text, INNER);
    }
    await this.page.evaluate(() => document.title); // checks that it answers
    assert.ok((await this.entries('kept')).length >= this.kept, 'a kept run is lost');
  }

  /** The page's database entries of a kind. @param {string} kind @returns {Promise<any[]>} */
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

  /** Opens a lab from any other. @param {string} id */
  async openLab(id) {
    const link = this.page.locator(`nav [data-lab=${id}]`);
    await link.evaluate((element) => /** @type {HTMLElement} */ (element).click());
    await this.ready();
  }

  /** The run's step, read in the lab that shows it. */
  async step() {
    return Number(await player(this.page).getAttribute('data-step'));
  }

  /** Trains `count` more steps, or to the end, and pauses; returns the steps per second. @param {number} count */
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

  /** Restarts a run that would end soon, so that it lasts through the coming fault. */
  async makeRoom() {
    if ((await this.step()) > LATE) await this.page.locator('.player [data-action=reset]').click();
  }

  /** Chooses other compatible settings, for a run that does not end soon. */
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
      // A finished run starts again; a running one may end meanwhile.
      if (await this.hasFinished()) await this.page.locator('.player [data-action=reset]').click();
      // Random settings may be incompatible, which the page reports: then others are chosen.
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
    // The run may finish before the click, which removes its button.
    const click = this.page.locator('.player [data-action=play]').click({ timeout: 5000 });
    await click.catch(() => undefined);
    await expect(player(this.page)).not.toHaveAttribute('data-state', 'running', { timeout: SOON });
  }

  /**
   * Accepts the page's offer to resume after its start, and returns the lost steps.
   * @param {number} step of the run before
   * @param {number} rate steps per second
   */
  async resume(step, rate) {
    await this.page.locator('.notice-action').first().click({ timeout: SOON });
    // The page opens the earlier page's scene some time later.
    let found = 0;
    const look = async () => {
      if ((await player(this.page).count()) === 0) await this.openLab('train');
      else found = await this.step();
      return found;
    };
    await expect.poll(look, { timeout: SOON }).toBeGreaterThan(0);
    const lost = Math.max(0, step - found);
    assert.ok(lost <= MAX_LOST_SECONDS * Math.max(rate, 1), `${lost} steps lost, at ${rate} a second`);
    return lost;
  }

  /**
   * Memory in use after garbage collection, in bytes. The page's copy of its run is reported separately, because its size
   * depends on the randomly chosen network.
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
