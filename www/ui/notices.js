import { attribute, h } from './dom.js';
import { t } from '../i18n/index.js';
import { projector } from './preferences.js';

/**
 * An action offered by a notice.
 * @typedef {{ text: string, act: () => void }} Action
 */

/** Maximum number of visible notices: a further one removes the oldest. */
const MOST = 3;
/** On small and projected screens, where a notice covers content, it disappears after this many ms. */
const GOES_MS = 15_000;
const small = matchMedia('(max-width: 44rem)');

/**
 * Messages to the user. They overlay the page below its header without moving it, are read by screen readers, and are
 * dismissed by a button or, while focused, by Escape.
 * @param {() => void} onLeft called when a focused notice has been removed
 */
export function notices(onLeft) {
  // Live regions must exist before their first message: screen readers announce changes to them.
  const places = {
    error: h('div', { role: 'alert', 'aria-atomic': 'false' }),
    info: h('div', { role: 'status', 'aria-live': 'polite', 'aria-atomic': 'false' }),
  };
  const element = h('div', { class: 'notices' }, places.error, places.info);
  /** Visible notices, oldest first. @type {{ text: string, kind: string, about: string, element: HTMLElement }[]} */
  let shown = [];

  /** @param {HTMLElement} gone */
  function dismiss(gone) {
    const hadFocus = gone.contains(document.activeElement);
    shown = shown.filter((notice) => notice.element !== gone);
    gone.remove();
    markLast();
    if (hadFocus) onLeft();
  }

  /** Where only one fits, it is the last. */
  const markLast = () =>
    shown.forEach((notice, at) => attribute(notice.element, 'data-last', at === shown.length - 1));

  /** Removes a notice after a time, but not while it is hovered or focused. @param {HTMLElement} notice */
  function goLater(notice) {
    if (!notice.isConnected) return;
    const isOver = small.matches || projector();
    if (isOver && !document.hidden && !notice.matches(':hover, :focus-within')) dismiss(notice);
    else setTimeout(() => goLater(notice), GOES_MS);
  }

  return {
    element,
    /**
     * @param {string} text a visible message is not repeated
     * @param {'info' | 'error'} [kind]
     * @param {Action} [action]
     * @param {string} [about] topic: replaces the previous message on it; an empty text removes that message
     * @returns {() => void} removes the notice
     */
    say(text, kind = 'info', action, about = '') {
      const before = shown.find((notice) => about && notice.about === about);
      if (before && before.text !== text) dismiss(before.element);
      if (!text || shown.some((notice) => notice.text === text)) return () => undefined;
      if (shown.length === MOST) dismiss(shown[0].element);
      const notice = h('div', { class: `notice line text-s ${kind}` }, h('span', {}, text));
      const onclick = () => dismiss(notice);
      if (action) {
        const button = h('button', { type: 'button', class: 'notice-action', onclick }, action.text);
        button.addEventListener('click', action.act);
        notice.append(button);
      }
      notice.append(h('button', { type: 'button', 'aria-label': t('notice.dismiss'), onclick }, '×'));
      notice.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        dismiss(notice);
      });
      places[kind].append(notice);
      shown.push({ text, kind, about, element: notice });
      markLast();
      setTimeout(() => goLater(notice), GOES_MS);
      return onclick;
    },
  };
}
