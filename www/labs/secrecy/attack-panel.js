import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { segments } from '../../ui/segments.js';
import { labOf } from '../../router.js';
import { verdict } from './verdict.js';

/** Step of the logarithmic slider; it hits powers of ten, 20, 50 and 200. */
const STEP = 0.05;

/** Number of pairs at a slider position, rounded. @param {number} place */
const pairsAt = (place) => Math.round(Number((10 ** place).toPrecision(2)));

/**
 * The number of leaked code–image pairs, and the quality of the attacker's guesses.
 * @param {object} options
 * @param {number} options.pairs
 * @param {(pairs: number) => void} options.onPairs
 * @param {Node} options.chart quality against the number of pairs
 */
export function attackPanel({ pairs, onPairs, chart }) {
  const control = labOf('secrecy')?.controls.find(({ id }) => id === 'pairs');
  const [least, most, suggested] =
    control?.kind === 'whole' ? [control.min, control.max, control.suggested] : [1, 1, []];
  const slider = h('input', {
    type: 'range',
    min: Math.log10(least),
    max: Math.log10(most),
    step: STEP,
    'aria-label': t('control.pairs'),
    'data-control': 'pairs',
  });
  const readout = h('output', { class: 'readout pairs-readout text-xl strong tight', 'data-view': 'pairs' });
  const buttons = segments({
    label: t('secrecy.suggested'),
    key: 'pairs',
    entries: suggested.map((count) => ({ id: String(count), text: number(count) })),
    chosen: String(pairs),
    onChoose: (count) => choose(Number(count)),
  });
  const value = h('b', { 'data-figure': 'attack-now' });
  const words = h('p', { class: 'attack-words', role: 'status', 'data-view': 'attack-words' });

  /** @param {number} count */
  function mark(count) {
    readout.textContent = t('secrecy.pairs', { count });
    slider.setAttribute('aria-valuetext', readout.textContent);
    buttons.mark(String(count));
  }
  /** @param {number} count */
  function choose(count) {
    slider.value = String(Math.log10(count));
    mark(count);
    onPairs(count);
  }
  slider.addEventListener('input', () => {
    const count = pairsAt(Number(slider.value));
    mark(count);
    onPairs(count);
  });
  slider.value = String(Math.log10(pairs));
  mark(pairs);
  words.textContent = t('secrecy.leaking');
  value.textContent = '–';
  return {
    element: card(
      t('secrecy.attack'),
      '',
      h('p', { class: 'attack-help' }, t('secrecy.attackHelp')),
      h('div', { class: 'pairs justified' }, readout, buttons.element, slider),
      chart,
      h(
        'div',
        { class: 'attack-now lines-2 strong snug grid', 'data-moment': '' },
        h('span', {}, t('secrecy.mse'), ' ', value),
        words,
      ),
    ),
    /** @param {number} done */
    loading(done) {
      if (done < 1) words.textContent = t('train.loading', { percent: Math.round(100 * done) });
    },
    /** @param {import('../../generated/protocol.js').AttackResult} attacked @param {number | undefined} mean */
    show(attacked, mean) {
      value.textContent = number(attacked.mse, 3);
      value.dataset.value = String(attacked.mse);
      value.dataset.pairs = String(attacked.pairs);
      if (mean === undefined) return void (words.textContent = '');
      const percent = number((100 * attacked.mse) / mean, 0);
      words.textContent = t(`secrecy.attacked.${verdict(attacked.mse, mean)}`, { percent });
    },
  };
}

/** @param {number} pairs */
export const attackerName = (pairs) => t('secrecy.row.attack', { count: pairs });
