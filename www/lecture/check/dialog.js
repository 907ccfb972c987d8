import { currentLanguage, errorText, loadFolderWords, t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { check } from './check.js';
import { reportParts } from './report.js';

/**
 * "Before class": checks the lecture, and reports what to expect and what is wrong.
 * @param {import('./check.js').Parts} parts
 */
export async function checkDialog(parts) {
  await Promise.all([loadFolderWords(currentLanguage(), 'lecture/check'), styleSheet('lecture/check/style')]);
  const { score } = parts.lecture;
  const title = t('check.title', { title: score.title[currentLanguage()] });
  const body = h('div', { class: 'check-body spaced', 'data-view': 'check-body' });
  const close = h('button', { type: 'button', 'data-action': 'close-check', onclick: () => element.close() });
  const again = h(
    'button',
    { type: 'button', 'data-action': 'repeat-check', onclick: () => void run() },
    t('check.again'),
  );
  const element = h(
    'dialog',
    { class: 'card dialog lecture-check', 'aria-label': title, 'data-view': 'lecture-check' },
    h('h2', {}, h('span', {}, title)),
    h('p', { class: 'quiet' }, t('check.about')),
    body,
    h('div', { class: 'tools' }, close, again),
  );
  let cancelling = new AbortController();
  element.addEventListener('close', () => {
    cancelling.abort();
    element.remove();
  });

  async function run() {
    cancelling = new AbortController();
    const { signal } = cancelling;
    const progress = h('progress', {
      max: score.scenes.length,
      value: 0,
      'aria-label': t('check.progress'),
    });
    const line = h('p', { role: 'status' }, t('check.preparing'));
    body.replaceChildren(line, progress);
    close.textContent = t('check.cancel');
    again.hidden = true;
    const onScene = (/** @type {number} */ place) => {
      progress.value = place;
      const question = score.scenes[place].question[currentLanguage()];
      line.textContent = t('check.at', { place: place + 1, count: score.scenes.length, question });
    };
    const onWait = () => void (line.textContent = t('check.waiting'));
    try {
      body.replaceChildren(...reportParts(await check(parts, { signal, onScene, onWait }), score));
    } catch (error) {
      if (signal.aborted) return;
      body.replaceChildren(h('p', { role: 'alert' }, errorText(error)));
    }
    close.textContent = t('check.close');
    again.hidden = false;
  }

  document.body.append(element);
  element.showModal();
  await run();
}
