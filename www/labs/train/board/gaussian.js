import { number, t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { icon } from '../../../ui/icons.js';
import { classNames, testSetOf } from '../../../lab-kit/classes.js';
import { onRepaint } from '../../../views/canvas.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../../views/pictures/pixels.js';
import { formula, part } from '../../../views/formulas/formula.js';
import { FORMULAS } from './formulas.js';
import { paintClouds, paintDraw, paintNoise } from './clouds.js';
import { settingChoice } from './setting-choice.js';

/**
 * @typedef {import('../../../generated/protocol.js').GaussianDraws} GaussianDraws
 * @typedef {import('../../../generated/protocol.js').Gaussians} Gaussians
 */

/** Number of samples with a Gaussian, and number of draws from the pad's. */
const [SAMPLES, DRAWS] = [600, 6];
const BETAS = [0.1, 1, 4];

/**
 * μ and σ of the pad's digit among those of other samples, and h = μ + σ ⊙ ε as arrows.
 * @param {object} options
 * @param {(request: any, latest: string) => Promise<any>} options.ask
 * @param {(error: unknown) => void} options.onError
 * @param {() => void} options.again requests the picture again
 * @param {(values: Record<string, number>) => void} options.restart requests a run with other settings
 * @param {import('../../../lab-kit/types.js').LabContext} options.context
 */
export function gaussianPicture({ ask, onError, again, restart, context }) {
  const { run } = context;
  /** @type {GaussianDraws | null} */
  let drawn = null;
  /** @type {Gaussians | null} */
  let clouds = null;
  let seed = 1;
  const says = h('p', {
    class: 'board-says',
    role: 'status',
    'data-unsaid': '',
    'data-view': 'board-says',
  });
  const plane = h('canvas', { role: 'img', 'data-view': 'board-clouds', 'aria-label': t('board.vae.plane') });
  const noise = h('canvas', { 'aria-hidden': 'true', 'data-view': 'board-noise' });
  const close = h('canvas', { 'aria-hidden': 'true', 'data-view': 'board-close' });
  const lines = [
    h('p', { class: 'board-line snug', 'data-view': 'board-draw-1' }),
    h('p', { class: 'board-line snug', 'data-view': 'board-draw-2' }),
  ];
  const images = Array.from({ length: DRAWS }, (_, index) => {
    const canvas = pixelCanvas('board-draw');
    canvas.setAttribute('aria-label', t('board.vae.image', { index: index + 1 }));
    return canvas;
  });
  const die = h(
    'button',
    {
      type: 'button',
      class: 'primary',
      'data-action': 'draw',
      onclick: () => {
        seed++;
        again();
      },
    },
    icon('shuffle'),
    t('board.vae.draw'),
  );
  const betas = settingChoice(context, { id: 'beta', symbol: 'β', values: BETAS, restart });
  const element = h(
    'div',
    { class: 'grid gap-4', 'data-view': 'gaussian-picture', 'data-moment': '' },
    h(
      'div',
      { class: 'gaussian-row grid split gap-7' },
      h('div', { class: 'board-plot' }, plane),
      h(
        'div',
        { class: 'grid packed gap-5' },
        h('div', { class: 'gaussian-tools wrap' }, die, betas.element),
        h(
          'div',
          { class: 'gaussian-noise grid' },
          h('figure', {}, noise, h('figcaption', {}, 'ε ~ N(0, I)')),
          h('span', { class: 'between', 'aria-hidden': 'true' }, '→'),
          h('figure', {}, close, h('figcaption', {}, t('board.vae.close'))),
        ),
        h('div', { class: 'grid gap-3' }, lines),
        h('div', { class: 'gaussian-images grid gap-3' }, images),
        h('p', { class: 'quiet' }, t('board.vae.images')),
      ),
    ),
  );
  const repaint = () => {
    if (clouds) paintClouds(plane, clouds, drawn, classNames(run.config?.subject ?? 'digits'));
    if (!drawn) return;
    paintNoise(noise, drawn.noise);
    paintDraw(close, drawn);
  };
  const stopRepaint = onRepaint(element, repaint);

  async function surround() {
    const set = testSetOf(run.config?.subject ?? 'digits');
    try {
      clouds = await ask({ train: { clouds: { network: 'run', set, count: SAMPLES } } }, 'clouds');
      betas.mark();
      says.textContent = t('board.vae.says', { beta: run.config?.beta ?? 1, kl: number(clouds?.kl ?? 0, 2) });
      says.dataset.value = String(clouds?.kl);
      repaint();
    } catch (error) {
      onError(error);
    }
  }

  return {
    element,
    says,
    takesInput: true,
    penalty: 'variational',
    /** @param {any} network @param {any} input */
    request: (network, input) => input && { train: { draw: { network, input, count: DRAWS, seed } } },
    /** @param {GaussianDraws} reply */
    show(reply) {
      drawn = reply;
      images.forEach((canvas, index) => paintGrey(canvas, reply.images, index * PIXELS));
      lines.forEach((line, axis) => workOut(line, reply, axis));
      repaint();
      void surround();
    },
    destroy: stopRepaint,
  };
}

/** h₁ = μ₁ + σ₁ ε₁ in figures. @param {HTMLElement} line @param {GaussianDraws} drawn @param {number} axis */
function workOut(line, { mean, deviation, noise, codes }, axis) {
  line.hidden = axis >= mean.length;
  if (line.hidden) return;
  const [mu, sigma, epsilon, value] = [mean, deviation, noise, codes].map((all) => number(all[axis], 2));
  line.dataset.value = String(codes[axis]);
  line.replaceChildren(
    formula(FORMULAS.draw, { index: axis + 1 }),
    formula(FORMULAS.drawn, {
      mean: mu,
      deviation: sigma,
      noise: noise[axis] < 0 ? part(FORMULAS.inBrackets, { value: epsilon }) : epsilon,
    }),
    h('b', {}, value),
  );
}
