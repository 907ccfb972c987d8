import { parseValue } from '../router.js';
import { currentLanguage, errorText, has, significant, t } from '../i18n/index.js';
import { attribute, h, uniqueId } from './dom.js';

/**
 * @typedef {import('../generated/labs.types.js').Control} Control
 * @typedef {import('../router.js').Value} Value
 */

/** Steps of a logarithmic slider in a factor of ten. */
const LOG_STEPS = 20;

/**
 * A control with its explanation, and a place beside it for why a value cannot work.
 * @param {Control} control
 * @param {Value} value
 * @param {(value: Value) => void} onChange with a value in range
 */
export function controlField(control, value, onChange) {
  const id = uniqueId(control.id);
  const problem = h('p', { class: 'problem', id: `${id}-problem`, role: 'alert' });
  const hint = h('p', { class: 'hint', id: `${id}-hint` }, t(`control.${control.id}.hint`));
  const input = h('input', {
    id,
    name: control.id,
    'aria-describedby': `${id}-hint ${id}-problem`,
    autocomplete: 'off',
  });
  const refuse = (/** @type {string} */ text) => {
    problem.textContent = text;
    attribute(element, 'data-invalid', text !== '');
    attribute(input, 'aria-invalid', text !== '' ? 'true' : null);
  };
  const parse = (/** @type {string} */ text) =>
    parseValue(control, control.kind === 'log' || control.kind === 'whole' ? text.replace(',', '.') : text);
  /** @param {string} text */
  const take = (text) => {
    const parsed = parse(text);
    refuse(parsed === undefined ? rangeText(control) : '');
    if (parsed !== undefined) onChange(parsed);
    return parsed;
  };
  const parts = build(control, value, input, take);
  const element = h(
    'div',
    { class: `control ${control.kind}`, 'data-control': control.id },
    control.kind === 'choice'
      ? h('span', { class: 'label', id: `${id}-label` }, t(`control.${control.id}`))
      : h('label', { for: id }, t(`control.${control.id}`)),
    h('div', { class: 'control-input' }, parts),
    hint,
    problem,
  );
  return {
    element,
    /** Shows an engine's error that names this control. @param {unknown} error */
    fail: (error) => refuse(errorText(error)),
    clear: () => refuse(''),
    /** Whether what is in the field cannot be used. */
    isInvalid: () => control.kind !== 'choice' && parse(input.value) === undefined,
    focus: () => input.focus(),
    /** @param {Value} next */
    set(next) {
      input.value = text(next);
      input.dispatchEvent(new Event('sync'));
    },
  };
}

/**
 * @param {Control} control
 * @param {Value} value
 * @param {HTMLInputElement} input
 * @param {(text: string) => Value | undefined} take
 * @returns {Node[]}
 */
function build(control, value, input, take) {
  if (control.kind === 'choice') return [choice(control, value, take)];
  input.value = text(value);
  input.addEventListener('change', () => take(input.value));
  input.inputMode = control.kind === 'sizes' ? 'text' : 'decimal';
  if (control.kind === 'sizes') input.placeholder = t('control.hidden.none');
  if (control.kind === 'log') return [logSlider(control, input, take), input];
  if (control.kind === 'whole' && control.suggested.length) return [input, suggestions(control, input, take)];
  return [input];
}

/**
 * Usual values at one press each.
 * @param {Extract<Control, { kind: 'whole' }>} control
 * @param {HTMLInputElement} input
 * @param {(text: string) => Value | undefined} take
 */
function suggestions(control, input, take) {
  const name = t(`control.${control.id}`);
  const buttons = control.suggested.map((value) => {
    const onclick = () => {
      input.value = String(value);
      take(input.value);
      mark();
    };
    return h(
      'button',
      { type: 'button', 'aria-label': `${name}: ${value}`, 'data-value': value, onclick },
      String(value),
    );
  });
  const mark = () => {
    for (const button of buttons)
      attribute(button, 'aria-pressed', String(button.dataset.value === input.value.trim()));
  };
  input.addEventListener('change', mark);
  input.addEventListener('sync', mark);
  mark();
  return h('div', { class: 'suggestions' }, buttons);
}

/**
 * @param {Extract<Control, { kind: 'choice' }>} control
 * @param {Value} value
 * @param {(text: string) => Value | undefined} take
 */
function choice(control, value, take) {
  const buttons = control.options.map((option) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(option === value),
        'data-option': option,
        onclick: () => {
          for (const button of buttons)
            attribute(button, 'aria-pressed', String(button.dataset.option === option));
          take(option);
        },
      },
      t(`option.${option}`),
    ),
  );
  return h('div', { class: 'segments', role: 'group', 'aria-label': t(`control.${control.id}`) }, buttons);
}

/**
 * @param {Extract<Control, { kind: 'log' }>} control
 * @param {HTMLInputElement} input
 * @param {(text: string) => Value | undefined} take
 */
function logSlider(control, input, take) {
  const position = (/** @type {number} */ value) => Math.round(LOG_STEPS * Math.log10(value / control.min));
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: position(control.usual),
    step: 1,
    'aria-label': t(`control.${control.id}`),
  });
  const follow = () => {
    const value = Number(input.value.replace(',', '.'));
    if (value > 0) slider.value = String(position(value));
    slider.setAttribute('aria-valuetext', significant(value));
  };
  slider.addEventListener('input', () => {
    input.value = text(Number((control.min * 10 ** (Number(slider.value) / LOG_STEPS)).toPrecision(2)));
    take(input.value);
    slider.setAttribute('aria-valuetext', input.value);
  });
  input.addEventListener('change', follow);
  input.addEventListener('sync', follow);
  follow();
  return slider;
}

/** @param {Value} value */
const text = (value) =>
  Array.isArray(value)
    ? value.join(', ')
    : String(value).replace('.', currentLanguage() === 'es' ? ',' : '.');

/** @param {Control} control */
function rangeText(control) {
  const key = `control.range.${control.kind}`;
  return has(key) && control.kind !== 'choice'
    ? t(key, {
        min: control.kind === 'log' ? significant(control.min) : control.min,
        max: control.kind === 'log' ? significant(control.max) : control.max,
        layers: control.kind === 'sizes' ? control.layers : 0,
      })
    : t('control.range.choice');
}
