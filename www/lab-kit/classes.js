import { t } from '../i18n/index.js';

/**
 * What a label of a subject is called: digits are their own names.
 * @param {import('../generated/protocol.js').Subject} subject
 * @returns {(label: number) => string}
 */
export const classNames = (subject) => (label) =>
  subject === 'fashion' ? t(`class.fashion.${label}`) : String(label);

/**
 * @param {import('../generated/protocol.js').Subject} subject
 * @returns {import('../generated/protocol.js').DataSet}
 */
export const testSetOf = (subject) => (subject === 'fashion' ? 'fashionTest' : 'digitsTest');
