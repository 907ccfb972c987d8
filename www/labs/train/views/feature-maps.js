import { number, significant, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { layerName } from './layer-norms.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../../views/pictures/pixels.js';
import { signedTiles } from './signed-tiles.js';

/**
 * Responses of each convolution's channels to one test sample, which can be chosen.
 * @param {number} count number of samples to choose from
 * @param {(index: number) => void} onPick
 */
export function featureMaps(count, onPick) {
  const picture = pixelCanvas('maps-sample');
  const name = h('p', { class: 'quiet', role: 'status' });
  const layers = h('div', { class: 'maps-layers wrap' });
  /** @type {import('../../../generated/protocol.js').Pictures | null} */
  let samples = null;
  /** @type {(label: number) => string} */
  let nameOf = String;
  let picked = 0;
  /** @type {{ tiles: ReturnType<typeof signedTiles>, caption: HTMLElement, element: HTMLElement }[]} */
  let figures = [];

  /** @param {string} label @param {string} sign @param {number} by */
  const button = (label, sign, by) => {
    const attributes = { type: 'button', title: label, 'aria-label': label };
    const action = by < 0 ? 'maps-previous' : 'maps-next';
    return h('button', { ...attributes, 'data-action': action, onclick: () => pick(by) }, sign);
  };
  const buttons = h(
    'div',
    { class: 'maps-pick grid gap-3' },
    button(t('inside.maps.previous'), '‹', -1),
    button(t('inside.maps.next'), '›', 1),
  );

  /** @param {number} by */
  function pick(by) {
    picked = (picked + by + count) % count;
    showSample();
    onPick(picked);
  }
  function showSample() {
    if (!samples) return;
    paintGrey(picture, samples.pixels, picked * PIXELS);
    const label = nameOf(samples.labels[picked]);
    name.textContent = t('inside.maps.sample', { index: picked + 1, count, label });
    attribute(picture, 'aria-label', name.textContent);
  }

  return {
    element: h(
      'div',
      { class: 'maps wrap' },
      h('div', { class: 'maps-sample' }, picture, buttons, name),
      layers,
    ),
    /**
     * @param {import('../../../generated/protocol.js').Pictures} pictures
     * @param {(label: number) => string} names
     */
    showSamples(pictures, names) {
      [samples, nameOf] = [pictures, names];
      showSample();
    },
    /** @param {Float32Array} maps @param {[number, number][]} shapes channels and side of each layer's maps */
    show(maps, shapes) {
      if (shapes.length !== figures.length) {
        for (const { tiles } of figures) tiles.destroy();
        figures = shapes.map(newFigure);
        layers.replaceChildren(...figures.map(({ element }) => element));
      }
      let offset = 0;
      shapes.forEach(([channels, side], index) => {
        const values = maps.subarray(offset, (offset += channels * side * side));
        const { tiles, caption } = figures[index];
        const layer = layerName(`encoder.${index}`);
        caption.textContent = t('inside.maps.layer', { layer, side: number(side) });
        tiles.show({ values, side, alike: true }, (shown, most) =>
          t('inside.maps.label', { layer, count: shown, side, most: significant(most) }),
        );
      });
    },
    destroy() {
      for (const { tiles } of figures) tiles.destroy();
    },
  };
}

function newFigure() {
  const tiles = signedTiles('map');
  const caption = h('figcaption');
  return { tiles, caption, element: h('figure', {}, caption, tiles.element) };
}
