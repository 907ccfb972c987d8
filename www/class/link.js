/**
 * A class experiment in a link: `?class=seeds&side=student&number=17`.
 *
 * @typedef {object} ClassLink
 * @property {string} experiment
 * @property {'lecturer' | 'student'} side
 * @property {number} number the student's number, 0 if missing
 * @property {string} group lecture or class of the results; empty for none
 * @property {number} digit that everybody draws
 * @property {number} each number of pairs per student
 */

/** The experiments, and the lab whose questions each one uses. @type {Record<string, string>} */
export const EXPERIMENTS = {
  seeds: 'train',
  bottlenecks: 'train',
  handwriting: 'manifold',
  leak: 'secrecy',
};

/** @param {number} min @param {number} max */
const whole = (min, max) => (/** @type {string} */ text) =>
  /^\d{1,4}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined;

/** Settings of an experiment: default value, and parser. @type {Record<string, { usual: any, parse: (text: string) => any }>} */
const SETTINGS = {
  side: { usual: 'lecturer', parse: (text) => (['lecturer', 'student'].includes(text) ? text : undefined) },
  number: { usual: 0, parse: whole(1, 999) },
  group: { usual: '', parse: (text) => (/^[\p{L}\p{N} _-]{1,40}$/u.test(text) ? text : undefined) },
  digit: { usual: 4, parse: whole(0, 9) },
  each: { usual: 5, parse: whole(1, 10) },
};

/** Keys used only by class links. */
export const CLASS_KEYS = Object.keys(SETTINGS);

/**
 * @param {<T>(key: string, fallback: T, parse: (text: string) => T | undefined) => T} read reads a key of the link
 * @returns {ClassLink | null} null if it names no experiment
 */
export function readClass(read) {
  const experiment = read('class', '', (text) => (text in EXPERIMENTS ? text : undefined));
  if (!experiment) return null;
  const settings = Object.entries(SETTINGS).map(([key, { usual, parse }]) => [key, read(key, usual, parse)]);
  return /** @type {ClassLink} */ ({ experiment, ...Object.fromEntries(settings) });
}

/** @param {ClassLink} link @param {URLSearchParams} query receives its keys */
export function writeClass(link, query) {
  query.set('class', link.experiment);
  for (const [key, { usual }] of Object.entries(SETTINGS)) {
    const value = link[/** @type {keyof ClassLink} */ (key)];
    if (value !== usual) query.set(key, String(value));
  }
}
