import { t } from '../i18n/index.js';
import { attribute, h, uniqueId } from './dom.js';

/**
 * Controls that a class need not see: on a projected page they lie behind a button, over what is below it, so that nothing
 * moves when they open. At other sizes they stand where they are, and there is no button.
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

/** The same with the usual words on the button. @param {...(Node | false | null)} children */
export const more = (...children) => drawer(t('more'), ...children);
