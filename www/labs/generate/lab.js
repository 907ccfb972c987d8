import { LIMITS } from '../../generated/labs.js';
import { currentLanguage, loadFolderWords, number, t } from '../../i18n/index.js';
import { card, heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { more } from '../../ui/more.js';
import { DataChoice } from '../../lab-kit/data-choice.js';
import { LabNetwork } from '../../lab-kit/lab-network.js';
import { lesson } from '../../lab-kit/lesson.js';
import { runCard } from '../../lab-kit/run-card.js';
import { samplePicker } from '../../lab-kit/sample-picker.js';
import { Mixer } from './mixer.js';
import { Wall } from './wall.js';
import { wallBar } from './wall-bar.js';
import { showError } from '../../lab-kit/show-error.js';
import { controlSegments } from '../../lab-kit/control-segments.js';

/**
 * @typedef {import('../../generated/protocol.js').SamplingMethod} SamplingMethod
 * @typedef {'simple' | 'variational' | 'run'} Space
 * @typedef {import('../../engine/turns.js').Turn} Turn
 * @typedef {{ network: LabNetwork, wall: Wall, fitted: boolean, turn: Turn }} Shown `turn`: valid while the network is shown
 */

/** @type {Record<string, string>} */
const MODELS = { simple: 'digits-32', variational: 'digits-32-variational' };
/** Training settings that differ from the defaults, for the run and for replacements of shipped networks. */
const SETTINGS = { penalty: 'variational' };
/** @type {Record<string, object>} */
const SMALL = { simple: {}, variational: SETTINGS };
/** Interval in ms for resampling the wall of an active run. */
const EVERY_MS = 2500;
/** Images on a single wall, and on each of two. */
const [ONE_WALL, OF_TWO] = [50, 25];

/**
 * "Generar datos sintéticos": decodes new codes, and shows the training image nearest to each result.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const lab = new GenerateLab(root, context);
  void lab.start();
  return lab;
}

class GenerateLab {
  /** The sample to draw around and to mix. @type {Float32Array | null} */
  #pixels = null;
  /** One turn for each choice of view. */
  #uses;
  /** @type {Map<Space, LabNetwork>} */
  #networks = new Map();
  /** The walls on screen. @type {Shown[]} */
  shown = [];
  /** The random point scene, once opened. @type {import('./point/point.js').PointScene | null} */
  #point = null;

  /** @param {HTMLElement} root @param {import('../../lab-kit/types.js').LabContext} context */
  constructor(root, context) {
    this.context = context;
    this.#uses = context.engine.turns();
    this.data = new DataChoice(context, { lab: 'generate', onChoose: () => void this.#useData() });
    for (const space of /** @type {Space[]} */ (['simple', 'variational', 'run'])) {
      const network = new LabNetwork(context, {
        name: () => space,
        model: (name) => MODELS[name],
        fits: (config) =>
          config.subject === this.data.subject &&
          config.dCode <= LIMITS.fittedValues &&
          config.codeActivation !== 'binary',
        settings: SETTINGS,
        data: this.data,
        small: (name) => SMALL[name],
      });
      this.#networks.set(space, network);
    }
    this.scenes = this.#choice('scene');
    this.spaces = this.#choice('space');
    this.run = runCard(context, {
      network: /** @type {LabNetwork} */ (this.#networks.get('run')),
      onTrain: () => void this.#train(),
      onFollow: () => this.#follow(),
      every: EVERY_MS,
      onError: (error) => this.#fail(error),
    });
    this.shelf = samplePicker({
      engine: context.engine,
      onPick: (index, pixels) => this.#pick(index, pixels),
      onError: (error) => this.#fail(error),
    });
    this.mixerPlace = h('div');
    this.mixer = this.#newMixer();
    this.walls = h('div', { class: 'walls grid gap-5' });
    this.point = h('div', { class: 'generate-point' });
    this.question = h('span');
    this.bar = wallBar(context, () => void this.#sample());
    this.help = h('p', { class: 'quiet' });
    this.samples = card(t('generate.sample'), '');
    this.#lay(root);
  }

  /** @param {HTMLElement} root */
  #lay(root) {
    const { run, walls, mixerPlace } = this;
    const spaces = more(
      h(
        'div',
        { class: 'picker grid gap-2' },
        h('span', { class: 'picker-name' }, t('control.space')),
        this.spaces.element,
      ),
      this.data.element,
    ).element;
    root.replaceChildren(
      h(
        'div',
        { class: 'heading-row wrap' },
        heading(t('lab.generate'), this.question, t('generate.lead')),
        h('div', { class: 'generate-choices wrap', 'data-control': 'scene' }, spaces, this.scenes.element),
        this.data.status.element,
      ),
      run.element,
      this.bar.element,
      walls,
      this.help,
      mixerPlace,
      this.point,
      this.samples,
      lesson('generate'),
    );
  }

  /** @param {'scene' | 'space'} id */
  #choice(id) {
    const { context } = this;
    const chooser = controlSegments('generate', id, {
      key: id,
      chosen: String(context.get(id)),
      onChoose: (value) => {
        context.set({ [id]: value });
        chooser.mark(value);
        void this.#use();
      },
    });
    return chooser;
  }

  /** Whether codes are mixed rather than drawn at random. */
  get #isArithmetic() {
    return this.context.get('scene') === 'arithmetic';
  }

  /** Whether the scene follows one random point to its image. */
  get #isPoint() {
    return this.context.get('scene') === 'point';
  }

  /** Shows the parts of the chosen scene. */
  #showScene() {
    const scene = String(this.context.get('scene'));
    const isAny = !this.data.isUsual && scene !== 'point';
    this.question.textContent =
      scene === 'wall'
        ? t(isAny ? 'generate.question.any' : 'generate.question')
        : t(isAny ? `generate.question.any.${scene}` : `generate.question.${scene}`);
    for (const part of [this.bar.element, this.walls, this.help]) part.hidden = scene !== 'wall';
    this.mixerPlace.hidden = !this.#isArithmetic;
    this.point.hidden = !this.#isPoint;
    this.spaces.element.parentElement?.toggleAttribute('hidden', this.#isPoint);
    this.#showSamples();
  }

  /** Moves the digits to choose from to the scene that uses them. */
  #showSamples() {
    const place = this.#isArithmetic ? this.samples : this.bar.around;
    if (this.shelf.element.parentElement !== place) place.append(this.shelf.element, this.shelf.others);
    this.samples.hidden = !this.#isArithmetic;
  }

  async start() {
    void this.shelf.load(this.data.subject, Number(this.context.get('sample')), () => true);
    const run = this.#networks.get('run');
    if (this.context.get('space') === 'run' && !run?.canUseRun()) this.context.set({ space: 'both' });
    this.spaces.mark(String(this.context.get('space')));
    await this.#use();
  }

  /** Switches to other data: their samples, and the same spaces. */
  async #useData() {
    this.context.set({ sample: this.data.firstOf('sample') });
    this.#pixels = null;
    this.#point?.destroy();
    this.#point = null;
    this.mixer = this.#newMixer();
    void this.shelf.load(this.data.subject, Number(this.context.get('sample')), () => true);
    const isLost = this.context.get('space') === 'run' && !this.#networks.get('run')?.canUseRun();
    if (isLost) this.context.set({ space: 'both' });
    this.spaces.mark(String(this.context.get('space')));
    await this.#use();
  }

  /** Creates a mixer for the classes of the data. */
  #newMixer() {
    const mixer = new Mixer({
      data: this.data,
      ask: (mix) => this.#mix(mix),
      onError: (error) => this.#fail(error),
    });
    this.mixerPlace.replaceChildren(mixer.element);
    return mixer;
  }

  unmount() {
    this.#point?.destroy();
    this.run.destroy();
  }

  /** The spaces on screen. @returns {Space[]} */
  get #spaces() {
    const space = String(this.context.get('space'));
    if (space !== 'both') return [/** @type {Space} */ (space)];
    return this.#isArithmetic ? ['variational'] : ['simple', 'variational'];
  }

  /** The random point scene, loaded on first use. */
  async #usePoint() {
    this.#uses.end();
    this.run.element.hidden = true;
    try {
      if (!this.#point) {
        const [{ PointScene }] = await this.context.engine.wait(
          Promise.all([
            import('./point/point.js'),
            loadFolderWords(currentLanguage(), 'labs/generate/point'),
            styleSheet('labs/generate/point/point'),
          ]),
        );
        this.#point ??= new PointScene(this.context, this.data, (error) => this.#fail(error));
        this.point.replaceChildren(this.#point.element);
        await this.#point.start();
      }
      this.context.ready();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Rebuilds the walls for other networks or new weights. */
  async #use() {
    this.#showScene();
    for (const network of this.#networks.values()) network.renew(); // cancels training for other data
    if (this.#isPoint) return this.#usePoint();
    const spaces = this.#spaces;
    this.run.element.hidden = !spaces.includes('run');
    // Until the run has started, the current walls stay and remain usable.
    if (spaces.includes('run') && !this.#networks.get('run')?.canUseRun()) return void (await this.#train());
    const turn = this.#uses.begin();
    const count = spaces.length > 1 ? OF_TWO : ONE_WALL;
    this.shown = spaces.map((space) => {
      const network = /** @type {LabNetwork} */ (this.#networks.get(space));
      return { network, wall: new Wall(space, count, this.data), fitted: false, turn };
    });
    this.walls.replaceChildren(...this.shown.map(({ wall }) => wall.element));
    this.walls.dataset.count = String(spaces.length);
    this.#loadAhead(spaces, turn);
    try {
      for (const { wall } of this.shown) wall.say(t('generate.fitting'));
      for (const shown of this.shown) await this.#fit(shown);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** What the walls need comes side by side; each is waited for where it is used. @param {Space[]} spaces @param {Turn} turn */
  #loadAhead(spaces, turn) {
    if (!this.data.isUsual) return; // its networks are trained here, one after the other
    const models = spaces.flatMap((space) => MODELS[space] ?? []);
    const ahead = [...models.map((model) => turn.loadModel(model)), turn.loadData(this.data.train)];
    for (const load of ahead) load.catch(() => undefined);
  }

  /** Fits the distribution of a network's codes, and samples new images. @param {Shown} shown */
  async #fit(shown) {
    const { network, wall, turn } = shown;
    await turn.wait(network.prepare());
    await this.data.load(turn, undefined, network.home);
    this.help.textContent = t('wall.help', { count: number(this.data.counts.train) });
    network.renew();
    const fitted = await turn.wait(network.ask((network) => ({ generate: { fit: { network } } })));
    shown.fitted = true;
    wall.fitted(fitted);
    if (this.#isArithmetic) await turn.wait(this.mixer.begin(t(`wall.${wall.space}`)));
    else await this.#fill(shown);
    if (shown !== this.shown.at(-1)) return;
    this.context.ready(); // also for a run that advanced before its first wall
  }

  /** Updates the run's wall. */
  async #follow() {
    const shown = this.shown.find(({ network }) => network.isRun);
    if (shown) await this.#fit(shown);
  }

  async #train() {
    this.run.element.hidden = false;
    if (await this.run.begin()) await this.#use();
  }

  /** Samples new images on every wall. */
  async #sample() {
    this.#showSamples();
    try {
      for (const shown of this.shown) if (shown.fitted) await this.#fill(shown);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {Shown} shown */
  async #fill({ network, wall, turn }) {
    const { context } = this;
    const name = String(context.get('way'));
    const pixels = this.#pixels;
    if (name === 'around' && !pixels) return; // sampled once the digit has loaded
    /** @type {SamplingMethod} */
    const way =
      name === 'around'
        ? { around: { pixels: /** @type {Float32Array} */ (pixels).slice() } }
        : name === 'mixture'
          ? { mixture: null }
          : /** @type {'box' | 'whole' | 'prior'} */ (name);
    const sample = {
      way,
      spread: Number(context.get('spread')),
      count: wall.count,
      seed: Number(context.get('seed')),
    };
    const generatedImages = await turn.wait(
      network.ask((network) => ({ generate: { sample: { network, ...sample } } }), 'sample'),
    );
    // From the engine that has this network's training images.
    const indices = generatedImages.nearest;
    const pictures = await turn.wait(
      network.ask(() => ({ engine: { pictures: { set: this.data.train, indices } } }), 'pictures'),
    );
    wall.show(generatedImages, pictures);
  }

  /** Decodes a mixture with the current network. @param {import('./mixer.js').Mix} mix */
  async #mix(mix) {
    const shown = this.shown.at(-1);
    if (!shown?.fitted) return undefined;
    const sample = this.#pixels ? { pixels: this.#pixels.slice() } : null;
    const { shares, sampleWeight, thickness, slant } = mix;
    return shown.network.ask((network) => ({
      generate: {
        mix: { network, shares: new Float32Array(shares), sample, sampleWeight, thickness, slant },
      },
    }));
  }

  /** @param {number} index @param {Float32Array} pixels */
  #pick(index, pixels) {
    this.context.set({ sample: index });
    this.shelf.mark(index);
    this.#pixels = pixels;
    this.mixer.setSample(pixels);
    if (!this.#isArithmetic && this.context.get('way') === 'around') void this.#sample();
  }

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}
