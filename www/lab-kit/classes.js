import { CATALOGUE, FILES } from '../generated/labs.js';
import { knownSet } from '../subjects/set-registry.js';
import { t } from '../i18n/index.js';

/**
 * @typedef {import('../generated/protocol.js').DataSet} DataSet
 * @typedef {import('../generated/protocol.js').Subject} Subject
 */

/** Names of the classes of sets that come with the page. Digits are their own names. @type {Record<string, (label: number) => string>} */
const NAMES = {
  fashion: (label) => t(`class.fashion.${label}`),
  letters: (label) => String.fromCharCode(65 + label),
};

/** What a label is called: its number, if it has no name. @param {Subject} subject @returns {(label: number) => string} */
export function classNames(subject) {
  if (Object.hasOwn(NAMES, subject)) return NAMES[subject];
  const set = knownSet(subject);
  if (set && !set.classes.length) return () => t('set.noClass'); // every image belongs to the same class
  return (label) => set?.classes[label] ?? String(label);
}

/** The training set of a subject. @param {Subject} subject @returns {DataSet} */
export const trainSetOf = (subject) =>
  CATALOGUE.find(({ id }) => id === subject)?.train ?? /** @type {DataSet} */ (`${subject}Train`);

/** A small training set, for uses that need only a few samples. @param {Subject} subject @returns {DataSet} */
export const someSetOf = (subject) => CATALOGUE.find(({ id }) => id === subject)?.some ?? trainSetOf(subject);

/** The test set of a subject: no network is trained on it. @param {Subject} subject @returns {DataSet} */
export const testSetOf = (subject) =>
  CATALOGUE.find(({ id }) => id === subject)?.test ?? /** @type {DataSet} */ (`${subject}Test`);

/** Number of classes of a set. @param {Subject} subject */
export const classCount = (subject) =>
  CATALOGUE.find(({ id }) => id === subject)?.classes ?? Math.max(knownSet(subject)?.classes.length ?? 0, 1);

/** Number of samples in a data set. @param {DataSet} wanted */
export const countOf = (wanted) => FILES.find(({ set }) => set === wanted)?.samples.shape[0] ?? 0;
