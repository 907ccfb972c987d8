import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { savePictures } from '../../views/pictures/picture-sheet.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';
import { attackerName } from './attack-panel.js';

/** The images that were sent, and what each reader sees: the right decoder, another decoder, an attacker with leaked pairs. */
const ROWS = /** @type {const} */ (['original', 'right', 'other', 'attack']);
/** Minimum pictures per row: a shorter message is not enlarged. */
const MIN_PICTURES = 4;

/** @typedef {typeof ROWS[number]} Row */

/**
 * The received codes as decoded by each reader, one row each.
 * @param {object} options
 * @param {string} options.chosen decoder
 * @param {HTMLElement} options.buttons choice of the second decoder
 */
export function rowsPanel({ chosen, buttons }) {
  const rows = ROWS.map((row) => pictureRow(row));
  const of = (/** @type {Row} */ row) => rows[ROWS.indexOf(row)];
  const save = () => {
    const shown = rows.filter(({ element }) => !element.hidden);
    const canvases = shown.flatMap(({ element }) => [...element.querySelectorAll('canvas')]);
    savePictures(canvases, canvases.length / shown.length, `${t('secrecy.file.opened')}.png`);
  };
  const tools = h('span', { class: 'tools' }, buttons, fileButtons({ png: save, of: 'rows' }));
  const more = h('p', { class: 'quiet optional', role: 'status' });
  of('original').element.hidden = true;
  of('right').element.dataset.answer = '';
  of('other').element.hidden = chosen === 'right';
  return {
    element: card(
      t('secrecy.rows'),
      tools,
      h(
        'div',
        { class: 'secret-rows grid', 'data-view': 'rows', 'data-moment': '' },
        h(
          'p',
          { class: 'secret-row grid gap-5 secret-head quiet', 'aria-hidden': 'true' },
          h('span'),
          h('span'),
          h('span', {}, t('secrecy.here')),
          h('span', {}, t('secrecy.test')),
        ),
        rows.map(({ element }) => element),
      ),
      more,
    ),
    /** Selects the second decoder. @param {string} decoder */
    choose(decoder) {
      const other = of('other');
      other.element.hidden = decoder === 'right';
      if (decoder === 'right') return;
      other.say(t(`secrecy.row.${decoder}`), t(`secrecy.note.${decoder}`));
      other.element.dataset.decoder = decoder;
      other.setError(null);
      other.blank();
    },
    /** Sets the number of received and of displayed images. @param {number} count @param {number} shown */
    begin(count, shown) {
      for (const row of rows) row.reserve(shown);
      more.textContent = count > shown ? t('secrecy.shown', { count, shown }) : '';
    },
    /** @param {Row} row @param {Float32Array | null} images @param {number | null} [mse] of these images, if the originals are known */
    show(row, images, mse = null) {
      if (row === 'original') of(row).element.hidden = !images;
      if (images) of(row).show(images, mse);
    },
    /** @param {Row} row @param {number | null} mse over the test samples */
    setError: (row, mse) => of(row).setError(mse),
    /** @param {number} pairs the attacker's number of pairs */
    setPairs: (pairs) => of('attack').say(attackerName(pairs), t('secrecy.note.attack')),
  };
}

/** @param {Row} row */
function pictureRow(row) {
  const name = h('b');
  const note = h('small');
  const pictures = h('div', { class: 'secret-pictures grid' });
  const value = h('b', { class: 'text-l', 'data-figure': `row-${row}` });
  const here = h('span', { class: 'text-l', 'data-figure': `here-${row}` });
  const element = h(
    'div',
    { class: 'secret-row grid gap-5', 'data-row': row },
    h('span', { class: 'secret-name snug' }, name, note),
    pictures,
    row !== 'original' && [here, value],
  );
  /** @type {HTMLCanvasElement[]} */
  let canvases = [];
  const view = {
    element,
    /** @param {string} text @param {string} about */
    say(text, about) {
      name.textContent = text;
      note.textContent = about;
      label();
    },
    blank() {
      for (const canvas of canvases) paintGrey(canvas, new Float32Array(PIXELS));
      write(here, null);
      delete element.dataset.shown;
    },
    /** Reserves space for pictures. @param {number} count */
    reserve(count) {
      pictures.style.setProperty('--pictures', String(Math.max(MIN_PICTURES, count)));
      if (canvases.length === count) return;
      canvases = Array.from({ length: count }, () => pixelCanvas('secret'));
      pictures.replaceChildren(...canvases);
      view.blank();
      label();
    },
    /** @param {Float32Array} images @param {number | null} mse */
    show(images, mse) {
      if (images.length !== canvases.length * PIXELS) return; // of a previous message
      canvases.forEach((canvas, index) => paintGrey(canvas, images, index * PIXELS));
      write(here, mse);
      element.dataset.shown = String(canvases.length);
    },
    /** @param {number | null} mse */
    setError: (mse) => write(value, mse),
  };
  function label() {
    canvases.forEach((canvas, index) =>
      canvas.setAttribute(
        'aria-label',
        t('secrecy.picture', { index: index + 1, name: name.textContent ?? '' }),
      ),
    );
  }
  if (row === 'original' || row === 'right') view.say(t(`secrecy.row.${row}`), t(`secrecy.note.${row}`));
  view.setError(null);
  write(here, null);
  return view;
}

/** @param {HTMLElement} element @param {number | null} mse */
function write(element, mse) {
  element.textContent = mse === null ? '–' : number(mse, 3);
  element.dataset.value = mse === null ? '' : String(mse);
}
