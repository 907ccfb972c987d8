import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { icon } from '../../../ui/icons.js';
import { onRepaint } from '../../../views/canvas.js';
import { largest } from '../../../views/charts/scales.js';
import { SHADES, SIDE, paintGrey, pixelCanvas, signedPalette } from '../../../views/pictures/pixels.js';
import { pixelPicker } from '../../../views/pictures/pixel-picker.js';
import { layersOf } from '../../../views/network/layers.js';
import { paintMatrix } from './shapes.js';
import { letter } from './symbols.js';
import { patchOf } from './patch-of.js';

/** Stride of the window, and its time at each place while it slides, in ms. */
const [STRIDE, STAY_MS] = [2, 90];

/**
 * The kernel of the first convolution slides over the digit on the pad: each place yields a cell of its map.
 * @param {{ context: import('../../../lab-kit/types.js').LabContext }} options
 */
export function convolutionPicture({ context }) {
  /** @type {import('../../../views/network/layers.js').Layer | null} */
  let layer = null;
  /** From the link; negative if not chosen. */
  let [channel, cell] = [Number(context.get('unit')) - 1, Number(context.get('pixel')) - 1];
  /** @param {number} map @param {number} place */
  function choose(map, place) {
    [channel, cell] = [map, place];
    context.set({ unit: map + 1, pixel: place + 1 });
  }
  /** Progress of the slide; null while it stands still. @type {number | null} */
  let slid = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let sliding;
  const says = h('p', { class: 'board-says', 'data-view': 'board-says' }, t('board.conv.says'));
  const input = pixelCanvas('board-conv-input');
  input.setAttribute('aria-hidden', 'true');
  const frame = h('i', { class: 'conv-window' });
  const map = pixelPicker(
    'board-conv-map',
    t('board.conv.cell'),
    (picked) => {
      stop();
      choose(channel, picked);
      show();
    },
    SIDE / STRIDE,
  );
  const [patch, kernel] = ['board-conv-patch', 'board-conv-kernel'].map((view) =>
    h('canvas', { class: 'conv-small', 'aria-hidden': 'true', 'data-view': view }),
  );
  const mapName = h('figcaption');
  const kernelName = h('figcaption');
  const line = h('p', { class: 'board-line snug', 'data-view': 'board-conv-line' });
  const channels = h('div', {
    class: 'conv-channels grid gap-3',
    role: 'group',
    'aria-label': t('board.conv.channels'),
  });
  const slide = h(
    'button',
    {
      type: 'button',
      class: 'primary',
      'data-action': 'slide',
      onclick: () => (slid === null ? begin() : stop()),
    },
    icon('play'),
    t('board.conv.slide'),
  );
  const element = h(
    'div',
    { class: 'conv-picture grid', 'data-view': 'conv-picture', 'data-moment': '' },
    h(
      'div',
      { class: 'conv-row grid gap-6' },
      h('figure', {}, h('div', { class: 'conv-input' }, input, frame), h('figcaption', {}, letter('x'))),
      h(
        'div',
        { class: 'conv-middle grid' },
        h('figure', {}, patch, h('figcaption', {}, t('board.conv.window'))),
        h('span', { class: 'between', 'aria-hidden': 'true' }, '⊙'),
        h('figure', {}, kernel, kernelName),
        slide,
      ),
      h('figure', {}, map.element, mapName),
    ),
    line,
    channels,
  );
  const stopRepaint = onRepaint(element, show);

  function begin() {
    slid = cell = 0;
    sliding = setInterval(() => {
      const count = layer ? layer.values.length / layer.rows : 0;
      if (slid === null || slid + 1 >= count) return stop();
      slid = cell = slid + 1;
      show();
    }, STAY_MS);
    show();
  }
  function stop() {
    clearInterval(sliding);
    if (slid !== null) choose(channel, cell);
    slid = null;
    show();
  }

  function show() {
    if (!layer) return;
    const [, side] = layer.info.output;
    const { kernel: size, from } = { kernel: layer.info.weight[3], from: layer.info.input[1] };
    channel = Math.min(channel, layer.rows - 1);
    cell = Math.min(cell, side * side - 1);
    const [row, column] = [Math.floor(cell / side), cell % side];
    paintGrey(input, layer.input);
    const percent = (/** @type {number} */ place) => `${(100 * place) / from}%`;
    Object.assign(frame.style, {
      left: percent(STRIDE * column - Math.floor(size / 2)),
      top: percent(STRIDE * row - Math.floor(size / 2)),
      width: percent(size),
      height: percent(size),
    });
    paintMatrix(patch, patchOf(layer.input, { from, size, row, column, stride: STRIDE }), size, true);
    paintMatrix(kernel, layer.weights.subarray(channel * size * size, (channel + 1) * size * size), size);
    paintMap(map.canvas, layer, channel, { until: slid });
    map.mark(cell, t('board.conv.at', { row: row + 1, column: column + 1 }));
    mapName.textContent = t('board.conv.map', { index: channel + 1, side });
    kernelName.textContent = t('board.conv.kernel', { index: channel + 1, side: size });
    workOut(line, layer, channel, cell);
    list();
  }

  /** Lists every map to choose from. */
  function list() {
    const all = /** @type {import('../../../views/network/layers.js').Layer} */ (layer);
    while (channels.children.length > all.rows) channels.lastChild?.remove();
    for (let index = 0; index < all.rows; index++) {
      const button = /** @type {HTMLElement} */ (
        channels.children[index] ?? channels.appendChild(channelButton(index))
      );
      attribute(button, 'aria-pressed', String(index === channel));
      const canvas = button.querySelector('canvas');
      if (canvas) paintMap(canvas, all, index, { end: largest(all.values) || 1 });
    }
  }

  /** @param {number} index */
  function channelButton(index) {
    const canvas = pixelCanvas('board-conv-channel');
    canvas.setAttribute('aria-hidden', 'true');
    const onclick = () => {
      choose(index, cell);
      show();
    };
    return h(
      'button',
      { type: 'button', class: 'bare', 'aria-label': t('board.conv.channel', { index: index + 1 }), onclick },
      canvas,
    );
  }

  return {
    element,
    says,
    takesInput: true,
    kind: 'convolutional',
    /** @param {any} network @param {any} drawn */
    request: (network, drawn) => drawn && { engine: { trace: { network, input: drawn } } },
    /** @param {import('../../../generated/protocol.js').LayerTrace} traced */
    show(traced) {
      layer = layersOf(traced).encoder[0];
      if (Math.min(channel, cell) < 0) {
        // Initially the strongest response and its filter.
        const each = layer.values.length / layer.rows;
        const best = layer.values.reduce((most, value, place, all) => (value > all[most] ? place : most), 0);
        [channel, cell] = [Math.floor(best / each), best % each];
      }
      show();
    },
    destroy() {
      clearInterval(sliding);
      stopRepaint();
    },
  };
}

/**
 * Paints a map as colours, up to a cell while it is being computed.
 * @param {HTMLCanvasElement} canvas
 * @param {import('../../../views/network/layers.js').Layer} layer
 * @param {number} channel
 * @param {{ until?: number | null, end?: number }} how `end` is the value of full colour, by default the map's largest
 */
function paintMap(canvas, { info, values }, channel, { until = null, end }) {
  const side = info.output[1];
  const cells = values.subarray(channel * side * side, (channel + 1) * side * side);
  if (canvas.width !== side) [canvas.width, canvas.height] = [side, side];
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(side, side);
  const pixels = new Uint32Array(image.data.buffer);
  const { palette, frame } = signedPalette();
  const full = end ?? (largest(cells) || 1);
  for (let i = 0; i < cells.length; i++)
    pixels[i] =
      until !== null && i > until
        ? frame
        : palette[Math.round(SHADES * (1 + (Math.max(-1, Math.min(1, cells[i] / full)) || 0)))];
  context.putImageData(image, 0, 0);
}

/**
 * Writes out the cell: the sum of the products, the bias, the activation.
 * @param {HTMLElement} line
 * @param {import('../../../views/network/layers.js').Layer} layer
 * @param {number} channel
 * @param {number} cell
 */
function workOut(line, { info, products, sums, values, biases, rows }, channel, cell) {
  const at = channel * (values.length / rows) + cell;
  const two = (/** @type {number} */ value) => number(value, 2);
  const bias = biases[channel];
  for (const [key, value] of Object.entries({
    product: products[at],
    bias,
    sum: sums[at],
    value: values[at],
  }))
    line.dataset[key] = String(value);
  line.replaceChildren(
    `${t(`option.${info.activation}`)}( Σ ${t('board.conv.product')} + b ) = ${t(`option.${info.activation}`)}( ${two(products[at])} ${bias < 0 ? '−' : '+'} ${two(Math.abs(bias))} ) = `,
    h('b', {}, two(values[at])),
  );
}
