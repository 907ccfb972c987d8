import { labOf } from '../router.js';
import { h } from '../ui/dom.js';

/**
 * A number of a lab's control as a slider, with what it means now above.
 * @param {import('./types.js').LabContext} context
 * @param {string} lab
 * @param {string} id of the control
 * @param {object} options
 * @param {(value: number) => string} options.words
 * @param {(value: number) => void} options.onInput it is in the link by then
 */
export function controlSlider(context, lab, id, { words, onInput }) {
  const control = labOf(lab)?.controls.find((own) => own.id === id);
  const { min, max } = /** @type {{ min: number, max: number }} */ (control);
  const step = control?.kind === 'real' ? control.step : 1;
  const readout = h('span', { class: 'readout' });
  const range = h('input', {
    type: 'range',
    min,
    max,
    step,
    value: String(context.get(id)),
    'data-control': id,
  });
  const say = () => {
    readout.textContent = words(Number(range.value));
    range.setAttribute('aria-valuetext', readout.textContent);
  };
  range.addEventListener('input', () => {
    context.set({ [id]: Number(range.value) });
    say();
    onInput(Number(range.value));
  });
  say();
  return { element: h('label', { class: 'control-slider' }, readout, range), say };
}
