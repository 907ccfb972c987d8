import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { attribute, h, uniqueId } from '../../ui/dom.js';
import { download, saveCanvas } from '../../ui/download.js';
import { csvText, fileButtons } from '../../ui/file-buttons.js';
import { Stepper } from '../../ui/stepper.js';
import { planeCloud, spaceCloud } from './views/dot-cloud.js';
import { keepBar, keptBy } from './keep-bar.js';
import { mapMeasures, verdictOf } from './map-measures.js';
import { sayError } from '../../lab-kit/say-error.js';
import { controlSegments } from '../../lab-kit/control-segments.js';

/** Points of the surface. */
const COUNT = 1500;
/** Points from which paths are found in one question. */
const STARTS = 150;
/** A reply every so many milliseconds: often enough to see it move. */
const PACE_MS = 120;
/** Fewer steps are not asked for: each reply measures the whole map. */
const LEAST_STEPS = 30;
/** It ends here by itself: the pulled one because its step size has fallen, the other because hardly anything moves. */
const LAST_STEP = { distances: 1500, copies: 12_000 };

/**
 * A surface in space, unrolled by an autoencoder while one looks on, beside its first two principal components.
 */
export class SurfaceScene {
  /** One for each surface. */
  #turns;
  /** @type {import('../../generated/protocol.js').Rolled | null} */
  #rolled = null;
  /** @type {import('../../generated/protocol.js').Guided | null} */
  #guided = null;
  /** @type {import('../../generated/protocol.js').Unrolled | null} */
  #unrolled = null;
  #showsCopies = false;

  /** @param {import('../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.#turns = context.engine.turns();
    this.space = spaceCloud('space', t('surface.space.label'));
    this.code = planeCloud('code-map', t('surface.code.label'));
    this.pca = planeCloud('pca-map', t('surface.pca.label'));
    this.verdicts = { code: verdict(this.code.canvas, 'code'), pca: verdict(this.pca.canvas, 'pca') };
    this.measures = mapMeasures();
    this.stepper = new Stepper({
      ask: (steps) => this.#turns.current.ask({ manifold: { unroll: { steps: this.#within(steps) } } }),
      onReply: (unrolled) => this.#onUnrolled(unrolled),
      onReset: () => void this.#roll(),
      onError: (error) => this.#fail(error),
      pace: PACE_MS,
      last: LAST_STEP.copies,
    });
    this.surfaces = controlSegments('manifold', 'surface', {
      key: 'surface',
      chosen: String(context.get('surface')),
      onChoose: (surface) => {
        context.set({ surface });
        this.surfaces.mark(surface);
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
    const tools = h(
      'div',
      { class: 'card surface-head' },
      h(
        'div',
        { class: 'tools surface-tools' },
        this.stepper.reset,
        this.stepper.play,
        this.surfaces.element,
        this.stepper.readout,
        this.progress,
        this.finding,
        fileButtons({ csv: () => this.#save(), of: 'surface' }),
      ),
      keepBar(context, () => void this.#roll()),
    );
    this.element = h(
      'div',
      { class: 'surface' },
      tools,
      h(
        'div',
        { class: 'surface-views' },
        card(
          t('surface.space'),
          h('span', { class: 'tools' }, this.copies, picture('space', this.space.canvas)),
          this.space.element,
          h('p', { class: 'quiet' }, t('surface.turn')),
        ),
        card(
          t('surface.code'),
          picture('code', this.code.canvas),
          this.code.element,
          this.verdicts.code.element,
        ),
        card(t('surface.pca'), picture('pca', this.pca.canvas), this.pca.element, this.verdicts.pca.element),
      ),
      this.measures.element,
    );
  }

  start() {
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

  /** A surface from the start, with a network that has not learned anything. */
  async #roll() {
    this.stepper.wait();
    const turn = this.#turns.begin();
    this.#guided = this.#unrolled = null;
    this.#showFinding(null);
    delete this.element.dataset.step;
    const surface = /** @type {any} */ (this.context.get('surface'));
    const seed = Number(this.context.get('seed'));
    const isGuided = keptBy(this.context) === 'distances';
    this.stepper.options.last = this.#last;
    try {
      const rolled = await turn.ask({ manifold: { roll: { surface, count: COUNT, seed } } });
      this.#rolled = rolled;
      this.pca.show(rolled.map, rolled.along);
      this.measures.show('pca', { ...rolled.measures, error: rolled.error });
      this.verdicts.pca.show(verdictOf(rolled.measures));
      this.#onUnrolled(await turn.ask({ manifold: { unroll: { steps: 0 } } }));
      if (isGuided) await this.#guide(turn);
      this.stepper.at(0);
      if (isGuided) void this.stepper.run();
    } catch (error) {
      if (!turn.isOver) this.#showFinding(null);
      this.#fail(error);
    }
  }

  /** Finds the distances along the surface, in parts. @param {import('../../engine/turns.js').Turn} turn */
  async #guide(turn) {
    const [neighbours, weight] = ['neighbours', 'pull'].map((id) => Number(this.context.get(id)));
    this.#showFinding(0);
    /** @type {import('../../generated/protocol.js').Guided} */
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
    this.progress.value = share ?? 0;
    this.finding.textContent =
      share === null ? '' : t('surface.guiding.share', { percent: number(100 * share, 0) });
  }

  /** @param {import('../../generated/protocol.js').Unrolled} unrolled */
  #onUnrolled(unrolled) {
    this.#unrolled = unrolled;
    this.#show();
  }

  #show() {
    const [rolled, unrolled] = [this.#rolled, this.#unrolled];
    if (!rolled || !unrolled) return;
    const { step, map, copies, sheet, error, measures } = unrolled;
    this.space.show(this.#showsCopies ? copies : rolled.points, rolled.along, sheet);
    this.code.show(map, rolled.along);
    this.measures.show('code', { ...measures, error });
    this.verdicts.code.show(step ? verdictOf(measures) : 'untrained');
    Object.assign(this.element.dataset, { step, along: measures.along, across: measures.across });
    attribute(this.copies, 'aria-pressed', String(this.#showsCopies));
    this.context.ready();
  }

  /** The points with their places on the maps. */
  #save() {
    const [rolled, unrolled] = [this.#rolled, this.#unrolled];
    if (!rolled || !unrolled) return;
    const maps = [unrolled.map, rolled.map, ...(this.#guided ? [this.#guided.map] : [])];
    const rows = Array.from(rolled.along, (along, index) => [
      ...rolled.points.subarray(3 * index, 3 * index + 3),
      along,
      ...maps.flatMap((map) => [...map.subarray(2 * index, 2 * index + 2)]),
    ]);
    const head = ['x', 'y', 'z', 'along', 'h1', 'h2', 'pca1', 'pca2', ...(this.#guided ? ['e1', 'e2'] : [])];
    download(`${t('manifold.file.surface')}.csv`, csvText(head, rows), 'text/csv');
  }

  /** @param {unknown} error */
  #fail(error) {
    sayError(this.context, error);
  }
}

/** @param {string} view @param {HTMLCanvasElement} canvas */
const picture = (view, canvas) =>
  fileButtons({ png: () => saveCanvas(canvas, `${t('manifold.file.surface')}-${view}.png`), of: view });

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
