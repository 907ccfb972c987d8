/**
 * Measures a training step of each kind of autoencoder: Latente next to its peers, on the same networks, images and batch
 * size, in the same Chromium. Only the steps, without page, tests and pictures.
 */
import { SETTINGS, openLatente } from './latente.js';
import { inTurn, measure } from './measure.js';
import { BACKENDS, PEERS, openPeer } from './peers/peers.js';
import { range } from './statistics.js';

/** Amount of measuring per backend: on a software GPU some peers take seconds per step. */
const EFFORT = {
  wasm: { warmup: 20, steps: 20, rounds: 3, passes: 2 },
  webgpu: { warmup: 3, steps: 3, rounds: 2, passes: 1 },
};
const PATIENCE_MS = 15_000;

/** All engines, with the functions that open their pages. */
export const ENGINES = [
  { engine: 'latente', open: openLatente },
  ...PEERS.map((peer) => ({ engine: peer, open: openPeer(peer) })),
];

/**
 * Prints one table per backend, with a row per kind and a column per engine: median and range in ms per step.
 * @param {import('@playwright/test').Browser} browser
 * @param {(title: string, rows: Record<string, unknown>[]) => void} print
 */
export async function kinds(browser, print) {
  for (const backend of BACKENDS) {
    const { passes, ...effort } = EFFORT[backend];
    const rows = [];
    for (const kind of Object.keys(SETTINGS)) {
      const plan = { backend, kind, patience: PATIENCE_MS, ...effort };
      const timings = await inTurn(ENGINES, passes, ({ open }) => measure(browser, open, plan));
      const cells = timings.map((passes, index) => [ENGINES[index].engine, words(passes)]);
      rows.push({ kind, ...Object.fromEntries(cells) });
      console.error(`${backend}: ${Object.values(rows[rows.length - 1]).join(' · ')}`); // shows progress: the table takes minutes
    }
    print(
      `ms a step by kind, batch 128, ${backend === 'wasm' ? 'CPU (wasm)' : 'WebGPU'}: median (range)`,
      rows,
    );
  }
}

/** @param {import('./measure.js').Timing[]} passes */
function words(passes) {
  const ms = passes.flatMap(({ msPerStep }) => msPerStep);
  return ms.length ? range(ms) : (passes[0].error ?? '–');
}
