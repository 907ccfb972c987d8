import { number, t } from '../i18n/index.js';
import { card } from '../ui/cards.js';
import { h } from '../ui/dom.js';
import { trainWhole } from '../lab-kit/whole-run.js';
import { configOf } from './training.js';

/**
 * Trains the experiment's network in the student's tab; the only setting is the student's number.
 * @param {import('./types.js').ClassContext} context
 * @param {import('./types.js').StudentEvents & { sizeOf: (number: number) => number, settings: import('./training.js').Settings, explain: (d: number) => string }} options
 * @returns {import('./types.js').StudentPart}
 */
export function trainingPart(context, { sizeOf, explain, settings, onValues, onError }) {
  const { run, signal } = context;
  const about = h('p', { 'data-view': 'class-setting' });
  const train = h(
    'button',
    { type: 'button', class: 'primary', 'data-action': 'class-train', onclick: () => void start() },
    t('class.train'),
  );
  const bar = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': t('class.progress') });
  const result = h('p', { class: 'class-result', role: 'status', 'data-view': 'class-result' });
  /** The student's number, 0 for none. */
  let whose = 0;

  async function start() {
    const [student, d] = [whose, sizeOf(whose)];
    onValues(null);
    train.disabled = true;
    bar.hidden = false;
    result.textContent = t('class.training');
    try {
      const config = configOf({ number: student, d }, settings);
      const mse = await trainWhole(run, config, (share) => (bar.value = share), signal);
      if (student !== whose) return;
      result.replaceChildren(t('class.mse'), ' ', h('b', { 'data-value': mse }, number(mse, 4)));
      onValues({ number: student, d, epochs: settings.epochs, mse });
    } catch (error) {
      result.textContent = '';
      if (!signal.aborted) onError(error);
    } finally {
      bar.hidden = true;
      train.disabled = whose === 0;
    }
  }
  return {
    element: card(t('class.step.train'), '', about, h('div', { class: 'tools' }, train, bar), result),
    begin(wanted) {
      whose = wanted;
      train.disabled = wanted === 0;
      about.textContent = wanted ? explain(sizeOf(wanted)) : t('class.needsNumber');
      result.textContent = '';
      onValues(null);
    },
  };
}
