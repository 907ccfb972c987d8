import { isSoundSet } from '../images/image-set.js';
import { fingerprint } from '../ui/fingerprint.js';
import { newId } from './measure.js';

/** @typedef {{ ending: string, bytes: BlobPart, type: string }} GivenFile */

/**
 * What is kept, by kind. Another kind is an entry here, its words `work.kind.<kind>`, and in `opening.js` what opens it.
 *
 * @typedef {object} Kind
 * @property {number} [most] so many that nobody has named are kept, the newest; without, all
 * @property {(content: any) => string} [idOf] the same twice is one entry
 * @property {(content: any) => boolean} isSound whether a content has what its kind needs
 * @property {(content: any, name: string) => GivenFile | Promise<GivenFile>} file as it is given to the person
 */

const isBytes = (/** @type {unknown} */ value) => value instanceof Uint8Array && value.length > 0;
const isList = (/** @type {unknown} */ value) => Array.isArray(value) || value instanceof Float32Array;
const isObject = (/** @type {unknown} */ value) => typeof value === 'object' && value !== null;
/** @param {Uint8Array} bytes */
const safetensors = (bytes) => ({
  ending: 'safetensors',
  bytes: bytes.slice(),
  type: 'application/octet-stream',
});

/** @type {Record<string, Kind>} */
export const KINDS = {
  /** The run under way, as it was last copied: a `RunRecord`. */
  run: {
    most: 5,
    isSound: ({ config, step, losses, penalties, evaluations, snapshot }) =>
      isObject(config) && step >= 0 && isBytes(snapshot) && [losses, penalties, evaluations].every(isList),
    file: ({ snapshot }) => safetensors(snapshot),
  },
  /** A run that was put aside: a `Capture`. */
  kept: {
    isSound: ({ config, started, losses, penalties, evaluations, preview, model }) =>
      [config, started, preview].every(isObject) &&
      isBytes(model) &&
      [losses, penalties, evaluations].every(isList),
    file: ({ model }) => safetensors(model),
  },
  /** A network that was trained here or opened from a file, and which other labs look at: `{ as, model }`, its name in the engine and its file. */
  model: {
    most: 5,
    idOf: ({ model }) => `model ${fingerprint(model)}`,
    isSound: ({ as, model }) => typeof as === 'string' && isBytes(model),
    file: ({ model }) => safetensors(model),
  },
  /** A table of the person's: `{ file, bytes, choice }`, the name of the file that it came from, what was in it, and how it is read. */
  table: {
    idOf: ({ bytes }) => `table ${fingerprint(bytes)}`,
    isSound: ({ file, bytes }) => typeof file === 'string' && isBytes(bytes),
    file: ({ file, bytes }) => ({
      ending: /\.(\w+)$/.exec(file)?.[1] ?? 'csv',
      bytes: bytes.slice(),
      type: 'text/csv',
    }),
  },
  /** Images of the person's: an `ImageSet`. */
  images: {
    isSound: isSoundSet,
    file: async (set, name) => {
      const { npzOf } = await import('../images/save.js');
      return { ending: 'npz', bytes: await npzOf({ ...set, name }), type: 'application/octet-stream' };
    },
  },
  /** A lecture of the person's: its score. One that is not finished is kept too. */
  lecture: {
    isSound: ({ id, scenes }) => typeof id === 'string' && Array.isArray(scenes),
    file: (score, name) => ({
      ending: 'json',
      bytes: `${JSON.stringify(typeof score.title === 'string' ? { ...score, title: name } : score, null, 2)}\n`,
      type: 'application/json',
    }),
  },
  /** Where a page was: `{ address, others }`, the lab on screen with its settings and its drawing, and those that had been left. */
  scene: {
    most: 3,
    isSound: ({ address, others }) => typeof address === 'string' && isList(others),
    file: ({ address }) => ({ ending: 'html', bytes: linkPage(address), type: 'text/html' }),
  },
};

/** @param {string} kind @param {any} content */
export const idOf = (kind, content) => KINDS[kind]?.idOf?.(content) ?? newId();

/** @param {string} kind */
export const mostOf = (kind) => KINDS[kind]?.most ?? Infinity;

/** @param {string} kind @param {any} content */
export function isSound(kind, content) {
  try {
    return KINDS[kind].isSound(content);
  } catch {
    return false; // of a kind that is not known here, or nothing at all
  }
}

/** A file that opens the scene in any browser. @param {string} address the query */
function linkPage(address) {
  const url = new URL(`index.html${address}`, new URL('.', location.href)).href;
  const text = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<!doctype html>\n<meta charset="utf-8" />\n<title>Latente</title>\n<p><a href="${text}">${text}</a></p>\n`;
}
