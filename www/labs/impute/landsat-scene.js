import { downloadModel } from '../../engine/assets.js';
import { errorText, t } from '../../i18n/index.js';
import { attribute, h } from '../../ui/dom.js';
import { more } from '../../ui/more.js';
import { patchCells } from './views/patch-cells.js';
import { controlSlider } from '../../lab-kit/control-slider.js';
import { coalesce } from '../../lab-kit/coalesce.js';
import { showError } from '../../lab-kit/show-error.js';
import { BANDS, PATCH, TESTS, satelliteModel } from '../../lab-kit/satellite.js';
import { patchFills, patchMeasure } from './patch-fills.js';

/**
 * @typedef {import('../../generated/protocol.js').FilledPatch} FilledPatch
 * @typedef {import('../../generated/protocol.js').SatelliteRows} Patches
 */

const WIDTH = BANDS * PATCH;
const CENTRE = 4;
/** Preset masks: whether a value is missing, by pixel and band. @type {Record<string, (pixel: number, band: number) => boolean>} */
const MASKS = {
  band1: (_, band) => band === 0,
  band2: (_, band) => band === 1,
  band3: (_, band) => band === 2,
  band4: (_, band) => band === 3,
  centre: (pixel) => pixel === CENTRE,
  ring: (pixel) => pixel !== CENTRE,
};

/** A satellite patch with missing measurements, and their imputation by each method. */
export class LandsatScene {
  /** @type {Float32Array} */
  #mask = maskOf('band4');
  /** @type {Patches | null} */
  #rows = null;
  /** @type {HTMLButtonElement[]} */
  masks = [];
  /** No tools next to the question: the network is fixed. */
  tools = '';
  /** @type {{ row: number, mask: Float32Array, patched: FilledPatch } | null} */
  #shownPatch = null;
  /** Whether the test patches have been measured, or are being measured, with this hole. */
  #isMeasured = false;

  /** @param {import('../../lab-kit/types.js').LabContext} context */
  constructor(context) {
    this.context = context;
    this.editor = patchCells({
      bands: BANDS,
      label: t('patch.editor'),
      onToggle: (index) => {
        const next = this.#mask.slice();
        next[index] = 1 - next[index];
        this.#setMask(next);
      },
    });
    this.refusal = h('p', { class: 'refusal muted', role: 'status', 'data-view': 'refusal' });
    this.status = h(
      'p',
      { class: 'quiet', role: 'status', 'data-view': 'landsat-status' },
      t('patch.loading'),
    );
    this.fills = patchFills();
    this.measure = patchMeasure({
      engine: context.engine,
      mask: () => this.#mask,
      rounds: () => this.#rounds,
      onError: (error) => this.#fail(error),
    });
    this.look = coalesce(() => this.#look().catch((error) => this.#fail(error)));
    this.element = h(
      'div',
      { 'data-view': 'landsat' },
      this.#tools(),
      h(
        'div',
        { class: 'landsat-top grid split gap-5', 'data-moment': '' },
        h(
          'section',
          { class: 'card' },
          h('h2', {}, h('span', {}, t('patch.title')), this.#steps()),
          this.editor.element,
          h('p', { class: 'quiet patch-help' }, t('patch.help')),
          h('div', { class: 'stacked lines-1' }, this.status, this.refusal),
        ),
        this.fills.element,
      ),
      this.measure.words,
      this.measure.element,
    );
  }

  async start() {
    const { engine } = this.context;
    try {
      const files = Promise.all([
        satelliteModel(8),
        downloadModel('satellite-filler'),
        engine.loadData('landsat'),
      ]);
      const [plain, filler] = await engine.wait(files);
      this.#rows = await engine.ask({ impute: { satellite: { plain, filler } } });
      await this.look();
    } catch (error) {
      this.status.textContent = t('patch.failed');
      this.#fail(error);
    }
  }

  destroy() {
    this.measure.clear();
  }

  /** Index of the test row. */
  get #at() {
    const last = (this.#rows?.count ?? TESTS) - 1;
    return Math.min(Number(this.context.get('sample')), last);
  }

  get #rounds() {
    return Number(this.context.get('rounds'));
  }

  #tools() {
    const rounds = controlSlider(this.context, 'impute', 'rounds', {
      words: (value) => t('impute.rounds', { rounds: value }),
      onInput: () => {
        this.#forget();
        void this.look();
      },
    });
    this.masks = Object.keys(MASKS).map((id) =>
      h(
        'button',
        { type: 'button', 'data-mask': id, onclick: () => this.#setMask(maskOf(id)) },
        t(`patch.mask.${id}`),
      ),
    );
    this.#markMasks();
    return h(
      'div',
      { class: 'card tools contest-bar hole-bar landsat-tools' },
      h('span', { class: 'quiet' }, t('impute.hide')),
      h('div', { class: 'tools', role: 'group', 'aria-label': t('impute.hidden') }, this.masks),
      more(rounds.element).element,
    );
  }

  /** Buttons for the previous and the next patch. */
  #steps() {
    /** @param {'previous' | 'next'} id @param {number} by */
    const step = (id, by) =>
      h(
        'button',
        {
          type: 'button',
          'data-action': `${id}-row`,
          'aria-label': t(`patch.${id}`),
          onclick: () => this.#step(by),
        },
        by < 0 ? '‹' : '›',
      );
    return h('span', { class: 'tools' }, step('previous', -1), step('next', 1));
  }

  /** @param {Float32Array} mask */
  #setMask(mask) {
    this.#mask = mask;
    this.#markMasks();
    this.#forget();
    if (this.#shownPatch) this.#showEditor(this.#shownPatch.patched);
    void this.look();
  }

  /** Discards the test results after a change of the hole or the rounds. */
  #forget() {
    this.#isMeasured = false;
    this.measure.clear();
  }

  /** Marks the preset that equals the current mask. */
  #markMasks() {
    for (const button of this.masks) {
      const preset = maskOf(String(button.dataset.mask));
      attribute(button, 'aria-pressed', String(preset.every((gone, index) => gone === this.#mask[index])));
    }
  }

  /** @param {number} by */
  #step(by) {
    const count = this.#rows?.count;
    if (!count) return;
    this.context.set({ sample: (this.#at + by + count) % count });
    void this.look();
  }

  async #look() {
    const rows = this.#rows;
    if (!rows) return;
    const [at, mask] = [this.#at, this.#mask];
    const row = rows.first + at;
    const ask = (/** @type {Float32Array} */ mask) =>
      this.context.engine.ask({ impute: { patch: { row, mask, rounds: this.#rounds } } });
    try {
      const patched = await ask(mask);
      this.refusal.textContent = '';
      this.status.textContent = t('patch.row', { at: at + 1, count: rows.count });
      this.#show({ row, mask, patched });
      if (!this.#isMeasured && mask === this.#mask) {
        this.#isMeasured = true;
        void this.measure.task.begin();
      }
    } catch (error) {
      if (!['nothingMissing', 'everythingMissing'].includes(/** @type {any} */ (error)?.kind)) throw error;
      this.refusal.textContent = errorText(error);
      this.status.textContent = this.measure.words.textContent = '';
      this.fills.clear();
    }
  }

  /** @param {{ row: number, mask: Float32Array, patched: FilledPatch }} shown */
  #show(shown) {
    this.#shownPatch = shown;
    const { patched } = shown;
    const range = rangeOf(patched.values);
    this.#showEditor(patched);
    this.fills.show(shown, range);
    this.element.dataset.updates = String(Number(this.element.dataset.updates ?? 0) + 1);
    this.context.ready();
  }

  /** @param {FilledPatch} patched */
  #showEditor(patched) {
    this.editor.show(patched.values, this.#mask, rangeOf(patched.values));
  }

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}

/** @param {string} id */
function maskOf(id) {
  return Float32Array.from({ length: WIDTH }, (_, index) =>
    MASKS[id](Math.floor(index / BANDS), index % BANDS) ? 1 : 0,
  );
}

/** Values of the darkest and the lightest colour. @param {Float32Array} values @returns {[number, number]} */
const rangeOf = (values) => [Math.min(...values) - 3, Math.max(...values) + 3];
