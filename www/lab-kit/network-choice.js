import { ModelChoice } from './model-choice.js';
import { runCard } from './run-card.js';

/** The option that is the page's run. */
const RUN = 'run';

/** Which network a lab looks at: shipped models, or the page's run, with the run's card. */
export class NetworkChoice extends ModelChoice {
  /**
   * @param {import('./types.js').LabContext} context
   * @param {Omit<ConstructorParameters<typeof ModelChoice>[1], 'onReady'> & {
   *   every: number,
   *   onReady: () => Promise<unknown>,
   *   onFollow?: () => Promise<unknown>,
   * }} options those of a choice between models; while a run trains, `onFollow` is called at most once in `every` ms, or
   *   `onReady` if there is no `onFollow`
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

  /** The option to begin with: the one that the link names, or a shipped model where that is a run and there is none. */
  get wanted() {
    const { isRun, name } = this.network;
    return isRun && !this.network.canUseRun() ? this.shipped : name;
  }

  /** @param {string} name of a shipped model's option, or the run's: it is begun if there is none that fits */
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
    await this.run.begin(); // then it is looked at
  }
}
