import { number, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';

/**
 * Status of an image set: progress of what it needs, with a cancel button, and how it is divided.
 * @param {() => void} onCancel
 */
export function setStatus(onCancel) {
  const words = h('span', { 'data-view': 'set-words' });
  const bar = h('progress', { max: 1, value: 0, 'aria-hidden': 'true' });
  const cancel = h(
    'button',
    { type: 'button', 'data-action': 'cancel-set', onclick: onCancel },
    t('task.cancel'),
  );
  const element = h('p', { class: 'set-status quiet row', role: 'status', hidden: true }, words, bar, cancel);
  /** @param {string} text @param {number | null} done progress, 0 to 1; null when nothing is running */
  const show = (text, done) => {
    words.textContent = text;
    element.hidden = text === '';
    bar.hidden = cancel.hidden = done === null;
    bar.value = done ?? 0;
    element.toggleAttribute('data-unsaid', done !== null);
    element.dataset.busy = String(done !== null);
  };
  show('', null);
  return {
    element,
    /** @param {string} text */
    say: (text) => show(text, null),
    /** @param {string} name @param {number} step @param {number} steps */
    training: (name, step, steps) =>
      show(t('set.training', { name, step: number(step), steps: number(steps) }), step / steps),
    /** @param {string} name @param {number} done */
    components: (name, done) => show(t('set.components', { name, percent: number(100 * done, 0) }), done),
  };
}
