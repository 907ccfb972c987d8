import { h } from './dom.js';
import { t } from '../i18n/index.js';

/**
 * The crash screen: what happened, what was saved, and a restart button.
 * @param {string} message
 * @param {() => void} onRestart
 * @param {boolean} hasStarted whether an engine had started
 */
export function crashCard(message, onRestart, hasStarted) {
  return h(
    'section',
    { class: 'card crash', role: 'alert', 'data-view': 'crash' },
    h('h1', {}, t(hasStarted ? 'crash.title' : 'crash.notStarted')),
    h('p', {}, hasStarted ? t('crash.text') : whyNotStarted()),
    h('pre', {}, message),
    h(
      'button',
      { type: 'button', class: 'primary', onclick: onRestart },
      t(hasStarted ? 'crash.restart' : 'unreachable.retry'),
    ),
  );
}

function whyNotStarted() {
  const directive = globalThis.latenteBoot?.forbidden.at(-1);
  return directive ? t('crash.forbidden', { directive }) : t('crash.notStarted.text');
}

/**
 * The screen for a lab whose files could not be fetched.
 * @param {() => void} onRetry
 * @param {boolean} isReplaced whether a new version of the page has replaced the files
 */
export function unreachableCard(onRetry, isReplaced) {
  return h(
    'section',
    { class: 'card crash', role: 'alert', 'data-view': 'unreachable' },
    h('h1', {}, t('unreachable.title')),
    h('p', {}, t(isReplaced ? 'site.newer' : 'unreachable.text')),
    h(
      'button',
      { type: 'button', class: 'primary', onclick: onRetry },
      t(isReplaced ? 'broken.reload' : 'unreachable.retry'),
    ),
  );
}

/**
 * The screen for a lab whose code has an error.
 * @param {string} message
 * @param {() => void} onReload
 */
export function brokenCard(message, onReload) {
  return h(
    'section',
    { class: 'card crash', role: 'alert', 'data-view': 'broken' },
    h('h1', {}, t('broken.title')),
    h('p', {}, t('broken.text')),
    h('pre', {}, message),
    h('button', { type: 'button', class: 'primary', onclick: onReload }, t('broken.reload')),
  );
}

/** The screen for a browser that cannot run the page. @param {'unsupported.text' | 'crash.policy'} reason */
export function unsupportedCard(reason) {
  return h(
    'section',
    { class: 'card crash', role: 'alert', 'data-view': 'unsupported' },
    h('h1', {}, t(reason === 'unsupported.text' ? 'unsupported.title' : 'crash.notStarted')),
    h('p', {}, t(reason)),
  );
}

/** The question of the current lecture scene, which replaces the lab's question. @type {string | null} */
let sceneQuestion = null;

/** @param {string | null} question null outside a lecture */
export const setSceneQuestion = (question) => void (sceneQuestion = question);

/**
 * A heading with the lab's name, the one question it answers, and an instruction, which in class the lecturer gives. On a
 * projected page the name is in the header, and only the question is shown here.
 * @param {string} title
 * @param {string | Node} question
 * @param {string | Node} [lead]
 */
export function heading(title, question, lead) {
  return h(
    'div',
    { class: 'heading' },
    h('h1', {}, title),
    h('p', { class: 'question text-l medium snug' }, sceneQuestion ?? question),
    lead && h('p', { class: 'lead muted' }, lead),
  );
}

/**
 * A titled card.
 * @param {string | Node} title
 * @param {string | Node} note beside the title
 * @param {...(Node | string | null | false)} children
 */
export function card(title, note, ...children) {
  return h(
    'section',
    { class: 'card column gap-4' },
    h('h2', {}, h('span', {}, title), h('em', {}, note)),
    ...children,
  );
}
