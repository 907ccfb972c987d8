import { ModelChoice } from './model-choice.js';
import { runCard } from './run-card.js';

/** The option for the page's run. */
const RUN = 'run';

/** The choice between shipped models and the page's run, with the run's card. */
export class NetworkChoice extends ModelChoice {
  /**
   * @param {import('./types.js').LabContext} context
   * @param {Omit<ConstructorParameters<typeof ModelChoice>[1], 'onReady'> & {
   *   every: number,
   *   onReady: () => Promise<unknown>,
   *   onFollow?: () => Promise<unknown>,
   * }} options those of `ModelChoice`; while a run trains, `onFollow` (or `onReady` without it) is called at most once
   *   every `every` ms
   */
  constructor(context, options) {
    super(context, { opened: RUN, ...options });
    const { every, onReady, onFollow = onReady, onError } = options;
    this.run = runCard(context, {
      network: this.network,
      onTrain: () => void this.#train(),
      onFollow,
      every,
      onError: (error) => onError(error, RUN),
    });
  }

  /** The initial option, from the link; a shipped model if the link names a run and there is none. */
  get wanted() {
    const { isRun, name } = this.network;
    return isRun && !this.network.canUseRun() ? this.shipped : name;
  }

  /** @param {string} name option of a shipped model or of the run; a run is begun if none fits */
  use(name) {
    return name === RUN && !this.network.canUseRun() ? this.#train() : super.use(name);
  }

  /** @param {string} name */
  mark(name) {
    this.run.element.hidden = name !== RUN;
    return super.mark(name);
  }

  /** Before a measurement: pauses the run if it is the chosen network, and waits until the lab shows its last state. */
  async quiet() {
    if (this.network.isRun) await this.run.quiet();
  }

  destroy() {
    this.run.destroy();
  }

  async #train() {
    this.mark(RUN);
    await this.run.begin(); // then the lab shows it
  }
}
