/**
 * Runs in a page that is the file `client.js`: an engine, and a training run without a view.
 * @param {any} config
 */
export async function beginRun(config) {
  const [{ Engine }, { TrainingRun }] = await Promise.all(
    ['client.js', 'training.js'].map((name) => import(new URL(name, location.href).href)),
  );
  const engine = Engine.start({ backend: 'cpu' });
  const run = new TrainingRun(engine);
  await engine.started;
  Object.assign(globalThis, {
    /** Begins the run on WebGPU; returns its backend. */
    async begin() {
      await engine.chooseBackend('webgpu');
      await run.start(config);
      return engine.home;
    },
    /** Trains at least this many steps; returns the number done. */
    async train(/** @type {number} */ count) {
      const before = run.step;
      await new Promise((resolve, reject) => {
        const done = new AbortController();
        const { signal } = done;
        const look = () => run.step >= before + count && resolve(done.abort());
        run.addEventListener('progress', look, { signal });
        run.addEventListener('error', (/** @type {any} */ { detail }) => reject(detail), { signal });
        run.play();
      });
      await run.rest();
      return run.step - before;
    },
  });
}
