/** A training run that moves from one engine to another: by itself when WebGPU is faster, and without losing a step. */
import { expect, test } from '@playwright/test';
import { usualSettings } from '../../www/router.js';
import { BUILD } from '../built.js';
import { watch } from './page.js';

/**
 * Runs in the page before its scripts: the software GPU claims to be a real one, and the CPU's probe is slowed down, so
 * that WebGPU is measured as faster.
 */
function pretendFasterGpu() {
  const info = {
    vendor: 'test',
    architecture: '',
    device: '',
    description: 'Test GPU',
    isFallbackAdapter: false,
  };
  Object.defineProperty(GPUAdapter.prototype, 'info', { get: () => info });
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ ...rest) {
    const isProbe = message.engine === 'cpu' && message.request?.engine?.probe?.steps > 1;
    setTimeout(() => postMessage.call(this, message, ...rest), isProbe ? 6000 : 0);
  };
}

/**
 * Trains in a page that is the file `client.js`; returns the result, and the step at which the run moved, if it did.
 * @param {{ wanted: 'auto' | 'cpu', config: import('../../www/generated/protocol.js').TrainConfig }} plan
 */
async function trainToTheEnd({ wanted, config }) {
  const from = (/** @type {string} */ file) => import(new URL(file, location.href).href);
  const [{ Engine }, { TrainingRun }] = await Promise.all([from('client.js'), from('training.js')]);
  /** @type {import('../../www/engine/client.js').Engine} */
  const engine = Engine.start({ backend: wanted });
  /** @type {import('../../www/engine/training.js').TrainingRun} */
  const run = new TrainingRun(engine);
  let moved = 0;
  engine.addEventListener('backend', () => (moved = run.step));
  run.setSpeed(wanted === 'auto' ? 4 : 'max');
  await run.start(config);
  const ended = new Promise((resolve, reject) => {
    run.addEventListener('change', () => run.state === 'finished' && resolve(undefined));
    run.addEventListener('error', (event) => reject(/** @type {CustomEvent} */ (event).detail));
    run.addEventListener('progress', () => {
      if (engine.home === 'webgpu') run.setSpeed('max');
    });
  });
  run.play();
  await ended;
  const { losses, evaluations } = run;
  return { losses: [...losses], evaluations, moved, home: engine.home, notice: engine.status.notice?.key };
}

test('a run moves to a faster GPU by itself and continues as it would have on the CPU', async ({ page }) => {
  test.setTimeout(240_000);
  watch(page);
  const defaults = usualSettings();
  const config = /** @type {any} */ ({
    ...defaults,
    ...{ images: 500, batchSize: 50, hidden: [32], dCode: 8, epochs: 12 },
  });
  await page.goto(`${BUILD}/www/engine/client.js`); // same origin, without anything that takes the software GPU's time
  const stayed = await page.evaluate(trainToTheEnd, { wanted: /** @type {const} */ ('cpu'), config });
  expect(stayed).toMatchObject({ moved: 0, home: 'cpu' });
  await page.addInitScript(pretendFasterGpu);
  await page.goto(`${BUILD}/www/engine/client.js?faster`);
  const went = await page.evaluate(trainToTheEnd, { wanted: /** @type {const} */ ('auto'), config });
  expect(went).toMatchObject({ home: 'webgpu', notice: 'engine.webgpuFaster' });
  expect(went.moved, 'steps on the CPU').toBeGreaterThan(0);
  expect(went.moved, 'steps on the CPU').toBeLessThan(120);
  // The weights and both of Adam's moments moved along; otherwise the losses would diverge.
  expect(went.losses).toHaveLength(120);
  for (const [step, loss] of went.losses.entries()) {
    expect(
      Math.abs(loss / stayed.losses[step] - 1),
      `step ${step + 1}, moved after ${went.moved}`,
    ).toBeLessThan(2e-3);
  }
  expect(went.evaluations.map(({ step }) => step)).toEqual(stayed.evaluations.map(({ step }) => step));
  expect(went.evaluations.at(-1)?.mse).toBeCloseTo(stayed.evaluations.at(-1)?.mse ?? 0, 4);
});
