import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { isShortcut } from '../../../ui/keys.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../../views/pictures/pixels.js';
import { COLUMNS, WHOLE } from './sizes.js';

const BLANK = new Float32Array(PIXELS);
/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * One digit behind each bottleneck, by the networks and by PCA, one column per size.
 * @param {(size: number) => void} onPick
 */
export function strip(onPick) {
  const names = ['autoencoder', 'pca'].map((kind) =>
    h('span', { class: 'strip-name strong', 'data-kind': kind }, t(`bottlenecks.${kind}`)),
  );
  const columns = COLUMNS.map((size, at) => {
    const [network, pca] = ['network', 'pca'].map((kind) => pixelCanvas(`bottleneck-${kind}`));
    const button = h(
      'button',
      {
        type: 'button',
        class: 'strip-column',
        'data-bottleneck': size,
        'data-whole': size === WHOLE,
        onclick: () => onPick(size),
      },
      h('span', { class: 'strip-size text-l' }, h('b', {}, number(size))),
      network,
      pca,
    );
    button.addEventListener('keydown', (event) => {
      const step = STEPS[event.key];
      const next = step && COLUMNS[at + step];
      if (!next || isShortcut(event)) return;
      event.preventDefault();
      onPick(next);
      columns[at + step].button.focus();
    });
    return { size, button, network, pca };
  });
  const element = h(
    'div',
    {
      class: 'neck-strip grid',
      role: 'group',
      'aria-label': t('bottlenecks.columns'),
      'data-control': 'bottleneck',
    },
    h('div', { class: 'strip-names' }, h('span', { class: 'strip-size text-l symbol' }, 'd ='), names),
    columns.map(({ button }) => button),
  );
  return {
    element,
    columns: columns.map(({ button }) => button),
    /** @param {number} size */
    mark(size) {
      for (const column of columns) attribute(column.button, 'aria-pressed', String(column.size === size));
    },
    /** Shows a column's pictures; a missing picture is left blank. @param {number} at @param {{ image?: Float32Array | null, pca?: Float32Array | null, label: string }} shown */
    show(at, { image, pca, label }) {
      const { button, network, pca: linear } = columns[at];
      paintGrey(network, image ?? BLANK);
      paintGrey(linear, pca ?? BLANK);
      attribute(network, 'data-waiting', !image);
      attribute(linear, 'data-waiting', !pca);
      attribute(button, 'aria-label', label);
      attribute(network, 'aria-hidden', 'true');
      attribute(linear, 'aria-hidden', 'true');
    },
  };
}
