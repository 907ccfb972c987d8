import { number, t } from '../../i18n/index.js';
import { optionsOf } from '../../router.js';
import { h } from '../../ui/dom.js';
import { segments } from '../../ui/segments.js';
import { controlSlider } from '../../lab-kit/control-slider.js';

/**
 * Controls of the hole.
 * @param {import('../../lab-kit/types.js').LabContext} context
 * @param {() => void} onHole called when the hole has changed
 */
export function holeBar(context, onHole) {
  const share = controlSlider(context, 'impute', 'share', {
    words: (value) => t('impute.share', { percent: number(100 * value, 0) }),
    onInput: onHole,
  });
  // Hidden with its space reserved, so that the layout does not shift.
  const show = () => (share.element.style.visibility = context.get('hidden') === 'pixels' ? '' : 'hidden');
  const kinds = segments({
    label: t('impute.hidden'),
    key: 'hidden',
    entries: optionsOf('impute', 'hidden').map((id) => ({ id, text: t(`option.${id}`) })),
    chosen: String(context.get('hidden')),
    onChoose: (hidden) => {
      context.set({ hidden });
      kinds.mark(hidden);
      show();
      onHole();
    },
  });
  show();
  return { elements: [h('span', { class: 'quiet' }, t('impute.hide')), kinds.element, share.element] };
}
