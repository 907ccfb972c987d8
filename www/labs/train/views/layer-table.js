import { number, significant, t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { layerName } from './layer-norms.js';
import { largest, logShare } from '../../../views/charts/scales.js';

/** Decades of the gradient bars; `inside.css` draws as many marks. */
const DECADES = 4;

/** Each layer with the norms of its gradient and weights, and its fraction of dead units. */
export function layerTable() {
  const headings = [
    [t('inside.layers.layer')],
    [t('inside.layers.gradient'), '‖g‖'],
    [t('inside.layers.weight'), '‖w‖'],
    [t('inside.layers.dead')],
  ].map(([words, symbol]) =>
    h('th', { scope: 'col' }, `${words} `, symbol ? h('span', { class: 'symbol' }, symbol) : null),
  );
  const body = h('tbody');
  const table = h('table', {
    class: 'number-table layers text-s',
    'aria-label': t('inside.layers.title'),
    'data-view': 'layers',
  });
  table.append(h('thead', {}, h('tr', {}, headings)), body);
  /** @type {ReturnType<typeof layerRow>[]} */
  let rows = [];

  return {
    element: table,
    /** @param {import('../../../generated/protocol.js').LayerStatus[]} layers */
    show(layers) {
      if (layers.map(({ name }) => name).join() !== rows.map(({ name }) => name).join()) {
        rows = layers.map(({ name }) => layerRow(name));
        body.replaceChildren(...rows.map((row) => row.element));
      }
      const most = largest(layers.map(({ gradient }) => gradient ?? 0));
      rows.forEach((row, index) => row.show(layers[index], most));
    },
  };
}

/** @param {string} name */
function layerRow(name) {
  const [fill, gradient, weight, dead] = [h('i'), h('b'), h('td'), h('td')];
  const meter = h('span', { class: 'decades meter', 'aria-hidden': 'true' }, fill);
  const cells = [h('td', {}, h('div', { class: 'gradient line' }, gradient, meter)), weight, dead];
  return {
    name,
    element: h('tr', { 'data-layer': name }, h('th', { scope: 'row' }, layerName(name)), cells),
    /**
     * @param {import('../../../generated/protocol.js').LayerStatus} layer
     * @param {number} most largest gradient norm of all layers
     */
    show(layer, most) {
      gradient.textContent = layer.gradient === null ? '–' : significant(layer.gradient);
      fill.style.width = `${100 * logShare(layer.gradient ?? 0, most, DECADES)}%`;
      weight.textContent = significant(layer.weight);
      const percent = layer.dead === null ? null : number(100 * layer.dead, 0);
      dead.textContent = percent === null ? '–' : t('inside.percent', { percent });
      dead.classList.toggle('many', (layer.dead ?? 0) >= 0.5);
    },
  };
}
