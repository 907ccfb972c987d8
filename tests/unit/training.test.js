import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineError } from '../../www/engine/error.js';
import { KeptRuns, MAX_KEPT, curvesTable } from '../../www/engine/kept-runs.js';
import { TrainingRun } from '../../www/engine/training.js';
import { adopt } from '../../www/model-files/open.js';
import { csvText } from '../../www/ui/csv-file.js';
import { defaultsOf } from '../../www/router.js';
import { FakeEngine } from './fake-engine.js';

const CONFIG = /** @type {import('../../www/generated/protocol.js').TrainConfig} */ (
  /** @type {unknown} */ ({ ...defaultsOf('train'), images: 100, batchSize: 10, epochs: 4 })
);

/** @param {FakeEngine} engine */
const runOn = (engine) => new TrainingRun(/** @type {any} */ (engine));

/** @param {TrainingRun} run @param {string} state */
function reaches(run, state) {
  return new Promise((resolve) => {
    const look = () => {
      if (run.state === state) resolve(undefined);
    };
    run.addEventListener('change', look);
    look();
  });
}

test('a run goes from its first step to its last, with an evaluation at each epoch', async () => {
  const run = runOn(new FakeEngine());
  await run.start(CONFIG);
  assert.deepEqual([run.state, run.step, run.evaluations.length], ['ready', 0, 1]);
  run.play();
  await reaches(run, 'finished');
  assert.equal(run.step, 40);
  assert.equal(run.losses.length, 40);
  assert.deepEqual(
    run.evaluations.map(({ step }) => step),
    [0, 10, 20, 30, 40],
  );
});

test('while a pointer is held, an evaluation is done in parts, so that others are answered in between', async () => {
  const engine = new FakeEngine();
  const run = new TrainingRun(/** @type {any} */ (engine), { isHeld: true });
  await run.start(CONFIG);
  assert.deepEqual([engine.partsLeft, run.evaluations.length], [0, 1]);
});

test('one step is one step, also after a fast run was paused', async () => {
  const run = runOn(new FakeEngine());
  await run.start({ ...CONFIG, epochs: 100_000 });
  run.play();
  while (run.step < 50)
    await new Promise((resolve) => run.addEventListener('progress', resolve, { once: true }));
  run.pause();
  const before = run.model().then(() => run.step); // when the current burst is over
  const step = await before;
  await run.stepOnce();
  assert.equal(run.step, step + 1);
  assert.equal(run.state, 'paused');
});

test('a lost device does not end the run: it continues on the CPU from its last copy', async () => {
  const engine = new FakeEngine();
  const run = runOn(engine);
  engine.status = { backend: 'webgpu' };
  await run.start(CONFIG);
  run.play();
  while (run.step < 5)
    await new Promise((resolve) => run.addEventListener('progress', resolve, { once: true }));
  engine.dead.add('webgpu');
  await reaches(run, 'finished');
  assert.equal(engine.home, 'cpu');
  assert.equal(engine.trainers.cpu?.step, 40);
  assert.equal(run.losses.length, 40);
});

test('a start during a move is not overtaken by it', async () => {
  const engine = new FakeEngine();
  const run = runOn(engine);
  await run.start(CONFIG);
  await run.stepOnce();
  const open = engine.hold();
  engine.move('webgpu');
  const begun = run.start({ ...CONFIG, subject: 'fashion' });
  open();
  await begun;
  assert.equal(engine.trainers[engine.home]?.config.subject, 'fashion');
  assert.deepEqual(
    [engine.home, run.step, run.config?.subject, run.state],
    ['webgpu', 0, 'fashion', 'ready'],
  );
});

test('a move during a start waits for it', async () => {
  const engine = new FakeEngine();
  const run = runOn(engine);
  await run.start(CONFIG);
  await run.stepOnce();
  const open = engine.hold();
  const begun = run.start({ ...CONFIG, subject: 'fashion' });
  engine.move('webgpu');
  open();
  await begun;
  await run.model();
  assert.equal(engine.trainers[engine.home]?.config.subject, 'fashion');
  assert.deepEqual([engine.home, run.step], ['webgpu', 0]);
});

test('a refused start leaves the run as it was, paused, and of several only the last is done', async () => {
  const engine = new FakeEngine();
  const run = runOn(engine);
  await run.start(CONFIG);
  run.play();
  while (run.step < 5)
    await new Promise((resolve) => run.addEventListener('progress', resolve, { once: true }));
  await assert.rejects(run.start({ ...CONFIG, images: 5 }), (error) => error instanceof EngineError);
  assert.equal(run.state, 'paused');
  assert.equal(run.losses.length, run.step);
  assert.equal(engine.trainers.cpu?.step, run.step);
  const [first, second] = [run.start({ ...CONFIG, seed: 2 }), run.start({ ...CONFIG, seed: 3 })];
  assert.equal(run.state, 'loading');
  await Promise.all([first, second]);
  assert.deepEqual([run.config?.seed, run.state], [3, 'ready']);
});

test('more epochs can be requested after the end', async () => {
  const run = runOn(new FakeEngine());
  await run.start({ ...CONFIG, epochs: 1 });
  run.play();
  await reaches(run, 'finished');
  await run.adjust({ learningRate: 0.01, epochs: 2 });
  assert.equal(run.state, 'paused');
});

test('a dissected step is one step of the run, and pauses it', async () => {
  const run = runOn(new FakeEngine());
  await run.start(CONFIG);
  const dissection = await run.dissect();
  assert.deepEqual([dissection?.step.step, run.step, run.state], [1, 1, 'paused']);
  assert.equal(dissection?.config, run.config);
  assert.deepEqual([run.losses, run.penalties], [[1], [0.25]]);
  run.play();
  await reaches(run, 'finished');
  assert.deepEqual([run.losses.length, run.penalties.length], [40, 40]);
  assert.equal(await run.dissect(), undefined, 'no steps are left');
});

test('a kept run does not change with the current one, and their number is limited', async () => {
  const run = runOn(new FakeEngine());
  const keptRuns = new KeptRuns();
  assert.equal(await keptRuns.keep(run, () => 'nothing', [0]), undefined);
  await run.start(CONFIG);
  await run.stepOnce();
  const first = await keptRuns.keep(run, () => 'run', [0]);
  await run.stepOnce();
  assert.deepEqual([first?.step, first?.losses, first?.model[0]], [1, [1], 1]);
  while (!keptRuns.isFull) await keptRuns.keep(run, () => 'run', [0]);
  assert.equal(await keptRuns.keep(run, () => 'run', [0]), undefined);
  keptRuns.remove(2);
  keptRuns.rename(0, 'renamed');
  const again = await keptRuns.keep(run, () => 'run', [0]);
  assert.deepEqual([again?.id, again?.name], [2, 'run'], 'the freed colour and name');
  assert.equal(new Set(keptRuns.runs.map(({ name }) => name)).size, MAX_KEPT);
  assert.deepEqual([keptRuns.runs.length, keptRuns.runs[0].name], [MAX_KEPT, 'renamed']);
});

test('curves become rows of a table, with the test error where it was measured', async () => {
  const run = runOn(new FakeEngine());
  const keptRuns = new KeptRuns();
  await run.start({ ...CONFIG, epochs: 1 });
  run.play();
  await reaches(run, 'finished');
  const entry = await keptRuns.keep(run, () => 'all', [0]);
  assert.ok(entry);
  const { head, rows } = curvesTable(entry);
  const lines = csvText(head, rows(), { mark: false, decimal: '.' }).split('\r\n');
  assert.deepEqual(
    [lines.length, lines[0], lines[1]],
    [13, 'step,loss,penalty,test_cost,test_mse', '0,,,1,0.5'],
  );
  assert.match(lines[11], /^10,10,2\.5,1,0\.5$/);
  assert.equal(lines[12], '');
});

test('a run kept during training is kept as of one moment', async () => {
  const run = runOn(new FakeEngine());
  const keptRuns = new KeptRuns();
  await run.start({ ...CONFIG, epochs: 20 });
  run.play();
  while (run.step < 5)
    await new Promise((resolve) => run.addEventListener('progress', resolve, { once: true }));
  // Another run is requested before this one has been copied.
  const keeping = keptRuns.keep(run, ({ seed }) => `seed ${seed}`, [0]);
  await run.start({ ...CONFIG, seed: 7 });
  const entry = await keeping;
  assert.ok(entry && entry.step >= 5);
  assert.deepEqual([entry.losses.length, entry.model[0], entry.name], [entry.step, entry.step, 'seed 1']);
  assert.deepEqual([run.step, run.config?.seed], [0, 7]);
});

test('a step that waits for the last burst of the run is not made', async () => {
  const run = runOn(new FakeEngine());
  /** @type {unknown[]} */
  const errors = [];
  run.addEventListener('error', (event) => errors.push(event));
  await run.start({ ...CONFIG, epochs: 1 });
  run.play();
  while (run.state === 'running') {
    const dissection = await run.dissect();
    if (!dissection) break;
    run.play();
  }
  assert.deepEqual([run.step, run.state, errors.length], [10, 'finished', 0]);
  await run.stepOnce();
  assert.equal(run.step, 10);
});

test("changing one setting leaves the run's others unchanged", async () => {
  const run = runOn(new FakeEngine());
  await run.start(CONFIG);
  await run.adjust({ epochs: 9 });
  assert.deepEqual([run.config?.epochs, run.config?.learningRate], [9, CONFIG.learningRate]);
});

test('after a crash a run cannot be asked until it is restored', async () => {
  const engine = new FakeEngine();
  const run = runOn(engine);
  await run.start(CONFIG);
  await run.stepOnce();
  const open = engine.hold();
  const states = [run.state];
  run.addEventListener('change', () => states.push(run.state));
  engine.dispatchEvent(new Event('restarted'));
  await reaches(run, 'loading');
  open();
  await reaches(run, 'ready');
  assert.deepEqual(states, ['paused', 'loading', 'ready']); // it had not been copied: it starts again
});

test('an opened model is the run, with its weights and error, and no curve before it', async () => {
  const engine = new FakeEngine();
  /** @type {any[]} */
  const adopted = [];
  Object.assign(engine, { adoptModel: (/** @type {any[]} */ ...model) => void adopted.push(model) });
  const run = runOn(engine);
  await run.start(CONFIG);
  assert.equal(run.hasLearned, false);
  /** @type {string[]} */
  const names = [];
  run.addEventListener('opened', (event) => names.push(/** @type {CustomEvent} */ (event).detail.name));
  const page = { engine: /** @type {any} */ (engine), run };
  await adopt({ config: CONFIG, step: 12, bytes: new Uint8Array([12]) }, 'mine.safetensors', page);
  assert.deepEqual([run.state, run.step, run.losses.length, run.hasLearned], ['paused', 12, 12, true]);
  assert.ok(run.losses.every(Number.isNaN));
  assert.deepEqual(
    [run.evaluations.map(({ step }) => step), names, adopted[0][0]],
    [[12], ['mine'], 'trained'],
  );
  run.play();
  await reaches(run, 'finished');
  assert.deepEqual([run.step, run.losses.length, run.losses[12]], [40, 40, 13]);
  // Weights of another program are at step 0, but not random.
  await adopt({ config: CONFIG, step: 0, bytes: new Uint8Array([0]) }, 'other.safetensors', page);
  assert.deepEqual([run.state, run.step, run.hasLearned], ['paused', 0, true]);
  await run.start(CONFIG);
  assert.equal(run.hasLearned, false);
});

test('a run that had ended is at its end again after a crash', async () => {
  const engine = new FakeEngine();
  const run = runOn(engine);
  await run.start(CONFIG);
  run.play();
  await reaches(run, 'finished');
  await run.rest();
  const { step } = run;
  const open = engine.hold();
  engine.dispatchEvent(new Event('restarted'));
  await reaches(run, 'loading');
  open();
  await reaches(run, 'finished');
  assert.equal(run.step, step);
});
