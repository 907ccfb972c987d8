import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineError } from '../../www/engine/error.js';
import { LabEngine } from '../../www/engine/lab-engine.js';
import { LabNetwork } from '../../www/lab-kit/lab-network.js';
import { isQuiet } from '../../www/lab-kit/show-error.js';

test('questions with codes of the previous network are stale', async () => {
  const wrong = new EngineError({ kind: 'wrongLength', message: '', params: {} });
  const engine = { home: 'cpu', ask: () => Promise.reject(wrong) };
  const context = { engine: new LabEngine(/** @type {any} */ (engine), 'hashing') };
  const options = { name: () => 'bits-32', model: String, fits: () => true, settings: {} };
  const network = new LabNetwork(/** @type {any} */ (context), options);
  await assert.rejects(
    network.ask(() => /** @type {any} */ ({})),
    isQuiet,
  );
});

test('loads for a replaced network are dropped silently', async () => {
  /** @type {{ on: string, arrive: (info: any) => void, progress: (done: number) => void }[]} */
  const loads = [];
  const engine = {
    home: 'webgpu',
    /** @param {string} _ @param {any} progress @param {string} on */
    loadData: (_, progress, on) => new Promise((arrive) => loads.push({ on, arrive, progress })),
  };
  let name = 'run';
  const context = { engine: new LabEngine(/** @type {any} */ (engine), 'hashing') };
  const network = new LabNetwork(/** @type {any} */ (context), {
    name: () => name,
    model: (shipped) => shipped,
    fits: () => true,
    settings: {},
  });
  /** @type {number[]} */
  const messages = [];
  const old = network.load('digitsTest', (done) => messages.push(done));
  loads[0].progress(0.25);
  name = 'bits-16';
  network.renew();
  const fresh = network.load('digitsTest');
  loads[0].progress(0.5);
  for (const { arrive } of loads) arrive({ count: 1 });
  await assert.rejects(old, isQuiet);
  assert.deepEqual(await fresh, { count: 1 });
  assert.deepEqual(
    loads.map(({ on }) => on),
    ['webgpu', 'cpu'],
  );
  assert.deepEqual(messages, [0.25]);
});
