import { t } from '../i18n/index.js';
import { optionsOf } from '../router.js';
import { segments } from '../ui/segments.js';

/**
 * What a lab's control is between, as a row of buttons.
 * @param {string} lab
 * @param {string} id of the control
 * @param {object} options
 * @param {string} options.key each button carries its option in the attribute `data-<key>`
 * @param {string} options.chosen
 * @param {(option: string) => void} options.onChoose
 */
export const controlSegments = (lab, id, { key, chosen, onChoose }) =>
  segments({
    label: t(`control.${id}`),
    key,
    entries: optionsOf(lab, id).map((option) => ({ id: option, text: t(`option.${option}`) })),
    chosen,
    onChoose,
  });
