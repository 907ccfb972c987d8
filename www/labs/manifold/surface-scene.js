import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { download, saveCanvas } from '../../ui/download.js';
import { csvText, fileButtons } from '../../ui/file-buttons.js';
import { Stepper } from '../../ui/stepper.js';
import { planeCloud, spaceCloud } from './views/dot-cloud.js';
import { sayError } from '../../lab-kit/say-error.js';
import { controlSegments } from '../../lab-kit/control-segments.js';

/** Points of the surface. */
const COUNT = 800;
/** A reply every so many milliseconds: often enough to see it move. */
const PACE_MS = 60;
/** It ends here by itself: then hardly anything moves. */
const LAST_STEP = 12_000;

/**
 * A surface in space, unrolled by an autoencoder while one looks on, beside its first two principal components.
 */
export class SurfaceScene {
  /** One for each surface. */
  #turns;
  /** @type {import('../../generated/protocol.js').Rolled | null} */
  #rolled = null;
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
    this.figures = { code: figures('code'), pca: figures('pca') };
    this.stepper = new Stepper({
      ask: (steps) => this.#turns.current.ask({ manifold: { unroll: { steps } } }),
      onReply: (unrolled) => this.#onUnrolled(unrolled),
      onReset: () => void this.#roll(),
      onError: (error) => this.#fail(error),
      pace: PACE_MS,
      last: LAST_STEP,
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
    const tools = h(
      'div',
      { class: 'card tools surface-tools' },
      this.stepper.reset,
      this.stepper.play,
      this.surfaces.element,
      this.stepper.readout,
      fileButtons({ csv: () => this.#save(), of: 'surface' }),
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
          this.figures.code.element,
        ),
        card(t('surface.pca'), picture('pca', this.pca.canvas), this.pca.element, this.figures.pca.element),
      ),
      h('p', { class: 'quiet' }, t('surface.note')),
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

  /** A surface from the start, with a network that has not learned anything. */
  async #roll() {
    this.stepper.stop();
    const turn = this.#turns.begin();
    this.#unrolled = null;
    const surface = /** @type {any} */ (this.context.get('surface'));
    const seed = Number(this.context.get('seed'));
    try {
      const rolled = await turn.ask({ manifold: { roll: { surface, count: COUNT, seed } } });
      this.#rolled = rolled;
      this.pca.show(rolled.map, rolled.along);
      this.figures.pca.show(rolled);
      this.stepper.at(0);
      this.#onUnrolled(await turn.ask({ manifold: { unroll: { steps: 0 } } }));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {import('../../generated/protocol.js').Unrolled} unrolled */
  #onUnrolled(unrolled) {
    this.#unrolled = unrolled;
    this.#show();
  }

  #show() {
    const [rolled, unrolled] = [this.#rolled, this.#unrolled];
    if (!rolled || !unrolled) return;
    this.space.show(this.#showsCopies ? unrolled.copies : rolled.points, rolled.along);
    this.code.show(unrolled.map, rolled.along);
    this.figures.code.show(unrolled);
    this.element.dataset.step = String(unrolled.step);
    attribute(this.copies, 'aria-pressed', String(this.#showsCopies));
    this.context.ready();
  }

  /** The points with their places on both maps. */
  #save() {
    const [rolled, unrolled] = [this.#rolled, this.#unrolled];
    if (!rolled || !unrolled) return;
    const rows = Array.from(rolled.along, (along, index) => [
      ...rolled.points.subarray(3 * index, 3 * index + 3),
      along,
      ...unrolled.map.subarray(2 * index, 2 * index + 2),
      ...rolled.map.subarray(2 * index, 2 * index + 2),
    ]);
    const head = ['x', 'y', 'z', 'along', 'h1', 'h2', 'pca1', 'pca2'];
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

/** The two numbers of a map. @param {string} view */
function figures(view) {
  const [error, trust] = [h('b'), h('b')];
  return {
    element: h(
      'dl',
      { class: 'figure-list', 'data-view': `${view}-figures` },
      h('dt', {}, t('surface.error')),
      h('dd', {}, error),
      h('dt', {}, t('surface.trust')),
      h('dd', {}, trust),
    ),
    /** @param {{ error: number, trust: number }} of */
    show(of) {
      error.textContent = number(of.error, 4);
      trust.textContent = number(of.trust, 3);
    },
  };
}
