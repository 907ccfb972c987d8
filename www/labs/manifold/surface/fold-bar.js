import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { icon } from '../../../ui/icons.js';

/** Duration of the whole fold, in ms. */
const WAY_MS = 3000;
const STEPS = 100;

/**
 * Controls of the surface in space: it can be laid flat, and it turns by itself.
 * @param {object} on
 * @param {(share: number) => void} on.onFold 0 as in space, 1 flat
 * @param {(on: boolean) => void} on.onSpin
 */
export function foldBar({ onFold, onSpin }) {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let spinning = false;
  let frame = 0;
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: STEPS,
    step: 1,
    value: 0,
    'aria-label': t('surface.unroll'),
    'data-view': 'fold',
  });
  const set = (/** @type {number} */ value) => {
    slider.value = String(value);
    attribute(slider, 'aria-valuetext', t('surface.unroll.at', { percent: number(Number(slider.value), 0) }));
    onFold(value / STEPS);
  };
  slider.addEventListener('input', () => {
    cancelAnimationFrame(frame);
    set(Number(slider.value));
  });
  const go = h(
    'button',
    { type: 'button', 'data-action': 'fold', onclick: () => move() },
    icon('play'),
    t('surface.unroll'),
  );
  const spin = h(
    'button',
    { type: 'button', 'data-action': 'spin', onclick: () => turn(!spinning) },
    t('surface.spin'),
  );
  /** Folds or unfolds completely. */
  function move() {
    cancelAnimationFrame(frame);
    const from = Number(slider.value);
    const to = from < STEPS ? STEPS : 0;
    if (isCalm) return set(to);
    const begin = performance.now();
    const step = () => {
      const share = Math.min(1, (performance.now() - begin) / ((WAY_MS * Math.abs(to - from)) / STEPS));
      set(from + share * (to - from));
      if (share < 1 && slider.isConnected) frame = requestAnimationFrame(step);
    };
    step();
  }
  /** @param {boolean} on */
  function turn(on) {
    spinning = on;
    attribute(spin, 'aria-pressed', String(on));
    onSpin(on);
  }
  return {
    element: h('div', { class: 'fold-bar line gap-4', 'data-control': 'fold' }, go, slider),
    spin,
    /** Turns by itself unless the user prefers reduced motion. */
    begin: () => turn(!isCalm),
    /** Folds the surface back into space. */
    unfold() {
      cancelAnimationFrame(frame);
      set(0);
    },
  };
}
