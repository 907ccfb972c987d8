import { number, t } from '../../i18n/index.js';
import { labOf } from '../../router.js';
import { controlField } from '../../ui/controls.js';
import { attribute, h } from '../../ui/dom.js';
import { icon } from '../../ui/icons.js';
import { more } from '../../ui/more.js';
import { chosenOf } from './settings.js';

/** @typedef {import('../../generated/protocol.js').AnomalyStart} AnomalyStart */

/** Milliseconds for which a slider must rest before a new run starts. */
const SETTLED_MS = 250;
/** Maximum length of a name that gets a column. */
const SHORT = 2;

/**
 * The normal classes, and in a drawer the contamination of the training samples and the run.
 * @param {import('../../lab-kit/types.js').LabContext} context
 * @param {object} options
 * @param {string[]} options.names of the classes
 * @param {import('../../ui/stepper.js').Stepper<any>} options.stepper
 * @param {(label: number) => void} options.onClass called when a class is pressed
 * @param {() => void} options.onChange called when a setting has changed
 */
export function setupPanel(context, { names, stepper, onClass, onChange }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let settling;
  const later = () => {
    clearTimeout(settling);
    settling = setTimeout(onChange, SETTLED_MS);
  };
  const name = h('h2', { id: 'anomaly-digits' });
  const buttons = names.map((text, label) =>
    h('button', { type: 'button', 'data-digit': label, onclick: () => onClass(label) }, text),
  );
  const group = {
    ...{ class: 'digit-buttons grid gap-2', role: 'group', 'aria-labelledby': 'anomaly-digits' },
    'data-names': names.some((text) => text.length > SHORT) ? 'long' : 'short',
  };
  const problem = h('p', { class: 'problem', role: 'alert', 'data-view': 'problem' });
  const about = h('p', { class: 'quiet', role: 'status', 'data-view': 'about' });
  const fields = ['pollution', 'seed'].map((id) => {
    const control = labOf('anomaly')?.controls.find((entry) => entry.id === id);
    if (!control) throw new TypeError(`no control ${id}`);
    const field = controlField(control, context.get(id), (value) => {
      context.set({ [id]: value });
      later();
    });
    return field.element;
  });
  stepper.reset.replaceChildren(icon('reset'), t('anomaly.scratch'));
  const setup = h(
    'section',
    { class: 'card anomaly-setup grid split', 'aria-label': t('anomaly.setup') },
    fields,
    h('div', { class: 'anomaly-run tools' }, stepper.elements),
    about,
  );
  return {
    /** The row of classes. */
    classes: h(
      'div',
      { class: 'anomaly-digits line' },
      name,
      h('div', { ...group, 'data-control': 'normal' }, buttons),
    ),
    problem,
    element: more(setup).element,
    /** Marks the chosen classes. */
    mark() {
      const chosen = chosenOf(context, names.length);
      name.textContent = t(context.get('scene') === 'leftOut' ? 'anomaly.leftOut' : 'anomaly.normal');
      buttons.forEach((button, label) => attribute(button, 'aria-pressed', String(chosen.includes(label))));
    },
    /** @param {number} done */
    loading(done) {
      if (done < 1) about.textContent = t('train.loading', { percent: Math.round(100 * done) });
    },
    /** Shows the training set. @param {AnomalyStart} normal */
    show({ train, seen, polluting }) {
      problem.textContent = '';
      const words = { train: number(train), polluting: number(polluting), seen: number(seen ?? 0) };
      about.textContent = t(
        seen === null ? (polluting ? 'anomaly.polluted' : 'anomaly.clean') : 'anomaly.shipped',
        words,
      );
      about.dataset.polluting = String(polluting);
    },
    /** Shows why the settings are refused. @param {string} reason */
    refuse(reason) {
      problem.textContent = reason;
    },
    destroy: () => clearTimeout(settling),
  };
}
