import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { percent } from '../../../lab-kit/shares.js';

const FIGURES = /** @type {const} */ (['accuracy', 'size', 'ms']);

/** Accuracy, dimensions and time of a space over the test samples, as bars. */
export function spaceFigures() {
  const rows = FIGURES.map((name) => {
    const [bar, value] = [h('i'), h('b')];
    return { name, bar, value, track: h('dd', {}, h('span', { class: 'figure-bar meter' }, bar), value) };
  });
  const element = h(
    'dl',
    { class: 'space-figures grid', 'data-view': 'space-figures' },
    rows.flatMap(({ name, track }) => [h('dt', {}, t(`neighbors.figure.${name}`)), track]),
  );
  return {
    element,
    /**
     * @param {{ accuracy?: number, size?: number, ms?: number }} figures available figures
     * @param {{ size: number, ms: number }} most maximum over all spaces, shown as a full bar
     */
    show(figures, most) {
      const shares = {
        accuracy: figures.accuracy,
        size: figures.size && figures.size / most.size,
        ms: figures.ms && figures.ms / most.ms,
      };
      const words = {
        accuracy: figures.accuracy === undefined ? '' : percent(figures.accuracy),
        size: figures.size === undefined ? '' : t('neighbors.values', { size: number(figures.size) }),
        ms: figures.ms === undefined ? '' : t('rank.millis', { value: number(figures.ms, 2) }),
      };
      for (const { name, bar, value, track } of rows) {
        bar.hidden = shares[name] === undefined;
        bar.style.width = `${100 * (shares[name] ?? 0)}%`;
        value.textContent = words[name];
        attribute(track, 'data-value', figures[name] ?? '');
      }
    },
  };
}
