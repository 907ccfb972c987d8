import { t } from '../i18n/index.js';
import { optionsOf } from '../router.js';
import { segments } from '../ui/segments.js';

/**
 * A lab's control as a row of buttons, one per option.
 * @param {string} lab
 * @param {string} id of the control
 * @param {object} options
 * @param {string} options.key each button carries its option in the attribute `data-<key>`
 * @param {string} options.chosen
 * @param {(option: string) => void} options.onChoose
 * @param {(option: string) => string} [options.words] the lab's own names for the options
 */
export const controlSegments = (
  lab,
  id,
  { key, chosen, onChoose, words = (option) => t(`option.${option}`) },
) =>
  segments({
    label: t(`control.${id}`),
    key,
    entries: optionsOf(lab, id).map((option) => ({ id: option, text: words(option) })),
    chosen,
    onChoose,
  });
