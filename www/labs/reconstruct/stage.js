import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { onLook } from '../../ui/preferences.js';
import { bowTieHalf } from './views/bow-tie.js';
import { chain } from '../../views/code/layer-words.js';
import {
  PIXELS,
  RESIDUAL_SCALE,
  SIDE,
  paintGrey,
  paintResidual,
  pixelCanvas,
} from '../../views/pictures/pixels.js';

/**
 * The bow-tie of the slides, left to right: input, encoder, code, decoder, reconstruction.
 * @param {object} parts
 * @param {Element} parts.pad
 * @param {HTMLElement} parts.undo
 * @param {HTMLElement} parts.clear
 * @param {{ element: Element, scenes: HTMLElement }} parts.code view between input and reconstruction
 */
export function stage({ pad, undo, clear, code }) {
  // There is no room for this word beside the title.
  attribute(undo, 'aria-label', undo.textContent);
  attribute(undo, 'title', undo.textContent);
  undo.textContent = '↶';
  const [seen, reconstruction, residual] = [
    pixelCanvas('seen'),
    pixelCanvas('reconstruction'),
    pixelCanvas('residual'),
  ];
  const progress = h('p', { class: 'screen-text optional centered text-s grid gap-5', role: 'status' });
  const [encoder, decoder] = [
    bowTieHalf('encoder', t('encoder.title'), 'h = f(x)'),
    bowTieHalf('decoder', t('decoder.title'), 'x̂ = g(h)'),
  ];
  const codeSize = h('span');
  const sizes = h('p', { class: 'flow-sizes', 'aria-hidden': 'true' });
  const size = sized('x', `${SIDE} × ${SIDE} = ${PIXELS}`);
  const others = h('div', { class: 'input-samples grid' });
  const seenFigure = h('figure', {}, seen, h('figcaption', {}, t('input.seen'), h('br'), size));
  const residualFigure = h('figure', {}, residual, residualScale());
  const element = h(
    'div',
    { class: 'flow card-row grid gap-5', 'data-state': 'waiting' },
    card(
      t('input.title'),
      h('span', { class: 'tools pad-tools small-buttons' }, undo, clear),
      pad,
      h('div', { class: 'aside wrap' }, seenFigure),
      others,
    ),
    encoder.element,
    card(code.scenes, codeSize, code.element),
    decoder.element,
    card(
      t('reconstruction.title'),
      sized('x̂', String(PIXELS)),
      h('div', { class: 'screen', 'data-moment': '', 'data-answer': '' }, reconstruction, progress),
      h('div', { class: 'aside wrap' }, residualFigure),
    ),
    sizes,
  );
  /** @type {[Float32Array, Float32Array] | null} */
  let pair = null;
  const stopLook = onLook(() => pair && paintResidual(residual, ...pair));
  blank();

  /** @param {string} name @param {HTMLCanvasElement} canvas */
  const describe = (name, canvas) => attribute(canvas, 'aria-label', name);
  /** An empty pad has no reconstruction. */
  function blank() {
    const empty = new Float32Array(PIXELS);
    pair = [empty, empty];
    for (const canvas of [seen, reconstruction]) paintGrey(canvas, empty);
    paintResidual(residual, empty, empty);
    attribute(reconstruction, 'data-mse', null);
    for (const canvas of [seen, reconstruction, residual])
      attribute(canvas, 'aria-label', t('reconstruction.empty'));
  }

  return {
    element,
    /** Place below the pad, for a view that shows the samples there. */
    others,
    blank,
    /** @param {import('../../generated/protocol.js').ModelInfo} model */
    showModel(model) {
      const [down, up] = [chain(model.encoder), chain(model.decoder)];
      const d = number(model.dCode);
      // A variational encoder outputs a mean and a variance per code value.
      if (model.variational) down[down.length - 1] = `${down.at(-1)} = ${d} μ + ${d} log σ²`;
      encoder.show(down);
      decoder.show(up);
      codeSize.replaceChildren(sized('h', number(model.dCode)));
      sizes.textContent = [...down.slice(0, -1), ...up].join(' → ');
    },
    /** @param {Float32Array} input */
    showInput(input) {
      paintGrey(seen, input);
      describe(t('input.label'), seen);
    },
    /** @param {Float32Array} input @param {Float32Array} image @param {number} error */
    showReconstruction(input, image, error) {
      pair = [input, image];
      paintGrey(reconstruction, image);
      paintResidual(residual, input, image);
      describe(t('reconstruction.label', { error: number(error, 4) }), reconstruction);
      describe(t('residual.label'), residual);
      Object.assign(reconstruction.dataset, {
        mse: error,
        updates: Number(reconstruction.dataset.updates ?? 0) + 1,
      });
      attribute(reconstruction, 'data-ready', true);
      attribute(element, 'data-state', 'ready');
      progress.replaceChildren();
    },
    /** Shows progress or an error message. @param {...(string | Node)} content */
    say: (...content) => progress.replaceChildren(...content),
    destroy: stopLook,
  };
}

/** @param {string} symbol @param {string} size */
const sized = (symbol, size) => h('span', {}, h('span', { class: 'symbol' }, symbol), ` · ${size}`);

/** The legend of the residual's colours. */
const residualScale = () =>
  h(
    'figcaption',
    { class: 'residual-caption grid gap-2' },
    h('span', {}, t('reconstruction.residual'), ' ', h('span', { class: 'symbol' }, 'x − x̂')),
    h('span', { class: 'scale', 'aria-hidden': 'true' }),
    h(
      'span',
      { class: 'scale-ends' },
      h('span', {}, number(-RESIDUAL_SCALE)),
      h('span', {}, '0'),
      h('span', {}, `+${number(RESIDUAL_SCALE)}`),
    ),
    h(
      'span',
      { class: 'scale-ends' },
      h('span', {}, t('residual.extra')),
      h('span', {}, t('residual.missing')),
    ),
  );
