import { number, significant, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { qrCode } from '../ui/qr.js';
import { writeAnswer } from './answer.js';
import { LIMITS, broken, conditions } from './task.js';

/**
 * @typedef {import('../lab-kit/types.js').LabContext} LabContext
 * @typedef {import('../lab-kit/types.js').Mount} Mount
 * @typedef {import('./task.js').Task} Task
 */

/** Mounts the training lab with a homework above it. @param {Mount} mount of the lab @param {Task} task @returns {Mount} */
export const withTask = (mount, task) => (root, context) => {
  context.set(task.fixed); // overrides the address
  const lab = mount(root, guarded(context, task));
  const banner = taskBanner(context, task);
  root.prepend(banner.element);
  fix(root, task);
  return {
    unmount() {
      banner.destroy();
      lab.unmount();
    },
  };
};

/** Keeps fixed settings unchanged, whatever sets them: a preset, a companion setting, or a choice next to a picture. @param {LabContext} context @param {Task} task @returns {LabContext} */
export const guarded = (context, { fixed }) => ({
  ...context,
  set: (values) => {
    const fixedValues = Object.entries(fixed).filter(([id]) => id in values);
    context.set({ ...values, ...Object.fromEntries(fixedValues) });
  },
});

/** Disables the controls of fixed settings with an explanation, and the presets, which set everything. @param {HTMLElement} root @param {Task} task */
function fix(root, { fixed }) {
  const ids = Object.keys(fixed);
  for (const id of ids.length ? [...ids, 'preset'] : []) {
    const control = root.querySelector(`[data-control="${id}"]`);
    for (const field of control?.querySelectorAll('input, button, select') ?? []) {
      /** @type {HTMLInputElement} */ (field).disabled = true;
      field.setAttribute('title', t('homework.fixed'));
    }
    if (id !== 'preset') control?.append(h('p', { class: 'hint homework-fixed' }, t('homework.fixed')));
  }
}

/** The requirements, the run's progress, and the line once they are met. @param {LabContext} context @param {Task} task */
function taskBanner({ run }, task) {
  const list = h('ul', { class: 'homework-conditions wrap', 'data-view': 'homework-conditions' });
  const state = h('p', { role: 'status', 'data-view': 'homework-state' });
  const answer = answerPart();
  const element = h(
    'section',
    {
      class: 'card homework',
      'aria-label': t('homework.title', { name: task.name }),
      'data-view': 'homework',
    },
    h('h2', {}, h('span', {}, t('homework.title', { name: task.name }))),
    list,
    state,
    answer.element,
  );
  /** The learning rate at the start of the run; null if the start was not observed. @type {number | null} */
  let rate = run.step === 0 ? (run.config?.learningRate ?? null) : null;

  /** The reason why the run does not count. */
  const objection = () => {
    const { config } = run;
    if (!config) return '';
    if (run.wasOpened || (rate === null && run.step > 0)) return t('homework.opened');
    if (rate !== null && config.learningRate !== rate) return t('homework.rate');
    const others = broken(task, config);
    return others.length
      ? t('homework.broken', { names: others.map((id) => t(`control.${id}`)).join(', ') })
      : '';
  };

  function show() {
    const { config, started } = run;
    const last = run.evaluations.findLast(({ step }) => step > 0);
    const seconds = run.trainingMs / 1000;
    const reached = {
      mse: last?.mse ?? Infinity,
      parameters: started?.parameters ?? Infinity,
      steps: last?.step ?? Infinity,
      seconds: last ? seconds : Infinity,
    };
    const results = conditions(task, reached);
    const lines = results.map((condition) => conditionLine(condition));
    list.replaceChildren(...lines);
    const why = objection();
    const isReached = last !== undefined && results.every(({ holds }) => holds) && !why;
    element.dataset.reached = String(isReached);
    const text = why || t(isReached ? 'homework.reached' : last ? 'homework.notYet' : 'homework.train');
    if (state.textContent !== text) state.textContent = text;
    if (!isReached || !config || !started) return;
    const epochs = last.step / started.stepsPerEpoch;
    // A run stopped within an epoch has no line: it cannot be repeated.
    if (Number.isInteger(epochs)) answer.show(writeAnswer(task, { config, epochs, mse: last.mse, seconds }));
  }
  const onBegun = () => {
    rate = run.config?.learningRate ?? null;
    show();
  };
  run.addEventListener('begun', onBegun);
  for (const type of ['progress', 'change']) run.addEventListener(type, show);
  show();
  return {
    element,
    destroy() {
      run.removeEventListener('begun', onBegun);
      for (const type of ['progress', 'change']) run.removeEventListener(type, show);
    },
  };
}

/** @param {import('./task.js').Condition} condition */
function conditionLine({ limit, most, value, holds }) {
  const write = (/** @type {number} */ one) => (limit === 'mse' ? significant(one, 3) : number(one, 0));
  const now = Number.isFinite(value) ? write(value) : '–';
  const wanted = limit === 'mse' ? significant(most) : number(most);
  return h(
    'li',
    { 'data-limit': LIMITS.find((known) => known === limit), 'data-holds': String(holds) },
    h('span', { 'aria-hidden': 'true' }, holds ? '✓' : '·'),
    t(`homework.limit.${limit}`, { most: wanted, value: now }),
  );
}

/** The line, to copy or show as a QR code. */
function answerPart() {
  const line = h('input', { readonly: true, class: 'homework-line', 'data-view': 'homework-line' });
  line.setAttribute('aria-label', t('homework.line'));
  const status = h('span', { class: 'quiet', role: 'status' });
  const place = h('div', { class: 'homework-qr', hidden: true });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(line.value);
      status.textContent = t('homework.copied');
    } catch {
      line.select();
      status.textContent = t('homework.selected');
    }
  };
  const code = async () => {
    place.hidden = !place.hidden;
    if (!place.hidden) place.replaceChildren(await qrCode(line.value, t('homework.qr')));
  };
  const button = (/** @type {string} */ action, /** @type {() => Promise<void>} */ act) =>
    h(
      'button',
      { type: 'button', 'data-action': `homework-${action}`, onclick: () => void act() },
      t(`homework.${action}`),
    );
  const tooLong = h('p', { hidden: true }, t('homework.tooLong'));
  const parts = h(
    'div',
    {},
    h('p', {}, t('homework.send')),
    line,
    h('div', { class: 'tools' }, button('copy', copy), button('code', code), status),
    place,
  );
  const element = h('div', { class: 'homework-answer', hidden: true }, parts, tooLong);
  return {
    element,
    /** @param {string | null} text null if it does not fit into a line */
    show(text) {
      element.hidden = false;
      parts.hidden = text === null;
      tooLong.hidden = text !== null;
      if (text === null || line.value === text) return;
      line.value = text;
      status.textContent = '';
      place.hidden = true;
    },
  };
}
