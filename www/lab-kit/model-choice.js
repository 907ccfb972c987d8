import { t } from '../i18n/index.js';
import { defaultsOf } from '../router.js';
import { h } from '../ui/dom.js';
import { controlSegments } from './control-segments.js';
import { LabNetwork } from './lab-network.js';

/**
 * @typedef {import('../engine/assets.js').OnProgress} OnProgress
 * @typedef {import('../generated/protocol.js').ModelInfo} ModelInfo
 */

/** The choice between a lab's models: the buttons of a control's options, and the network to use. */
export class ModelChoice {
  /** One turn per choice. */
  #turns;

  /**
   * @param {import('./types.js').LabContext} context
   * @param {object} options
   * @param {string} options.lab
   * @param {string} [options.id] of the control
   * @param {string} [options.key] each button carries its option in the attribute `data-<key>`
   * @param {(option: string) => string} [options.words] the lab's own names for the options
   * @param {(name: string) => string} [options.model] the model of an option
   * @param {ConstructorParameters<typeof LabNetwork>[1]['fits']} [options.fits] given if an option is the page's run
   * @param {() => ConstructorParameters<typeof LabNetwork>[1]['settings']} [options.settings] of a new run
   * @param {ConstructorParameters<typeof LabNetwork>[1]['data']} [options.data] the lab's data
   * @param {ConstructorParameters<typeof LabNetwork>[1]['small']} [options.small] settings of the network trained if no model is shipped
   * @param {(name: string, onProgress?: OnProgress) => Promise<ModelInfo | void>} [options.load] loads an option that
   *   is not a shipped model
   * @param {OnProgress} [options.onProgress] a model is being downloaded
   * @param {(name: string) => void} [options.onChosen] another option was chosen; its model cannot be asked until it is ready
   * @param {(info: ModelInfo | void, turn: import('../engine/turns.js').Turn) => Promise<unknown>} options.onReady the
   *   model can be asked; called with it and the turn that ends with the next choice
   * @param {(error: unknown, name: string) => void} options.onError
   * @param {string} [options.opened] the option that shows a model opened by the user
   * @param {boolean} [options.button] whether there is room for a button that opens a model; a model can be dropped anyway
   * @param {(config: import('../generated/protocol.js').TrainConfig) => boolean} [options.opens] whether the lab can show a model
   */
  constructor(context, options) {
    const { lab, id = 'network', key = 'network', words, model = (name) => name, opened } = options;
    const {
      fits = () => false,
      settings = () => ({}),
      onProgress = () => undefined,
      onChosen = () => undefined,
      onReady,
      onError,
    } = options;
    this.context = context;
    this.#turns = context.engine.turns();
    this.id = id;
    /** The control's default: a shipped model. */
    this.shipped = String(defaultsOf(lab)[id]);
    this.on = { onProgress, onChosen, onReady, onError };
    const name = () => String(context.get(id));
    this.network = new LabNetwork(context, {
      name,
      model,
      fits,
      data: options.data,
      small: options.small,
      get settings() {
        return settings();
      },
    });
    this.load = options.load ?? ((_, onProgress) => this.network.prepare(onProgress));
    this.buttons = controlSegments(lab, id, {
      key,
      words,
      chosen: this.network.name,
      onChoose: (name) => void this.use(name),
    });
    if (!opened) return;
    const taker = { fits: options.opens ?? fits, show: () => this.use(opened) };
    context.showModelsIn(taker, context.engine.signal);
    if (options.button !== false) this.buttons.element.append(openButton(context));
  }

  /** The initial option, from the link. */
  get wanted() {
    return this.network.name;
  }

  start() {
    return this.use(this.wanted);
  }

  /** @param {string} name of the option */
  async use(name) {
    const turn = this.mark(name);
    /** @param {number} done */
    const onProgress = (done) => void (turn.isOver || this.on.onProgress(done));
    try {
      await this.on.onReady(await turn.wait(this.load(name, onProgress)), turn);
    } catch (error) {
      this.on.onError(error, name);
    }
  }

  /** Marks the option as the current one. @param {string} name */
  mark(name) {
    this.network.renew(); // replies still pending belong to the previous model
    this.context.set({ [this.id]: name });
    this.buttons.mark(name);
    this.on.onChosen(name);
    return this.#turns.begin();
  }
}

/** The button that opens a user's model. @param {import('./types.js').LabContext} context */
export const openButton = (context) =>
  h(
    'button',
    {
      ...{ type: 'button', class: 'open-model', 'data-action': 'open-model', title: t('model.open.title') },
      onclick: () => context.openModel(),
    },
    t('model.open'),
  );
