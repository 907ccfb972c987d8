import { t } from '../i18n/index.js';
import { attribute, h } from '../ui/dom.js';
import { MAX_CLASSES } from './image-set.js';

/** Maximum length of a name. */
export const LONGEST_NAME = 40;

/** Initial names. */
export const firstNames = () => ['circle', 'square', 'star'].map((name) => t(`images.class.${name}`));

/**
 * The classes of new images, by name, with the current one marked.
 * @param {object} options
 * @param {string[]} options.names modified in place
 * @param {number} options.wanted images wanted per class
 * @param {(label: number) => number} options.countOf number of images of a class
 * @param {() => void} options.onChange
 */
export function classRow({ names, wanted, countOf, onChange }) {
  let chosen = 0;
  const place = h('div', {
    class: 'images-classes wrap gap-4',
    role: 'group',
    'aria-label': t('images.classesTitle'),
  });
  const add = h(
    'button',
    {
      type: 'button',
      'data-action': 'images-add-class',
      onclick: () => choose(names.push(newName()) - 1, true),
    },
    t('images.addClass'),
  );
  const element = h('div', { class: 'images-class-row grid' }, place, add);
  /** @type {{ field: HTMLInputElement, pick: HTMLButtonElement }[]} */
  const rows = [];

  const newName = () => t('images.classNumber', { number: names.length + 1 });
  /** @param {number} label @param {boolean} [isNew] */
  function choose(label, isNew = false) {
    chosen = label;
    onChange();
    if (isNew) rows[label].field.select();
  }
  /** @param {number} label */
  function row(label) {
    const field = h('input', {
      ...{ value: names[label], maxlength: LONGEST_NAME },
      'aria-label': t('images.className', { number: label + 1 }),
    });
    field.addEventListener('change', () => {
      names[label] = field.value.trim() || names[label];
      onChange();
    });
    field.addEventListener('focus', () => void (chosen !== label && choose(label)));
    const pick = h('button', { type: 'button', onclick: () => choose(label) });
    place.append(h('span', { class: 'images-class' }, pick, field));
    return { field, pick };
  }
  return {
    element,
    names,
    get chosen() {
      return chosen;
    },
    /** Moves to the next class without enough images. */
    goOn() {
      const next = names.findIndex((_, label) => countOf(label) < wanted);
      if (next >= 0) chosen = next;
    },
    show() {
      while (rows.length < names.length) rows.push(row(rows.length));
      rows.forEach(({ field, pick }, label) => {
        const count = countOf(label);
        if (document.activeElement !== field) field.value = names[label];
        pick.textContent = String(count);
        pick.dataset.done = String(count >= wanted);
        attribute(pick, 'aria-pressed', String(label === chosen));
        pick.setAttribute('aria-label', t('images.chooseClass', { name: names[label], count }));
      });
      add.hidden = names.length >= MAX_CLASSES;
    },
  };
}
