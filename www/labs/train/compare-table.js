import { number, t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { chartValue, recentCost } from '../../views/chart-data.js';
import { runColour } from '../../views/palette.js';

/** @typedef {import('../../engine/kept-runs.js').KeptRun} KeptRun */

const COLUMNS = [
  'run',
  'network',
  'parameters',
  'code',
  'train',
  'test',
  'mse',
  'pca',
  'time',
  'zero',
  'active',
];

/**
 * One line a kept run: what it is, and what it reached.
 * @param {(id: number, name: string) => void} onRename
 */
export function compareTable(onRename) {
  const heads = COLUMNS.map((name) =>
    h('th', { scope: 'col', title: t(`compare.${name}.title`) }, t(`compare.${name}`)),
  );
  const body = h('tbody');
  const element = h('table', { class: 'compare-table' }, h('thead', {}, h('tr', {}, heads)), body);

  /** @param {KeptRun} run */
  function line(run) {
    const attributes = { type: 'text', value: run.name, maxlength: 40, 'aria-label': t('compare.name') };
    const name = h('input', { ...attributes, autocomplete: 'off' });
    name.addEventListener('change', () => onRename(run.id, name.value.trim() || run.name));
    const cells = figures(run).map(([kind, text]) => h('td', { 'data-kind': kind }, text));
    return h('tr', { 'data-run': run.id }, h('th', { scope: 'row' }, swatch(run.id), name), cells);
  }
  return {
    element,
    /** @param {KeptRun[]} runs */
    show: (runs) => body.replaceChildren(...runs.map(line)),
  };
}

/** A run's colour. @param {number} id */
export const swatch = (id) =>
  h('i', { class: 'swatch', 'aria-hidden': 'true', style: `background: ${runColour(id)}` });

/** What stands in the columns after the name. @param {KeptRun} run @returns {[string, string][]} */
function figures(run) {
  const { config, started, evaluations } = run;
  const last = evaluations.at(-1);
  const pca = started.references.find(({ kind }) => kind === 'pca');
  const train = recentCost(run);
  const parts = [config.kind, config.penalty, config.noise].filter((part) => part !== 'none');
  return [
    ['network', parts.map((part) => t(`option.${part}`)).join(' · ')],
    ['parameters', number(started.parameters)],
    ['code', number(config.dCode)],
    ['train', train === undefined ? '–' : chartValue(train, 'cost')],
    ['test', last ? chartValue(last.cost, 'cost') : '–'],
    ['mse', last ? chartValue(last.mse, 'mse') : '–'],
    ['pca', pca ? chartValue(pca.mse, 'mse') : '–'],
    ['time', `${number(run.trainingMs / 1000, 1)} s`],
    ['zero', last ? `${number(100 * last.code.nearZero, 0)} %` : '–'],
    ['active', last ? number(last.code.active, 1) : '–'],
  ];
}
