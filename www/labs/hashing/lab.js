import { LIMITS } from '../../generated/labs.js';
import { currentLanguage, loadFolderWords, t } from '../../i18n/index.js';
import { defaultsOf } from '../../router.js';
import { card, heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { more } from '../../ui/more.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { DataChoice } from '../../lab-kit/data-choice.js';
import { coalesce } from '../../lab-kit/coalesce.js';
import { controlSegments } from '../../lab-kit/control-segments.js';
import { LabInput } from '../../lab-kit/lab-input.js';
import { lesson } from '../../lab-kit/lesson.js';
import { NetworkChoice } from '../../lab-kit/network-choice.js';
import { bitsPanel, withNeighbours } from './bits-panel.js';
import { RADII, bucketPanel } from './bucket-panel.js';
import { Measurements } from './measurements.js';
import { bucketSizesPanel } from './bucket-sizes-panel.js';
import { showError } from '../../lab-kit/show-error.js';

/** Training settings that differ from the defaults. */
const SETTINGS = {
  dCode: 16,
  codeActivation: 'binary',
  penalty: 'bits',
  noise: 'masking',
  noiseLevel: 0.5,
};
/** Training settings of a replacement for a shipped network. @type {(bits: string) => object} */
const small = (bits) => ({ ...SETTINGS, dCode: Number(bits.slice('bits-'.length)) });
/** Interval in ms between updates while a run is training. */
const EVERY_MS = 1000;

/**
 * "Agrupar semánticamente": binary codes, and the samples that share an address.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const lab = new HashingLab(root, context);
  void lab.start();
  return lab;
}

/** The option with few enough addresses to show all of them. */
const SHORT = 'bits-8';

/** With fewer neighbours than this, the radius is widened. */
const FEW = 5;

class HashingLab {
  /** Whether a network is ready; no questions before that. */
  #isThere = false;
  /** Whether the neighbourhood has been widened for this network. */
  #isWide = false;
  #wasOpened = false;
  /** All addresses as a wall, once opened. @type {import('./wall/wall.js').AddressWall | null} */
  #wall = null;
  /** The engine's index. @type {import('../../generated/protocol.js').BucketStatistics | null} */
  #statistics = null;
  /** The current address. @type {Float32Array | null} */
  #bits = null;
  /** One turn for each requested address and each neighbourhood. */
  #addresses;
  #finds;

  /** @param {HTMLElement} root @param {import('../../lab-kit/types.js').LabContext} context */
  constructor(root, context) {
    this.context = context;
    this.#addresses = context.engine.turns();
    this.#finds = context.engine.turns();
    this.data = new DataChoice(context, { lab: 'hashing', onChoose: () => void this.#useData() });
    this.choice = new NetworkChoice(context, {
      lab: 'hashing',
      id: 'bits',
      data: this.data,
      small,
      fits: (config) =>
        config.codeActivation === 'binary' &&
        config.dCode <= LIMITS.codeBits &&
        config.subject === this.data.subject,
      settings: () => SETTINGS,
      every: EVERY_MS,
      onChosen: () => {
        this.#isThere = false;
        this.#statistics = null;
      },
      onReady: coalesce(() => this.#renew().catch((error) => this.#fail(error))),
      onError: (error) => this.#fail(error),
    });
    this.network = this.choice.network;
    this.input = new LabInput(context, {
      onInput: () => void this.#look(),
      onError: (error) => this.#fail(error),
    });
    this.bits = bitsPanel({ onFlip: (bits) => void this.#show(bits), onBack: () => void this.#look() });
    this.bucket = bucketPanel({
      nameOf: (label) => this.data.nameOf(label),
      radius: Number(context.get('radius')),
      onRadius: (radius) => {
        context.set({ radius });
        this.bucket.turn();
        void this.#find();
      },
      onMore: () => void this.#find(),
    });
    this.buckets = bucketSizesPanel({
      nameOf: (label) => this.data.nameOf(label),
      onAddress: (address) => {
        this.bucket.turn();
        void this.#show(Float32Array.from(address, Number));
      },
    });
    this.measurements = new Measurements({
      context,
      choice: this.choice,
      data: this.data,
      onError: (error) => this.#fail(error),
    });
    this.scenes = controlSegments('hashing', 'scene', {
      key: 'scene',
      chosen: String(context.get('scene')),
      onChoose: (scene) => void this.#choose(scene),
    });
    this.question = h('span');
    this.wallPlace = h('div', { class: 'hashing-wall' });
    this.top = h(
      'div',
      { class: 'hashing-top grid gap-6' },
      this.#inputCards(),
      this.bits.element,
      this.bits.decoded,
      this.bucket.element,
      this.wallPlace,
    );
    root.replaceChildren(
      h(
        'div',
        { class: 'heading-row wrap' },
        heading(t('lab.hashing'), this.question, t('hashing.lead')),
        h(
          'div',
          { class: 'hashing-choices wrap gap-4' },
          h('div', { 'data-control': 'scene' }, this.scenes.element),
          this.choice.buttons.element,
        ),
        this.data.status.element,
      ),
      this.choice.run.element,
      this.top,
      h(
        'div',
        { class: 'hashing-below grid split gap-6' },
        h('div', {}, this.buckets.element, this.measurements.element),
        this.buckets.fullest,
      ),
      lesson('hashing'),
    );
  }

  /** The cards of the input. */
  #inputCards() {
    const { clear, pad, shelf } = this.input;
    const padCard = card(t('input.title'), clear, pad.element);
    const samples = card(
      t('hashing.samples'),
      '',
      shelf.element,
      shelf.others,
      more(this.data.element).element,
    );
    padCard.classList.add('pad-card');
    samples.classList.add('shelf-card');
    return h('div', { class: 'hashing-input grid gap-6', 'data-input': '' }, padCard, samples);
  }

  async start() {
    this.#showScene();
    void this.input.start(this.data.subject);
    await this.choice.start();
  }

  /** Switches to other data: their samples, and the same kind of network. */
  async #useData() {
    this.context.set({ sample: this.data.firstOf('sample') });
    void this.input.use(this.data.subject);
    await this.choice.start();
  }

  unmount() {
    for (const part of [this.input, this.choice, this.buckets]) part.destroy();
    this.#wall?.destroy();
  }

  get #isWall() {
    return this.context.get('scene') === 'everyAddress';
  }

  #showScene() {
    const scene = String(this.context.get('scene'));
    this.scenes.mark(scene);
    this.top.dataset.scene = scene;
    this.question.textContent = t(this.#isWall ? 'hashing.question.every' : 'hashing.question');
    this.bucket.element.hidden = this.#isWall;
    this.wallPlace.hidden = !this.#isWall;
  }

  /** @param {string} scene */
  async #choose(scene) {
    this.context.set({ scene });
    this.#showScene();
    const isLong = this.#statistics?.occupancy.length === 0;
    if (this.#isWall && isLong) return void this.choice.use(SHORT);
    await this.#showWall().catch((error) => this.#fail(error));
  }

  /** Shows the wall of addresses, if the network has few enough; loaded on first use. */
  async #showWall() {
    const statistics = this.#statistics;
    if (!this.#isWall || !statistics) return;
    if (!this.#wall) {
      const [{ AddressWall }] = await this.context.engine.wait(
        Promise.all([
          import('./wall/wall.js'),
          loadFolderWords(currentLanguage(), 'labs/hashing/wall'),
          styleSheet('labs/hashing/wall/wall'),
        ]),
      );
      this.#wall ??= new AddressWall({
        nameOf: (label) => this.data.nameOf(label),
        onChoose: (bits) => {
          this.bucket.turn();
          void this.#show(bits);
        },
        onShort: () => void this.choice.use(SHORT),
      });
      this.wallPlace.replaceChildren(this.#wall.element);
    }
    const wall = this.#wall;
    if (wall.fill(statistics)) {
      const { codes } = wall;
      const decode = { codes, input: null };
      const { images } = await this.network.ask(
        (network) => ({ reconstruct: { decode: { network, ...decode } } }),
        'wall',
      );
      if (this.#statistics === statistics) wall.show(images);
    }
    wall.look(this.#bits);
  }

  /** Recomputes everything for another network or new weights. */
  async #renew() {
    this.network.renew();
    this.#isThere = true;
    this.measurements.clear();
    this.buckets.forget(); // avoids lookups in another network's index
    await this.#look();
    await this.network.load(this.data.train, (done) => this.bucket.loading(done));
    const statistics = await this.network.ask((network) => ({ hashing: { buildIndex: { network } } }));
    this.buckets.show(statistics);
    this.#statistics = statistics;
    await this.#showWall();
    this.#isWide = false;
    if (this.input.value) return this.#settle();
    this.bits.clear(statistics.bits);
    this.context.ready();
  }

  /** Shows the address's neighbourhood; for a new network, widened until it is not empty. */
  async #settle() {
    if (!(await this.#find())) return; // another address was requested, which settles itself
    if (!this.#isWide) {
      this.#isWide = true;
      await this.#widen();
    }
    this.context.ready();
  }

  /** Long codes leave the neighbourhood empty: a new network starts with the radius of the nearest digits. */
  async #widen() {
    const chosen = Number(this.context.get('radius'));
    const isLinked = !this.#wasOpened && chosen !== defaultsOf('hashing').radius;
    this.#wasOpened = true;
    if (isLinked) return; // a link's radius is kept
    const wider = RADII.filter((radius) => radius > chosen);
    for (const radius of wider) {
      if (this.bucket.count === null || this.bucket.count >= FEW) return;
      this.context.set({ radius });
      this.bucket.setRadius(radius);
      await this.#find();
    }
  }

  /** Computes the address of the pad's image. */
  async #look() {
    const input = this.input.value;
    if (!this.#isThere) return; // looked up once it is ready
    const turn = this.#addresses.begin();
    if (!input) {
      this.#finds.end();
      this.#bits = null;
      this.bits.clear(this.buckets.bits);
      this.#wall?.look(null);
      return this.bucket.clear();
    }
    try {
      const output = await turn.wait(
        this.network.ask((network) => ({ reconstruct: { forward: { network, input } } }), 'look'),
      );
      this.bucket.turn();
      await this.#draw(output.code, turn, true);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Shows another address, unless it belongs to the previous network. @param {Float32Array} bits */
  async #show(bits) {
    if (!this.#isThere) return;
    const turn = this.#addresses.begin();
    try {
      await this.#draw(bits, turn, false);
    } catch (error) {
      this.#fail(error);
    }
  }

  /**
   * Decodes an address and its neighbours, and looks up its samples.
   * @param {Float32Array} bits
   * @param {import('../../engine/turns.js').Turn} turn
   * @param {boolean} isInput whether it is the input's address
   */
  async #draw(bits, turn, isInput) {
    this.#finds.end();
    this.#bits = bits;
    this.#wall?.look(bits);
    const decode = { codes: withNeighbours(bits), input: null };
    const { images } = await turn.wait(
      this.network.ask((network) => ({ reconstruct: { decode: { network, ...decode } } }), 'decode'),
    );
    this.bits.show(bits, images, isInput);
    await this.#settle();
  }

  /** Looks up the samples at the address and around it. @returns {Promise<boolean>} whether they were shown */
  async #find() {
    const bits = this.#bits;
    if (!bits || this.buckets.bits !== bits.length) return false;
    const turn = this.#finds.begin();
    const radius = Number(this.context.get('radius'));
    try {
      const nearby = await turn.wait(
        this.network.ask(() => ({ hashing: { find: { bits: bits.slice(), radius } } }), 'find'),
      );
      const indices = this.bucket.firstOf(nearby);
      const pictures = await turn.wait(
        this.network.ask(() => ({ engine: { pictures: { set: this.data.train, indices } } }), 'pictures'),
      );
      this.bucket.show(nearby, pictures, this.buckets.items);
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}
