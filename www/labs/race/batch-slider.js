import { number, t } from '../../i18n/index.js';
import { labOf } from '../../router.js';
import { h } from '../../ui/dom.js';

/** Batch sizes of the race: powers of two. */
export const SIZES = (() => {
  const control = labOf('race')?.controls.find(({ id }) => id === 'batchSize');
  return control?.kind === 'whole' ? control.suggested : [];
})();

/** The batch size nearest to a link's. @param {number} size */
export const nearestSize = (size) => {
  const away = (/** @type {number} */ candidate) => Math.abs(Math.log(candidate / size));
  return SIZES.reduce((best, candidate) => (away(candidate) < away(best) ? candidate : best), SIZES[0]);
};

/**
 * @param {number} size
 * @param {(size: number) => void} onInput
 */
export function batchSlider(size, onInput) {
  const readout = h('span', { class: 'readout strong' });
  const range = h('input', {
    type: 'range',
    min: 0,
    max: SIZES.length - 1,
    step: 1,
    value: SIZES.indexOf(size),
    'data-control': 'batchSize',
  });
  const chosen = () => SIZES[Number(range.value)];
  const say = () => {
    readout.textContent = t('race.batch', { size: number(chosen()) });
    range.setAttribute('aria-valuetext', readout.textContent);
  };
  range.addEventListener('input', () => {
    say();
    onInput(chosen());
  });
  say();
  const ends = [SIZES[0], SIZES[SIZES.length - 1]].map((end) =>
    h('span', { class: 'quiet', 'aria-hidden': 'true' }, number(end)),
  );
  return h('label', { class: 'batch-slider row gap-5' }, readout, ends[0], range, ends[1]);
}
