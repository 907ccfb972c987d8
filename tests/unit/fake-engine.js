import { EngineError, deviceError } from '../../www/engine/error.js';

/** @typedef {import('../../www/engine/backends.js').Backend} Backend */

export const STEPS_PER_EPOCH = 10;

/** An engine with a trainer on each backend that counts steps and records its config. */
export class FakeEngine extends EventTarget {
  home = /** @type {Backend} */ ('cpu');
  status = { backend: /** @type {Backend} */ ('cpu') };
  /** @type {Record<Backend, { step: number, config: any } | null>} */
  trainers = { cpu: null, webgpu: null };
  /** @type {Set<Backend>} */
  dead = new Set();
  /** Replies wait for this. @type {Promise<void>} */
  gate = Promise.resolve();
  backends = {
    reportSpeed: () => {},
    consider: async () => {},
    onLost: () => {
      this.status = { backend: 'cpu' };
    },
  };

  loadData = async () => void (await this.gate);
  loadPca = async () => {};

  /** Models that other labs may ask for. @type {Map<string, Uint8Array>} */
  models = new Map();

  /** @param {string} name @param {Uint8Array} bytes */
  haveModel(name, bytes) {
    this.models.set(name, bytes);
  }

  /** Stores a network for other labs. @param {string} name @param {Uint8Array} bytes */
  adopt(name, bytes) {
    this.haveModel(name, bytes);
    this.dispatchEvent(new CustomEvent('adopted', { detail: { name, bytes } }));
  }

  /** @param {Backend} backend */
  move(backend) {
    this.status = { backend };
    this.dispatchEvent(new Event('backend'));
  }

  /** @param {{ train: any }} request @param {{ on?: Backend }} [options] */
  async ask({ train }, { on = 'cpu' } = {}) {
    await this.gate;
    if (this.dead.has(on)) throw deviceError('lost');
    const [[question, fields]] = Object.entries(train);
    return this[/** @type {'start'} */ (question)](on, fields);
  }

  /** @param {Backend} backend @param {{ config: any, bytes?: Uint8Array }} fields */
  start(backend, { config }) {
    if (config.batchSize > config.images) {
      throw new EngineError({ kind: 'settingBatch', message: '', params: { control: 'batchSize' } });
    }
    this.trainers[backend] = { step: 0, config };
    return this.#started(backend);
  }

  /** @param {Backend} backend @param {{ config: any, bytes: Uint8Array }} fields */
  resume(backend, { config, bytes }) {
    this.trainers[backend] = { step: bytes[0], config };
    return this.#started(backend);
  }

  /** @param {Backend} backend @param {{ count: number }} fields */
  steps(backend, { count }) {
    const trainer = /** @type {{ step: number, config: any }} */ (this.trainers[backend]);
    const total = trainer.config.epochs * STEPS_PER_EPOCH;
    const done = Math.min(count, total - trainer.step);
    trainer.step += done;
    const stop = trainer.step === total ? { kind: 'finished' } : null;
    const losses = new Float32Array(done).fill(trainer.step);
    return { step: trainer.step, losses, penalties: losses.map((loss) => loss / 4), stop };
  }

  /** @param {Backend} backend */
  dissect(backend) {
    const { step, stop } = this.steps(backend, { count: 1 });
    return { step, loss: step, penalty: step / 4, stop };
  }

  preview = () => ({ seen: new Float32Array(0), images: new Float32Array(0), errors: new Float32Array(0) });

  /** Parts of the test set to be evaluated one by one. */
  partsLeft = 3;
  evaluateAhead = () => ({ partsLeft: --this.partsLeft });

  /** @param {Backend} backend */
  evaluate(backend) {
    return { step: this.trainers[backend]?.step, cost: 1, mse: 0.5 };
  }

  /** @param {Backend} backend */
  snapshot(backend) {
    return { bytes: new Uint8Array([this.trainers[backend]?.step ?? 0]), step: 0 };
  }

  model = this.snapshot;

  /** @param {Backend} backend @param {{ epochs: number }} change */
  adjust(backend, { epochs }) {
    const trainer = this.trainers[backend];
    if (trainer) trainer.config = { ...trainer.config, epochs };
    return {};
  }

  /** @param {Backend} backend */
  #started(backend) {
    const step = this.trainers[backend]?.step ?? 0;
    return {
      parameters: 1,
      images: 100,
      stepsPerEpoch: STEPS_PER_EPOCH,
      step,
      penalised: true,
      references: [],
    };
  }

  /** Holds all replies until the returned function is called. */
  hold() {
    let open = () => {};
    this.gate = new Promise((resolve) => (open = resolve));
    return open;
  }
}
