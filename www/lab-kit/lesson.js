import { currentLanguage, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';

/** In browsers with Trusted Types, text may enter the page as HTML only through this policy, which serves files of this site. */
const trusted = globalThis.trustedTypes?.createPolicy('latente-lesson', { createHTML: (text) => text });

/** @param {string} text of a lesson file */
const asLesson = (text) => /** @type {string} */ (trusted?.createHTML(text) ?? text);

/**
 * The lab's lesson in the current language, loaded when it is opened.
 * @param {string} lab the lab's id
 */
export function lesson(lab) {
  const body = h('div', { class: 'lesson-body spaced' });
  const element = h('details', { class: 'lesson card' }, h('summary', {}, t('lesson.title')), body);
  const read = async () => {
    if (!element.open || body.childElementCount) return;
    try {
      const response = await fetch(
        new URL(`../labs/${lab}/lesson.${currentLanguage()}.html`, import.meta.url),
      );
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      body.innerHTML = asLesson(await response.text());
    } catch (error) {
      body.replaceChildren(h('p', {}, t('lesson.failed', { reason: String(error) })));
    }
  };
  element.addEventListener('toggle', () => void read());
  return element;
}
