import { t } from '../../i18n/index.js';
import { usualSettings } from '../../router.js';
import { attribute, h } from '../../ui/dom.js';
import { PRESETS } from './presets.js';

/**
 * The lecture's presets as buttons.
 * @param {(values: Record<string, import('../../router.js').Value>) => void} onChoose called with every setting of the lab
 */
export function presetBar(onChoose) {
  const buttons = PRESETS.map(({ id }) =>
    h(
      'button',
      { type: 'button', 'data-preset': id, onclick: () => onChoose(presetValues(id)) },
      t(`preset.${id}`),
    ),
  );
  const note = h('p', { class: 'preset-note text-s snug', 'data-view': 'preset-note' });
  const attributes = { class: 'presets wrap gap-3', role: 'group', 'data-control': 'preset' };
  const element = h('div', { ...attributes, 'aria-label': t('preset.label') }, buttons);
  return {
    element,
    /** Description of the preset. */
    note,
    /**
     * Marks the preset that these settings match.
     * @param {Record<string, unknown>} values
     * @param {string} other text for settings that match none
     */
    mark(values, other) {
      const id = presetOf(values);
      for (const button of buttons) attribute(button, 'aria-pressed', String(button.dataset.preset === id));
      note.textContent = id ? t(`preset.${id}.note`) : other;
    },
  };
}

/** Every setting of a preset; the view stays. @param {string} id */
export const presetValues = (id) => ({
  ...usualSettings(),
  ...PRESETS.find((preset) => preset.id === id)?.values,
});

/** The preset that these settings match, if any. @param {Record<string, unknown>} values */
export const presetOf = (values) =>
  PRESETS.find(({ id }) =>
    Object.entries(presetValues(id)).every(([key, value]) => String(value) === String(values[key])),
  )?.id;
