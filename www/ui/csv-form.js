import { recall, remember } from './recall.js';

/**
 * How tables are saved: for a spreadsheet of the reader's region, or with points, for programs.
 *
 * @typedef {'sheet' | 'points'} Form
 */

/** Where nothing is kept between visits. @type {string | null} */
let chosen = null;

/** Nothing before it was said. @returns {Form | null} */
export function csvForm() {
  const kept = recall('csv') ?? chosen;
  return kept === 'sheet' || kept === 'points' ? kept : null;
}

/** @param {Form} wanted */
export function setCsvForm(wanted) {
  chosen = wanted;
  remember('csv', wanted);
  for (const select of document.querySelectorAll('select[data-view="csv-form"]'))
    if (select instanceof HTMLSelectElement) select.value = wanted;
}
