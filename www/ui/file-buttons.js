import { h } from './dom.js';

/**
 * Buttons that save a view as files.
 * @param {object} files
 * @param {() => void} [files.png] saves a picture
 * @param {import('./csv-file.js').CsvFile} [files.csv] the table to save
 * @param {string} [files.of] name of the view, if there are several: part of the buttons' `data-action`
 */
export function fileButtons({ png, csv, of }) {
  const button = (/** @type {string} */ kind, attributes = {}) =>
    h(
      'button',
      { type: 'button', 'data-action': of ? `${kind}-${of}` : kind, ...attributes },
      kind.toUpperCase(),
    );
  return h(
    'span',
    { class: 'tools file-buttons' },
    png && button('png', { onclick: png }),
    csv && csv.add(button('csv')),
  );
}
