import { isMine, parseValue } from '../router.js';
import { knownSet } from '../subjects/set-registry.js';
import { errorText, number, plainNumber, significant, t, withDecimalSign } from '../i18n/index.js';
import { attribute, h, uniqueId } from './dom.js';

/**
 * @typedef {import('../generated/labs.types.js').Control} Control
 * @typedef {import('../router.js').Value} Value
 */

/** Positions of a logarithmic slider per factor of ten. */
const LOG_STEPS = 20;

/**
 * A control with its explanation, and space for the reason why a value is rejected.
 * @param {Control} control
 * @param {Value} value
 * @param {(value: Value) => void} onChange called with a valid value
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
  const parse = (/** @type {string} */ text) => parseValue(control, plainText(control, text));
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
    { class: `control grid gap-2 ${control.kind}`, 'data-control': control.id },
    control.kind === 'choice' || control.kind === 'choices'
      ? h('span', { class: 'label', id: `${id}-label` }, t(`control.${control.id}`))
      : h('label', { for: id }, t(`control.${control.id}`)),
    h('div', { class: 'control-input row gap-3' }, parts),
    hint,
    problem,
  );
  return {
    element,
    /** Shows an engine's error that names this control. @param {unknown} error */
    fail: (error) => refuse(errorText(error)),
    clear: () => refuse(''),
    /** Whether the field's content is invalid. */
    isInvalid: () => input.isConnected && !element.hidden && parse(input.value) === undefined,
    focus: () => input.focus(),
    /** @param {Value} next */
    set(next) {
      input.value = text(next);
      refuse('');
      input.dispatchEvent(new Event('sync'));
    },
    /** Sets the number of layers, each with a choice. @param {number} count */
    setLayers(count) {
      element.querySelectorAll('select').forEach((select, index) => (select.hidden = index >= count));
    },
  };
}

/** The typed text with its numbers in program notation. @param {Control} control @param {string} text */
function plainText({ kind }, text) {
  if (['log', 'real', 'whole'].includes(kind)) return plainNumber(text);
  return kind === 'sizes' && text !== 'none' ? text.replace(/[^\s,;-]+/g, plainNumber) : text;
}

/**
 * @param {Control} control
 * @param {Value} value
 * @param {HTMLInputElement} input
 * @param {(text: string) => Value | undefined} take
 * @returns {Node[]}
 */
function build(control, value, input, take) {
  input.value = text(value);
  if (control.kind === 'choice') return [choice(control, input, take)];
  if (control.kind === 'choices') return choices(control, input, take);
  input.addEventListener('change', () => take(input.value));
  input.inputMode = control.kind === 'sizes' ? 'text' : 'decimal';
  if (control.kind === 'sizes') input.placeholder = t('control.hidden.none');
  if (control.kind === 'log' || control.kind === 'real') return [slider(control, input, take), input];
  if (control.kind === 'whole' && control.suggested.length) return [input, suggestions(control, input, take)];
  return [input];
}

/**
 * Buttons for common values.
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
      { type: 'button', 'aria-label': `${name}: ${number(value)}`, 'data-value': value, onclick },
      number(value),
    );
  });
  const mark = () => {
    for (const button of buttons)
      attribute(button, 'aria-pressed', String(button.dataset.value === plainNumber(input.value)));
  };
  input.addEventListener('change', mark);
  input.addEventListener('sync', mark);
  mark();
  return h('div', { class: 'suggestions' }, buttons);
}

/**
 * @param {Extract<Control, { kind: 'choice' }>} control
 * @param {HTMLInputElement} input hidden; holds the value
 * @param {(text: string) => Value | undefined} take
 */
function choice(control, input, take) {
  /** @param {string} option @param {string} text */
  const button = (option, text) => {
    const onclick = () => {
      input.value = option;
      mark();
      take(option);
    };
    return h('button', { type: 'button', 'data-option': option, onclick }, text);
  };
  const buttons = control.options.map((option) => button(option, t(`option.${option}`)));
  const { length } = buttons;
  const attributes = { class: 'segments', role: 'group', 'aria-label': t(`control.${control.id}`) };
  const described = input.getAttribute('aria-describedby');
  const rows = length > 3 ? Math.ceil(length / 3) : null;
  const group = h('div', { ...attributes, 'aria-describedby': described, 'data-rows': rows }, buttons);
  const mark = () => {
    const { value } = input;
    // A user's image set becomes an option once it is chosen.
    if (control.images && isMine(value) && !buttons.some(({ dataset }) => dataset.option === value)) {
      buttons.push(button(value, knownSet(value)?.name ?? value));
      group.append(buttons[buttons.length - 1]);
    }
    for (const button of buttons) attribute(button, 'aria-pressed', String(button.dataset.option === value));
  };
  input.addEventListener('sync', mark);
  mark();
  return group;
}

/**
 * One choice per layer; the last one also applies to all further layers.
 * @param {Extract<Control, { kind: 'choices' }>} control
 * @param {HTMLInputElement} input hidden; holds the value
 * @param {(text: string) => Value | undefined} take
 */
function choices(control, input, take) {
  const selects = Array.from({ length: control.layers }, (_, index) => {
    const name = t('control.ofLayer', { name: t(`control.${control.id}`), layer: index + 1 });
    const options = control.options.map((option) => h('option', { value: option }, t(`option.${option}`)));
    const described = input.getAttribute('aria-describedby');
    return h(
      'select',
      { 'aria-label': name, 'aria-describedby': described, 'data-layer': index + 1 },
      options,
    );
  });
  const follow = () => {
    const chosen = input.value.split(/[\s,]+/);
    selects.forEach((select, index) => (select.value = chosen[Math.min(index, chosen.length - 1)]));
  };
  for (const select of selects) {
    select.addEventListener('change', () => {
      // Hidden layers have no choice.
      const chosen = selects.filter(({ hidden }) => !hidden).map(({ value }) => value);
      while (chosen.length > 1 && chosen.at(-1) === chosen.at(-2)) chosen.pop();
      input.value = chosen.join(', ');
      take(input.value);
    });
  }
  input.addEventListener('sync', follow);
  follow();
  return selects;
}

/**
 * @param {Extract<Control, { kind: 'log' | 'real' }>} control
 * @param {HTMLInputElement} input
 * @param {(text: string) => Value | undefined} take
 */
function slider(control, input, take) {
  const { from, to, last } = control.kind === 'log' ? logScale(control) : realScale(control);
  const range = h('input', {
    type: 'range',
    min: 0,
    max: last,
    step: 1,
    'aria-label': t(`control.${control.id}`),
  });
  const follow = () => {
    const value = Number(plainNumber(input.value));
    if (Number.isFinite(value)) range.value = String(from(value));
    range.setAttribute('aria-valuetext', significant(value));
  };
  range.addEventListener('input', () => {
    input.value = text(to(Number(range.value)));
    take(input.value);
    range.setAttribute('aria-valuetext', input.value);
  });
  input.addEventListener('change', follow);
  input.addEventListener('sync', follow);
  follow();
  return range;
}

/**
 * Positions of a logarithmic slider, preceded by one for 0 if allowed.
 * @param {Extract<Control, { kind: 'log' }>} control
 */
function logScale(control) {
  const first = control.zero ? 1 : 0;
  const from = (/** @type {number} */ value) =>
    value > 0 ? first + Math.max(0, Math.round(LOG_STEPS * Math.log10(value / control.min))) : 0;
  const to = (/** @type {number} */ position) =>
    position < first ? 0 : Number((control.min * 10 ** ((position - first) / LOG_STEPS)).toPrecision(2));
  return { from, to, last: from(control.usual) };
}

/** @param {Extract<Control, { kind: 'real' }>} control */
function realScale({ min, max, step }) {
  const from = (/** @type {number} */ value) => Math.round((value - min) / step);
  // The ends are exact; between them the slider uses multiples of its step.
  const to = (/** @type {number} */ position) => {
    const value = Math.round((min + position * step) / step) * step;
    return Number(Math.min(max, Math.max(min, value)).toPrecision(6));
  };
  return { from, to, last: Math.ceil((max - min) / step) };
}

/** @param {Value} value */
const text = (value) => (Array.isArray(value) ? value.join(', ') : withDecimalSign(String(value)));

/** @param {Control} control */
function rangeText(control) {
  const zero = control.kind === 'log' && control.zero ? 'OrZero' : '';
  const key = `control.range.${control.kind === 'real' ? 'log' : control.kind}${zero}`;
  if (control.kind === 'choice' || control.kind === 'choices') return t('control.range.choice');
  const plain = control.kind === 'whole' || control.kind === 'sizes';
  return t(key, {
    min: plain ? control.min : significant(control.min),
    max: plain ? control.max : significant(control.max),
    layers: control.kind === 'sizes' ? control.layers : 0,
  });
}
