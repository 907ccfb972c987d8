import { controlSegments } from './control-segments.js';
import { LabNetwork } from './lab-network.js';
import { runCard } from './run-card.js';

/** Which network a lab looks at: the buttons between shipped models and the page's run, and the run's card. */
export class NetworkChoice {
  #alive = true;

  /**
   * @param {import('./types.js').LabContext} context
   * @param {object} options
   * @param {string} options.lab
   * @param {string} [options.id] of the control
   * @param {string} [options.key] each button carries its option in the attribute `data-<key>`
   * @param {(option: string) => string} [options.words] where a lab calls its options otherwise than others do
   * @param {string} options.shipped what is looked at where a link asks for a run and there is none
   * @param {(name: string) => string} [options.model] the shipped model of an option
   * @param {ConstructorParameters<typeof LabNetwork>[1]['fits']} options.fits
   * @param {() => ConstructorParameters<typeof LabNetwork>[1]['settings']} options.settings what a run is begun with
   * @param {number} options.every while a run goes on it is looked at at most this often, in ms
   * @param {(name: string) => void} [options.onChosen] another one: until it is ready nothing can be asked of it
   * @param {() => Promise<unknown>} options.onReady it can be asked
   * @param {() => Promise<unknown>} [options.onFollow] the run has gone on; as `onReady` if not given
   * @param {(error: unknown) => void} options.onError
   */
  constructor(context, options) {
    const { lab, id = 'network', shipped, model = (name) => name, fits, settings, every } = options;
    const { key = 'network', words, onChosen = () => undefined, onReady, onFollow = onReady, onError } = options;
    this.context = context;
    this.id = id;
    this.shipped = shipped;
    this.on = { onChosen, onReady, onError };
    const name = () => String(context.get(id));
    this.network = new LabNetwork(context, {
      lab,
      name,
      model,
      fits,
      get settings() {
        return settings();
      },
    });
    this.buttons = controlSegments(lab, id, {
      key,
      words,
      chosen: this.network.name,
      onChoose: (name) => void this.use(name),
    });
    this.run = runCard(context, {
      network: this.network,
      onTrain: () => void this.#train(),
      onFollow,
      every,
      onError,
    });
  }

  /** The option to begin with: the one that the link names, if it can be had. */
  get wanted() {
    const { isRun, name } = this.network;
    return isRun && !this.network.canUseRun() ? this.shipped : name;
  }

  start() {
    return this.use(this.wanted);
  }

  /** @param {string} name `run`, which is begun if there is none that fits, or a shipped model's option */
  async use(name) {
    this.#mark(name);
    try {
      if (name === 'run' && !this.network.canUseRun()) return void (await this.#train());
      await this.network.prepare();
      if (this.#alive && this.network.name === name) await this.on.onReady();
    } catch (error) {
      this.on.onError(error);
    }
  }

  /** Before a measurement: a run that is looked at stands still, and everything that follows it has caught up. */
  async quiet() {
    if (this.network.isRun) await this.run.quiet();
  }

  destroy() {
    this.#alive = false;
    this.run.destroy();
  }

  async #train() {
    this.#mark('run');
    await this.run.begin(); // then it is looked at
  }

  /** @param {string} name */
  #mark(name) {
    this.network.renew(); // what is still on its way is of another one
    this.context.set({ [this.id]: name });
    this.buttons.mark(name);
    this.run.element.hidden = name !== 'run';
    this.on.onChosen(name);
  }
}
