import { NEIGHBOURS, judgePanel } from './judge-panel.js';

/** The map that the scene begins with is measured when it has been there for so many ms. */
const IDLE_MS = 1500;

/** Measures how well a place on the map tells the class, of the chosen network and of the one that it is compared with. */
export class Judging {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #comparing;

  /**
   * @param {import('../../../lab-kit/types.js').LabContext} context
   * @param {object} options
   * @param {import('../../../lab-kit/network-choice.js').NetworkChoice} options.choice
   * @param {import('../../../lab-kit/data-choice.js').DataChoice} options.data
   * @param {(name: string) => object} options.small what is trained in place of a shipped network
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
    this.panel = judgePanel(() => void this.#judge());
  }

  destroy() {
    clearTimeout(this.#comparing);
  }

  /** What is known of the network that is there now. */
  show() {
    if (this.network.isRun) this.verdict.forget('run');
    this.verdict.show();
    this.panel.show(this.verdict.knows(this.network.name) ?? null);
  }

  /** Compares when there is time for it. */
  compareLater() {
    clearTimeout(this.#comparing);
    const compare = () => void this.#compare().catch((error) => this.onError(error));
    this.#comparing = setTimeout(compare, this.network.name === this.choice.shipped ? IDLE_MS : 0);
  }

  /** Measures the chosen model and the plain one, once each. */
  async #compare() {
    const { name, isRun } = this.network;
    if (isRun) return;
    // In place of the one to compare with nothing is trained that nobody has asked for.
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
    return this.network.ask(() => ({ manifold: { judge: { network, k: NEIGHBOURS } } }));
  }

  async #judge() {
    this.panel.setBusy(true);
    /** @type {import('../../../generated/protocol.js').Judged | undefined} */
    let judged;
    try {
      await this.choice.quiet();
      this.panel.setBusy(true); // the map that has caught up has said that nothing is known
      judged = await this.#measured(this.network.which);
      this.verdict.learn(this.network.name, judged);
      this.verdict.show();
    } catch (error) {
      this.onError(error);
    } finally {
      this.panel.setBusy(false);
      this.panel.show(judged ?? null); // without an answer it no longer says that it measures
    }
  }
}
