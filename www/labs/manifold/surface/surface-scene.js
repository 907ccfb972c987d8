import { number, t } from '../../../i18n/index.js';
import { card } from '../../../ui/cards.js';
import { attribute, h, uniqueId } from '../../../ui/dom.js';
import { saveCanvas } from '../../../ui/download.js';
import { CsvFile } from '../../../ui/csv-file.js';
import { fileButtons } from '../../../ui/file-buttons.js';
import { more } from '../../../ui/more.js';
import { Stepper } from '../../../ui/stepper.js';
import { downloadModel } from '../../../engine/assets.js';
import { MODEL_BYTES } from '../../../generated/labs.js';
import { labOf } from '../../../router.js';
import { surfacePlane } from './surface-plane.js';
import { surfaceSpace } from '../views/surface-space.js';
import { foldBar } from './fold-bar.js';
import { keepBar, keptBy } from './keep-bar.js';
import { mapMeasures, verdictOf } from './map-measures.js';
import { waysPanel } from './ways-panel.js';
import { sayError } from '../../../lab-kit/say-error.js';
import { controlSegments } from '../../../lab-kit/control-segments.js';

/** Points from which paths are found in one question. */
const STARTS = 150;
/** A reply every so many milliseconds: often enough to see it move. */
const PACE_MS = 200;
/** Fewer steps are not asked for: each reply looks at the whole map. */
const LEAST_STEPS = 30;
/** While it trains the map is measured this often, in ms: it takes as long as some dozens of steps. */
const MEASURE_MS = 1000;
/** It ends here by itself: the pulled one because its step size has fallen, the other because hardly anything moves. */
const LAST_STEP = { distances: 1500, copies: 12_000 };
/** What a shipped network was trained with: the defaults. */
const SHIPPED_WITH = ['seed', 'count', 'neighbours', 'pull'];

/**
 * A surface in space, unrolled by an autoencoder while one looks on, beside its first two principal components.
 */
export class SurfaceScene {
  /** One for each surface. */
  #turns;
  /** @type {import('../../../generated/protocol.js').Rolled | null} */
  #rolled = null;
  /** @type {import('../../../generated/protocol.js').Guided | null} */
  #guided = null;
  /** @type {import('../../../generated/protocol.js').Unrolled | null} */
  #unrolled = null;
  #showsCopies = false;
  /** When the map was last measured. */
  #measured = 0;
  #runs = false;

  /** @param {import('../../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.#turns = context.engine.turns();
    const onPick = (/** @type {number} */ index) => this.ways.pick(index);
    this.space = surfaceSpace('space', t('surface.space.label'), onPick);
    this.code = surfacePlane('code-map', t('surface.code.label'), onPick);
    this.pca = surfacePlane('pca-map', t('surface.pca.label'), onPick);
    this.ways = waysPanel({ onEnds: (ends) => void this.#between(ends), onNone: () => this.#showWays(null) });
    this.fold = foldBar({
      onFold: (share) => this.space.setFlat(share),
      onSpin: (on) => this.space.setSpinning(on),
    });
    this.verdicts = { code: verdict(this.code.canvas, 'code'), pca: verdict(this.pca.canvas, 'pca') };
    this.points = new CsvFile(() => this.#table());
    this.measures = mapMeasures(this.points);
    this.stepper = new Stepper({
      ask: (steps) => this.#burst(this.#within(steps)),
      onReply: (unrolled) => this.#onUnrolled(unrolled),
      onReset: () => void this.#roll(true),
      onError: (error) => this.#fail(error),
      onState: (runs) => void (this.#runs = runs),
      pace: PACE_MS,
      last: LAST_STEP.copies,
    });
    this.stepper.reset.lastChild?.replaceWith(t('surface.scratch'));
    this.surfaces = controlSegments('manifold', 'surface', {
      key: 'surface',
      chosen: String(context.get('surface')),
      onChoose: (surface) => {
        context.set({ surface });
        this.surfaces.mark(surface);
        this.#expect();
        void this.#roll();
      },
    });
    this.copies = h(
      'button',
      { type: 'button', 'data-action': 'copies', 'aria-pressed': 'false' },
      t('surface.copies'),
    );
    this.copies.addEventListener('click', () => {
      this.#showsCopies = !this.#showsCopies;
      this.#show();
    });
    this.progress = h('progress', { max: 1, value: 0, 'aria-label': t('surface.guiding'), hidden: true });
    this.finding = h('span', { class: 'quiet', 'data-view': 'guiding' });
    this.expectation = h('p', { class: 'expectation', 'data-view': 'expectation' });
    this.keep = keepBar(context, () => void this.#roll());
    this.torn = { code: h('p', { class: 'torn' }), pca: h('p', { class: 'torn' }) };
    this.missing = h('p', { class: 'quiet', role: 'status', 'data-view': 'missing', hidden: true });
    this.element = this.#layout();
    this.#expect();
  }

  #layout() {
    const { stepper, keep, fold, ways } = this;
    const others = more(
      h('div', { class: 'tools' }, fold.spin, ways.toggle, this.copies),
      h('p', { class: 'quiet' }, t('ways.none')),
      h(
        'details',
        { 'data-view': 'more', open: document.documentElement.classList.contains('projector') },
        h('summary', {}, t('surface.more')),
        keep.fields,
      ),
    );
    const head = h(
      'div',
      { class: 'card surface-head' },
      this.surfaces.element,
      h(
        'div',
        { class: 'tools surface-tools' },
        keep.choice,
        h('div', { class: 'tools player' }, stepper.reset, stepper.play),
        keep.cost,
      ),
      this.expectation,
      ways.element,
      this.missing,
    );
    const run = [this.progress, this.finding, stepper.readout];
    /** @param {'code' | 'pca'} map */
    const plane = (map) =>
      card(
        t(`surface.${map}`),
        h('span', { class: 'tools' }, map === 'code' && run, picture(map, this[map].canvas)),
        this[map].element,
        this.verdicts[map].element,
        this.torn[map],
      );
    const space = card(
      t('surface.space'),
      picture('space', this.space.canvas),
      this.space.element,
      fold.element,
    );
    for (const moment of [space, this.code.element, this.verdicts.code.element])
      attribute(moment, 'data-moment', true);
    return h(
      'div',
      { class: 'surface' },
      head,
      h('div', { class: 'surface-views' }, space, plane('code'), plane('pca')),
      others.element,
      this.measures.element,
    );
  }

  start() {
    this.fold.begin();
    void this.#roll();
  }

  destroy() {
    this.#turns.end();
    this.stepper.stop();
    for (const part of [this.space, this.code, this.pca]) part.destroy();
  }

  get #last() {
    return keptBy(this.context) === 'distances' ? LAST_STEP.distances : LAST_STEP.copies;
  }

  /** So many steps, but none beyond the last. @param {number} steps */
  #within(steps) {
    return Math.min(Math.max(steps, LEAST_STEPS), this.#last - (this.#unrolled?.step ?? 0));
  }

  /** What is to be expected of the surface. */
  #expect() {
    this.expectation.textContent = t(`surface.expect.${this.context.get('surface')}`);
  }

  /** The name of the shipped network that has done what is asked for, if there is one. */
  get #shipped() {
    const name = `surface-${this.context.get('surface')}`;
    const controls = labOf('manifold')?.controls ?? [];
    const isUsual = SHIPPED_WITH.every((id) =>
      controls.some(
        (control) => control.id === id && 'default' in control && control.default === this.context.get(id),
      ),
    );
    return isUsual && keptBy(this.context) === 'distances' && name in MODEL_BYTES ? name : null;
  }

  /**
   * A surface, as a shipped network has unrolled it, or with a network that has not learned anything.
   * @param {boolean} [fromScratch]
   */
  async #roll(fromScratch = false) {
    this.stepper.wait();
    const turn = this.#turns.begin();
    this.#guided = this.#unrolled = null;
    this.points.follow();
    this.#showFinding(null);
    this.stepper.readout.textContent = '';
    this.ways.clear();
    this.fold.unfold();
    delete this.element.dataset.step;
    const surface = /** @type {any} */ (this.context.get('surface'));
    const [seed, count, neighbours] = ['seed', 'count', 'neighbours'].map((id) =>
      Number(this.context.get(id)),
    );
    const isGuided = keptBy(this.context) === 'distances';
    const shipped = fromScratch ? null : this.#shipped;
    this.missing.hidden = true;
    try {
      const model = shipped === null ? null : await this.#weights(turn, shipped);
      const rolled = await turn.ask({ manifold: { roll: { surface, count, seed, neighbours, model } } });
      this.#rolled = rolled;
      this.keep.setShortCut(rolled.shortCut);
      this.pca.show(rolled.map, rolled.along, rolled.tears);
      this.#showTorn('pca', rolled.tears);
      this.measures.show('pca', { ...rolled.measures, error: rolled.error });
      this.verdicts.pca.show(verdictOf(rolled.measures, rolled.tears.length));
      const look = async () => this.#onUnrolled(await this.#unroll(turn, 0));
      await look();
      this.stepper.options.last = model ? 0 : this.#last;
      if (model) {
        await look(); // the net lies where the codes were the time before
        this.stepper.at(Number(this.element.dataset.step), true);
        return;
      }
      if (isGuided) await this.#guide(turn);
      this.stepper.at(0);
      if (isGuided) void this.stepper.run();
    } catch (error) {
      if (!turn.isOver) this.#showFinding(null);
      this.#fail(error);
    }
  }

  /**
   * The weights of a shipped network; without them it says so, and the network is trained here.
   * @param {import('../../../engine/turns.js').Turn} turn
   * @param {string} name
   */
  async #weights(turn, name) {
    try {
      return await turn.wait(downloadModel(name));
    } catch (error) {
      if (turn.isOver) throw error;
      this.missing.textContent = t('surface.missing');
      this.missing.hidden = false;
      return null;
    }
  }

  /**
   * Some steps. What is asked for last, or long after the last measures, is measured.
   * @param {import('../../../engine/turns.js').Turn} turn
   * @param {number} steps
   */
  async #unroll(turn, steps) {
    const isLast = (this.#unrolled?.step ?? 0) + steps >= this.#last;
    const now = performance.now();
    const measure = steps === 0 || isLast || now - this.#measured > MEASURE_MS;
    if (measure) this.#measured = now;
    return turn.ask({ manifold: { unroll: { steps, measure } } });
  }

  /** Steps of the run; where it stands afterwards the map has been measured. @param {number} steps */
  async #burst(steps) {
    const turn = this.#turns.current;
    const unrolled = await this.#unroll(turn, steps);
    return unrolled.measures || this.#runs ? unrolled : this.#unroll(turn, 0);
  }

  /** The ways between two points. @param {[number, number] | null} ends */
  async #between(ends) {
    try {
      const ways = await this.#turns.current.ask({ manifold: { connect: { ends } } }, { latest: 'ways' });
      this.ways.show(ways);
      this.#showWays(ways);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {import('../../../generated/protocol.js').Ways | null} ways */
  #showWays(ways) {
    const shown = ways && { from: ways.ends[0], to: ways.ends[1], path: ways.path, line: ways.line };
    this.space.setWays(shown);
    this.code.setWays(shown, true);
    this.pca.setWays(shown, false);
  }

  /** @param {'code' | 'pca'} map @param {ArrayLike<number>} tears */
  #showTorn(map, tears) {
    const count = tears.length / 2;
    this.torn[map].textContent = count
      ? t(count === 1 ? 'surface.torn.one' : 'surface.torn', { count: number(count) })
      : '';
    this.torn[map].dataset.tears = String(count);
  }

  /** Finds the distances along the surface, in parts. @param {import('../../../engine/turns.js').Turn} turn */
  async #guide(turn) {
    const [neighbours, weight] = ['neighbours', 'pull'].map((id) => Number(this.context.get(id)));
    this.#showFinding(0);
    /** @type {import('../../../generated/protocol.js').Guided} */
    let guided;
    do {
      guided = await turn.ask({ manifold: { guide: { neighbours, weight, starts: STARTS } } });
      this.#showFinding(guided.done / guided.of);
    } while (guided.done < guided.of);
    this.#guided = guided;
    this.#showFinding(null);
  }

  /** How much of the paths is found. @param {number | null} share nothing when none is looked for */
  #showFinding(share) {
    this.progress.hidden = share === null;
    this.stepper.readout.hidden = share !== null;
    this.progress.value = share ?? 0;
    this.finding.textContent =
      share === null ? '' : t('surface.guiding.share', { percent: number(100 * share, 0) });
  }

  /** @param {import('../../../generated/protocol.js').Unrolled} unrolled */
  #onUnrolled(unrolled) {
    this.#unrolled = unrolled;
    this.points.follow();
    this.#show();
    const { ends } = this.ways;
    if (ends) void this.#between(ends);
  }

  #show() {
    const [rolled, unrolled] = [this.#rolled, this.#unrolled];
    if (!rolled || !unrolled) return;
    const { step, map, copies, sheet, laid, tears, error, measures } = unrolled;
    const points = this.#showsCopies ? copies : rolled.points;
    const torn = step ? tears : []; // of random weights there is nothing to say
    this.space.show({ points, along: rolled.along, laid, sheet, tears: torn });
    this.code.show(map, rolled.along, torn);
    this.#showTorn('code', torn);
    this.element.dataset.step = String(step);
    // Measures come once a second: what was said of random weights does not wait for them.
    if (step && !measures) this.verdicts.code.show('learning');
    if (measures) {
      this.measures.show('code', { ...measures, error });
      this.verdicts.code.show(step ? verdictOf(measures, torn.length) : 'untrained');
      const { along, across } = measures;
      Object.assign(this.element.dataset, { along: String(along), across: String(across) });
    }
    attribute(this.copies, 'aria-pressed', String(this.#showsCopies));
    this.context.ready();
  }

  /** The points with their places on the maps. */
  #table() {
    const [rolled, unrolled] = [this.#rolled, this.#unrolled];
    if (!rolled || !unrolled) return null;
    const maps = [unrolled.map, rolled.map, ...(this.#guided ? [this.#guided.map] : [])];
    const rows = () =>
      Array.from(rolled.along, (along, index) => [
        ...rolled.points.subarray(3 * index, 3 * index + 3),
        along,
        ...maps.flatMap((map) => [...map.subarray(2 * index, 2 * index + 2)]),
      ]);
    const head = ['x', 'y', 'z', 'along', 'h1', 'h2', 'pca1', 'pca2', ...(this.#guided ? ['e1', 'e2'] : [])];
    return { name: t('manifold.file.surface'), head, rows };
  }

  /** @param {unknown} error */
  #fail(error) {
    sayError(this.context, error);
  }
}

/** @param {string} view @param {HTMLCanvasElement} canvas */
const picture = (view, canvas) =>
  fileButtons({
    png: () =>
      saveCanvas(canvas, `${t('manifold.file.surface')}-${view}.png`, {
        legend: [{ text: t('maps.colour.surface') }],
      }),
    of: view,
  });

/** A sentence on a map, which also describes its canvas. @param {HTMLCanvasElement} canvas @param {string} map */
function verdict(canvas, map) {
  const element = h('p', {
    class: 'map-verdict',
    id: uniqueId('verdict'),
    role: 'status',
    'data-verdict-of': map,
  });
  attribute(canvas, 'aria-describedby', element.id);
  return {
    element,
    /** @param {string} found */
    show(found) {
      if (element.dataset.verdict === found) return; // it is said once
      element.dataset.verdict = found;
      element.textContent = t(`surface.verdict.${found}`);
    },
  };
}
