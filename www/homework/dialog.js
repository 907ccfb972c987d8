import { currentLanguage, errorText, loadFolderWords, loadWords, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { styleSheet } from '../ui/style-sheet.js';
import { defaultsOf } from '../router.js';
import { answerTable, checkChat, computeAgain, holds, taskOfLink } from './checks.js';
import { beginsAt, latestLink, taskForm } from './form.js';
import { LAB } from './task.js';

/**
 * @typedef {object} Page
 * @property {import('../engine/client.js').Engine} engine
 * @property {import('../engine/training.js').TrainingRun} run
 * @property {() => import('../router.js').Scene} scene on screen
 */

/** The lecturer's homework dialog: creates the link, and checks the answers. @param {Page} page */
export async function homeworkDialog(page) {
  const language = currentLanguage();
  await Promise.all([
    loadWords(language, LAB),
    loadFolderWords(language, 'homework'),
    styleSheet('homework/style'),
  ]);
  const link = h('input', { value: latestLink(), autocomplete: 'off', 'data-view': 'homework-link' });
  const form = taskForm(beginsAt(page.scene(), defaultsOf(LAB)), (made) => {
    link.value = made;
    link.select();
    void navigator.clipboard.writeText(made).catch(() => undefined);
  });
  const check = checkPart(page, link);
  const close = h(
    'button',
    { type: 'button', 'data-action': 'close-homework', onclick: () => element.close() },
    t('homework.close'),
  );
  const element = h(
    'dialog',
    {
      class: 'card dialog homework-dialog',
      'aria-label': t('homework.heading'),
      'data-view': 'homework-dialog',
    },
    h('h2', {}, h('span', {}, t('homework.heading'))),
    h('p', { class: 'quiet' }, t('homework.about')),
    h('h3', {}, t('homework.set')),
    form,
    h('label', {}, h('span', {}, t('homework.link')), link),
    h('h3', {}, t('homework.collect')),
    check.element,
    h('div', { class: 'tools' }, close),
  );
  element.addEventListener('close', () => {
    check.cancel();
    element.remove();
  });
  document.body.append(element);
  element.showModal();
}

/** The field for pasting the whole chat, and the answers in it. @param {Page} page @param {HTMLInputElement} link */
function checkPart(page, link) {
  const text = h('textarea', { rows: 5, spellcheck: 'false', 'data-view': 'homework-chat' });
  const status = h('p', { role: 'status', 'data-view': 'homework-found' });
  const place = h('div', { class: 'wide' });
  const progress = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': t('homework.again') });
  /** @type {import('./checks.js').CheckedAnswer[]} */
  let rows = [];
  let cancelling = new AbortController();
  const show = () => {
    const task = taskOfLink(link.value);
    place.replaceChildren(...(rows.length && task ? [answerTable(task, rows)] : []));
    again.disabled = rows.length === 0;
  };
  const fail = (/** @type {unknown} */ error) => void (status.textContent = errorText(error));

  async function read() {
    const task = taskOfLink(link.value);
    rows = [];
    if (!task) {
      status.textContent = t('homework.noTask');
      return show();
    }
    const answers = await checkChat(page.engine, task, text.value);
    rows = answers.rows;
    status.textContent = foundText(answers);
    show();
  }
  async function compute() {
    const task = taskOfLink(link.value);
    if (!task) return;
    cancelling = new AbortController();
    const { signal } = cancelling;
    again.disabled = true;
    progress.hidden = cancel.hidden = false;
    try {
      await computeAgain(page, task, rows, signal, (share) => void (progress.value = share), show);
      status.textContent = t('homework.done', { count: rows.filter(holds).length, all: rows.length });
    } catch (error) {
      if (!signal.aborted) fail(error);
    }
    progress.hidden = cancel.hidden = true;
    again.disabled = false;
  }
  const button = (
    /** @type {string} */ action,
    /** @type {string} */ key,
    /** @type {() => unknown} */ act,
  ) => h('button', { type: 'button', 'data-action': action, onclick: () => void act() }, t(key));
  const again = button('homework-again', 'homework.again', () => compute());
  const cancel = button('homework-cancel', 'homework.cancel', () => cancelling.abort());
  again.disabled = true;
  progress.hidden = cancel.hidden = true;
  const tools = [
    button('homework-check', 'homework.check', () => read().catch(fail)),
    again,
    progress,
    cancel,
  ];
  return {
    element: h(
      'div',
      { class: 'homework-check' },
      h('label', {}, h('span', {}, t('homework.paste')), text),
      h('div', { class: 'tools' }, tools),
      status,
      place,
    ),
    cancel: () => cancelling.abort(),
  };
}

/** @param {Awaited<ReturnType<typeof checkChat>>} found */
function foundText({ rows, doubled, damaged, ofOtherExperiments, ofOtherLecture, fromTheFuture }) {
  const counts = {
    doubled,
    damaged: damaged.length,
    others: ofOtherExperiments.length + ofOtherLecture.length,
    future: fromTheFuture.length,
  };
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  return [
    t('homework.found', { count: rows.length }),
    ...parts.map(([kind, count]) => t(`homework.found.${kind}`, { count })),
  ].join(' ');
}
