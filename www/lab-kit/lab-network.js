import { staleError } from '../engine/error.js';
import { t } from '../i18n/index.js';
import { usualSettings } from '../router.js';

/**
 * @typedef {import('../generated/protocol.js').DataSet} DataSet
 * @typedef {import('../generated/protocol.js').Request} Request
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../generated/protocol.js').NetworkRef} NetworkRef
 * @typedef {import('../engine/assets.js').OnProgress} OnProgress
 */
/** @template R @typedef {import('../engine/ask.js').ReplyTo<R>} ReplyTo */

/** The network that a lab shows, a shipped model or the page's run, and access to the engine that holds it. */
export class LabNetwork {
  /** One turn per network and per state of its weights. */
  #turns;

  /**
   * @param {import('./types.js').LabContext} context
   * @param {object} options
   * @param {() => string} options.name `run`, or the option shown instead
   * @param {(name: string) => string} options.model the shipped model of a name
   * @param {(config: TrainConfig) => boolean} options.fits whether the lab can show a run with this config
   * @param {Partial<TrainConfig> | Record<string, any>} options.settings training settings that differ from the default
   * @param {import('./data-choice.js').DataChoice} [options.data] the data, if the lab has a choice: the shipped models
   *   belong to its default
   * @param {(name: string) => Partial<TrainConfig> | Record<string, any>} [options.small] settings of the network
   *   trained in place of a shipped model
   */
  constructor(context, options) {
    this.context = context;
    this.options = options;
    this.#turns = context.engine.turns();
  }

  get name() {
    return this.options.name();
  }

  get isRun() {
    return this.name === 'run';
  }

  /** The engine that holds the network. */
  get home() {
    return this.isRun ? this.context.engine.home : 'cpu';
  }

  /** Whether the lab can show the page's run. */
  canUseRun() {
    const { config, started } = this.context.run;
    return started !== null && config !== null && this.options.fits(config);
  }

  /** Begins a run of such a network. @param {OnProgress} onProgress */
  begin(onProgress) {
    const { run, say } = this.context;
    if (run.hasLearned && !this.canUseRun()) say(t('run.replaced'));
    const { settings, data } = this.options;
    const config = { ...usualSettings(), ...(data?.run(settings) ?? settings) };
    return run.start(/** @type {any} */ (config), onProgress);
  }

  /** Loads the shipped model, or the one in its place, unless the run is chosen. @param {OnProgress} [onProgress] */
  async prepare(onProgress) {
    if (this.isRun) return;
    const { model, data, small = () => ({}) } = this.options;
    const shipped = model(this.name);
    if (data) await data.network(this.turn, shipped, small(this.name), onProgress);
    else await this.context.engine.loadModel(shipped, onProgress);
  }

  /** Name of the chosen model. */
  get model() {
    const shipped = this.options.model(this.name);
    return this.options.data?.model(shipped) ?? shipped;
  }

  /** Loads a data set into the network's engine, for questions about the network in its current state. @param {DataSet} set @param {OnProgress} [onProgress] */
  load(set, onProgress) {
    return this.turn.loadData(set, onProgress, this.home);
  }

  /** The network or its weights have changed: answers about the previous state are stale. */
  renew() {
    this.#turns.begin();
  }

  /** The turn of this network with its current weights. */
  get turn() {
    return this.#turns.current;
  }

  /** @type {NetworkRef} */
  get which() {
    return this.isRun ? 'run' : { model: this.model };
  }

  /**
   * Asks the network. A code whose length differs from the network's belongs to the previous network, still on screen
   * until this one has answered: such a question is stale.
   * @template {Request} R
   * @param {(network: NetworkRef) => R} question
   * @param {string} [latest] name under which a newer question replaces this one while it is queued
   * @returns {Promise<ReplyTo<R>>}
   */
  async ask(question, latest) {
    try {
      return await this.turn.ask(question(this.which), { on: this.home, latest });
    } catch (error) {
      throw /** @type {any} */ (error)?.kind === 'wrongLength' ? staleError() : error;
    }
  }
}
