import { labOf } from '../router.js';
import { h } from '../ui/dom.js';

/**
 * A numeric control of a lab as a slider, with the meaning of its value above.
 * @param {import('./types.js').LabContext} context
 * @param {string} lab
 * @param {string} id of the control
 * @param {object} options
 * @param {(value: number) => string} options.words
 * @param {(value: number) => void} options.onInput called after the link has been updated
 */
export function controlSlider(context, lab, id, { words, onInput }) {
  const control = labOf(lab)?.controls.find((entry) => entry.id === id);
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
  return { element: h('label', { class: 'control-slider text-s grid' }, readout, range), say };
}
