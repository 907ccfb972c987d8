import { number, t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { chartValue, recentCost } from './views/chart-data.js';
import { runToken } from '../../views/colors/palette.js';
import { levelEpoch } from './verdicts.js';

/**
 * @typedef {import('../../engine/kept-runs.js').KeptRun} KeptRun
 * @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig
 */

/** What is said of a run, a line each. @type {Record<string, (run: KeptRun, level: number | null) => string>} */
const FIGURES = {
  network: ({ config }) => networkWords(config),
  parameters: ({ started }) => number(started.parameters),
  code: ({ config }) => number(config.dCode),
  epochs: ({ started, step }) => number(step / started.stepsPerEpoch, 1),
  time: ({ trainingMs }) => `${number(trainingMs / 1000, 1)} s`,
  train: (run) => shown(recentCost(run), 'cost'),
  test: ({ evaluations }) => shown(evaluations.at(-1)?.cost, 'cost'),
  mse: ({ evaluations }) => shown(evaluations.at(-1)?.mse, 'mse'),
  level: (run, level) => shown(atEpoch(run, level)?.mse, 'mse'),
  pca: ({ started }) => shown(started.references.find(({ kind }) => kind === 'pca')?.mse, 'mse'),
  zero: ({ evaluations }) => share(evaluations.at(-1)?.code.nearZero),
  active: ({ evaluations }) => shown(evaluations.at(-1)?.code.active, 'cost'),
  dead: ({ evaluations }) => share(evaluations.at(-1)?.code.dead),
};

/**
 * The kept runs beside each other: what they are, and what they reached.
 * @param {(id: number, name: string) => void} onRename
 */
export function compareTable(onRename) {
  const names = h('tr');
  const body = h('tbody');
  const element = h('table', { class: 'compare-table' }, h('thead', {}, names), body);

  /** @param {KeptRun} run */
  function head(run) {
    const attributes = { type: 'text', value: run.name, maxlength: 40, 'aria-label': t('compare.name') };
    const name = h('input', { ...attributes, autocomplete: 'off' });
    name.addEventListener('change', () => onRename(run.id, name.value.trim() || run.name));
    return h('th', { scope: 'col', 'data-run': run.id }, swatch(run.id), name);
  }
  return {
    element,
    /** @param {KeptRun[]} runs */
    show(runs) {
      names.replaceChildren(h('td'), ...runs.map(head));
      const level = levelEpoch(runs);
      const kinds = Object.keys(FIGURES).filter((kind) => kind !== 'level' || level !== null);
      const lines = kinds.map((kind) => {
        const title = t(`compare.${kind}.title`);
        const cells = runs.map((run) => h('td', { 'data-run': run.id }, FIGURES[kind](run, level)));
        const name = t(`compare.${kind}`, { epochs: level ?? 0 });
        return h('tr', { 'data-kind': kind }, h('th', { scope: 'row', title }, name), cells);
      });
      body.replaceChildren(...lines);
    },
  };
}

/** The evaluation at the end of an epoch. @param {KeptRun} run @param {number | null} epoch */
const atEpoch = ({ evaluations, started }, epoch) =>
  evaluations.find(({ step }) => step === (epoch ?? 0) * started.stepsPerEpoch);

/** A network in a few words: its kind, and what regularises it. @param {TrainConfig} config */
export const networkWords = ({ kind, penalty, noise }) =>
  [kind, penalty, noise]
    .filter((part) => part !== 'none')
    .map((part) => t(`option.${part}`))
    .join(' · ');

/** A run's colour. @param {number} id */
export const swatch = (id) =>
  h('i', { class: 'swatch', 'aria-hidden': 'true', style: `background: var(${runToken(id)})` });

/** @param {number | undefined} value @param {import('./views/chart-data.js').Metric} metric */
const shown = (value, metric) => (value === undefined ? '–' : chartValue(value, metric));
/** @param {number | undefined} value */
const share = (value) => (value === undefined ? '–' : `${number(100 * value, 0)} %`);
