import { t } from '../../i18n/index.js';
import { labOf } from '../../router.js';
import { attribute, h } from '../../ui/dom.js';

/**
 * The models to choose from, as in the lab's list.
 * @param {object} options
 * @param {string} options.chosen
 * @param {(name: string) => void} options.onChoose
 */
export function modelPicker({ chosen, onChoose }) {
  const control = labOf('reconstruct')?.controls.find(({ id }) => id === 'model');
  const names = control?.kind === 'choice' ? control.options : [];
  const buttons = names.map((name) => {
    const attributes = { type: 'button', 'aria-pressed': String(name === chosen), 'data-model': name };
    return h('button', { ...attributes, onclick: () => onChoose(name) }, t(`model.${name}`));
  });
  const segments = h('div', { class: 'segments', role: 'group', 'aria-label': t('model.label') }, buttons);
  return {
    element: h(
      'div',
      { class: 'picker' },
      h('span', { class: 'picker-name', 'aria-hidden': 'true' }, t('model.label')),
      segments,
    ),
    /** @param {string} name */
    mark(name) {
      for (const button of buttons) attribute(button, 'aria-pressed', String(button.dataset.model === name));
    },
  };
}
