import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { RAMP, stepOf } from '../../../views/colors/ramp.js';
import { largest } from '../../../views/charts/scales.js';
import { pixelPicker } from '../../../views/pictures/pixel-picker.js';
import { PIXELS, SIDE, paintGrey } from '../../../views/pictures/pixels.js';
import { costCurves } from './cost-curves.js';

/**
 * @typedef {import('../../../generated/protocol.js').PixelCosts} PixelCosts
 * @typedef {import('../../../generated/protocol.js').CostCurves} CostCurves
 */

/** Number of x̂ values on a curve. */
const STEPS = 200;
const GRID = Float32Array.from({ length: STEPS + 1 }, (_, index) => index / STEPS);

/**
 * −log x̂ and ½(1 − x̂)² as curves with an x̂ to drag, and the cost of the pad's digit pixel by pixel.
 * @param {object} options
 * @param {(request: any, latest: string) => Promise<any>} options.ask
 * @param {(error: unknown) => void} options.onError
 * @param {import('../../../lab-kit/types.js').LabContext} options.context
 */
export function costPicture({ ask, onError, context }) {
  /** @type {PixelCosts | null} */
  let pixelCosts = null;
  /** The pixel of the curves; null after x̂ or x was moved by hand. @type {number | null} */
  let pixel = Number(context.get('pixel')) ? Number(context.get('pixel')) - 1 : null;
  let [x, xHat] = [Number(context.get('x')), Number(context.get('xHat'))];
  const curves = costCurves((x) => setHat(x));
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: 1,
    step: 0.01,
    value: '1',
    'aria-label': t('board.cost.x'),
    'data-view': 'board-x',
    oninput: () => {
      [x, pixel] = [Number(slider.value), null];
      keep();
      void requestCosts();
    },
  });
  const xName = h('span', { class: 'readout' });
  const figures = {
    copy: heat('board-copy', t('board.cost.copy')),
    crossEntropy: heat('board-cross-entropy', t('option.crossEntropy')),
    squaredError: heat('board-squared-error', t('option.squaredError')),
  };
  const lines = {
    crossEntropy: h('p', { class: 'board-line snug', 'data-view': 'board-cross-line' }),
    squaredError: h('p', { class: 'board-line snug', 'data-view': 'board-squared-line' }),
  };
  const says = h('p', { class: 'board-says', 'data-view': 'board-says' }, t('board.cost.says'));
  const element = h(
    'div',
    { class: 'grid gap-4', 'data-view': 'cost-picture', 'data-moment': '' },
    h(
      'div',
      { class: 'cost-row grid split gap-7' },
      h('div', { class: 'grid packed' }, curves.element, h('label', { class: 'cost-x' }, xName, slider)),
      h(
        'div',
        { class: 'grid packed' },
        h('div', { class: 'grid gap-3' }, lines.crossEntropy, lines.squaredError),
        h(
          'div',
          { class: 'cost-maps grid gap-3' },
          Object.values(figures).map(({ figure }) => figure),
        ),
      ),
    ),
  );

  /** @param {string} view @param {string} name */
  function heat(view, name) {
    const picker = pixelPicker(view, `${name}: ${t('board.pixel')}`, pick);
    const sum = h('b', { class: 'text-l nowrap', 'data-view': `${view}-sum` });
    const caption = h('figcaption', {}, h('span', {}, name), sum);
    return {
      picker,
      sum,
      figure: h('figure', { class: 'board-figure grid gap-3' }, picker.element, caption),
    };
  }

  /** Stores the pixel, or the moved x and x̂, in the link. */
  const keep = () => context.set(pixel === null ? { pixel: 0, x, xHat } : { pixel: pixel + 1 });

  /** @param {number} picked */
  function pick(picked) {
    pixel = picked;
    keep();
    take();
  }

  /** Moves the curves to the chosen pixel. */
  function take() {
    if (pixel === null || !pixelCosts) return;
    [x, xHat] = [pixelCosts.input[pixel], pixelCosts.reconstruction[pixel]];
    void requestCosts();
  }

  /** @param {number} value */
  function setHat(value) {
    [xHat, pixel] = [Math.max(0, Math.min(1, Number(value.toFixed(2)))), null];
    keep();
    void requestCosts();
  }

  /** Requests the cost of one pixel for this x̂ and for all others. */
  async function requestCosts() {
    const point = { x, xHat };
    try {
      const positions = new Float32Array([...GRID, xHat]);
      const costs = await ask({ train: { pixelCost: { x, xHat: positions } } }, 'pixel');
      show(costs, point);
    } catch (error) {
      onError(error);
    }
  }

  /** @param {CostCurves} costs @param {{ x: number, xHat: number }} of */
  function show(costs, of) {
    const at = GRID.length;
    curves.show({ grid: GRID, costs, ...of });
    if (document.activeElement !== slider) slider.value = String(of.x);
    xName.textContent = `x = ${number(of.x, 2)}`;
    attribute(slider, 'aria-valuetext', number(of.x, 2));
    const two = (/** @type {number} */ value) => number(value, 2);
    const infinite = (/** @type {number} */ value) => (Number.isFinite(value) ? two(value) : '∞');
    const [cross, squared] = [costs.crossEntropy[at], costs.squaredError[at]];
    lines.crossEntropy.dataset.value = String(cross);
    lines.squaredError.dataset.value = String(squared);
    lines.crossEntropy.replaceChildren(...crossWords(of, two), h('b', {}, infinite(cross)));
    lines.squaredError.replaceChildren(
      `½ (${two(of.x)} − ${two(of.xHat)})² = `,
      h('b', {}, number(squared, squared < 0.1 ? 4 : 2)),
    );
    mark(of);
  }

  /** @param {{ x: number, xHat: number }} of */
  function mark(of) {
    const place = pixel ?? 0;
    const words = t('board.cost.pixel', {
      row: Math.floor(place / SIDE) + 1,
      column: (place % SIDE) + 1,
      x: number(of.x, 2),
      value: number(of.xHat, 2),
    });
    for (const { picker } of Object.values(figures)) picker.mark(pixel, words);
  }

  void requestCosts();
  return {
    element,
    says,
    takesInput: true,
    /** @param {any} network @param {any} input */
    request: (network, input) => input && { train: { inputCost: { network, input } } },
    /** @param {PixelCosts} reply */
    show(reply) {
      pixelCosts = reply;
      paintGrey(figures.copy.picker.canvas, reply.reconstruction);
      for (const kind of /** @type {const} */ (['crossEntropy', 'squaredError'])) {
        const { picker, sum, figure } = figures[kind];
        const values = reply[kind];
        figure.hidden = values.length === 0;
        const total = kind === 'crossEntropy' ? reply.crossEntropySum : reply.squaredErrorSum;
        if (total === null || !values.length) continue;
        paintHeat(picker.canvas, values);
        sum.textContent = `Σ = ℓ = ${number(total, total < 10 ? 2 : 1)}`;
        sum.dataset.value = String(total);
      }
      figures.copy.sum.textContent = '';
      take();
    },
    destroy: curves.destroy,
  };
}

/**
 * −[x·log x̂ + (1−x)·log(1−x̂)] with its numbers; a white or black pixel has only one term.
 * @param {{ x: number, xHat: number }} of
 * @param {(value: number) => string} two
 */
function crossWords({ x, xHat }, two) {
  if (x === 1) return [`−log ${two(xHat)} = `];
  if (x === 0) return [`−log (1 − ${two(xHat)}) = `];
  return [`−[${two(x)}·log ${two(xHat)} + ${two(1 - x)}·log ${two(1 - xHat)}] = `];
}

/** Costs as brightness: dark is 0, bright is the pixel of highest cost. @param {HTMLCanvasElement} canvas @param {Float32Array} values */
function paintHeat(canvas, values) {
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(SIDE, SIDE);
  const end = largest(values) || 1;
  for (let i = 0; i < PIXELS; i++) image.data.set([...RAMP[stepOf(values[i] / end)], 255], 4 * i);
  context.putImageData(image, 0, 0);
}
