import { t } from '../i18n/index.js';
import { defaultsOf } from '../router.js';

/**
 * @typedef {import('../generated/protocol.js').DataSet} DataSet
 * @typedef {import('../generated/protocol.js').Request} Request
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../generated/protocol.js').Which} Which
 */

/** The network that a lab looks at, a shipped model or the page's run, and the way to the engine that holds it. */
export class LabNetwork {
  /** Counts the changes of the network or of its weights. */
  #version = 0;

  /**
   * @param {import('./types.js').LabContext} context
   * @param {object} options
   * @param {string} options.lab questions are known by its name
   * @param {() => string} options.name `run`, or what is looked at instead
   * @param {(name: string) => string} options.model the shipped model of a name
   * @param {(config: TrainConfig) => boolean} options.fits whether a run is of a network that the lab can look at
   * @param {Partial<TrainConfig> | Record<string, any>} options.settings what is trained here, where it differs from the usual
   */
  constructor(context, options) {
    this.context = context;
    this.options = options;
  }

  get name() {
    return this.options.name();
  }

  get isRun() {
    return this.name === 'run';
  }

  /** Where it is. */
  get home() {
    return this.isRun ? this.context.engine.home : 'cpu';
  }

  /** Whether the page's run is one that can be looked at. */
  canUseRun() {
    const { config, started } = this.context.run;
    return started !== null && config !== null && this.options.fits(config);
  }

  /** Begins a run of such a network. @param {import('../engine/assets.js').OnProgress} onProgress */
  begin(onProgress) {
    const { run, say } = this.context;
    if (run.step > 0 && !this.canUseRun()) say(t('run.replaced'));
    const { view: _, ...defaults } = defaultsOf('train');
    return run.start(/** @type {any} */ ({ ...defaults, ...this.options.settings }), onProgress);
  }

  /** The shipped model, if that is what is looked at. @param {import('../engine/assets.js').OnProgress} [onProgress] */
  async prepare(onProgress) {
    if (!this.isRun) await this.context.engine.loadModel(this.options.model(this.name), onProgress);
  }

  /** A data set to where the network is. @param {DataSet} set @param {import('../engine/assets.js').OnProgress} [onProgress] */
  load(set, onProgress) {
    return this.context.engine.loadData(set, onProgress, this.home);
  }

  /** It is another one now, or has other weights. */
  renew() {
    this.#version++;
  }

  /** @type {Which} */
  get which() {
    return this.isRun ? 'run' : { model: this.options.model(this.name) };
  }

  /**
   * @param {(network: Which) => Request} question
   * @param {string} [latest] a newer question of that name takes this one's place
   * @returns {Promise<any>} nothing when the network is another one meanwhile, or a newer question came
   */
  async ask(question, latest) {
    const { engine } = this.context;
    const version = this.#version;
    const request = question(this.which);
    const options = latest ? { latest: `${this.options.lab} ${latest}` } : {};
    const reply = await (this.isRun ? engine.askTraining(request, options) : engine.ask(request, options));
    return version === this.#version ? reply : undefined;
  }
}
