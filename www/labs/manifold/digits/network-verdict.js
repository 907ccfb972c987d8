import { number, t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { defaultsOf } from '../../../router.js';

/** @typedef {import('../../../generated/protocol.js').CodeKnnAccuracy} CodeKnnAccuracy */

/**
 * A sentence about each network, with its measured accuracy compared with the plain one's.
 * @param {() => string} chosen the network's option
 * @param {import('../../../lab-kit/data-choice.js').DataChoice} data
 */
export function networkVerdict(chosen, data) {
  const plain = String(defaultsOf('manifold').network);
  /** @type {Map<string, CodeKnnAccuracy>} */
  const accuracies = new Map();
  const element = h('p', { class: 'network-verdict', role: 'status', 'data-view': 'network-verdict' });
  const figures = (/** @type {CodeKnnAccuracy} */ { autoencoder, error }) => ({
    percent: number(100 * autoencoder, 1),
    error: number(error, 4),
  });
  /** @param {string} name */
  const measured = (name) => {
    const [measurement, other] = [accuracies.get(name), accuracies.get(plain)];
    if (!measurement) return '';
    if (name === plain || !other) return ` ${t('network.measured', figures(measurement))}`;
    const { percent, error } = figures(other);
    return ` ${t('network.compared', { ...figures(measurement), plainPercent: percent, plainError: error })}`;
  };
  return {
    element,
    /** @param {string} name */
    knows: (name) => accuracies.get(name),
    /** @param {string} name @param {CodeKnnAccuracy} accuracy */
    learn: (name, accuracy) => void accuracies.set(name, accuracy),
    /** Forgets a result: the network's weights have changed. @param {string} name */
    forget: (name) => void accuracies.delete(name),
    show() {
      const name = chosen();
      // A statement about the codes of an unguided network holds only for the data it was observed on.
      const about = name === plain && !data.isUsual ? 'here' : name;
      element.textContent = t(`network.about.${about}`) + measured(name);
      element.dataset.measured = String(accuracies.has(name));
    },
    /** @param {number} done progress of the model's download, 0 to 1 */
    loading(done) {
      element.textContent = t('network.loading', { percent: Math.round(100 * done) });
    },
  };
}
