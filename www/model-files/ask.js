import { CATALOGUE } from '../generated/labs.js';
import { number, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { CODE, HIDDEN, OUTPUT, surveyTried, tryModel } from './guess.js';

/**
 * @typedef {import('../engine/client.js').Engine} Engine
 * @typedef {import('./open.js').Choice} Choice
 * @typedef {import('./read.js').Foreign} Foreign
 */

/**
 * Asks the user for settings missing from a file, and shows the error of each choice.
 * @param {object} parts
 * @param {Engine} parts.engine
 * @param {Foreign} parts.model
 * @param {Choice} parts.first
 * @param {string} parts.why reason for asking
 * @param {HTMLElement} parts.place
 * @param {HTMLDialogElement} parts.dialog
 * @param {HTMLElement} parts.state
 * @returns {Promise<Choice | null>} null when the dialog is closed
 */
export function ask({ engine, model, first, why, place, dialog, state }) {
  let choice = first;
  const show = async () => {
    const askedChoice = choice;
    try {
      const { text, mse } = await comesTo(engine, model, askedChoice);
      if (askedChoice !== choice) return;
      state.textContent = text;
      state.dataset.mse = String(mse);
    } catch (error) {
      state.textContent = String(error);
    }
  };
  const fields = choiceFields(model, first, (change) => {
    choice = change(choice);
    void show();
  });
  return new Promise((resolve) => {
    const done = (/** @type {Choice | null} */ answer) => {
      dialog.removeEventListener('close', cancel);
      place.replaceChildren();
      resolve(answer);
    };
    const cancel = () => done(null);
    dialog.addEventListener('close', cancel);
    const attributes = { type: 'button', class: 'primary', 'data-action': 'open-model-so' };
    const open = h('button', { ...attributes, onclick: () => done(choice) }, t('modelFile.open'));
    const buttons = h('div', { class: 'tools' }, open);
    place.replaceChildren(h('p', {}, why), h('div', { class: 'tools' }, fields), ...widened(model), buttons);
    void show();
    open.focus();
  });
}

/** The test error of a choice, in words. @param {Engine} engine @param {Foreign} model @param {Choice} choice */
async function comesTo(engine, model, { activations, subject }) {
  await tryModel(engine, model.as(activations, subject).bytes);
  const { count, errors } = await surveyTried(engine, subject);
  const params = { count, mse: number(errors.autoencoder, 4), mean: number(errors.mean ?? NaN, 4) };
  const size = model.plan.config.dCode ?? 0;
  const pca = errors.pca === null ? '' : t('modelFile.pca', { size, pca: number(errors.pca, 4) });
  return { text: [t('modelFile.result', params), pca].filter(Boolean).join(' '), mse: errors.autoencoder };
}

/**
 * One menu per missing setting.
 * @param {Foreign} model
 * @param {Choice} first
 * @param {(change: (choice: Choice) => Choice) => void} onChange
 */
function choiceFields({ plan: { chain } }, { activations, subject }, onChange) {
  /** @param {string} id @param {readonly string[]} options @param {string} chosen @param {(choice: Choice, value: any) => Choice} change */
  const field = (id, options, chosen, change) => {
    const entries = options.map((value) =>
      h('option', { value, selected: value === chosen }, t(`modelFile.${value}`)),
    );
    const select = h('select', { 'data-ask': id }, entries);
    select.addEventListener('change', () => onChange((choice) => change(choice, select.value)));
    return h('label', {}, t(`modelFile.${id}`), ' ', select);
  };
  const withActivations = (/** @type {Choice} */ choice, /** @type {object} */ change) => ({
    ...choice,
    activations: { ...choice.activations, ...change },
  });
  const { hidden, code, output } = activations;
  return [
    hidden.length > 0 &&
      field('hidden', HIDDEN, hidden[0], (choice, value) =>
        withActivations(choice, { hidden: hidden.map(() => value) }),
      ),
    !chain.variational &&
      field('code', CODE, code, (choice, value) => withActivations(choice, { code: value })),
    field('output', OUTPUT, output, (choice, value) => withActivations(choice, { output: value })),
    field(
      'subject',
      CATALOGUE.map(({ id }) => id),
      subject,
      (choice, value) => ({ ...choice, subject: value }),
    ),
  ];
}

/** Explains that the file's kernels were embedded in larger ones. @param {Foreign} model */
function widened({ plan: { chain, config } }) {
  const { kernel = 0 } = config;
  const isWidened = chain.steps.some((step) => step.kernel > 0 && step.kernel !== kernel);
  return isWidened ? [h('p', { class: 'quiet' }, t('modelFile.kernels', { kernel }))] : [];
}
