import { t } from '../i18n/index.js';
import { card, heading } from '../ui/cards.js';
import { attribute, h, uniqueId } from '../ui/dom.js';
import { showError } from '../lab-kit/show-error.js';
import { writeLine } from './line.js';
import { lineCard } from './line-card.js';

/**
 * The student's side: the student's number if needed, the task, and the line with the result.
 * @param {HTMLElement} root
 * @param {import('./types.js').ClassContext} context
 * @param {import('./types.js').Experiment} experiment
 */
export function studentSide(root, context, experiment) {
  const { link } = context;
  const line = lineCard();
  const part = experiment.student(context, {
    onValues(values) {
      line.show(values ? writeLine(experiment.kind, values, link.group) : '');
    },
    onError: (error) => showError(context, error),
  });
  const whose = experiment.isNumbered && numberCard(context, (number) => part.begin(number));
  root.replaceChildren(
    h(
      'div',
      { class: 'class-student grid gap-6', 'data-view': 'class-student', 'data-experiment': link.experiment },
      heading(t(`class.title.${link.experiment}`), t(`class.question.${link.experiment}`)),
      whose,
      part.element,
      line.element,
      h('p', { class: 'quiet' }, t('class.private')),
    ),
  );
  part.begin(link.number);
  context.ready();
}

/** @param {import('./types.js').ClassContext} context @param {(number: number) => void} onNumber 0 for none */
function numberCard({ link, setLink }, onNumber) {
  const id = uniqueId('class-number');
  const problem = h('p', { class: 'problem', id: `${id}-problem`, role: 'alert' });
  const input = h('input', {
    id,
    inputmode: 'numeric',
    autocomplete: 'off',
    value: link.number || '',
    'data-control': 'class-number',
    'aria-describedby': `${id}-problem`,
  });
  input.addEventListener('input', () => {
    const text = input.value.trim();
    const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    const isWrong = text !== '' && number === 0;
    problem.textContent = isWrong ? t('class.number.wrong') : '';
    attribute(input, 'aria-invalid', isWrong ? 'true' : null);
    setLink({ number });
    onNumber(number);
  });
  return card(
    t('class.step.number'),
    '',
    h('div', { class: 'class-number line gap-5' }, h('label', { for: id }, t('class.number')), input),
    problem,
  );
}
