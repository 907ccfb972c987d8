/** What a second worker would gain: two engines, each with half of the batch, against one with all of it. */
import { defaultsOf } from '../../www/router.js';
import { allReduce } from './all-reduce.js';
import { median } from './statistics.js';

const BATCH = 128;
const [WARM_UP, REPEATS] = [10, 5];
/** Settings that differ from the default network, and steps per reading. */
const NETWORKS = {
  multilayer: { settings: {}, steps: 150 },
  wide: { settings: { hidden: [512] }, steps: 80 },
  convolutional: { settings: { kind: 'convolutional' }, steps: 50 },
};

/** @param {import('@playwright/test').Browser} browser @param {string} site */
export async function cores(browser, site) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${site}index.html?lab=train&backend=cpu`);
  await page.locator('#lab[data-ready]').waitFor();
  await page.evaluate(startEngines);
  const rows = [];
  for (const [name, { settings, steps }] of Object.entries(NETWORKS)) {
    const config = { ...defaultsOf('train'), ...settings, epochs: 200 };
    const readings = { one: /** @type {number[]} */ ([]), two: /** @type {number[]} */ ([]) };
    let parameters = 0;
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      for (const [key, count] of /** @type {const} */ ([
        ['one', 1],
        ['two', 2],
      ])) {
        const plan = { count, steps, warmUp: WARM_UP, config: { ...config, batchSize: BATCH / count } };
        const read = await page.evaluate(train, plan);
        readings[key].push(read.ms);
        parameters = read.parameters;
      }
    }
    const [one, two, reduce] = [median(readings.one), median(readings.two), await allReduce(parameters)];
    rows.push({
      network: name,
      'one worker, ms per step': one.toFixed(2),
      'two workers without all-reduce': two.toFixed(2),
      'all-reduce': reduce.toFixed(2),
      'gain at most': (one / (two + reduce)).toFixed(2),
    });
  }
  await page.close();
  return rows;
}

/** Runs in the page: two engines with the data, and a canvas painted in every frame, as the training page does. */
async function startEngines() {
  const { build } = document.documentElement.dataset;
  const { Engine } = await import(new URL(`${build}/www/engine/client.js`, location.href).href);
  const engines = [0, 1].map(() => Engine.start({ backend: 'cpu' }));
  for (const engine of engines) {
    await engine.started;
    await Promise.all([engine.loadData('digitsTrain'), engine.loadData('digitsTest')]);
  }
  const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 400 });
  document.body.append(canvas);
  const context = canvas.getContext('2d');
  const paint = (/** @type {number} */ time) => {
    context?.clearRect(0, 0, 900, 400);
    context?.beginPath();
    for (let x = 0; x < 900; x += 2) context?.lineTo(x, 200 + 100 * Math.sin(x / 40 + time / 200));
    context?.stroke();
    requestAnimationFrame(paint);
  };
  requestAnimationFrame(paint);
  Object.assign(globalThis, { engines });
}

/**
 * Runs in the page: mean time of a step while `count` engines train at the same time, and the number of parameters.
 * @param {{ count: number, steps: number, warmUp: number, config: object }} plan
 */
async function train({ count, steps, warmUp, config }) {
  /** @type {import('../../www/engine/client.js').Engine[]} */
  const engines = /** @type {any} */ (globalThis).engines.slice(0, count);
  const start = { train: { start: { config: /** @type {any} */ (config) } } };
  const started = await Promise.all(engines.map((engine) => engine.ask(start)));
  const run = (/** @type {number} */ wanted) =>
    Promise.all(
      engines.map(async (engine) => {
        for (let done = 0; done < wanted; done += 5) await engine.ask({ train: { steps: { count: 5 } } });
      }),
    );
  await run(warmUp);
  const from = performance.now();
  await run(steps);
  return { ms: (performance.now() - from) / steps, parameters: started[0].parameters };
}
