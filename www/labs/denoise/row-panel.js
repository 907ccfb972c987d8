import { t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { savePictures } from '../../views/pictures/picture-sheet.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';

/** Rows from top to bottom. */
const ROWS = /** @type {const} */ (['noisy', 'images', 'clean']);

/**
 * Test samples with noise, denoised, and clean; each can be put on the pad.
 * @param {(index: number, pixels: Float32Array, label: number) => void} onPick
 * @param {(label: number) => string} nameOf name of a class
 */
export function rowPanel(onPick, nameOf) {
  const place = h('div', { class: 'denoised-row grid', 'data-view': 'row' });
  /** @type {{ index: number, canvases: HTMLCanvasElement[], pick: () => void }[]} */
  let columns = [];
  const save = () => {
    const all = ROWS.flatMap((_, row) => columns.map(({ canvases }) => canvases[row]));
    savePictures(all, columns.length, `${t('denoise.file.row')}.png`);
  };
  /** @param {number} index @param {number} label */
  const column = (index, label) => {
    const canvases = ROWS.map((row) => {
      const canvas = pixelCanvas(`row-${row}`);
      canvas.removeAttribute('role'); // the button is labelled
      return canvas;
    });
    const entry = { index, canvases, pick: () => undefined };
    const button = h(
      'button',
      {
        type: 'button',
        class: 'denoised bare grid gap-3',
        'aria-label': t('samples.one', { label: nameOf(label) }),
        'data-triplet': index,
        onclick: () => entry.pick(),
      },
      canvases,
    );
    return { made: entry, button };
  };
  const files = fileButtons({ png: save, of: 'row' });
  return {
    element: card(t('denoise.row'), files, place, h('p', { class: 'quiet' }, t('denoise.rowHelp'))),
    /** Call this for another network: removes the previous one's images. */
    forget() {
      for (const { canvases } of columns) paintGrey(canvases[1], new Float32Array(PIXELS));
    },
    /**
     * @param {number[]} indices
     * @param {number[]} labels
     * @param {import('../../generated/protocol.js').DenoisedRow} row
     */
    show(indices, labels, row) {
      const isOther =
        indices.length !== columns.length || indices.some((index, at) => index !== columns[at].index);
      if (isOther) {
        const entries = indices.map((index, at) => column(index, labels[at]));
        columns = entries.map((entry) => entry.made);
        place.replaceChildren(...entries.map(({ button }) => button));
      }
      columns.forEach((entry, at) => {
        ROWS.forEach((id, place) => paintGrey(entry.canvases[place], row[id], at * PIXELS));
        const pixels = row.clean.slice(at * PIXELS, (at + 1) * PIXELS);
        entry.pick = () => onPick(indices[at], pixels, labels[at]);
      });
      place.dataset.updates = String(Number(place.dataset.updates ?? 0) + 1);
    },
  };
}
