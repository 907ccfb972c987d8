import { attribute, h } from './dom.js';
import { t } from '../i18n/index.js';
import { projector } from './preferences.js';

/**
 * Something that a notice offers to do.
 * @typedef {{ text: string, act: () => void }} Action
 */

/** So many are shown at once: for a further one the oldest goes. */
const MOST = 3;
/** Where it lies over what is worked at or looked at, on a small screen and a projected one, it goes by itself after so many ms. */
const GOES_MS = 15_000;
const small = matchMedia('(max-width: 44rem)');

/**
 * Sentences that say what happened. They lie over the page below its header and move nothing of it, are read aloud by a screen
 * reader, and each is dismissed by its button or, with the focus in it, by Escape.
 * @param {() => void} onLeft the focus was in a notice that is gone
 */
export function notices(onLeft) {
  // Regions that are there before their first sentence: a screen reader hears of what comes into them.
  const places = {
    error: h('div', { role: 'alert', 'aria-atomic': 'false' }),
    info: h('div', { role: 'status', 'aria-live': 'polite', 'aria-atomic': 'false' }),
  };
  const element = h('div', { class: 'notices' }, places.error, places.info);
  /** The oldest first. @type {{ text: string, kind: string, about: string, element: HTMLElement }[]} */
  let shown = [];

  /** @param {HTMLElement} gone */
  function dismiss(gone) {
    const hadFocus = gone.contains(document.activeElement);
    shown = shown.filter((notice) => notice.element !== gone);
    gone.remove();
    markLast();
    if (hadFocus) onLeft();
  }

  /** Where there is room for one, it is the last. */
  const markLast = () =>
    shown.forEach((notice, at) => attribute(notice.element, 'data-last', at === shown.length - 1));

  /** Goes by itself, but not while it is read: with the pointer or the focus on it. @param {HTMLElement} notice */
  function goLater(notice) {
    if (!notice.isConnected) return;
    const isOver = small.matches || projector();
    if (isOver && !document.hidden && !notice.matches(':hover, :focus-within')) dismiss(notice);
    else setTimeout(() => goLater(notice), GOES_MS);
  }

  return {
    element,
    /**
     * @param {string} text one that is shown already is not shown again
     * @param {'info' | 'error'} [kind]
     * @param {Action} [action]
     * @param {string} [about] takes the place of what was said about the same thing; no text takes that away
     * @returns {() => void} takes it back
     */
    say(text, kind = 'info', action, about = '') {
      const before = shown.find((notice) => about && notice.about === about);
      if (before && before.text !== text) dismiss(before.element);
      if (!text || shown.some((notice) => notice.text === text)) return () => undefined;
      if (shown.length === MOST) dismiss(shown[0].element);
      const notice = h('div', { class: `notice ${kind}` }, h('span', {}, text));
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
