import { expect, test } from '@playwright/test';
import { usualSettings } from '../../www/router.js';
import { charted, gpuToLose, open, player, stepsDone } from './page.js';

/** The real WebGPU path, through SwiftShader: slow, so the runs are short. */
const SMALL = '?lab=train&images=500&hidden=32&dCode=8&batchSize=50';
const engine = (/** @type {import('@playwright/test').Page} */ page) =>
  page.locator('summary[data-view=engine]');
const onWebgpu = (/** @type {import('@playwright/test').Page} */ page) =>
  expect(engine(page)).toHaveAttribute('data-backend', 'webgpu', { timeout: 90_000 });

test.describe.configure({ timeout: 240_000 });

/** @param {import('@playwright/test').Page} page @param {number} steps */
async function trainedFor(page, steps) {
  await expect(player(page)).toHaveAttribute('data-state', /ready|paused/, { timeout: 90_000 });
  await page.locator('[data-action=play]').click();
  await stepsDone(page, steps, 200_000);
  await expect(player(page)).toHaveAttribute('data-state', 'finished', { timeout: 200_000 });
  return [await charted(page, 'train'), await charted(page, 'test')];
}

test('WebGPU passes the self-test and trains to the same losses as the CPU', async ({ page }) => {
  await open(page, `${SMALL}&epochs=2&backend=cpu`);
  const cpu = await trainedFor(page, 20);
  await page.goto('about:blank');
  await page.goto(`index.html${SMALL}&epochs=2&backend=webgpu`);
  await onWebgpu(page);
  const webgpu = await trainedFor(page, 20);
  for (const [index, loss] of webgpu.entries()) expect(Math.abs(loss / cpu[index] - 1)).toBeLessThan(1e-3);
});

/** Starts a worker with both engines and the data. @returns {Promise<import('../../www/engine/client.js').Engine>} */
async function bothEngines() {
  const { Engine } = await import(
    new URL(`${document.documentElement.dataset.build}/www/engine/client.js`, location.href).href
  );
  /** @type {import('../../www/engine/client.js').Engine} */
  const engine = Engine.start({ backend: 'webgpu' });
  while (engine.status.backend !== 'webgpu') {
    await new Promise((resolve) => engine.addEventListener('status', resolve, { once: true }));
  }
  for (const backend of /** @type {const} */ (['cpu', 'webgpu'])) {
    await engine.loadData('digitsTrain', undefined, backend);
    await engine.loadData('digitsTest', undefined, backend);
  }
  return engine;
}

/**
 * Trains twenty steps on the CPU, then on WebGPU; returns the losses of each.
 * @param {import('../../www/engine/client.js').Engine} engine
 * @param {import('../../www/generated/protocol.js').TrainConfig} config
 */
async function twentySteps(engine, config) {
  const losses = [];
  for (const backend of /** @type {const} */ (['cpu', 'webgpu'])) {
    await engine.ask({ train: { start: { config } } }, { on: backend });
    const stepped = await engine.ask({ train: { steps: { count: 20 } } }, { on: backend });
    losses.push([...stepped.losses]);
  }
  return losses;
}

/** A small network of each kind: settings that differ from the defaults. */
const KINDS = {
  vanilla: { kind: 'vanilla' },
  multilayer: { hidden: [24, 12], activations: ['tanh', 'relu'] },
  convolutional: { kind: 'convolutional' },
  tied: { kind: 'convolutional', weights: 'tied', cost: 'squaredError' },
  l1: { penalty: 'l1', codeActivation: 'relu' },
  kl: { penalty: 'kl', codeActivation: 'sigmoid' },
  contractive: { penalty: 'contractive', codeActivation: 'sigmoid' },
  variational: { penalty: 'variational' },
  bits: { penalty: 'bits', codeActivation: 'binary' },
  denoising: { noise: 'gaussian' },
  decay: { weightDecay: 0.01, optimizer: 'momentum', learningRate: 0.002 },
};

test('the first twenty losses of each kind are the same on WebGPU and on the CPU', async ({ page }) => {
  await open(page, '');
  const engine = await page.evaluateHandle(bothEngines);
  const size = { images: 200, batchSize: 10, hidden: [24], channels: [3, 4], dCode: 6 };
  for (const [name, values] of Object.entries(KINDS)) {
    await test.step(name, async () => {
      const config = /** @type {any} */ ({ ...usualSettings(), ...size, ...values });
      const [cpu, webgpu] = await engine.evaluate(twentySteps, config);
      expect(cpu).toHaveLength(20);
      expect(cpu[19]).toBeLessThan(cpu[0]);
      for (const [step, loss] of webgpu.entries()) {
        const where = `${name}, step ${step + 1}: ${loss} and ${cpu[step]}`;
        expect.soft(Math.abs(loss / cpu[step] - 1), where).toBeLessThan(1e-3);
      }
    });
  }
});

test('a lost device falls back to the CPU with a sentence, and training continues', async ({ page }) => {
  await open(page, `${SMALL}&epochs=150&backend=cpu`);
  await expect(player(page)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  const lose = await gpuToLose(page);
  await engine(page).click();
  await page.getByRole('radio', { name: 'WebGPU' }).check();
  await onWebgpu(page);
  await page.keyboard.press('Escape');
  await page.locator('[data-action=play]').click();
  await stepsDone(page, 11, 200_000);
  await lose();
  await expect(engine(page)).toHaveAttribute('data-backend', 'cpu', { timeout: 60_000 });
  await expect(
    page.getByRole('status').filter({ hasText: 'Se ha perdido la tarjeta gráfica' }),
  ).toBeVisible();
  const step = Number(await player(page).getAttribute('data-step'));
  await stepsDone(page, step + 50);
});

/**
 * Chooses WebGPU after `spoil` has run in the worker, and waits for the sentence that explains the fallback to the CPU.
 * @param {import('@playwright/test').Page} page
 * @param {() => void} spoil
 * @param {string} sentence
 */
async function refused(page, spoil, sentence) {
  await open(page, `${SMALL}&epochs=200&backend=cpu`);
  await expect(player(page)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  await page.workers()[0].evaluate(spoil);
  await engine(page).click();
  await page.getByRole('radio', { name: 'WebGPU' }).check();
  await expect(page.locator('.notices')).toContainText(sentence, { timeout: 90_000 });
  await expect(engine(page)).toHaveAttribute('data-backend', 'cpu');
  await page.keyboard.press('Escape');
  await page.locator('[data-action=play]').click();
  await stepsDone(page, 30);
}

test('without an adapter it stays on the CPU with a sentence', async ({ page }) => {
  const spoil = () => void (GPU.prototype.requestAdapter = () => Promise.resolve(null));
  await refused(page, spoil, 'no encuentra una tarjeta gráfica');
});

test('a device that computes wrong numbers is not used', async ({ page }) => {
  const spoil = () => {
    const original = GPUBuffer.prototype.getMappedRange;
    GPUBuffer.prototype.getMappedRange = function (...parts) {
      const range = original.apply(this, parts);
      return this.usage & 1 ? new ArrayBuffer(range.byteLength) : range; // MAP_READ: all zeros
    };
  };
  await refused(page, spoil, 'no da los números correctos');
});

test('the automatic choice leaves a simulated GPU alone and says why', async ({ page }) => {
  await open(page, SMALL);
  await expect(player(page)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  await engine(page).click();
  await expect(page.getByText('simulada por la CPU')).toBeVisible();
  await expect(engine(page)).toHaveAttribute('data-backend', 'cpu');
});

/**
 * The application labs' answers about a run that has just begun, on the CPU and on WebGPU.
 * @param {import('../../www/engine/client.js').Engine} engine
 * @param {import('../../www/generated/protocol.js').TrainConfig} config
 */
async function labsAnswers(engine, config) {
  const answers = [];
  for (const backend of /** @type {const} */ (['cpu', 'webgpu'])) {
    await engine.loadPca('digits', backend);
    const network = /** @type {const} */ ('run');
    /**
     * @template {import('../../www/generated/protocol.js').Request} R
     * @param {R} request
     */
    const ask = (request) => engine.ask(request, { on: backend });
    await ask({ train: { start: { config } } });
    const { pixels } = await ask({ engine: { pictures: { set: 'digitsTest', indices: [6] } } });
    const input = { pixels };
    const corruption = /** @type {const} */ ({ noise: 'gaussian', level: 0.5, seed: 1 });
    const clean = await ask({ denoise: { clean: { network, input, corruption } } });
    const hole = /** @type {const} */ ({ part: { hidden: 'lower', seed: 1 } });
    const fill = await ask({ impute: { fill: { by: { network, rounds: 0 }, input, hole } } });
    await ask({ neighbors: { setReferences: { from: { images: network } } } });
    const { spaces } = await ask({ neighbors: { nearest: { query: { input }, k: 5 } } });
    const predictions = await ask({ neighbors: { classify: { space: 'code', k: 5, start: 0, count: 100 } } });
    const { codes } = await ask({ reconstruct: { map: { network, set: 'digitsTest', count: 2000 } } });
    const errors = await ask({ secrecy: { evaluateDecoder: { network, codes } } });
    const attacked = await ask({ secrecy: { attack: { network, pairs: 50 } } });
    answers.push({
      errors: [clean.mse, fill.errors[0], errors.mse, attacked.mse, ...spaces[2].distances],
      accuracy: predictions.accuracy,
    });
  }
  return answers;
}

test('a run on WebGPU answers the application labs like one on the CPU', async ({ page }) => {
  await open(page, '');
  const defaults = usualSettings();
  const config = /** @type {any} */ ({ ...defaults, images: 200, batchSize: 10, hidden: [24], dCode: 6 });
  const engine = await page.evaluateHandle(bothEngines);
  const [cpu, webgpu] = await engine.evaluate(labsAnswers, config);
  expect(cpu.errors).toHaveLength(9);
  for (const [place, error] of webgpu.errors.entries()) {
    expect(cpu.errors[place]).toBeGreaterThan(0);
    expect(Math.abs(error / cpu.errors[place] - 1), `answer ${place}`).toBeLessThan(2e-3);
  }
  // A distance that differs in its last digits may change a vote.
  expect(Math.abs(webgpu.accuracy - cpu.accuracy)).toBeLessThanOrEqual(0.02);
});

test('a denoiser trained on WebGPU is evaluated there', async ({ page }) => {
  const stage = page.locator('[data-view=stage]');
  const error = async () => Number(await stage.locator('[data-way=network]').getAttribute('data-mse'));
  const begun = async (/** @type {string} */ backend) => {
    await page.goto(`index.html?lab=denoise&backend=${backend}`);
    await page.locator('[data-network=run]').click();
    await expect(player(page)).toHaveAttribute('data-state', 'ready', { timeout: 90_000 });
    if (backend === 'webgpu') await onWebgpu(page);
    await expect(stage).toHaveAttribute('data-state', 'whole', { timeout: 90_000 });
    // Until then the stage shows the trained network that the lab opens with.
    await expect.poll(error, { timeout: 60_000 }).toBeGreaterThan(0.1);
    return error();
  };
  const cpu = await begun('cpu');
  await page.goto('about:blank');
  const webgpu = await begun('webgpu');
  expect(Math.abs(webgpu / cpu - 1)).toBeLessThan(2e-3);
  await page.locator('[data-action=step]').click();
  await expect(player(page)).toHaveAttribute('data-step', '1', { timeout: 60_000 });
  await expect.poll(error, { timeout: 60_000 }).not.toBeCloseTo(webgpu, 5);
});
