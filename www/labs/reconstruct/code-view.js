import { attribute, h, setText } from '../../ui/dom.js';
import { number, t } from '../../i18n/index.js';
import { codeBars } from './views/code-bars.js';
import { codePlane } from './views/code-plane.js';

/**
 * The code: a point on a plane if it has two values, otherwise bars. Below it are the selected value and the button
 * that restores the encoder's code.
 * @param {object} options
 * @param {(code: Float32Array) => void} options.onChange
 * @param {() => void} options.onBack
 * @param {(index: number) => void} options.onPick another value was selected
 */
export function codeView({ onChange, onBack, onPick }) {
  const readout = h('output', { class: 'readout', 'data-view': 'readout' });
  const index = h('sub');
  const symbol = h('span', { class: 'symbol' }, 'h', index);
  const shownValue = h('span');
  const fine = h('input', { type: 'range', class: 'fine', step: 'any', 'aria-label': t('code.fine') });
  const attributes = {
    type: 'button',
    class: 'primary',
    disabled: true,
    'data-action': 'back',
    onclick: onBack,
  };
  const back = h('button', attributes, t('code.back'));
  const place = h('div', { class: 'code-place' });
  const footer = h('div', { class: 'code-footer grid small-buttons' }, readout, back);
  const element = h(
    'div',
    { class: 'code column gap-4', 'data-control': 'code', 'data-moment': '' },
    place,
    fine,
    footer,
  );
  let picked = 0;

  const bars = codeBars({
    onChange,
    onPick: (place, value) => {
      setText(index, String(place + 1));
      setText(shownValue, ` = ${number(value, 2)}`);
      if (shownValue.parentNode !== readout) readout.replaceChildren(symbol, shownValue);
      fine.value = String(value);
      if (place === picked) return;
      picked = place;
      onPick(place);
    },
  });
  fine.addEventListener('input', () => bars.setPicked(Number(fine.value)));
  /** @type {ReturnType<typeof codePlane> | null} */
  let plane = null;
  let usual = 1;

  /** @param {Float32Array} code */
  const showPoint = (code) => {
    const name = (/** @type {number} */ index) => h('span', { class: 'symbol' }, 'h', h('sub', {}, index));
    readout.replaceChildren(name(1), ` = ${number(code[0], 2)}   `, name(2), ` = ${number(code[1], 2)}`);
  };

  return {
    element,
    /** @param {import('../../generated/protocol.js').ModelInfo} model @param {Parameters<typeof codePlane>[0]} data of the model */
    use(model, data) {
      usual = model.codeScale;
      plane?.destroy();
      const size = model.dCode;
      plane = size === 2 ? codePlane(data, (code) => (showPoint(code), onChange(code))) : null;
      fine.hidden = plane !== null;
      attribute(fine, 'min', -0.8 * usual);
      attribute(fine, 'max', 0.8 * usual);
      place.replaceChildren((plane ?? bars).element);
      this.show(new Float32Array(size));
    },
    /** @param {Float32Array} code */
    show(code) {
      if (plane) showPoint(code);
      (plane ?? bars).show(code, usual);
    },
    /** @param {boolean} edited whether the code differs from the encoder's */
    setEdited(edited) {
      back.disabled = !edited;
    },
    /** Index of the selected value; a plane has none. */
    get picked() {
      return plane ? null : picked;
    },
    /** Changes the selected value. @param {number} value */
    setPicked: (value) => bars.setPicked(value),
    /**
     * Marks the values that change the picture most. The first of them is selected if none was marked before; a later
     * selection stays.
     * @param {number[]} indices
     */
    mark(indices) {
      const isFirst = bars.marked.length === 0;
      bars.mark(indices);
      if (isFirst && indices.length) bars.pick(indices[0]);
    },
    /** Whether there is a plane to show the codes of the test samples. */
    wantsMap: () => plane !== null,
    /** @param {import('../../generated/protocol.js').LabelledCodes} map */
    showMap: (map) => plane?.showMap(map),
    destroy: () => plane?.destroy(),
  };
}
