import { t } from '../i18n/index.js';
import { attribute, h, svg } from '../ui/dom.js';
import { clockTime } from './clock.js';

/**
 * The frame of a scene, in place of the page's header: its slide, number and time. Its question replaces the lab's.
 * @param {object} on
 * @param {() => void} on.onNext
 * @param {() => void} on.onBack
 * @param {(() => void) | null} on.onFull null without full-screen support
 * @param {() => void} on.onHelp
 */
export function stage({ onNext, onBack, onFull, onHelp }) {
  const slide = h('p', {
    class: 'lecture-slide muted tight nowrap',
    'aria-live': 'polite',
    'data-view': 'lecture-slide',
  });
  const place = h('span', { class: 'lecture-place centered', 'data-view': 'lecture-place' });
  const time = h('span', {
    class: 'lecture-time nowrap muted',
    'aria-live': 'off',
    'data-view': 'lecture-time',
  });
  /** @param {string | Node} sign @param {string} key @param {() => void} onclick */
  const button = (sign, key, onclick) =>
    h('button', { type: 'button', 'aria-label': t(key), title: t(key), onclick }, sign);
  const bar = h(
    'div',
    { class: 'lecture-bar', 'data-view': 'lecture' },
    slide,
    time,
    button('‹', 'lecture.back', onBack),
    place,
    button('›', 'lecture.next', onNext),
    onFull && button(fullSign(), 'lecture.full', onFull),
    button('?', 'lecture.help', onHelp),
  );
  const black = h('div', { class: 'lecture-black', hidden: true, 'data-view': 'lecture-black' });
  return {
    bar,
    black,
    /** @param {string} title of the slide @param {number} index @param {number} count */
    show(title, index, count) {
      slide.textContent = title;
      place.textContent = `${index + 1} / ${count}`;
    },
    /** @param {ReturnType<ReturnType<typeof import('./clock.js').lectureClock>['read']>} clock */
    showTime({ scene, sceneBudget, isOver }) {
      time.textContent = `${clockTime(scene)} / ${clockTime(sceneBudget)}`;
      for (const name of ['alert', 'strong']) time.classList.toggle(name, isOver);
    },
    /** Keeps the result of the vote visible. @param {HTMLElement} said */
    keep: (said) => slide.after(said),
    toggleTime: () => time.toggleAttribute('hidden'),
    toggleBlack: () => black.toggleAttribute('hidden'),
    destroy() {
      for (const element of [bar, black]) element.remove();
    },
  };
}

/** Four corners. */
const fullSign = () =>
  svg(
    'svg',
    { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    svg('path', {
      d: 'M3 9V3h6v2.4H5.4V9zM15 3h6v6h-2.4V5.4H15zM3 15h2.4v3.6H9V21H3zM18.6 15H21v6h-6v-2.4h3.6z',
    }),
  );

/**
 * Enlarges a panel to fill the window.
 * @returns {{ toggle(panel: HTMLElement | null): void, end(): boolean }} `end` returns whether a panel was enlarged
 */
export function zoom() {
  /** @type {HTMLElement | null} */
  let zoomed = null;
  const end = () => {
    const was = zoomed;
    zoomed = null;
    if (!was) return false;
    was.classList.remove('lecture-zoomed');
    was.style.removeProperty('transform');
    return true;
  };
  return {
    end,
    toggle(panel) {
      if (end() || !panel) return;
      zoomed = panel;
      const { left, top, width, height } = panel.getBoundingClientRect();
      const factor = Math.min(innerWidth / width, innerHeight / height);
      const [x, y] = [(innerWidth - factor * width) / 2 - left, (innerHeight - factor * height) / 2 - top];
      panel.classList.add('lecture-zoomed');
      panel.style.setProperty('transform', `translate(${x}px, ${y}px) scale(${factor})`);
    },
  };
}

/**
 * The list of keys, whose entries can be pressed where there is no keyboard.
 * @param {Record<string, string>} keys action of each key
 * @param {(act: any) => void} onAct
 */
export function helpDialog(keys, onAct) {
  /** @type {Map<string, string[]>} */
  const byAct = new Map();
  for (const [key, act] of Object.entries(keys)) byAct.set(act, [...(byAct.get(act) ?? []), key]);
  const rows = [...byAct].map(([act, names]) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, names.map(keyName).join('  ')),
      h('td', {}, h('button', { type: 'button', onclick: () => onAct(act) }, t(`lecture.act.${act}`))),
    ),
  );
  const dialog = h('dialog', { class: 'card lecture-help', 'data-view': 'lecture-help' });
  const close = h(
    'button',
    { type: 'button', class: 'primary', onclick: () => dialog.close() },
    t('lecture.close'),
  );
  attribute(dialog, 'aria-label', t('lecture.help'));
  dialog.append(h('table', {}, h('tbody', {}, rows)), close);
  return dialog;
}

/** @param {string} key */
const keyName = (key) => (key.length > 1 ? t(`lecture.key.${key}`) : key.toUpperCase());
