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

/** The network that a lab looks at, a shipped model or the page's run, and the way to the engine that holds it. */
export class LabNetwork {
  /** One for each network, and for each state of its weights. */
  #turns;

  /**
   * @param {import('./types.js').LabContext} context
   * @param {object} options
   * @param {() => string} options.name `run`, or what is looked at instead
   * @param {(name: string) => string} options.model the shipped model of a name
   * @param {(config: TrainConfig) => boolean} options.fits whether a run is of a network that the lab can look at
   * @param {Partial<TrainConfig> | Record<string, any>} options.settings what is trained here, where it differs from the usual
   * @param {import('./data-choice.js').DataChoice} [options.data] what the lab works at, where that can be chosen: a shipped
   *   model is one of what it begins with
   * @param {(name: string) => Partial<TrainConfig> | Record<string, any>} [options.small] what is trained in place of the
   *   shipped model of a name
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

  /** Where it is. */
  get home() {
    return this.isRun ? this.context.engine.home : 'cpu';
  }

  /** Whether the page's run is one that can be looked at. */
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

  /** The shipped model, or the one in its place, if that is what is looked at. @param {OnProgress} [onProgress] */
  async prepare(onProgress) {
    if (this.isRun) return;
    const { model, data, small = () => ({}) } = this.options;
    const shipped = model(this.name);
    if (data) await data.network(this.turn, shipped, small(this.name), onProgress);
    else await this.context.engine.loadModel(shipped, onProgress);
  }

  /** The model that is looked at. */
  get model() {
    const shipped = this.options.model(this.name);
    return this.options.data?.model(shipped) ?? shipped;
  }

  /** A data set to where the network is, for what is asked about it as it is now. @param {DataSet} set @param {OnProgress} [onProgress] */
  load(set, onProgress) {
    return this.turn.loadData(set, onProgress, this.home);
  }

  /** It is another one now, or has other weights: answers about it as it was are out of date. */
  renew() {
    this.#turns.begin();
  }

  /** For as long as it is the same network with the same weights. */
  get turn() {
    return this.#turns.current;
  }

  /** @type {NetworkRef} */
  get which() {
    return this.isRun ? 'run' : { model: this.model };
  }

  /**
   * Codes of another length than the network has are those of the network before, which are on screen until this one has
   * answered: a question with them is out of date.
   * @template {Request} R
   * @param {(network: NetworkRef) => R} question
   * @param {string} [latest] a newer question of that name takes this one's place while it waits
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
