import { defaultsOf } from '../../router.js';

/**
 * @typedef {import('../../generated/protocol.js').DataSet} DataSet
 * @typedef {import('../../generated/protocol.js').Request} Request
 */

/** The model that comes with the page. */
export const MODEL = 'digits-2';
/** What is trained here, where it differs from the usual. */
const SETTINGS = { hidden: [256, 64], dCode: 2, epochs: 30 };

/** The network that the map is of, the shipped model or the page's run, and the way to the engine that holds it. */
export class MapNetwork {
  /** Counts the changes of the network or of its weights. */
  #version = 0;

  /** @param {import('../types.js').LabContext} context */
  constructor(context) {
    this.context = context;
  }

  get name() {
    return String(this.context.get('network'));
  }

  get isRun() {
    return this.name === 'run';
  }

  /** Where it is. */
  get home() {
    return this.isRun ? this.context.engine.home : 'cpu';
  }

  /** Whether the page's run is of a network with a code of two values, of digits. */
  canUseRun() {
    const { config, started } = this.context.run;
    return started !== null && config?.dCode === 2 && config.subject === 'digits';
  }

  /** Begins a run of such a network. @param {import('../../engine/assets.js').OnProgress} onProgress */
  begin(onProgress) {
    const { view: _, ...defaults } = defaultsOf('train');
    return this.context.run.start(/** @type {any} */ ({ ...defaults, ...SETTINGS }), onProgress);
  }

  /** A data set to where the network is. @param {DataSet} set */
  load(set) {
    return this.context.engine.loadData(set, undefined, this.home);
  }

  /** It is another one now, or has other weights. */
  renew() {
    this.#version++;
  }

  /**
   * @param {(network: import('../../generated/protocol.js').Which) => Request} question
   * @param {string} latest a newer question of that name takes this one's place
   * @returns {Promise<any>} nothing when the network is another one meanwhile, or a newer question came
   */
  async ask(question, latest) {
    const { engine } = this.context;
    const version = this.#version;
    const request = question(this.isRun ? 'run' : { model: MODEL });
    const options = { latest: `manifold ${latest}` };
    const reply = await (this.isRun ? engine.askTraining(request, options) : engine.ask(request, options));
    return version === this.#version ? reply : undefined;
  }
}
