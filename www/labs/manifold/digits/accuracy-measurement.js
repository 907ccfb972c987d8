import { NEIGHBOURS, accuracyPanel } from './accuracy-panel.js';

/** Idle time before the initial map is measured, in ms. */
const IDLE_MS = 1500;

/** Measures how well a place on the map predicts the class, for the chosen network and for the one it is compared with. */
export class AccuracyMeasurement {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #comparing;

  /**
   * @param {import('../../../lab-kit/types.js').LabContext} context
   * @param {object} options
   * @param {import('../../../lab-kit/network-choice.js').NetworkChoice} options.choice
   * @param {import('../../../lab-kit/data-choice.js').DataChoice} options.data
   * @param {(name: string) => object} options.small settings of the network trained in place of a shipped one
   * @param {ReturnType<typeof import('./network-verdict.js').networkVerdict>} options.verdict
   * @param {(error: unknown) => void} options.onError
   */
  constructor(context, { choice, data, small, verdict, onError }) {
    this.context = context;
    this.data = data;
    this.small = small;
    this.choice = choice;
    this.network = choice.network;
    this.verdict = verdict;
    this.onError = onError;
    this.panel = accuracyPanel(() => void this.#judge());
  }

  destroy() {
    clearTimeout(this.#comparing);
  }

  /** Shows what is known about the current network. */
  show() {
    if (this.network.isRun) this.verdict.forget('run');
    this.verdict.show();
    this.panel.show(this.verdict.knows(this.network.name) ?? null);
  }

  /** Compares when the page is idle. */
  compareLater() {
    clearTimeout(this.#comparing);
    const compare = () => void this.#compare().catch((error) => this.onError(error));
    this.#comparing = setTimeout(compare, this.network.name === this.choice.shipped ? IDLE_MS : 0);
  }

  /** Measures the chosen model and the plain one, once each. */
  async #compare() {
    const { name, isRun } = this.network;
    if (isRun) return;
    // The network to compare with is not trained here unless the user asks for it.
    for (const shipped of this.data.isUsual ? [this.choice.shipped, name] : [name]) {
      if (this.verdict.knows(shipped)) continue;
      await this.data.network(this.network.turn, shipped, this.small(shipped));
      this.verdict.learn(shipped, await this.#measured({ model: this.data.model(shipped) }));
    }
    this.verdict.show();
    this.panel.show(this.verdict.knows(name) ?? null);
  }

  /** @param {import('../../../generated/protocol.js').NetworkRef} network */
  async #measured(network) {
    const { home, turn } = this.network;
    await Promise.all([this.data.load(turn, undefined, home), this.data.pca(this.context.engine, home)]);
    return this.network.ask(() => ({ manifold: { accuracy: { network, k: NEIGHBOURS } } }));
  }

  async #judge() {
    this.panel.setBusy(true);
    /** @type {import('../../../generated/protocol.js').CodeKnnAccuracy | undefined} */
    let accuracy;
    try {
      await this.choice.quiet();
      this.panel.setBusy(true); // the updated map has reset the panel
      accuracy = await this.#measured(this.network.which);
      this.verdict.learn(this.network.name, accuracy);
      this.verdict.show();
    } catch (error) {
      this.onError(error);
    } finally {
      this.panel.setBusy(false);
      this.panel.show(accuracy ?? null); // without an answer, stop showing progress
    }
  }
}
