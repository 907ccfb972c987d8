import { t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { drawer } from '../../ui/more.js';
import { lossChart } from './views/loss-chart.js';

const METRICS = /** @type {const} */ (['cost', 'mse', 'penalty']);

/**
 * The learning curve, with the choice of its metric.
 * @param {import('../../engine/training.js').TrainingRun} run
 * @param {import('../../engine/kept-runs.js').KeptRuns} kept
 */
export function curvePanel(run, kept) {
  const chart = lossChart();
  /** @type {import('./views/chart-data.js').Metric} */
  let metric = 'cost';
  let log = false;
  const show = () => {
    // Without a penalty there is no curve of one.
    const penalised = run.started?.penalised ?? false;
    for (const button of buttons) button.hidden = button.dataset.metric === 'penalty' && !penalised;
    if (metric === 'penalty' && !penalised) return choose('cost');
    // One axis shows only comparable runs: same data and, for the cost, same function.
    const comparable = kept.runs.filter(
      ({ config }) =>
        config.subject === run.config?.subject && (metric === 'mse' || config.cost === run.config.cost),
    );
    chart.show({ run, kept: comparable, metric, log });
  };

  const logBox = h('input', { type: 'checkbox', 'data-action': 'log' });
  logBox.addEventListener('change', () => {
    log = logBox.checked;
    show();
  });
  const buttons = METRICS.map((name) => {
    const attributes = { type: 'button', 'aria-pressed': String(name === metric), 'data-metric': name };
    return h('button', { ...attributes, onclick: () => choose(name) }, t(`chart.${name}`));
  });
  const metrics = h('div', { class: 'segments', role: 'group', 'aria-label': t('chart.metric') }, buttons);
  const tools = h('span', { class: 'chart-tools row' }, h('label', {}, logBox, t('chart.log')), metrics);
  const axis = drawer(t('chart.axis'), tools);

  /** @param {import('./views/chart-data.js').Metric} name */
  function choose(name) {
    metric = name;
    for (const button of buttons) attribute(button, 'aria-pressed', String(button.dataset.metric === name));
    show();
  }
  const element = card(t('chart.title'), axis.element, chart.element);
  element.classList.add('train-curve');
  return { element, show, destroy: chart.destroy };
}
