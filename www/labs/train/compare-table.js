import { number, t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { chartValue, recentCost } from './views/chart-data.js';
import { runToken } from '../../views/colors/palette.js';
import { bestRuns, lastError } from './comparison.js';
import { presetOf } from './preset-bar.js';
import { levelEpoch } from './verdicts.js';

/**
 * @typedef {import('../../engine/kept-runs.js').KeptRun} KeptRun
 * @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {Omit<KeptRun, 'model' | 'preview' | 'id'> & { id: number | null }} TableRun the current run has no number
 */

/** The rows of the table; rows that are compared come first. @type {Record<string, (run: TableRun, level: number | null) => string>} */
const FIGURES = {
  network: ({ config }) => networkWords(config),
  mse: (run) => shown(lastError(run), 'mse'),
  level: (run, level) => shown(atEpoch(run, level)?.mse, 'mse'),
  pca: ({ started }) => shown(started.references.find(({ kind }) => kind === 'pca')?.mse, 'mse'),
  epochs: ({ started, step }) => number(step / started.stepsPerEpoch, 1),
  code: ({ config }) => number(config.dCode),
  zero: ({ evaluations }) => share(evaluations.at(-1)?.code.nearZero),
  active: ({ evaluations }) => shown(evaluations.at(-1)?.code.active, 'cost'),
  dead: ({ evaluations }) => share(evaluations.at(-1)?.code.dead),
  parameters: ({ started }) => number(started.parameters),
  time: ({ trainingMs }) => `${number(trainingMs / 1000, 1)} s`,
  train: (run) => shown(recentCost(run), 'cost'),
  test: ({ evaluations }) => shown(evaluations.at(-1)?.cost, 'cost'),
};

/** Errors that runs are compared by: the lowest is marked. @type {Record<string, (run: TableRun, level: number | null) => number | undefined>} */
const COMPARED = { mse: (run) => lastError(run), level: (run, level) => atEpoch(run, level)?.mse };

/**
 * The kept runs side by side: their settings and results.
 * @param {(id: number, name: string) => void} onRename
 */
export function compareTable(onRename) {
  const names = h('tr');
  const body = h('tbody');
  const element = h('table', { class: 'number-table compare-table text-s' }, h('thead', {}, names), body);

  /** @param {TableRun} run */
  function head(run) {
    const { id } = run;
    if (id === null) return h('th', { scope: 'col' }, run.name);
    const attributes = { type: 'text', value: run.name, maxlength: 40, 'aria-label': t('compare.name') };
    const name = h('input', { ...attributes, autocomplete: 'off' });
    name.addEventListener('change', () => onRename(id, name.value.trim() || run.name));
    return h('th', { scope: 'col', 'data-run': id }, swatch(id), name);
  }
  return {
    element,
    /** @param {TableRun[]} runs */
    show(runs) {
      names.replaceChildren(h('td'), ...runs.map(head));
      const level = levelEpoch(runs);
      const kinds = Object.keys(FIGURES).filter((kind) => kind !== 'level' || level !== null);
      const lines = kinds.map((kind) => {
        const title = t(`compare.${kind}.title`);
        const best = bestRuns(runs, (run) => COMPARED[kind]?.(run, level));
        const cells = runs.map((run) => {
          const words = FIGURES[kind](run, level);
          const isBest = best.has(run);
          return h('td', { 'data-run': run.id, 'data-best': isBest }, words, isBest && leastMark());
        });
        const name = t(`compare.${kind}`, { epochs: level ?? 0 });
        return h(
          'tr',
          { 'data-kind': kind, 'data-moment': kind === 'mse' },
          h('th', { scope: 'row', title }, name),
          cells,
        );
      });
      body.replaceChildren(...lines);
    },
  };
}

const leastMark = () => [
  h('i', { class: 'least', 'aria-hidden': 'true' }, ' ★'),
  h('span', { class: 'visually-hidden' }, ` ${t('compare.least')}`),
];

/** The evaluation at the end of an epoch. @param {TableRun} run @param {number | null} epoch */
const atEpoch = ({ evaluations, started }, epoch) =>
  evaluations.find(({ step }) => step === (epoch ?? 0) * started.stepsPerEpoch);

/** Name of a run: that of its preset, or of its network. @param {TrainConfig} config */
export function runName(config) {
  const preset = presetOf(config);
  return preset ? t(`preset.${preset}`) : networkWords(config);
}

/** A network in a few words: its kind and regularisation. @param {TrainConfig} config */
export const networkWords = ({ kind, penalty, noise }) =>
  [kind, penalty, noise]
    .filter((part) => part !== 'none')
    .map((part) => t(`option.${part}`))
    .join(' · ');

/** A run's colour. @param {number} id */
export const swatch = (id) =>
  h('i', { class: 'tone', 'aria-hidden': 'true', style: `--tone: var(${runToken(id)})` });

/** @param {number | undefined} value @param {import('./views/chart-data.js').Metric} metric */
const shown = (value, metric) => (value === undefined ? '–' : chartValue(value, metric));
/** @param {number | undefined} value */
const share = (value) => (value === undefined ? '–' : `${number(100 * value, 0)} %`);
