import { expect } from '@playwright/test';
import { gpuToLose, player } from '../e2e/page.js';

/** @typedef {import('./visitor.js').Visitor} Visitor */

/** Time limit for a wait that the page offers to end. */
const PATIENCE = 300_000;
const engine = (/** @type {Visitor} */ { page }) => page.locator('summary[data-view=engine]');
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** The CDP session of a visitor's page. @param {Visitor} visitor */
const devtools = (visitor) => /** @type {import('@playwright/test').CDPSession} */ (visitor.session);

/**
 * Faults; each returns the number of training steps it cost.
 * @type {Record<string, (visitor: Visitor) => Promise<number | void>>}
 */
export const FAULTS = {
  async reload(visitor) {
    const rate = await visitor.train(100);
    const step = await visitor.step();
    await visitor.page.reload();
    await visitor.ready();
    return visitor.resume(step, rate);
  },

  /** The tab's process ends during a run. */
  async crash(visitor) {
    const rate = await visitor.train(100);
    await visitor.play();
    await pause(500 + visitor.below(5000));
    const [step, url] = [await visitor.step(), visitor.page.url()];
    visitor.isExcused = true;
    const crashed = visitor.page.waitForEvent('crash');
    void devtools(visitor)
      .send('Page.crash')
      .catch(() => {});
    await crashed;
    await visitor.newPage();
    await visitor.page.goto(url);
    await visitor.ready();
    visitor.isExcused = false;
    return visitor.resume(step, rate);
  },

  async closedTab(visitor) {
    const rate = await visitor.train(100);
    const [step, url] = [await visitor.step(), visitor.page.url()];
    await visitor.newPage();
    await visitor.page.goto(url);
    await visitor.ready();
    return visitor.resume(step, rate);
  },

  /** An uncaught exception in the engine's worker. */
  async workerThrows(visitor) {
    await visitor.train(50);
    return restarted(visitor, () => void setTimeout(() => { throw new Error('soak'); })); // prettier-ignore
  },

  /** The worker disappears silently, as when the system kills it for memory. */
  async workerDies(visitor) {
    await visitor.train(50);
    return restarted(visitor, () => void setTimeout(() => self.close()));
  },

  async frozen(visitor) {
    await visitor.train(50);
    await visitor.play();
    const step = await visitor.step();
    await devtools(visitor).send('Page.setWebLifecycleState', { state: 'frozen' });
    await pause(1000 + visitor.below(4000));
    await devtools(visitor).send('Page.setWebLifecycleState', { state: 'active' });
    await visitor.page.bringToFront();
    await expect
      .poll(async () => (await visitor.step()) > step || visitor.hasFinished(), { timeout: PATIENCE })
      .toBe(true);
    await visitor.pause();
  },

  /** Storage is full: new work cannot be stored, earlier work stays. */
  async quota(visitor) {
    const origin = new URL(visitor.site).origin;
    await devtools(visitor).send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await visitor.train(100);
    await devtools(visitor).send('Storage.overrideQuotaForOrigin', { origin });
    await visitor.train(50);
  },

  async offline(visitor) {
    visitor.isExcused = true; // the browser logs every failed request
    await visitor.context?.setOffline(true);
    const rate = await visitor.train(50);
    const step = await visitor.step();
    await visitor.page.reload();
    await visitor.ready();
    const lost = await visitor.resume(step, rate);
    await visitor.context?.setOffline(false);
    visitor.isExcused = false;
    return lost;
  },

  /** The device is lost while WebGPU trains: the run continues on the CPU. */
  async gpuLost(visitor) {
    await visitor.train(50);
    const lose = await gpuToLose(visitor.page);
    await choose(visitor, 'WebGPU', 'webgpu');
    await visitor.train(10);
    const step = await visitor.step();
    visitor.isExcused = true;
    await lose();
    await expect(engine(visitor)).toHaveAttribute('data-backend', 'cpu', { timeout: PATIENCE });
    const lost = Math.max(0, step - (await visitor.step()));
    visitor.isExcused = false;
    await choose(visitor, 'CPU', 'cpu');
    await visitor.train(20);
    return lost;
  },
};

/**
 * Damages the worker, accepts the restart offered by the page, and returns the lost steps.
 * @param {Visitor} visitor
 * @param {() => void} harm runs in the worker
 */
async function restarted(visitor, harm) {
  await visitor.makeRoom();
  await visitor.play();
  await pause(200 + visitor.below(2000));
  const step = await visitor.step();
  visitor.isExcused = true;
  await visitor.page.workers()[0].evaluate(harm);
  const restart = visitor.page.locator('[data-view=crash] button, .notice-action').first();
  await restart.click({ timeout: PATIENCE });
  await visitor.ready();
  await visitor.openLab('train');
  await expect(player(visitor.page)).not.toHaveAttribute('data-state', 'loading', { timeout: PATIENCE });
  visitor.isExcused = false;
  await visitor.pause();
  return Math.max(0, step - (await visitor.step()));
}

/** @param {Visitor} visitor @param {string} name @param {string} backend */
async function choose(visitor, name, backend) {
  await engine(visitor).click();
  await visitor.page.getByRole('radio', { name }).check();
  await expect(engine(visitor)).toHaveAttribute('data-backend', backend, { timeout: PATIENCE });
  await visitor.page.keyboard.press('Escape');
}
