import { currentLanguage, errorText, loadFolderWords, t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { pictures } from './pictures.js';
import { fit, handout } from './sheets.js';

/**
 * "Print handout": takes a picture of every scene, then shows the pages as they will be printed, in place of the lecture.
 * @param {import('../lecture.js').Lecture} lecture
 */
export async function handoutPage(lecture) {
  await Promise.all([
    loadFolderWords(currentLanguage(), 'lecture/handout'),
    styleSheet('lecture/handout/style'),
  ]);
  const { score } = lecture;
  const cancelling = new AbortController();
  const taking = takingDialog(score, () => cancelling.abort());
  try {
    const stills = await pictures(lecture, { signal: cancelling.signal, onScene: taking.show });
    const { sheets, answers } = await handout(score, stills);
    taking.element.remove();
    showPages(sheets, answers);
  } catch (error) {
    if (cancelling.signal.aborted) return taking.element.remove();
    taking.fail(errorText(error));
  }
}

/** Shows the progress of the pictures. @param {import('../score.js').Score} score @param {() => void} onCancel */
function takingDialog({ scenes }, onCancel) {
  const line = h('p', { role: 'status' });
  const progress = h('progress', { max: scenes.length, value: 0, 'aria-label': t('handout.taking') });
  const cancel = h('button', { type: 'button', onclick: () => element.close() }, t('handout.cancel'));
  const element = h(
    'dialog',
    { class: 'card dialog', 'aria-label': t('handout.taking'), 'data-view': 'handout-taking' },
    h('h2', {}, h('span', {}, t('handout.taking'))),
    line,
    progress,
    h('div', { class: 'tools' }, cancel),
  );
  element.addEventListener('close', onCancel);
  document.body.append(element);
  element.showModal();
  return {
    element,
    /** @param {number} place */
    show(place) {
      progress.value = place;
      line.textContent = t('handout.at', { place: place + 1, count: scenes.length });
    },
    /** @param {string} text */
    fail: (text) => void (line.textContent = text),
  };
}

/** Shows the pages over everything else; only they are printed. Not a modal dialog: the top layer is not paginated. @param {HTMLElement[]} sheets @param {HTMLElement} answers */
function showPages(sheets, answers) {
  const withAnswers = h('input', { type: 'checkbox', checked: true, 'data-view': 'handout-answers' });
  withAnswers.addEventListener('change', () => (answers.hidden = !withAnswers.checked));
  const bar = h(
    'div',
    { class: 'handout-bar tools' },
    h(
      'button',
      { type: 'button', class: 'primary', 'data-action': 'print', onclick: () => print() },
      t('handout.print'),
    ),
    h('label', {}, withAnswers, h('span', {}, t('handout.withAnswers'))),
    h(
      'button',
      { type: 'button', 'data-action': 'close-handout', onclick: () => element.close() },
      t('handout.close'),
    ),
  );
  const element = h(
    'dialog',
    { class: 'handout', 'aria-label': t('handout.title'), 'data-view': 'handout' },
    bar,
    h('p', { class: 'quiet handout-hint' }, t('handout.hint')),
    sheets,
    answers,
  );
  const app = document.getElementById('app');
  element.addEventListener('keydown', ({ key }) => void (key === 'Escape' && element.close()));
  element.addEventListener('close', () => {
    document.documentElement.classList.remove('printing');
    if (app) app.inert = false;
    element.remove();
  });
  document.documentElement.classList.add('printing');
  if (app) app.inert = true;
  document.body.append(element);
  element.show();
  fit(element);
}
