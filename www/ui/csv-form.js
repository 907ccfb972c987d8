import { recall, remember } from './recall.js';

/**
 * The form of saved tables: for a spreadsheet of the reader's region, or with decimal points, for programs.
 *
 * @typedef {'sheet' | 'points'} Form
 */

/** Fallback where the browser stores nothing. @type {string | null} */
let chosen = null;

/** Null until the user has chosen. @returns {Form | null} */
export function csvForm() {
  const storedForm = recall('csv') ?? chosen;
  return storedForm === 'sheet' || storedForm === 'points' ? storedForm : null;
}

/** @param {Form} wanted */
export function setCsvForm(wanted) {
  chosen = wanted;
  remember('csv', wanted);
  for (const select of document.querySelectorAll('select[data-view="csv-form"]'))
    if (select instanceof HTMLSelectElement) select.value = wanted;
}
