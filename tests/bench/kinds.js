/**
 * What a training step of each kind of autoencoder costs: Latente beside the peers, on the same networks, images and
 * batch, in the same Chromium. The steps alone, without page, tests and pictures.
 */
import { KINDS } from './peers/kinds.js';
import { BACKENDS, PEERS, measurePeer } from './peers/peers.js';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {{ ms: number[], error?: string }} Cell */

/** The settings that make Latente's network the peers'. @type {Record<keyof typeof KINDS, object>} */
const SETTINGS = {
  vanilla: { kind: 'vanilla' },
  multilayer: {},
  wide: { hidden: [512] },
  convolutional: { kind: 'convolutional' },
  l1: { codeActivation: 'relu', penalty: 'l1', l1: 0.1 },
  kl: { codeActivation: 'sigmoid', penalty: 'kl', klWeight: 1 },
  denoising: { noise: 'gaussian' },
  contractive: { kind: 'vanilla', codeActivation: 'sigmoid', penalty: 'contractive', contraction: 0.1 },
  variational: { penalty: 'variational' },
};

/** How much is measured: a software GPU takes seconds for a step of some peers. */
const EFFORT = {
  wasm: { warmup: 20, steps: 20, rounds: 3, passes: 2 },
  webgpu: { warmup: 3, steps: 3, rounds: 2, passes: 1 },
};

/**
 * One table a backend: a line a kind, a column an engine, each the median and the range in ms a step.
 * @param {Browser} browser
 * @param {string} site
 * @param {import('../../www/generated/protocol.js').TrainConfig} usual
 * @param {(title: string, rows: Record<string, unknown>[]) => void} print
 */
export async function kinds(browser, site, usual, print) {
  for (const backend of BACKENDS) {
    const rows = [];
    for (const [kind, settings] of Object.entries(SETTINGS)) {
      /** @type {Record<string, Cell>} */
      const cells = {};
      const engines = ['latente', ...PEERS];
      for (let pass = 0; pass < EFFORT[backend].passes; pass++) {
        // In turn from either end, so that a machine that warms up or throttles favours nobody.
        for (const engine of pass % 2 ? [...engines].reverse() : engines) {
          const { warmup, steps, rounds } = EFFORT[backend];
          const plan = { backend, kind, warmup, steps, rounds };
          const own = { ...usual, ...settings };
          const measured =
            engine === 'latente'
              ? await measureLatente(browser, site, { config: own, ...plan })
              : await measurePeer(browser, { peer: /** @type {any} */ (engine), ...plan });
          cells[engine] ??= { ms: [] };
          cells[engine].ms.push(...measured.msPerStep);
          cells[engine].error ??= measured.error;
        }
      }
      rows.push({ kind, ...Object.fromEntries(engines.map((name) => [name, words(cells[name])])) });
      console.error(`${backend}: ${Object.values(rows[rows.length - 1]).join(' · ')}`); // the table takes minutes
    }
    print(
      `ms a step by kind, batch 128, ${backend === 'wasm' ? 'CPU (wasm)' : 'WebGPU'}: median (range)`,
      rows,
    );
  }
}

/**
 * @param {Browser} browser
 * @param {string} site
 * @param {{ config: object, backend: 'wasm' | 'webgpu', warmup: number, steps: number, rounds: number }} plan
 * @returns {Promise<{ msPerStep: number[], error?: string }>}
 */
async function measureLatente(browser, site, plan) {
  const page = await browser.newPage();
  try {
    // An empty page of the site: its engine alone, without what draws.
    await page.route('**/empty.html', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto(`${site}empty.html`);
    return await page.evaluate(trainLatente, plan);
  } finally {
    await page.close();
  }
}

/** Runs in the page. @param {Parameters<typeof measureLatente>[2]} plan */
async function trainLatente({ config, backend, warmup, steps, rounds }) {
  const { Engine } = await import(new URL('www/engine/client.js', location.href).href);
  const home = backend === 'wasm' ? 'cpu' : 'webgpu';
  /** @type {import('../../www/engine/client.js').Engine} */
  const engine = Engine.start({ backend: home });
  while (engine.status.backend !== home) {
    await new Promise((resolve) => engine.addEventListener('status', resolve, { once: true }));
  }
  await Promise.all([
    engine.loadData('digitsTrain', undefined, home),
    engine.loadData('digitsTest', undefined, home),
  ]);
  const ask = (/** @type {object} */ question) =>
    engine.askOn(home, /** @type {any} */ ({ train: question }));
  await ask({ start: { config } });
  await ask({ steps: { count: warmup } });
  const msPerStep = [];
  for (let round = 0; round < rounds; round++) {
    const before = performance.now();
    await ask({ steps: { count: steps } });
    msPerStep.push((performance.now() - before) / steps);
  }
  return { msPerStep };
}

/** @param {Cell} cell */
function words({ ms, error }) {
  if (ms.length === 0) return error ?? '–';
  const sorted = [...ms].sort((a, b) => a - b);
  const round = (/** @type {number} */ value) => (value < 100 ? value.toFixed(1) : value.toFixed(0));
  return `${round(sorted[Math.floor(sorted.length / 2)])} (${round(sorted[0])}–${round(sorted[sorted.length - 1])})`;
}
