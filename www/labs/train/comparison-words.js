import { currentLanguage, number, t } from '../../i18n/index.js';
import { bestRuns, differences, lastError } from './comparison.js';
import { levelEpoch } from './verdicts.js';

/** @typedef {import('../../engine/kept-runs.js').KeptRun} KeptRun */

/** @param {string[]} parts */
const listed = (parts) => new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(parts);

/**
 * Says which kept run has the lowest error, and what else differs between them.
 * @param {KeptRun[]} runs
 */
export function comparisonWords(runs) {
  if (runs.length === 0) return t('compare.hint');
  if (runs.length === 1) return t('compare.one', { name: runs[0].name });
  return [best(runs), unlike(runs)].filter(Boolean).join(' ');
}

/** @param {KeptRun[]} runs */
function best(runs) {
  const found = [...bestRuns(runs, lastError)];
  // With several tasks each has its own best run: the table marks them.
  if (found.length === 0 || differences(runs).some(({ kind }) => kind === 'task')) return '';
  const names = listed(found.map(({ name }) => t('compare.quoted', { name })));
  return t(found.length > 1 ? 'compare.tie' : 'compare.best', { names });
}

/** @param {KeptRun[]} runs */
function unlike(runs) {
  const found = differences(runs);
  if (found.length === 0) return '';
  const what = found.map(({ kind, values }) =>
    t(`compare.unlike.${kind}`, { values: listed(values.map((value) => number(value))) }),
  );
  const level = levelEpoch(runs);
  const params = { what: what.join('; '), row: t('compare.level', { epochs: level ?? 0 }) };
  return t(level === null ? 'compare.unlike' : 'compare.unlike.level', params);
}
