import { errorText, number, t } from '../../i18n/index.js';
import { optionsOf } from '../../router.js';
import { card } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { icon } from '../../ui/icons.js';
import { segments } from '../../ui/segments.js';
import { planeCloud, spaceCloud } from '../../views/dot-cloud.js';

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
  #alive = true;
  #running = false;
  /** Whether a burst is under way, or between two. */
  #looping = false;
  #burst = 20;
  /** Counts the surfaces: a reply about an older one is not shown. */
  #surface = 0;
  /** @type {import('../../generated/protocol.js').Rolled | null} */
  #rolled = null;
  /** @type {import('../../generated/protocol.js').Unrolled | null} */
  #unrolled = null;
  #showsCopies = false;

  /** @param {import('../types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.space = spaceCloud('space', t('surface.space.label'));
    this.code = planeCloud('code-map', t('surface.code.label'));
    this.pca = planeCloud('pca-map', t('surface.pca.label'));
    this.figures = { code: figures('code'), pca: figures('pca') };
    const button = (/** @type {string} */ action, /** @type {() => void} */ onclick) =>
      h('button', { type: 'button', 'data-action': action, onclick });
    this.play = button('play', () => (this.#running ? this.#pause() : void this.#run()));
    this.play.classList.add('primary');
    this.reset = button('reset', () => void this.#roll());
    this.reset.append(icon('reset'), t('player.reset'));
    this.step = h('output', { class: 'readout', 'data-view': 'step' });
    this.surfaces = segments({
      label: t('control.surface'),
      key: 'surface',
      entries: optionsOf('manifold', 'surface').map((id) => ({ id, text: t(`option.${id}`) })),
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
      this.reset,
      this.play,
      this.surfaces.element,
      this.step,
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
          this.copies,
          this.space.element,
          h('p', { class: 'quiet' }, t('surface.turn')),
        ),
        card(
          t('surface.code'),
          h('span', { class: 'symbol' }, 'h = f(x)'),
          this.code.element,
          this.figures.code.element,
        ),
        card(t('surface.pca'), '', this.pca.element, this.figures.pca.element),
      ),
      h('p', { class: 'quiet' }, t('surface.note')),
    );
  }

  start() {
    this.#mark();
    void this.#roll();
  }

  destroy() {
    this.#alive = false;
    this.#running = false;
    for (const part of [this.space, this.code, this.pca]) part.destroy();
  }

  /** A surface from the start, with a network that has not learned anything. */
  async #roll() {
    this.#running = false;
    const own = ++this.#surface;
    this.#unrolled = null;
    const surface = /** @type {any} */ (this.context.get('surface'));
    const seed = Number(this.context.get('seed'));
    try {
      const rolled = await this.context.engine.ask({ manifold: { roll: { surface, count: COUNT, seed } } });
      if (!this.#alive || own !== this.#surface) return;
      this.#rolled = rolled;
      this.pca.show(rolled.map, rolled.along);
      this.figures.pca.show(rolled);
      await this.#unroll(0);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #run() {
    this.#running = true;
    this.#mark();
    if (this.#looping) return; // it goes on, be it with another surface
    this.#looping = true;
    while (this.#running) {
      const before = performance.now();
      const done = await this.#unroll(this.#burst);
      if (!done) continue;
      if (done.step >= LAST_STEP) this.#running = false;
      const ms = Math.max(performance.now() - before, 1);
      this.#burst = Math.max(1, Math.min(500, Math.round((this.#burst * PACE_MS) / ms)));
    }
    this.#looping = false;
    this.#mark();
  }

  #pause() {
    this.#running = false;
    this.#mark();
  }

  /** @param {number} steps @returns {Promise<import('../../generated/protocol.js').Unrolled | undefined>} */
  async #unroll(steps) {
    const own = this.#surface;
    try {
      const unrolled = await this.context.engine.ask({ manifold: { unroll: { steps } } });
      if (!this.#alive || own !== this.#surface) return undefined;
      this.#unrolled = unrolled;
      this.#show();
      return unrolled;
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  #show() {
    const [rolled, unrolled] = [this.#rolled, this.#unrolled];
    if (!rolled || !unrolled) return;
    this.space.show(this.#showsCopies ? unrolled.copies : rolled.points, rolled.along);
    this.code.show(unrolled.map, rolled.along);
    this.figures.code.show(unrolled);
    this.step.textContent = t('surface.step', { step: number(unrolled.step) });
    this.element.dataset.step = String(unrolled.step);
    this.#mark();
  }

  #mark() {
    const ended = (this.#unrolled?.step ?? 0) >= LAST_STEP;
    this.play.replaceChildren(
      icon(this.#running ? 'pause' : 'play'),
      t(this.#running ? 'player.pause' : 'player.play'),
    );
    this.play.disabled = ended;
    attribute(this.copies, 'aria-pressed', String(this.#showsCopies));
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#running = false;
    if (!this.#alive || /** @type {any} */ (error)?.kind === 'fatal') return; // a crash has its own screen
    this.context.say(errorText(error), 'error');
  }
}

/** The two numbers of a map. @param {string} view */
function figures(view) {
  const [error, trust] = [h('b'), h('b')];
  return {
    element: h(
      'dl',
      { class: 'surface-figures', 'data-view': `${view}-figures` },
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
