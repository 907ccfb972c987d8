import { CLASS_KEYS, EXPERIMENTS, readClass, writeClass } from './class/link.js';
import { LABS } from './generated/labs.js';
import { DEFAULT_LANGUAGE } from './i18n/index.js';
import { LANGUAGES } from './i18n/languages.js';
import { renamed } from './link-aliases.js';
import { isForeign, queryOf, withoutEnd } from './link-text.js';

/**
 * Converts between the URL and the scene it shows. Keys are the ids of the lab's controls; only what differs from the
 * default is written.
 *
 * @typedef {string | number | number[] | string[]} Value
 * @typedef {object} Scene
 * @property {string} lab
 * @property {import('./i18n/index.js').Language} lang
 * @property {import('./engine/client.js').BackendChoice} backend
 * @property {Record<string, Value>} values of the lab's controls
 * @property {string} task a homework, as `homework/task.js` writes it
 * @property {string} ink a drawing, as `views/pictures/ink.js` writes it
 * @property {boolean} projector the link asks for the large size
 * @property {import('./class/link.js').ClassLink | null} inClass an experiment of the class, in place of the lab
 * @property {string[]} ignored keys whose values could not be used
 * @property {string[]} unknown unrecognised keys
 * @property {string[]} twice keys with several values, of which the first is used
 */

/** Keys of every link. */
const PAGE_KEYS = ['lab', 'class', 'lang', 'backend', 'projector', 'ink', 'embed', 'task'];
const BACKENDS = ['auto', 'cpu', 'webgpu'];
/** Characters that no program removes from a link. */
const TASK = /^[\w.,*-]{1,800}$/;
/** The id of an image set that the user imported: `SetId` in the core. */
const MINE = /^my-[a-z0-9-]{1,21}$/;
/** Whether a value is the id of an image set that the user imported. @param {unknown} value */
export const isMine = (value) => typeof value === 'string' && MINE.test(value);
/** Some programs truncate links with longer drawings. */
export const LONGEST_INK = 2000;

/** @param {string} id */
export const labOf = (id) => LABS.find((lab) => lab.id === id);

/** The options of a lab's choice control. @param {string} lab @param {string} id */
export function optionsOf(lab, id) {
  const control = labOf(lab)?.controls.find((entry) => entry.id === id);
  return control?.kind === 'choice' ? control.options : [];
}

/** Default settings of a run, without the controls that only affect the view. @returns {Record<string, Value>} */
export const usualSettings = () =>
  Object.fromEntries(
    (labOf('train')?.controls ?? [])
      .filter(({ section }) => section !== 'view')
      .map((control) => [control.id, control.default]),
  );

/** @param {string} id @returns {Record<string, Value>} */
export const defaultsOf = (id) =>
  Object.fromEntries((labOf(id)?.controls ?? []).map((control) => [control.id, control.default]));

/**
 * @param {string} text the URL's query, and its hash
 * @returns {Scene}
 */
export function readScene(text) {
  const query = renamed(queryOf(text), withoutEnd);
  /** @type {Scene['ignored']} */
  const ignored = [];
  /** @type {<T>(key: string, fallback: T, parse: (text: string) => T | undefined) => T} */
  const read = (key, fallback, parse) => {
    const text = query.get(key);
    if (text === null) return fallback;
    const plain = withoutEnd(text);
    const value = parse(text) ?? (plain ? parse(plain) : undefined);
    if (value === undefined) ignored.push(key);
    return value ?? fallback;
  };
  const oneOf = (/** @type {readonly string[]} */ options) => (/** @type {string} */ text) =>
    options.includes(text) ? text : undefined;
  const inClass = readClass(read);
  const lab = inClass
    ? EXPERIMENTS[inClass.experiment]
    : read('lab', LABS[0].id, oneOf(LABS.map(({ id }) => id)));
  const controls = inClass ? [] : (labOf(lab)?.controls ?? []);
  const values = Object.fromEntries(
    controls.map((control) => [
      control.id,
      read(control.id, /** @type {Value} */ (control.default), (text) => parseValue(control, text)),
    ]),
  );
  const knownKeys = [...PAGE_KEYS, ...(inClass ? CLASS_KEYS : Object.keys(values))];
  const unknown = [...new Set(query.keys())].filter((key) => !knownKeys.includes(key) && !isForeign(key));
  const twice = knownKeys.filter((key) => new Set(query.getAll(key)).size > 1);
  return {
    lab,
    unknown,
    twice,
    lang: read('lang', DEFAULT_LANGUAGE, oneOf(Object.keys(LANGUAGES))),
    backend: /** @type {any} */ (read('backend', 'auto', oneOf(BACKENDS))),
    values,
    inClass,
    projector: read('projector', false, (text) => (text === '1' ? true : text === '0' ? false : undefined)),
    ink: read('ink', '', (text) => (/^[\w-]*$/.test(text) && text.length <= LONGEST_INK ? text : undefined)),
    task: read('task', '', (text) => (TASK.test(text) ? text : undefined)),
    ignored,
  };
}

/**
 * The query of a scene.
 * @param {Scene} scene
 */
export function writeScene(scene) {
  const query = new URLSearchParams();
  if (scene.inClass) writeClass(scene.inClass, query);
  else query.set('lab', scene.lab);
  if (scene.lang !== DEFAULT_LANGUAGE) query.set('lang', scene.lang);
  if (scene.backend !== 'auto') query.set('backend', scene.backend);
  if (scene.projector) query.set('projector', '1');
  const defaults = defaultsOf(scene.lab);
  for (const [key, value] of Object.entries(scene.values)) {
    if (key in defaults && String(value) !== String(defaults[key])) query.set(key, String(value) || 'none');
  }
  if (scene.task) query.set('task', scene.task);
  if (scene.ink && scene.ink.length <= LONGEST_INK) query.set('ink', scene.ink);
  return `?${query.toString().replaceAll('%2C', ',')}`;
}

/** `Number` would also accept `0x20` and an empty text. @param {string} text */
const decimalNumber = (text) =>
  /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : NaN;

/**
 * Parses a control's value from its text; undefined when it is not valid.
 * @param {import('./generated/labs.types.js').Control} control
 * @param {string} text
 * @returns {Value | undefined}
 */
export function parseValue(control, text) {
  if (control.kind === 'choice')
    return control.options.includes(text) || (control.images && isMine(text)) ? text : undefined;
  if (control.kind === 'choices') {
    const chosen = text.split(/[\s,;-]+/).filter(Boolean);
    const sound = chosen.every((option) => control.options.includes(option));
    return sound && chosen.length > 0 && chosen.length <= control.layers ? chosen : undefined;
  }
  if (control.kind === 'sizes') {
    const sizes =
      text === 'none' || text === ''
        ? []
        : text
            .split(/[\s,;-]+/)
            .filter(Boolean)
            .map(decimalNumber);
    const sound = sizes.every((size) => Number.isInteger(size) && size >= control.min && size <= control.max);
    return sound && sizes.length <= control.layers ? sizes : undefined;
  }
  const value = decimalNumber(text);
  if (control.kind === 'log' && control.zero && value === 0) return 0;
  const sound =
    value >= control.min && value <= control.max && (control.kind !== 'whole' || Number.isInteger(value));
  return sound ? value : undefined;
}
