import { t } from '../../i18n/index.js';
import { labOf } from '../../router.js';
import { controlField } from '../../ui/controls.js';
import { attribute, h } from '../../ui/dom.js';

/** @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig */

/**
 * Every setting of a run, from the lab's list of controls.
 * @param {import('../types.js').LabContext} context
 * @param {(live: boolean) => void} onSetting
 */
export function configPanel(context, onSetting) {
  const controls = labOf('train')?.controls ?? [];
  const pending = h('p', { class: 'pending', role: 'status', hidden: true }, t('train.pending'));
  const fields = new Map(
    controls.map((control) => [
      control.id,
      controlField(control, context.get(control.id), (value) => {
        context.set(control.id, value);
        onSetting(control.live);
      }),
    ]),
  );
  const element = h(
    'section',
    { class: 'card config', 'aria-label': t('train.settings') },
    h('h2', {}, h('span', {}, t('train.settings'))),
    pending,
    [...fields.values()].map((field) => field.element),
  );
  const config = () =>
    /** @type {TrainConfig} */ (
      /** @type {unknown} */ (Object.fromEntries(controls.map(({ id }) => [id, context.get(id)])))
    );
  /** @param {TrainConfig | null} used @param {import('../../generated/labs.types.js').Control} control */
  const differs = (used, { id }) =>
    used !== null &&
    String(config()[/** @type {keyof TrainConfig} */ (id)]) !==
      String(used[/** @type {keyof TrainConfig} */ (id)]);

  return {
    element,
    config,
    /** Puts more below a control. @param {string} id @param {Node} node */
    addTo: (id, node) => fields.get(id)?.element.append(node),
    /** Goes to the first control whose value cannot be used. @returns whether there is one */
    focusInvalid() {
      const first = [...fields.values()].find((field) => field.isInvalid());
      first?.focus();
      return first !== undefined;
    },
    /** @param {string} id @param {import('../../router.js').Value} value */
    set(id, value) {
      context.set(id, value);
      fields.get(id)?.set(value);
    },
    /** Whether a new run would be another one. @param {TrainConfig} used */
    differsFrom: (used) => controls.some((control) => !control.live && differs(used, control)),
    /** Marks what waits for the next reset. @param {TrainConfig | null} used */
    showPending(used) {
      let any = false;
      for (const control of controls) {
        const waits = !control.live && differs(used, control);
        attribute(fields.get(control.id)?.element ?? element, 'data-pending', waits);
        any ||= waits;
      }
      pending.hidden = !any;
    },
    clearProblems: () => fields.forEach((field) => field.clear()),
    /** Shows an error beside the control that it names. @param {unknown} error @returns whether it named one */
    fail(error) {
      const field = fields.get(/** @type {any} */ (error)?.params?.control);
      field?.fail(error);
      return field !== undefined;
    },
  };
}
