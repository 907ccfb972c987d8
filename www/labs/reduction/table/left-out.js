/**
 * Omitted rows by reason.
 *
 * @typedef {'ragged' | 'missing' | 'notNumber' | 'infinite' | 'label' | 'total'} Why
 * @typedef {{ why: Why, cell?: string, column?: string, got?: number, expected?: number }} Found
 * @typedef {Found & { count: number, lines: number[] }} Reason details of the first row, and the first line numbers
 */

/** Maximum number of line numbers listed. */
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
