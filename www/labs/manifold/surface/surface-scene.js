import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { CsvFile } from '../../../ui/csv-file.js';
import { more } from '../../../ui/more.js';
import { Stepper } from '../../../ui/stepper.js';
import { downloadModel } from '../../../engine/assets.js';
import { coalesce } from '../../../lab-kit/coalesce.js';
import { controlSegments } from '../../../lab-kit/control-segments.js';
import { showError } from '../../../lab-kit/show-error.js';
import { foldBar } from './fold-bar.js';
import { keepBar } from './keep-bar.js';
import { mapMeasures, verdictOf } from './map-measures.js';
import { pointsTable } from './surface-files.js';
import { LAST_STEP, SurfaceRun } from './surface-run.js';
import { surfaceViews } from './surface-views.js';
import { pathsPanel } from './paths-panel.js';

/** Target time between replies, in ms: short enough to see the map move. */
const PACE_MS = 200;

/** A surface in space that an autoencoder unrolls live, beside its first two principal components. */
export class SurfaceScene {
  #showsCopies = false;

  /** @param {import('../../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.run = new SurfaceRun(context);
    this.views = surfaceViews((index) => this.ways.pick(index));
    this.ways = pathsPanel({
      onEnds: (ends) => void this.#between(ends),
      onNone: () => this.views.showWays(null),
    });
    this.fold = foldBar({
      onFold: (share) => this.views.space.setFlat(share),
      onSpin: (on) => this.views.space.setSpinning(on),
    });
    this.points = new CsvFile(() => pointsTable(this.run));
    this.measures = mapMeasures(this.points);
    this.stepper = new Stepper({
      ask: (steps) => this.run.burst(steps),
      onReply: () => this.#onUnrolled(),
      onReset: () => void this.#roll(true),
      onError: (error) => this.#fail(error),
      onState: (runs) => void (this.run.isRunning = runs),
      pace: PACE_MS,
      last: LAST_STEP.copies,
      words: (step) =>
        t('surface.share', { percent: number((100 * (step - this.run.since)) / this.run.steps, 0) }),
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
    this.finding = h('span', { class: 'quiet', 'data-view': 'guiding', hidden: true });
    this.expectation = h('p', { class: 'expectation strong', 'data-view': 'expectation' });
    this.keep = keepBar(context, { onChange: () => void this.#roll(), onPull: () => void this.#pull() });
    this.missing = h('p', { class: 'quiet', role: 'status', 'data-view': 'missing', hidden: true });
    this.element = this.#layout();
    this.#expect();
  }

  #layout() {
    const { stepper, keep, fold, ways } = this;
    const others = more(
      h('div', { class: 'tools' }, fold.spin, ways.toggle, this.copies),
      h('p', { class: 'quiet' }, t('paths.none')),
      h('p', { class: 'quiet' }, t('surface.rule')),
      h(
        'details',
        { 'data-view': 'more', open: document.documentElement.classList.contains('projector') },
        h('summary', {}, t('surface.more')),
        keep.fields,
      ),
    );
    const head = h(
      'div',
      { class: 'card surface-head grid' },
      this.surfaces.element,
      h(
        'div',
        { class: 'tools surface-tools' },
        keep.choice,
        keep.cost,
        h(
          'div',
          { class: 'tools player' },
          stepper.reset,
          stepper.play,
          this.progress,
          this.finding,
          stepper.readout,
        ),
      ),
      this.expectation,
      ways.element,
      this.missing,
    );
    return h(
      'div',
      { class: 'surface grid' },
      head,
      this.views.layout(fold.element),
      others.element,
      this.measures.element,
    );
  }

  start() {
    this.fold.begin();
    void this.#roll();
  }

  destroy() {
    this.run.end();
    this.stepper.stop();
    this.views.destroy();
  }

  /** Says what to expect of the surface. */
  #expect() {
    this.expectation.textContent = t(`surface.expect.${this.context.get('surface')}`);
  }

  /**
   * Shows a surface as laid flat by a shipped network; without one, or on request, it is trained at once.
   * @param {boolean} [fromScratch]
   */
  async #roll(fromScratch = false) {
    const { run, stepper } = this;
    stepper.wait();
    const turn = run.begin();
    this.points.follow();
    this.#showFinding(null);
    stepper.readout.textContent = '';
    this.ways.clear();
    this.fold.unfold();
    delete this.element.dataset.step;
    const shipped = fromScratch ? null : run.shipped;
    this.missing.hidden = true;
    try {
      const model = shipped === null ? null : await this.#weights(turn, shipped);
      const projection = await run.sampleSurface(turn, model);
      this.keep.setShortCut(projection.shortCut);
      this.views.planes.pca.show(projection.map, projection.along, projection.tears);
      this.measures.show('pca', { ...projection.measures, error: projection.error });
      this.views.planes.pca.say(verdictOf(projection.measures, projection.tears.length));
      const look = async () => {
        await run.unroll(turn, 0);
        this.#onUnrolled();
      };
      await look();
      stepper.options.last = model ? 0 : run.steps;
      if (model) {
        await look(); // the net uses the codes of the previous step
        stepper.at(Number(this.element.dataset.step), true);
        return;
      }
      if (run.isGuided) await this.#guide();
      stepper.at(0);
      void stepper.run();
    } catch (error) {
      if (!turn.isOver) this.#showFinding(null);
      this.#fail(error);
    }
  }

  /** After a change of λ, training continues from its current state. */
  #pull = coalesce(async () => {
    const { run, stepper } = this;
    if (!run.unrolled) return this.#roll(); // nothing is loaded yet
    stepper.wait();
    try {
      await this.#guide();
      stepper.options.last = run.steps;
      stepper.at(run.since);
      void stepper.run();
    } catch (error) {
      this.#fail(error);
    }
  });

  async #guide() {
    await this.run.guide((share) => this.#showFinding(share));
    this.#showFinding(null);
  }

  /**
   * Loads the weights of a shipped network; on failure it says so, and the network is trained here.
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

  /** Shows the ways between two points. @param {[number, number] | null} ends */
  async #between(ends) {
    try {
      const ways = await this.run.connect(ends);
      this.ways.show(ways);
      this.views.showWays(ways);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Shows the progress of the shortest paths. @param {number | null} share null when none are being computed */
  #showFinding(share) {
    this.progress.hidden = this.finding.hidden = share === null;
    this.stepper.readout.hidden = share !== null;
    this.progress.value = share ?? 0;
    this.finding.textContent =
      share === null ? '' : t('surface.guiding.share', { percent: number(100 * share, 0) });
  }

  #onUnrolled() {
    this.points.follow();
    this.#show();
    const { ends } = this.ways;
    if (ends) void this.#between(ends);
  }

  #show() {
    const { projection, unrolled } = this.run;
    if (!projection || !unrolled) return;
    const { step, map, copies, sheet, laid, tears, error, measures } = unrolled;
    const points = this.#showsCopies ? copies : projection.points;
    const tornEdges = step ? tears : []; // tears of random weights mean nothing
    const { code } = this.views.planes;
    this.views.space.show({ points, along: projection.along, laid, sheet, tears: tornEdges });
    code.show(map, projection.along, tornEdges);
    this.element.dataset.step = String(step);
    // Measures come once a second: replace the sentence about random weights at once.
    if (step && !measures) code.say('learning');
    if (measures) {
      this.measures.show('code', { ...measures, error });
      code.say(step ? verdictOf(measures, tornEdges.length) : 'untrained');
      const { along, across } = measures;
      Object.assign(this.element.dataset, { along: String(along), across: String(across) });
    }
    attribute(this.copies, 'aria-pressed', String(this.#showsCopies));
    this.context.ready();
  }

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}
