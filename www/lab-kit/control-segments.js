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
 * @param {(option: string) => string} [options.words] where a lab calls its options otherwise than others do
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
