/** Measures an engine in training: a fresh page, warm-up steps, rounds of steps. */
import { callsPerStep, gpuCounts } from './gpu.js';
import { watchMemory } from './memory.js';

/** A slower measurement is not repeated. */
const LONG_MS = 25_000;

/** @typedef {import('@playwright/test').Page} Page */
/**
 * @typedef {object} Plan
 * @property {'wasm' | 'webgpu'} backend
 * @property {string} kind one of `KINDS`
 * @property {number} warmup warm-up steps, each reading its loss
 * @property {number} steps maximum steps per round, which reads one loss at its end
 * @property {number} rounds
 * @property {number} patience time limit in ms of a warm-up or a round: a slow engine does fewer steps
 * @property {number} [counted] steps of a separate round for counting GPU calls
 */
/**
 * `begin` prepares the first step and returns the ms it took; then the page has `training`. `counted` is the page or worker
 * that uses the GPU, with `countGpu` installed.
 * @typedef {object} Contestant
 * @property {() => Promise<number>} begin
 * @property {() => Page | import('@playwright/test').Worker} counted
 * @property {import('./site.js').Files} files
 */
/**
 * In the page: runs `count` steps and returns the last loss.
 * @typedef {{ steps(count: number): Promise<number> }} Training
 */
/**
 * @typedef {object} Timing
 * @property {number[]} msPerStep per round
 * @property {number[]} losses of the warm-up steps
 * @property {import('./site.js').Files} files
 * @property {number} [warmupMs] until the first loss
 * @property {ReturnType<typeof callsPerStep>} [calls]
 * @property {number} [pipelines]
 * @property {number} [gpuBytes] peak
 * @property {number} [bytes] peak, without GPU memory
 * @property {string} [error]
 */

/**
 * A kind that the engine cannot train returns `error`.
 * @param {import('@playwright/test').Browser} browser
 * @param {(page: Page, plan: Plan) => Promise<Contestant>} open
 * @param {Plan} plan
 * @returns {Promise<Timing>}
 */
export async function measure(browser, open, plan) {
  const page = await browser.newPage();
  /** @type {Timing} */
  const timing = { msPerStep: [], losses: [], files: new Map() };
  try {
    const { begin, counted, files } = await open(page, plan);
    const memory = await watchMemory(browser);
    timing.files = files;
    try {
      await train(page, begin, counted, plan, timing);
    } finally {
      timing.bytes = await memory.stop();
    }
  } catch (error) {
    timing.error = String(error)
      .split('\n')[0]
      .replace(/^.*?page\.evaluate: /, '');
  } finally {
    await page.close();
  }
  return timing;
}

/**
 * @param {Page} page
 * @param {Contestant['begin']} begin
 * @param {Contestant['counted']} counted
 * @param {Plan} plan
 * @param {Timing} measured
 */
async function train(page, begin, counted, { warmup, steps, rounds, patience, counted: each = 0 }, measured) {
  const ready = await begin();
  let spent = 0;
  let last = 0;
  for (let step = 0; step < warmup && spent < patience; step++) {
    const { ms, loss } = await timed(page, 1);
    measured.losses.push(loss);
    measured.warmupMs ??= ready + ms;
    if (step > 0) spent += ms; // the first one includes compilation
    last = ms;
  }
  const size = Math.max(1, Math.min(steps, Math.floor(patience / last)));
  if (spent < patience) await timed(page, size); // browsers recompile hot code
  if (each > 0) {
    const from = await gpuCounts(counted());
    await timed(page, each);
    measured.calls = callsPerStep(from, await gpuCounts(counted()), each);
  }
  for (let round = 0; round < rounds; round++) {
    measured.msPerStep.push((await timed(page, size)).ms / size);
    if (measured.msPerStep[0] > patience) break;
  }
  const { pipelines, peakBytes } = await gpuCounts(counted());
  Object.assign(measured, { pipelines, gpuBytes: peakBytes });
}

/** @param {Page} page @param {number} count */
async function timed(page, count) {
  const done = await page.evaluate(async (count) => {
    const { training } = /** @type {{ training: Training }} */ (/** @type {any} */ (globalThis));
    const from = performance.now();
    const loss = await training.steps(count);
    return { ms: performance.now() - from, loss };
  }, count);
  if (!Number.isFinite(done.loss)) throw new Error(`the loss is ${done.loss}`);
  return done;
}

/**
 * Runs all contenders once per pass, alternating the direction, so that a machine that warms up or throttles favours none.
 * @template T
 * @param {T[]} contenders
 * @param {number} passes
 * @param {(contender: T) => Promise<Timing>} once
 * @returns {Promise<Timing[][]>} results of each contender, in the given order
 */
export async function inTurn(contenders, passes, once) {
  /** @type {Timing[][]} */
  const all = contenders.map(() => []);
  const took = contenders.map(() => 0);
  for (let pass = 0; pass < passes; pass++) {
    const order = contenders.map((_, index) => index);
    for (const index of pass % 2 ? order.reverse() : order) {
      if (took[index] > LONG_MS) continue;
      const from = performance.now();
      all[index].push(await once(contenders[index]));
      took[index] = performance.now() - from;
    }
  }
  return all;
}
