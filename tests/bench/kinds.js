/**
 * What a training step of each kind of autoencoder costs: Latente beside the peers, on the same networks, images and
 * batch, in the same Chromium. The steps alone, without page, tests and pictures.
 */
import { SETTINGS, openLatente } from './latente.js';
import { inTurn, measure } from './measure.js';
import { BACKENDS, PEERS, openPeer } from './peers/peers.js';
import { range } from './statistics.js';

/** How much is measured: a software GPU takes seconds for a step of some peers. */
const EFFORT = {
  wasm: { warmup: 20, steps: 20, rounds: 3, passes: 2 },
  webgpu: { warmup: 3, steps: 3, rounds: 2, passes: 1 },
};
const PATIENCE_MS = 15_000;

/** Every engine with how its page is opened. */
export const ENGINES = [
  { engine: 'latente', open: openLatente },
  ...PEERS.map((peer) => ({ engine: peer, open: openPeer(peer) })),
];

/**
 * One table a backend: a line a kind, a column an engine, each the median and the range in ms a step.
 * @param {import('@playwright/test').Browser} browser
 * @param {(title: string, rows: Record<string, unknown>[]) => void} print
 */
export async function kinds(browser, print) {
  for (const backend of BACKENDS) {
    const { passes, ...effort } = EFFORT[backend];
    const rows = [];
    for (const kind of Object.keys(SETTINGS)) {
      const plan = { backend, kind, patience: PATIENCE_MS, ...effort };
      const measured = await inTurn(ENGINES, passes, ({ open }) => measure(browser, open, plan));
      const cells = measured.map((passes, index) => [ENGINES[index].engine, words(passes)]);
      rows.push({ kind, ...Object.fromEntries(cells) });
      console.error(`${backend}: ${Object.values(rows[rows.length - 1]).join(' · ')}`); // the table takes minutes
    }
    print(
      `ms a step by kind, batch 128, ${backend === 'wasm' ? 'CPU (wasm)' : 'WebGPU'}: median (range)`,
      rows,
    );
  }
}

/** @param {import('./measure.js').Measured[]} passes */
function words(passes) {
  const ms = passes.flatMap(({ msPerStep }) => msPerStep);
  return ms.length ? range(ms) : (passes[0].error ?? '–');
}
