import { t } from '../../i18n/index.js';
import { lesson } from '../../lab-kit/lesson.js';
import { card, heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';

/**
 * Puts the lab's parts on the page, and returns those whose content depends on the scene.
 * @param {HTMLElement} root
 * @param {Record<'models' | 'data' | 'stage' | 'strip' | 'errors', HTMLElement>} parts
 */
export function layOut(root, { models, data, stage, strip, errors }) {
  const [question, lead] = [h('span'), h('span')];
  const formulas = h('div', { class: 'formulas' });
  const othersPlace = h('span', { class: 'tools' });
  const samples = card(t('samples.title'), othersPlace);
  samples.classList.add('samples-card');
  const errorsCard = card(t('errors.title'), t('errors.note'), errors);
  errorsCard.classList.add('errors-card');
  errorsCard.dataset.moment = '';
  root.replaceChildren(
    h(
      'div',
      { class: 'heading-row wrap' },
      heading(t('lab.reconstruct'), question, lead),
      h(
        'div',
        { class: 'picker grid gap-2' },
        h('span', { class: 'picker-name', 'aria-hidden': 'true' }, t('model.label')),
        models,
      ),
      data,
    ),
    stage,
    h('div', { class: 'below wrap gap-5' }, strip, errorsCard, samples),
    formulas,
    lesson('reconstruct'),
  );
  return { question, lead, formulas, samples, othersPlace };
}
