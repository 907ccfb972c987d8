import { attribute, h } from '../../../ui/dom.js';
import { onLook, projector } from '../../../ui/preferences.js';
import { SHADES, signedPalette } from '../../../views/pictures/pixels.js';
import { gridColumns, largest } from '../../../views/charts/scales.js';

/** Maximum tiles in a grid. */
const MOST = 64;
/**
 * Approximate maximum width of the canvas and of a tile, in canvas pixels. The page shows them smaller, so that no
 * pixel of a tile looks wider than the next.
 */
const WIDTH = 720;
const WIDEST_TILE = 240;
/** Approximate ratio of columns to rows on a projected page, which is wide and low. */
const BROADER = 2;
/** Frame of a tile and gap between tiles, in canvas pixels. */
const FRAME = 3;
const GAP = 12;

/**
 * @typedef {object} Tiles
 * @property {Float32Array} values tile by tile, row by row
 * @property {number} side side of a tile
 * @property {boolean} alike whether all tiles share one scale
 */

/**
 * Square tiles of signed values on one canvas: orange below zero, blue above, full colour for the largest magnitude.
 * @param {string} view name for styles and tests
 */
export function signedTiles(view) {
  const canvas = h('canvas', { class: 'signed-tiles', width: 1, height: 1, role: 'img', 'data-view': view });
  const context = canvas.getContext('2d');
  /** @type {ImageData | undefined} */
  let image;
  /** @type {Tiles | undefined} */
  let tiles;

  const repaint = () => {
    if (!tiles || !context) return;
    const { count, columns, width, height } = gridOf(tiles);
    if (!image || image.width !== width || image.height !== height) {
      [canvas.width, canvas.height] = [width, height];
      canvas.style.setProperty('--columns', String(columns));
      canvas.dataset.count = String(count);
      image = context.createImageData(width, height);
    }
    fill(new Uint32Array(image.data.buffer), tiles);
    context.putImageData(image, 0, 0);
  };
  return {
    element: canvas,
    /**
     * @param {Tiles} shown
     * @param {(count: number, most: number) => string} wordsFor text for the number of tiles and their largest magnitude
     */
    show(shown, wordsFor) {
      tiles = shown;
      repaint();
      const { count } = gridOf(shown);
      attribute(canvas, 'aria-label', wordsFor(count, largest(shown.values, 0, count * shown.side ** 2)));
    },
    destroy: onLook(repaint),
  };
}

/** @param {Tiles} tiles */
function gridOf({ values, side }) {
  const count = Math.max(1, Math.min(MOST, Math.floor(values.length / side ** 2)));
  const columns = gridColumns(projector() ? BROADER * count : count);
  const zoom = Math.max(1, Math.round(Math.min(WIDEST_TILE, WIDTH / columns) / side));
  const pitch = side * zoom + 2 * FRAME + GAP;
  const [width, height] = [columns * pitch - GAP, Math.ceil(count / columns) * pitch - GAP];
  return { count, columns, zoom, pitch, width, height };
}

/**
 * @param {Uint32Array} pixels RGBA of the canvas, transparent between the tiles
 * @param {Tiles} tiles
 */
function fill(pixels, { values, side, alike }) {
  const { count, columns, zoom, pitch, width } = gridOf({ values, side, alike });
  const { palette, frame } = signedPalette();
  const area = side * side;
  const common = alike ? largest(values, 0, count * area) : 0;
  for (let tile = 0; tile < count; tile++) {
    const most = alike ? common : largest(values, tile * area, (tile + 1) * area);
    const scale = most > 0 ? SHADES / most : 0;
    const corner = Math.floor(tile / columns) * pitch * width + (tile % columns) * pitch;
    const outer = side * zoom + 2 * FRAME;
    for (let y = 0; y < outer; y++) {
      pixels.fill(frame, corner + y * width, corner + y * width + outer);
    }
    for (let y = 0; y < side; y++) {
      const start = corner + (FRAME + y * zoom) * width + FRAME;
      for (let x = 0; x < side; x++) {
        const shade = Math.round(values[tile * area + y * side + x] * scale) + SHADES;
        pixels.fill(palette[shade], start + x * zoom, start + (x + 1) * zoom);
      }
      for (let copy = 1; copy < zoom; copy++) {
        pixels.copyWithin(start + copy * width, start, start + side * zoom);
      }
    }
  }
}
