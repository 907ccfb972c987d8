import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { MINE } from './link.js';

/**
 * Tools for the lecture in progress.
 * @typedef {import('./link.js').Tool | 'edit'} Act
 * @param {import('./link.js').Source} source
 * @param {(act: Act) => void} onAct
 */
export function toolButtons({ id }, onAct) {
  const acts = {
    check: 'lecture.check',
    print: 'lecture.print',
    edit: id.startsWith(MINE) ? 'lecture.edit' : 'lecture.copy',
  };
  return h(
    'div',
    { class: 'tools lecture-tools' },
    Object.entries(acts).map(([act, key]) => {
      const onclick = () => onAct(/** @type {Act} */ (act));
      return h('button', { type: 'button', 'data-action': `lecture-${act}`, onclick }, t(key));
    }),
  );
}
