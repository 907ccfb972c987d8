import { currentLanguage, loadFolderWords, t } from '../../i18n/index.js';
import { attribute, h } from '../../ui/dom.js';
import { saveCanvas } from '../../ui/download.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { controlSegments } from '../../lab-kit/control-segments.js';
import { showError } from '../../lab-kit/show-error.js';

/** Between input and reconstruction: the code alone, or every layer of the network, whose view is fetched when first shown. */
export class NetworkView {
  /** @type {ReturnType<typeof import('../../views/network/network.js').networkPicture> | null} */
  #picture = null;
  /** @type {Promise<void> | null} */
  #coming = null;

  /**
   * @param {import('../../lab-kit/types.js').LabContext} context
   * @param {object} options
   * @param {import('../../lab-kit/lab-network.js').LabNetwork} options.network
   * @param {Element} options.code shown in place of the network
   * @param {() => void} options.onOpen the view was switched: both show the digit's code, so a changed code is reset
   */
  constructor(context, { network, code, onOpen }) {
    this.context = context;
    this.network = network;
    this.choice = controlSegments('reconstruct', 'view', {
      key: 'view-option',
      chosen: String(context.get('view')),
      onChoose: (view) => {
        context.set({ view, unit: 0, layer: 0 });
        this.choice.mark(view);
        this.#show();
        onOpen();
      },
    });
    this.scenes = h('span', { 'data-control': 'scene' }, this.choice.element);
    this.place = h('div', { class: 'whole-network column', 'data-view': 'whole-network' });
    this.element = h('div', { class: 'code-or-network column' }, code, this.place);
    this.#show();
  }

  get isOpen() {
    return this.context.get('view') === 'network';
  }

  #show() {
    attribute(this.element, 'data-inside', this.isOpen);
  }

  async #fetch() {
    const [{ networkPicture }] = await Promise.all([
      import('../../views/network/network.js'),
      loadFolderWords(currentLanguage(), 'views/network'),
      styleSheet('views/network/network'),
    ]);
    const { context } = this;
    const picture = networkPicture({
      at: { layer: Number(context.get('layer')), unit: Number(context.get('unit')) },
      onChoose: (at) => context.set(at),
    });
    const png = () => {
      saveCanvas(picture.canvas, `${t('reconstruct.file.network')}.png`, {
        title: t('option.network'),
        of: this.element,
        legend: [],
      });
    };
    this.#picture = picture;
    this.place.replaceChildren(
      h('div', { class: 'whole-network-head medium' }, picture.says, fileButtons({ png, of: 'network' })),
      h('div', { class: 'whole-network-place' }, picture.element),
    );
  }

  /** Shows the digit's activations in the network, if the network is shown. @param {import('../../generated/protocol.js').Input | null} input */
  async look(input) {
    attribute(this.place, 'data-blank', input === null);
    if (!this.isOpen || !input) return;
    try {
      await (this.#coming ??= this.#fetch());
      const trace = this.network.ask((network) => ({ engine: { trace: { network, input } } }), 'trace');
      this.#picture?.show(await trace);
      this.place.dataset.updates = String(Number(this.place.dataset.updates ?? 0) + 1);
    } catch (error) {
      if (!this.#picture) this.#coming = null; // try again next time
      showError(this.context, error);
    }
  }

  destroy() {
    this.#picture?.destroy();
  }
}
