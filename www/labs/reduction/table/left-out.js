/**
 * Rows that are left out, by the reason.
 *
 * @typedef {'ragged' | 'missing' | 'notNumber' | 'infinite' | 'label' | 'total'} Why
 * @typedef {{ why: Why, cell?: string, column?: string, got?: number, expected?: number }} Found
 * @typedef {Found & { count: number, lines: number[] }} Reason the first row's particulars, and the first lines
 */

/** Lines that are named. */
const NAMED = 3;

export class RowCounter {
  count = 0;
  /** @type {Reason[]} */
  reasons = [];

  /** @param {Found} found @param {import('./rows.js').Row} row */
  add(found, { line }) {
    this.count++;
    let reason = this.reasons.find(({ why }) => why === found.why);
    if (!reason) this.reasons.push((reason = { ...found, count: 0, lines: [] }));
    reason.count++;
    if (reason.lines.length < NAMED) reason.lines.push(line);
  }
}
