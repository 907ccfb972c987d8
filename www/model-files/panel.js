import { number, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { CODE, HIDDEN, OUTPUT, surveyTried, tryModel } from './guess.js';
import { CONVERT, KERAS, PYTORCH } from './snippets.js';

/**
 * @typedef {import('./open.js').Choice} Choice
 * @typedef {import('./read.js').Foreign} Foreign
 */

/**
 * Opens a model: which files can be, how to save one, what is wrong with one, and what a file does not tell.
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
    input.value = ''; // the same file can be picked again
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
    { class: 'card work', 'aria-label': t('modelFile.title'), 'data-view': 'open-model' },
    h('h2', {}, h('span', {}, t('modelFile.title'))),
    h('p', { class: 'quiet' }, t('modelFile.what')),
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
    /** Asks for the activations, with what each choice comes to. @param {Foreign} model @param {Choice} first @param {string} why they are asked for */
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

/** A program behind a line, to be copied. @param {string} which @param {string} program */
const howTo = (which, program) =>
  h(
    'details',
    { 'data-snippet': which },
    h('summary', {}, t(`modelFile.how.${which}`)),
    h('pre', { tabindex: 0 }, program),
  );

/**
 * @param {object} parts
 * @param {import('../engine/client.js').Engine} parts.engine
 * @param {Foreign} parts.model
 * @param {Choice} parts.first
 * @param {string} parts.why
 * @param {HTMLElement} parts.place
 * @param {HTMLDialogElement} parts.dialog
 * @param {HTMLElement} parts.state
 * @returns {Promise<Choice | null>}
 */
function ask({ engine, model, first, why, place, dialog, state }) {
  const { chain } = model.plan;
  let choice = first;
  let asked = 0;
  const measure = async () => {
    const own = ++asked;
    const { bytes } = model.as(choice.activations, choice.subject);
    await tryModel(engine, bytes);
    const { count, errors } = await surveyTried(engine, choice.subject);
    if (own !== asked) return;
    const [mse, mean] = [number(errors.autoencoder, 4), number(errors.mean ?? NaN, 4)];
    const pca =
      errors.pca === null
        ? ''
        : t('modelFile.pca', { size: model.plan.config.dCode ?? 0, pca: number(errors.pca, 4) });
    state.textContent = [t('modelFile.comesTo', { count, mse, mean }), pca].filter(Boolean).join(' ');
    state.dataset.mse = String(errors.autoencoder);
  };
  const show = () => void measure().catch((error) => void (state.textContent = String(error)));
  /** @param {string} id @param {readonly string[]} options @param {string} chosen @param {(value: any) => Choice} change */
  const field = (id, options, chosen, change) => {
    const select = h(
      'select',
      { 'data-ask': id },
      options.map((option) =>
        h('option', { value: option, selected: option === chosen }, t(`modelFile.${option}`)),
      ),
    );
    select.addEventListener('change', () => {
      choice = change(select.value);
      show();
    });
    return h('label', {}, t(`modelFile.${id}`), ' ', select);
  };
  const { activations } = first;
  const withActivations = (/** @type {object} */ change) => ({
    ...choice,
    activations: { ...choice.activations, ...change },
  });
  const fields = [
    chain.depth > 1 &&
      field('hidden', HIDDEN, activations.hidden[0], (value) =>
        withActivations({ hidden: activations.hidden.map(() => value) }),
      ),
    chain.variational || field('code', CODE, activations.code, (value) => withActivations({ code: value })),
    field('output', OUTPUT, activations.output, (value) => withActivations({ output: value })),
    field('subject', ['digits', 'fashion'], first.subject, (value) => ({ ...choice, subject: value })),
  ];
  return new Promise((resolve) => {
    const done = (/** @type {Choice | null} */ answer) => {
      dialog.removeEventListener('close', cancel);
      place.replaceChildren();
      resolve(answer);
    };
    const cancel = () => done(null);
    dialog.addEventListener('close', cancel);
    const open = h(
      'button',
      { type: 'button', class: 'primary', 'data-action': 'open-model-so', onclick: () => done(choice) },
      t('modelFile.open'),
    );
    const { kernel } = model.plan.config;
    const isWidened = chain.steps.some((step) => step.kernel > 0 && step.kernel !== kernel);
    place.replaceChildren(
      h('p', {}, why),
      h('div', { class: 'tools' }, ...fields.filter((one) => one instanceof Node)),
      isWidened ? h('p', { class: 'quiet' }, t('modelFile.kernels', { kernel: kernel ?? 0 })) : '',
      h('div', { class: 'tools' }, open),
    );
    show();
    open.focus();
  });
}
