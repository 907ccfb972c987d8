/** Latente's training engine, used as by a page, but without drawing. */
import { readFile } from 'node:fs/promises';
import { defaultsOf } from '../../www/router.js';
import { BUILD, DIST } from '../built.js';
import { countGpu } from './gpu.js';
import { KINDS } from './peers/kinds.js';
import { initialNetwork } from './peers/page/weights.js';
import { openSite } from './site.js';
import { snapshot } from './snapshot.js';

/** @typedef {import('./measure.js').Plan} Plan */

const CLIENT = `/${BUILD}/www/engine/client.js`;
const WORKER = `/${BUILD}/www/engine/worker.js`;
const START = '/start.safetensors';

/** Settings that make Latente's networks equal to the peers'. @type {Record<keyof typeof KINDS, object>} */
export const SETTINGS = {
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

/**
 * @param {import('@playwright/test').Page} page
 * @param {Plan} plan
 * @returns {Promise<import('./measure.js').Contestant>}
 */
export async function openLatente(page, { backend, kind }) {
  const config = { ...defaultsOf('train'), ...SETTINGS[kind], epochs: 200 }; // must not end during the measurement
  const start = snapshot(config, initialNetwork(KINDS[kind]));
  const files = await openSite(page, (pathname) =>
    pathname === START ? Promise.resolve(start) : built(pathname),
  );
  return {
    begin: () => page.evaluate(begin, { config, backend, start: START, client: CLIENT }),
    counted: () => page.workers()[0],
    files,
  };
}

/** A file of the built page. @param {string} pathname */
async function built(pathname) {
  const body = await readFile(DIST + pathname).catch(() => undefined);
  if (!body || pathname !== WORKER) return body;
  return Buffer.concat([Buffer.from(`(${countGpu})();\n`), body]); // before an engine requests its device
}

/** Runs in the page. @param {{ config: object, backend: Plan['backend'], start: string, client: string }} plan */
async function begin({ config, backend, start, client }) {
  const home = backend === 'wasm' ? 'cpu' : 'webgpu';
  const bytes = new Uint8Array(await (await fetch(start)).arrayBuffer());
  const from = performance.now();
  const { Engine } = await import(client);
  /** @type {import('../../www/engine/client.js').Engine} */
  const engine = Engine.start({ backend: home });
  while (engine.status.backend !== home || engine.status.phase !== 'ready') {
    const { notice } = engine.status;
    if (notice) throw new Error(String(notice.params.reason ?? notice.key));
    await new Promise((resolve) => engine.addEventListener('status', resolve, { once: true }));
  }
  await Promise.all([
    engine.loadData('digitsTrain', undefined, home),
    engine.loadData('digitsTest', undefined, home),
  ]);
  await engine.ask({ train: { resume: { config: /** @type {any} */ (config), bytes } } }, { on: home });
  const steps = async (/** @type {number} */ count) =>
    (await engine.ask({ train: { steps: { count } } }, { on: home })).losses.at(-1);
  Object.assign(globalThis, { training: { steps } });
  return performance.now() - from;
}
