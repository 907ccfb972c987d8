import { t } from '../i18n/index.js';
import { attribute, h, uniqueId } from './dom.js';

/**
 * Controls that a class need not see: on a projected page a button opens them over the content below, so that nothing moves.
 * At other sizes they are always visible, without a button.
 * @param {string} label of the button
 * @param {...(Node | false | null)} children
 */
export function drawer(label, ...children) {
  const body = h('div', { class: 'more-body', id: uniqueId('more') }, children);
  const button = h(
    'button',
    { type: 'button', class: 'more-button', 'aria-expanded': 'false', 'aria-controls': body.id },
    label,
  );
  const element = h('div', { class: 'more' }, button, body);
  const setOpen = (/** @type {boolean} */ open) => {
    attribute(button, 'aria-expanded', String(open));
    element.classList.toggle('open', open);
  };
  button.addEventListener('click', () => setOpen(!element.classList.contains('open')));
  element.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !element.classList.contains('open')) return;
    setOpen(false);
    button.focus();
  });
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !element.contains(relatedTarget)) setOpen(false);
  });
  return { element, body, open: () => setOpen(true) };
}

/** A drawer with the default label. @param {...(Node | false | null)} children */
export const more = (...children) => drawer(t('more'), ...children);
