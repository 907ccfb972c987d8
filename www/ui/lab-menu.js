import { LABS } from '../generated/labs.js';
import { t } from '../i18n/index.js';
import { attribute, h } from './dom.js';
import { icon } from './icons.js';

const GROUPS = /** @type {const} */ (['idea', 'training', 'latentSpace', 'applications']);

/**
 * The labs, numbered and grouped in the order of the lecture, and the button that opens the menu where it is folded.
 * @param {(lab: string) => string} linkTo
 * @param {(lab: string) => void} onLab
 * @param {(lab: string) => void} onNear a lab's entry is pointed at, or has the focus
 */
export function labMenu(linkTo, onLab, onNear) {
  const links = LABS.map(({ id, group }, index) => {
    const link = h('a', { href: linkTo(id), 'data-lab': id }, h('span', {}, index + 1), t(`lab.${id}`));
    link.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return; // a new tab or window
      event.preventDefault();
      onLab(id);
    });
    for (const type of ['pointerenter', 'focus']) link.addEventListener(type, () => onNear(id));
    return { id, group, link };
  });
  const sections = GROUPS.map((group) => ({ group, own: links.filter((entry) => entry.group === group) }))
    .filter(({ own }) => own.length > 0)
    .map(({ group, own }) =>
      h(
        'section',
        {},
        h('h2', {}, t(`group.${group}`)),
        own.map(({ link }) => link),
      ),
    );
  const nav = h('nav', { id: 'menu', 'aria-label': t('shell.menu') }, sections);
  const button = h(
    'button',
    {
      type: 'button',
      class: 'menu-button',
      'aria-expanded': 'false',
      'aria-controls': 'menu',
      'aria-label': t('shell.menu'),
    },
    icon('menu'),
  );
  const setOpen = (/** @type {boolean} */ open) => {
    attribute(button, 'aria-expanded', String(open));
    nav.classList.toggle('open', open);
  };
  button.addEventListener('click', () => setOpen(button.getAttribute('aria-expanded') !== 'true'));
  return {
    nav,
    button,
    /** @param {string} id of the lab that is shown */
    mark(id) {
      for (const entry of links) attribute(entry.link, 'aria-current', entry.id === id ? 'page' : null);
      setOpen(false);
    },
  };
}
