import { h } from './dom.js';

/**
 * Buttons that give what a view shows as files.
 * @param {object} files
 * @param {() => void} [files.png] as a picture
 * @param {() => void} [files.csv] as a table
 * @param {string} [files.of] whose files, where there are several: part of the buttons' `data-action`
 */
export function fileButtons({ png, csv, of }) {
  const button = (/** @type {string} */ kind, /** @type {(() => void) | undefined} */ onclick) =>
    onclick &&
    h('button', { type: 'button', 'data-action': of ? `${kind}-${of}` : kind, onclick }, kind.toUpperCase());
  return h('span', { class: 'tools file-buttons' }, button('png', png), button('csv', csv));
}

/**
 * A table as text.
 * @param {string[]} head
 * @param {Iterable<(string | number)[]>} rows
 */
export function csvText(head, rows) {
  const cell = (/** @type {string | number} */ value) =>
    typeof value === 'string' && /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : String(value);
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}
