import { LabInput } from '../../lab-kit/lab-input.js';
import { lesson } from '../../lab-kit/lesson.js';
import { showError } from '../../lab-kit/show-error.js';
import { number, t } from '../../i18n/index.js';
import { card, heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';

/**
 * Shows a drawing as the image that a network would see.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const turns = context.engine.turns();
  const image = pixelCanvas('__id__-image');
  image.setAttribute('aria-label', t('__id__.title'));
  const ink = h('p', { role: 'status', 'data-view': '__id__-ink' });
  /** @param {unknown} error */
  const onError = (error) => showError(context, error);

  const measure = async () => {
    const turn = turns.begin();
    if (!input.value) return;
    try {
      const reply = await turn.ask({ __id__: { measure: { input: input.value } } });
      paintGrey(image, reply.image);
      ink.textContent = t('__id__.ink', { percent: number(100 * reply.ink, 1) });
      ink.dataset.value = String(reply.ink);
      context.ready();
    } catch (error) {
      onError(error);
    }
  };
  const input = new LabInput(context, { onInput: () => void measure(), onError });

  root.replaceChildren(
    heading(t('lab.__id__'), t('__id__.question')),
    h('div', { class: '__id__-stage', 'data-moment': '' }, input.card(), card(t('__id__.title'), image, ink)),
    lesson('__id__'),
  );
  void input.start().then(measure);
  return { unmount: () => input.destroy() };
}
