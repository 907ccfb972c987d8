import { number, t } from '../../../i18n/index.js';
import { h, uniqueId } from '../../../ui/dom.js';
import { numberOf } from './cells.js';
import { ENCODINGS } from './decode.js';
import { DELIMITERS } from './rows.js';

/**
 * The reading options of a table, as fields of the preview.
 * @typedef {import('./guess.js').Choice} Choice
 * @typedef {import('./read.js').TableReading} TableReading
 */

/** Word keys of delimiters and decimal separators. @type {Record<string, string>} */
const NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'blank', '.': 'point' };

/**
 * @param {TableReading} understood
 * @param {(change: Choice) => void} onChange
 */
export function optionFields({ reading, layout }, onChange) {
  const row = layout.first;
  return h(
    'div',
    { class: 'preview-options grid' },
    choice(
      'delimiter',
      DELIMITERS,
      reading.delimiter,
      (value) => t(`reading.delimiter.${NAMES[value]}`),
      (delimiter) => onChange({ delimiter }),
    ),
    choice(
      'decimal',
      /** @type {const} */ (['.', ',']),
      reading.decimal,
      (value) => t(`reading.decimal.${NAMES[value]}`),
      (decimal) => onChange({ decimal }),
    ),
    choice(
      'head',
      /** @type {const} */ (['yes', 'no']),
      reading.head ? 'yes' : 'no',
      (value) => t(`reading.head.${value}`, { line: row }),
      (value) => onChange({ head: value === 'yes', uses: undefined }),
    ),
    choice(
      'missing',
      /** @type {const} */ (['leaveOut', 'mean']),
      reading.missing,
      (value) => t(`reading.missing.${value}`),
      (missing) => onChange({ missing }),
    ),
    choice(
      'encoding',
      ENCODINGS,
      reading.encoding,
      (value) => t(`reading.encoding.${value}`),
      (encoding) => onChange({ encoding }),
    ),
  );
}

/**
 * @template {string} Value
 * @param {string} key
 * @param {readonly Value[]} values
 * @param {Value} chosen
 * @param {(value: Value) => string} words
 * @param {(value: Value) => void} onChange
 */
function choice(key, values, chosen, words, onChange) {
  const id = uniqueId(key);
  const options = values.map((value) => h('option', { value, selected: value === chosen }, words(value)));
  const select = h('select', { id, 'data-key': key }, options);
  select.addEventListener('change', () => onChange(/** @type {Value} */ (select.value)));
  return h('div', {}, h('label', { for: id }, t(`reading.${key}`)), select);
}

/**
 * Asks how to read ambiguous numbers, if the file does not decide it.
 * @param {TableReading} understood
 * @param {(decimal: import('./cells.js').Decimal) => void} onChange
 */
export function questionOf({ decimal, reading }, onChange) {
  if (!decimal.isOpen) return null;
  const name = uniqueId('question');
  const answers = /** @type {const} */ (['.', ',']).map((sign) => {
    const input = h('input', {
      type: 'radio',
      name,
      value: sign,
      checked: reading.decimal === sign,
      'data-key': `question-${sign}`,
    });
    input.addEventListener('change', () => onChange(sign));
    const value = numberOf(decimal.example, sign);
    const isWhole = !decimal.example.includes(sign);
    return h(
      'label',
      {},
      input,
      t(isWhole ? 'reading.asThousands' : 'reading.asDecimals', { value: number(value) }),
    );
  });
  return h(
    'fieldset',
    { class: 'preview-question wrap', 'data-view': 'preview-question' },
    h('legend', {}, t('reading.question', { cell: decimal.example })),
    answers,
  );
}
