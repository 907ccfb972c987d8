import { LABS } from '../generated/labs.js';
import { t } from '../i18n/index.js';
import { attribute, h } from './dom.js';
import { icon } from './icons.js';
import { csvForm, setCsvForm } from './csv-form.js';

const GROUPS = /** @type {const} */ (['idea', 'applications', 'training']);

/** The choice of the form of saved tables. */
function csvChoice() {
  const options = /** @type {const} */ (['sheet', 'points']).map((value) =>
    h('option', { value, selected: value === (csvForm() ?? 'sheet') }, t(`file.form.${value}`)),
  );
  const select = h('select', { 'data-view': 'csv-form' }, options);
  select.addEventListener('change', () => setCsvForm(/** @type {'sheet' | 'points'} */ (select.value)));
  return h('label', { class: 'menu-csv grid gap-2' }, h('span', {}, t('file.form')), select);
}

/**
 * The labs, numbered and grouped in lecture order: a side list, which on narrow pages overlays the page and opens with a
 * button, and a row of numbers for the header of a projected page.
 * @param {(lab: string) => string} linkTo
 * @param {(lab: string) => void} onLab
 * @param {(lab: string) => void} onNear a lab's entry is hovered or focused
 * @param {() => void} onWork opens "My work"
 * @param {() => void} onShare shares the current scene
 * @param {(act: 'add' | 'show') => void} onLectures adds the scene to a lecture, or shows the lectures
 */
export function labMenu(linkTo, onLab, onNear, onWork, onShare, onLectures) {
  /** @param {string} id @param {Record<string, string>} attributes @param {(Node | string)[]} children */
  const labLink = (id, attributes, children) => {
    const link = h('a', { href: linkTo(id), ...attributes }, ...children);
    link.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return; // a new tab or window
      event.preventDefault();
      onLab(id);
    });
    for (const type of ['pointerenter', 'focus']) link.addEventListener(type, () => onNear(id));
    return link;
  };
  const entries = LABS.map(({ id, group }, index) => {
    const [name, place] = [t(`lab.${id}`), String(index + 1)];
    const link = labLink(id, { 'data-lab': id }, [h('span', {}, place), name]);
    const label = `${place}. ${name}`;
    return { id, group, name, link, step: labLink(id, { 'aria-label': label, title: label }, [place]) };
  });
  const sections = GROUPS.map((group) =>
    h(
      'section',
      {},
      h('h2', {}, t(`group.${group}`)),
      entries.filter((entry) => entry.group === group).map(({ link }) => link),
    ),
  );
  /** @param {string} action @param {string} text @param {() => void} act */
  const entry = (action, text, act) => {
    const onclick = () => {
      setOpen(false);
      act();
    };
    return h('button', { type: 'button', class: 'menu-work', 'data-action': action, onclick }, text);
  };
  const buttons = [
    entry('share', t('shell.share'), onShare),
    entry('work', t('work.title'), onWork),
    entry('add-to-lecture', t('lectures.add'), () => onLectures('add')),
    entry('lectures', t('lectures.title'), () => onLectures('show')),
  ];
  const nav = h('nav', { id: 'menu', 'aria-label': t('shell.menu') }, sections, buttons, csvChoice());
  const current = h('strong', { class: 'current-lab' });
  const strip = h(
    'nav',
    { class: 'lab-strip', 'aria-label': t('shell.strip') },
    entries.map(({ step }) => step),
  );
  const { button, setOpen, destroy } = menuButton(nav);
  return {
    nav,
    button,
    strip,
    current,
    /** @param {string} id of the lab on screen */
    mark(id) {
      for (const entry of entries)
        for (const link of [entry.link, entry.step])
          attribute(link, 'aria-current', entry.id === id ? 'page' : null);
      current.textContent = entries.find((entry) => entry.id === id)?.name ?? '';
      setOpen(false);
    },
    destroy,
  };
}

/** The button that opens the menu where it overlays the page; there it closes on Escape or a click outside. @param {HTMLElement} nav */
function menuButton(nav) {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'menu-button',
      'aria-expanded': 'false',
      'aria-controls': nav.id,
      'aria-label': t('shell.menu'),
    },
    icon('menu'),
  );
  const isOpen = () => button.getAttribute('aria-expanded') === 'true';
  const setOpen = (/** @type {boolean} */ open) => {
    attribute(button, 'aria-expanded', String(open));
    nav.classList.toggle('open', open);
  };
  button.addEventListener('click', () => setOpen(!isOpen()));
  const listening = new AbortController();
  const { signal } = listening;
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'Escape' || !isOpen()) return;
      setOpen(false);
      button.focus();
    },
    { signal },
  );
  document.addEventListener(
    'pointerdown',
    ({ target }) => {
      const isInside = target instanceof Node && (nav.contains(target) || button.contains(target));
      if (!isInside) setOpen(false);
    },
    { signal },
  );
  return { button, setOpen, destroy: () => listening.abort() };
}
