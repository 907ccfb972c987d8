import { FILES } from '../generated/labs.js';
import { t } from '../i18n/index.js';

/**
 * @typedef {import('../generated/protocol.js').DataSet} DataSet
 * @typedef {import('../generated/protocol.js').Subject} Subject
 */

/**
 * What a label is called, and which samples no network is trained on. Digits are their own names.
 * @type {Record<Subject, { nameOf: (label: number) => string, test: DataSet }>}
 */
const SUBJECTS = {
  digits: { nameOf: String, test: 'digitsTest' },
  fashion: { nameOf: (label) => t(`class.fashion.${label}`), test: 'fashionTest' },
};

/** @param {Subject} subject */
export const classNames = (subject) => SUBJECTS[subject].nameOf;

/** @param {Subject} subject */
export const testSetOf = (subject) => SUBJECTS[subject].test;

/** How many samples a data set has. @param {DataSet} wanted */
export const countOf = (wanted) => FILES.find(({ set }) => set === wanted)?.samples.shape[0] ?? 0;
