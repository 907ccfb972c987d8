import { currentLanguage, loadFolderWords, number, t } from '../../i18n/index.js';
import { labOf } from '../../router.js';
import { heading } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { more } from '../../ui/more.js';
import { segments } from '../../ui/segments.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { controlSegments } from '../../lab-kit/control-segments.js';
import { DataChoice } from '../../lab-kit/data-choice.js';
import { lesson } from '../../lab-kit/lesson.js';
import { readMeasured } from '../../lab-kit/measured.js';
import { showError } from '../../lab-kit/show-error.js';
import { precomputed } from './precomputed.js';
import { confusionPanel } from './confusion-panel.js';
import { ImagesScene } from './images-scene.js';
import { Measuring } from './measuring.js';
import { SatelliteScene } from './satellite-scene.js';
import { stage } from './stage.js';

/** @typedef {import('./scene.js').Scene} Scene */

/**
 * "kNN mejorado": k nearest neighbours by distances between samples, principal components, and codes.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const lab = new NeighborsLab(root, context);
  lab.open();
  void lab.know();
  return lab;
}

class NeighborsLab {
  /** One turn per scene. */
  #visits;
  /** One turn each time the codes are computed. */
  #takes;
  /** One turn for as long as there is a query. It stays the same during drawing, so that each reply is shown. */
  #questions;
  /** The engine that holds the training codes. @type {'cpu' | 'webgpu'} */
  #home = 'cpu';
  /** @type {Promise<unknown>} */
  #references = Promise.resolve();
  /** @type {Promise<unknown>} */
  #neighbors = Promise.resolve();
  /** Whether the reference codes are ready, and whether this is the first time. */
  #isThere = false;
  /** @type {() => void} */
  #letIn = () => undefined;
  /** @type {Promise<void>} */
  #first = Promise.resolve();
  /** @type {Scene | null} */
  #scene = null;
  /** @type {import('./precomputed.js').Measurements | null} */
  #measurements = null;
  /** Dimensions of each space. @type {number[]} */
  #sizes = [];
  /** The planes, once opened. @type {import('./planes/planes.js').NeighborPlanes | null} */
  #planes = null;

  /** @param {HTMLElement} root @param {import('../../lab-kit/types.js').LabContext} context */
  constructor(root, context) {
    this.context = context;
    this.#visits = context.engine.turns();
    this.#takes = context.engine.turns();
    this.#questions = context.engine.turns();
    this.data = new DataChoice(context, {
      lab: 'neighbors',
      onChoose: () => {
        context.set({ sample: this.data.firstOf('sample') });
        this.open();
      },
    });
    this.moreData = more(this.data.element).element;
    this.scenes = controlSegments('neighbors', 'scene', {
      key: 'scene',
      chosen: String(context.get('scene')),
      onChoose: (scene) => {
        context.set({ scene });
        this.#showScene();
        void this.#switchPlanes();
      },
    });
    this.question = h('span');
    this.k = kSegments(Number(context.get('k')), (k) => {
      context.set({ k });
      this.k.mark(String(k));
      this.measuring?.clear();
      this.#find();
    });
    this.tools = h('div', { class: 'tools neighbors-tools' });
    this.place = h('div', { class: 'neighbors grid gap-6' });
    root.replaceChildren(
      h(
        'div',
        { class: 'heading-row wrap' },
        heading(t('lab.neighbors'), this.question),
        this.tools,
        this.data.status.element,
      ),
      this.place,
      lesson('neighbors'),
    );
  }

  /** Opens the scene for other data. */
  open() {
    this.#leave();
    const events = {
      onQuery: () => this.#find(),
      onChosen: () => this.#forget(),
      onCodes: () => this.#take(),
      onError: (/** @type {unknown} */ error) => this.#fail(error),
    };
    const engine = this.#visits.begin();
    const within = { ...this.context, engine };
    /** @type {Scene} */
    const scene =
      this.data.value === 'landsat'
        ? new SatelliteScene(within, events)
        : new ImagesScene(within, events, this.data);
    this.stage = stage(scene);
    this.stage.clear(this.#k);
    this.confusion = confusionPanel(scene, {
      engine,
      onPick: (index) => void this.#pick(index).catch(events.onError),
      onError: events.onError,
    });
    this.measuring = this.#measuring(scene, engine);
    this.#scene = scene;
    // At the right end, where the button stays in place whatever precedes it.
    this.tools.replaceChildren(scene.tools, this.moreData);
    scene.side.append(kPicker(this.k.element));
    // The visible title is the question above.
    scene.query.querySelector('h2')?.classList.add('visually-hidden');
    scene.query.prepend(h('div', { class: 'query-scenes', 'data-control': 'scene' }, this.scenes.element));
    this.main = h(
      'div',
      { class: 'neighbors-stage grid gap-6', 'data-scene': scene.kind, 'data-names': scene.names },
      scene.query,
      ...this.stage.columns,
    );
    this.place.replaceChildren(
      ...[scene.run, this.main, this.stage.foot].flatMap((part) => part ?? []),
      h('div', { class: 'neighbors-below grid gap-6' }, this.measuring.element, this.confusion.element),
    );
    this.#showScene();
    void scene.start().catch(events.onError);
  }

  /** Loads results measured before the page was built. */
  async know() {
    try {
      this.#measurements = await this.context.engine.wait(readMeasured('neighbors'));
      this.measuring?.know();
    } catch (error) {
      this.#fail(error);
    }
  }

  get #arePlanes() {
    return this.context.get('scene') === 'neighborPlanes';
  }

  #showScene() {
    this.scenes.mark(String(this.context.get('scene')));
    this.question.textContent = t(this.#arePlanes ? 'neighbors.question.planes' : 'neighbors.question');
    if (this.main) attribute(this.place, 'data-planes', this.#arePlanes);
  }

  /** Shows or hides the planes. */
  async #switchPlanes() {
    if (!this.#arePlanes || !this.#isThere) return; // loaded with the codes
    try {
      await this.#layPlanes(this.#takes.current);
      this.#find();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Shows the current codes on the planes, which are loaded on first use. @param {import('../../engine/turns.js').Turn} turn */
  async #layPlanes(turn) {
    const [scene, view] = [this.#scene, this.stage];
    if (!this.#arePlanes || !scene || !view) return;
    const [{ NeighborPlanes }] = await turn.wait(
      Promise.all([
        import('./planes/planes.js'),
        loadFolderWords(currentLanguage(), 'labs/neighbors/planes'),
        styleSheet('labs/neighbors/planes/planes'),
      ]),
    );
    const planed = await turn.wait(scene.planes());
    if (!this.#planes) {
      const pick = (/** @type {number} */ index) =>
        void this.#choose(index).catch((error) => this.#fail(error));
      this.#planes = new NeighborPlanes(scene, view.columns, pick);
      view.foot.after(this.#planes.foot);
    }
    this.#planes.use(planed, this.#sizes);
    this.#planes.show(null);
  }

  #leave() {
    this.#planes?.destroy();
    this.#planes = null;
    this.#isThere = false;
    this.#first = new Promise((resolve) => (this.#letIn = resolve));
    this.#takes.end();
    this.#questions.begin();
    this.measuring?.stop();
    this.#scene?.destroy();
    this.#scene = null;
  }

  get #k() {
    return Number(this.context.get('k'));
  }

  unmount() {
    this.#leave();
  }

  /** @param {Scene} scene @param {import('../../engine/turns.js').Turn} engine */
  #measuring(scene, engine) {
    return new Measuring({
      engine,
      kind: scene.kind,
      reason: scene.kind === 'images' && this.data.labels.length < 2 ? t('neighbors.oneOnly') : '',
      onPrepare: () => this.#quiet(scene),
      onIdle: () => this.#neighbors,
      onAsk: (space, start, count) => scene.classify({ space, k: this.#k, start, count }),
      onKnown: () =>
        precomputed(this.#measurements, { data: this.data.value, network: scene.codes, k: this.#k }),
      machine: () => this.#measurements?.machine ?? '',
      onResults: (results, sizes, isMeasuredHere) => {
        this.stage?.setFigures(sizes, results, {
          isMeasuredHere,
          machine: this.#measurements?.machine ?? '',
        });
        this.confusion?.show(isMeasuredHere ? results : {});
      },
      onError: (error) => this.#fail(error),
    });
  }

  /** Pauses training during a measurement. @param {Scene} scene */
  async #quiet(scene) {
    await this.#first;
    const { run } = this.context;
    const wasRunning = run.state === 'running';
    run.pause();
    let last;
    do {
      last = this.#references;
      await last;
      await new Promise((resolve) => setTimeout(resolve)); // lets an idle run's last update finish
    } while (last !== this.#references);
    return () => {
      if (wasRunning && !scene.isRun) run.play(); // its codes would change immediately
    };
  }

  /** Invalidates the codes: new ones are being computed. */
  #forget() {
    this.#takes.end();
    this.#isThere = false;
    this.measuring?.clear();
  }

  /** Computes the training codes again, and the results that depend on them. */
  #take() {
    this.#references = this.#takeCodes().catch((error) => this.#fail(error));
    return this.#references;
  }

  async #takeCodes() {
    const scene = this.#scene;
    if (!scene) return;
    const turn = this.#takes.begin();
    scene.renew();
    this.#isThere = false;
    this.measuring?.clear();
    const loaded = scene.load((done) => {
      if (!turn.isOver && done < 1) this.stage?.say(t('train.loading', { percent: Math.round(100 * done) }));
    });
    await turn.wait(loaded);
    if (this.main) this.main.dataset.names = scene.names;
    const references = await turn.wait(scene.setReferences());
    this.#sizes = references.sizes;
    await this.#layPlanes(turn);
    this.#isThere = true;
    this.#home = scene.home;
    this.#letIn();
    this.stage?.say(t(`neighbors.voters.${scene.kind}`, { count: number(references.references) }));
    this.measuring?.setReferences(references);
    this.#find();
    await this.#neighbors;
  }

  /** Queries a test sample. @param {number} index */
  async #choose(index) {
    const scene = this.#scene;
    if (scene) scene.choose(index, await scene.tests());
  }

  /** Opens a test sample as the query. @param {number} index */
  async #pick(index) {
    await this.#choose(index);
    this.main?.scrollIntoView({ block: 'nearest' });
  }

  #find() {
    this.#neighbors = this.#ask().catch((error) => {
      // An image without ink has no neighbours; the pad shows the message.
      if (error?.kind === 'blank') this.#clear();
      else this.#fail(error);
    });
  }

  #clear() {
    this.stage?.clear(this.#k);
    this.#planes?.show(null);
  }

  async #ask() {
    const [scene, view] = [this.#scene, this.stage];
    if (!scene || !view) return;
    const { asked } = scene;
    if (!asked) {
      this.#questions.begin();
      return this.#clear();
    }
    if (!this.#isThere) return; // asked once the codes are ready
    if (scene.home !== this.#home) return void this.#take(); // the run has moved to another backend, but not the codes
    const turn = this.#questions.current;
    const neighbors = await turn.wait(scene.nearest(asked.query, this.#k));
    const pictures = await turn.wait(scene.pictures(neighbors.spaces.flatMap(({ indices }) => indices)));
    view.show(neighbors, pictures, asked.label);
    this.#planes?.show(neighbors);
    this.context.ready();
    if (this.main) this.main.dataset.shown = String(Number(this.main.dataset.shown ?? 0) + 1);
  }

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}

/** The choice of k: common values, and the one in the link. @param {number} chosen @param {(k: number) => void} onChoose */
function kSegments(chosen, onChoose) {
  const control = labOf('neighbors')?.controls.find(({ id }) => id === 'k');
  const suggested = control?.kind === 'whole' ? control.suggested : [];
  const values = [...new Set([...suggested, chosen])].sort((a, b) => a - b);
  return segments({
    label: t('control.k'),
    key: 'k',
    entries: values.map((value) => ({ id: String(value), text: number(value) })),
    chosen: String(chosen),
    onChoose: (id) => onChoose(Number(id)),
  });
}

/** @param {HTMLElement} buttons */
const kPicker = (buttons) =>
  h(
    'span',
    { class: 'tools k-picker nowrap' },
    h('span', { class: 'symbol', 'aria-hidden': 'true' }, 'k ='),
    buttons,
  );
