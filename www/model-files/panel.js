import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { ask } from './ask.js';
import { CONVERT, KERAS, PYTORCH } from './snippets.js';

/**
 * @typedef {import('./open.js').Choice} Choice
 * @typedef {import('./read.js').Foreign} Foreign
 */

/**
 * The dialog for opening a model: supported files, how to save one, errors, and questions about missing settings.
 * @param {object} parts
 * @param {import('../engine/client.js').Engine} parts.engine
 * @param {(file: File) => void} parts.onFile
 */
export function modelPanel({ engine, onFile }) {
  const input = h('input', {
    ...{ type: 'file', accept: '.safetensors,.pt,.pth,.h5,.keras,.onnx', hidden: true },
    'data-view': 'model-file',
  });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.value = ''; // allows the same file to be picked again
    if (file) onFile(file);
  });
  const pick = h(
    'button',
    { type: 'button', class: 'primary', 'data-action': 'pick-model', onclick: () => input.click() },
    t('modelFile.pick'),
  );
  const close = h('button', { type: 'button', onclick: () => element.close() }, t('modelFile.close'));
  const status = h('p', { role: 'status', 'data-view': 'model-state' });
  const questions = h('div', { class: 'model-questions' });
  const element = h(
    'dialog',
    { class: 'card dialog', 'aria-label': t('modelFile.title'), 'data-view': 'open-model' },
    h('h2', {}, h('span', {}, t('modelFile.title'))),
    h('p', { class: 'quiet' }, t('modelFile.about')),
    status,
    questions,
    h('div', { class: 'tools' }, pick, close, input),
    howTo('pytorch', PYTORCH),
    howTo('keras', KERAS),
    howTo('convert', CONVERT),
  );
  return {
    element,
    /** @param {string} text @param {'info' | 'error'} [kind] */
    say(text, kind = 'info') {
      status.textContent = text;
      status.dataset.kind = kind;
      delete status.dataset.mse;
    },
    /** Asks for the activations, with the error of each choice. @param {Foreign} model @param {Choice} first @param {string} why reason for asking */
    async askWhich(model, first, why) {
      if (!element.open) element.showModal();
      pick.hidden = true;
      const parts = { engine, model, first, why, place: questions, dialog: element, state: status };
      try {
        return await ask(parts);
      } finally {
        pick.hidden = false;
      }
    },
  };
}

/** A collapsible program to copy. @param {string} which @param {string} program */
const howTo = (which, program) =>
  h(
    'details',
    { 'data-snippet': which },
    h('summary', {}, t(`modelFile.guide.${which}`)),
    h('pre', { tabindex: 0 }, program),
  );
