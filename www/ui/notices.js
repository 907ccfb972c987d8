import { h } from './dom.js';
import { t } from '../i18n/index.js';

/**
 * Something that a notice offers to do.
 * @typedef {{ text: string, act: () => void }} Action
 */

/** Sentences that say what happened, read aloud by a screen reader, each to be dismissed. */
export function notices() {
  const element = h('div', { class: 'notices', role: 'status', 'aria-live': 'polite' });
  return {
    element,
    /**
     * @param {string} text
     * @param {'info' | 'error'} [kind]
     * @param {Action} [action]
     * @param {string} [about] takes the place of what was said about the same thing; no text takes that away
     * @returns {() => undefined} takes it back
     */
    say(text, kind = 'info', action, about) {
      if (about) for (const old of element.querySelectorAll(`[data-about="${about}"]`)) old.remove();
      if (!text) return () => undefined;
      if ([...element.children].some((child) => child.firstChild?.textContent === text))
        return () => undefined;
      const notice = h('div', { class: `notice ${kind}`, 'data-about': about }, h('span', {}, text));
      const dismiss = () => void notice.remove();
      if (action) {
        const onclick = () => {
          dismiss();
          action.act();
        };
        notice.append(h('button', { type: 'button', class: 'notice-action', onclick }, action.text));
      }
      notice.append(
        h('button', { type: 'button', 'aria-label': t('notice.dismiss'), onclick: dismiss }, '×'),
      );
      element.append(notice);
      return dismiss;
    },
    clear: () => element.replaceChildren(),
  };
}
