import { t } from '../i18n/index.js';
import { showError } from '../lab-kit/show-error.js';
import { card } from '../ui/cards.js';
import { h } from '../ui/dom.js';
import { longTask } from '../ui/long-task.js';
import { checkLines } from './checking.js';
import { borrowing } from '../lab-kit/whole-run.js';

/** Number of lines in a sample. */
const SAMPLE = 4;

/**
 * Recomputes a sample of the results, or all; results that differ by more than devices do are framed.
 * @param {import('./types.js').ClassContext} context
 * @param {import('./types.js').Experiment} experiment an experiment with a computation
 * @param {import('./gathering.js').Gathering} gathering
 * @param {() => void} onVerdict
 */
export function checkCard(context, experiment, gathering, onVerdict) {
  const status = h('p', { role: 'status', 'data-view': 'class-checked' });
  const task = (/** @type {string} */ of, /** @type {number} */ most) =>
    longTask({
      label: t(`class.check.${of}`, { count: SAMPLE }),
      of: `class-${of}`,
      engine: context.engine,
      onError: (error) => showError(context, error),
      onRun: ({ signal }, tell) =>
        borrowing(context.run, () =>
          checkLines(
            gathering.unchecked().slice(0, most),
            (values, share) => /** @type {any} */ (experiment.recompute)(context, values, share, signal),
            tell,
            (line, isSame) => {
              gathering.verdicts.set(line.text, isSame ? 'same' : 'other');
              onVerdict();
            },
          ),
        ),
    });
  const tasks = [task('sample', SAMPLE), task('all', Infinity)];
  const element = card(t('class.check'), '', ...tasks.map((one) => one.element), status);
  return {
    element,
    /** Call this when lines or verdicts have changed. */
    follow() {
      const { lines, verdicts } = gathering;
      element.hidden = lines.length === 0;
      const others = lines.filter(({ text }) => verdicts.get(text) === 'other');
      const numbers = others.map(({ values }) => experiment.numberOf?.(values) ?? values.number);
      const checked = lines.filter(({ text }) => verdicts.has(text)).length;
      status.dataset.others = String(others.length);
      status.dataset.checked = String(checked);
      if (!checked) status.textContent = t(experiment.numberOf ? 'class.check.helpCode' : 'class.check.help');
      else if (!others.length) status.textContent = t('class.check.same', { count: checked });
      else
        status.textContent = t('class.check.other', {
          checked,
          count: others.length,
          numbers: numbers.join(', '),
        });
    },
  };
}
