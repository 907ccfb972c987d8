import { h } from './dom.js';
import { t } from '../i18n/index.js';

/** Sentences that say what happened, read aloud by a screen reader, each to be dismissed. */
export function notices() {
  const element = h('div', { class: 'notices', role: 'status', 'aria-live': 'polite' });
  return {
    element,
    /**
     * @param {string} text
     * @param {'info' | 'error'} [kind]
     */
    say(text, kind = 'info') {
      if ([...element.children].some((child) => child.firstChild?.textContent === text)) return;
      const notice = h('div', { class: `notice ${kind}` }, h('span', {}, text));
      const dismiss = () => notice.remove();
      notice.append(
        h('button', { type: 'button', 'aria-label': t('notice.dismiss'), onclick: dismiss }, '×'),
      );
      element.append(notice);
    },
    clear: () => element.replaceChildren(),
  };
}
