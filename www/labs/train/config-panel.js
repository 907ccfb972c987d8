import { number, significant, t } from '../../i18n/index.js';
import { labOf } from '../../router.js';
import { controlField } from '../../ui/controls.js';
import { attribute, h } from '../../ui/dom.js';
import { drawer } from '../../ui/more.js';
import { setChoice, subjectName } from '../../lab-kit/set-choice.js';
import { COMPANIONS } from './presets.js';

/**
 * @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../../generated/labs.types.js').Control} Control
 * @typedef {import('../../router.js').Value} Value
 */

/** Sections of the panel, each with the summary shown while it is folded. */
const SECTIONS = {
  data: ['subject', 'images', 'noise'],
  network: ['kind', 'dCode'],
  objective: ['cost', 'penalty'],
  optimizer: ['optimizer', 'learningRate', 'batchSize', 'epochs'],
};
/** Sections that start open: the topics of the lecture. */
const OPEN = ['network', 'objective'];

/**
 * Every setting of a run, from the lab's list of controls. A setting without effect beside the others is hidden.
 * @param {import('../../lab-kit/types.js').LabContext} context
 * @param {(control: Control) => void} onSetting
 * @param {() => void} onSetTaken the user has chosen a set of their own images
 */
export function configPanel(context, onSetting, onSetTaken) {
  const controls = (labOf('train')?.controls ?? []).filter(({ section }) => section !== 'view');
  const pending = h('p', { class: 'pending text-s', role: 'status' }, t('train.pending'));
  const fields = new Map(
    controls.map((control) => [
      control.id,
      controlField(control, context.get(control.id), (value) => {
        set({ [control.id]: value, ...COMPANIONS[control.id]?.[String(value)] }, control.id);
        onSetting(control);
      }),
    ]),
  );
  /** @type {ReturnType<typeof controlField> | undefined} */
  let refused;
  const sections = Object.entries(SECTIONS).map(([section, summary]) => {
    const inSection = controls.filter((control) => control.section === section);
    const elements = inSection.flatMap(({ id }) => fields.get(id)?.element ?? []);
    const words = () => summary.flatMap((id) => valueWords(context.get(id))).join(' · ');
    return foldedSection(section, elements, words);
  });
  const folded = drawer(t('train.settings'));
  const panel = h(
    'section',
    { class: 'card config grid', 'aria-label': t('train.settings') },
    h('h2', {}, h('span', {}, t('train.settings'))),
    sections.map((section) => section.element),
    pending, // at the end: it comes and goes while a value is dragged
  );
  folded.body.append(panel);
  folded.element.classList.add('train-settings');
  /** Scrolls a field into view. @param {ReturnType<typeof controlField>} field */
  const reveal = ({ element }) => {
    element.closest('details')?.setAttribute('open', '');
    folded.open();
  };
  const config = () =>
    /** @type {TrainConfig} */ (
      /** @type {unknown} */ (Object.fromEntries(controls.map(({ id }) => [id, context.get(id)])))
    );
  /**
   * @param {Record<string, Value>} values
   * @param {string} [changed] the control just set by the user
   */
  function set(values, changed) {
    context.set(values);
    for (const [id, value] of Object.entries(values)) {
      if (id !== changed) fields.get(id)?.set(value);
    }
    showMeaningful();
  }

  function showMeaningful() {
    const { kind, hidden, channels } = config();
    for (const control of controls) {
      const field = fields.get(control.id);
      if (field) field.element.hidden = !isMeaningful(control, config());
    }
    fields.get('activations')?.setLayers((kind === 'convolutional' ? channels : hidden).length);
    for (const section of sections) section.tell();
  }
  showMeaningful();
  fields.get('subject')?.element.append(
    setChoice(context, (id) => {
      set({ subject: id });
      onSetTaken();
    }),
  );

  return {
    element: folded.element,
    config,
    /** Appends a node below a control. @param {string} id @param {Node} node */
    addTo: (id, node) => fields.get(id)?.element.append(node),
    /** Focuses the first control with an invalid value. @returns whether there is one */
    focusInvalid() {
      const first = [...fields.values()].find((field) => field.isInvalid());
      if (first) reveal(first);
      first?.focus();
      return first !== undefined;
    },
    set,
    /** Whether a new run would differ. @param {TrainConfig} used */
    differsFrom: (used) => controls.some((control) => differ(control, config(), used)),
    /** Marks settings that apply at the next reset. @param {TrainConfig | null} used */
    showPending(used) {
      let any = false;
      for (const control of controls) {
        const waits = used !== null && differ(control, config(), used);
        attribute(fields.get(control.id)?.element ?? panel, 'data-pending', waits);
        any ||= waits;
      }
      attribute(pending, 'data-shown', any);
    },
    /** Clears the engine's refusal; unreadable values stay marked. */
    clearRefusal() {
      refused?.clear();
      refused = undefined;
    },
    /** Shows an error beside the control that it names. @param {unknown} error @returns whether it is visible there */
    fail(error) {
      this.clearRefusal();
      refused = fields.get(/** @type {any} */ (error)?.params?.control);
      if (!refused) return false;
      reveal(refused);
      refused.fail(error);
      return isInSight(refused.element);
    },
  };
}

/** Whether the element's end, where a problem is shown, is visible and uncovered. @param {HTMLElement} element */
function isInSight(element) {
  const { left, right, bottom } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint((left + right) / 2, bottom - 1));
}

/**
 * A section of the panel that can be folded to a line with its values.
 * @param {string} section
 * @param {HTMLElement[]} elements
 * @param {() => string} words
 */
function foldedSection(section, elements, words) {
  const values = h('span');
  const attributes = { class: 'section', open: OPEN.includes(section), 'data-section': section };
  const summary = h('summary', {}, h('b', {}, t(`section.${section}`)), values);
  const tell = () => (values.textContent = words());
  return { element: h('details', attributes, summary, ...elements), tell };
}

/** Whether a control has an effect with these values. @param {Control} control @param {TrainConfig} values */
const isMeaningful = ({ when }, values) =>
  !when || when.is.includes(String(values[/** @type {keyof TrainConfig} */ (when.control)]));

/**
 * Whether two configs differ in a control that has an effect in one of them.
 * @param {Control} control
 * @param {TrainConfig} one
 * @param {TrainConfig} other
 */
function differ(control, one, other) {
  const id = /** @type {keyof TrainConfig} */ (control.id);
  return (
    (isMeaningful(control, one) || isMeaningful(control, other)) && String(one[id]) !== String(other[id])
  );
}

/** A control's value in words; empty for no value. @param {Value} value */
function valueWords(value) {
  if (value === 'none') return [];
  return [
    typeof value === 'number' ? (value < 1 ? significant(value) : number(value)) : subjectName(String(value)),
  ];
}
