import { t } from '../../i18n/index.js';
import { optionsOf } from '../../router.js';
import { h } from '../../ui/dom.js';
import { segments } from '../../ui/segments.js';

/**
 * The models to choose from, as in the lab's list.
 * @param {object} options
 * @param {string} options.chosen
 * @param {(name: string) => void} options.onChoose
 */
export function modelPicker({ chosen, onChoose }) {
  const entries = optionsOf('reconstruct', 'model').map((id) => ({ id, text: t(`model.${id}`) }));
  const { element, mark } = segments({ label: t('model.label'), key: 'model', entries, chosen, onChoose });
  return {
    element: h(
      'div',
      { class: 'picker' },
      h('span', { class: 'picker-name', 'aria-hidden': 'true' }, t('model.label')),
      element,
    ),
    mark,
  };
}
