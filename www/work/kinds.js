import { isSoundSet } from '../images/image-set.js';
import { fingerprint } from '../ui/fingerprint.js';
import { newId } from './measure.js';

/** @typedef {{ ending: string, bytes: BlobPart, type: string }} GivenFile */

/**
 * The kinds of stored work. A new kind needs an entry here, its words `work.kind.<kind>`, and an opener in `opening.js`.
 *
 * @typedef {object} Kind
 * @property {number} [most] maximum number of unnamed entries kept, newest first; all if missing
 * @property {(content: any) => string} [idOf] equal contents share one entry
 * @property {(content: any) => boolean} isSound whether a content has the properties of its kind
 * @property {(content: any, name: string) => GivenFile | Promise<GivenFile>} file the content as a file for the user
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
  /** The current run at its last copy: a `RunRecord`. */
  run: {
    most: 5,
    isSound: ({ config, step, losses, penalties, evaluations, snapshot }) =>
      isObject(config) && step >= 0 && isBytes(snapshot) && [losses, penalties, evaluations].every(isList),
    file: ({ snapshot }) => safetensors(snapshot),
  },
  /** A kept run: a `Capture`. */
  kept: {
    isSound: ({ config, started, losses, penalties, evaluations, preview, model }) =>
      [config, started, preview].every(isObject) &&
      isBytes(model) &&
      [losses, penalties, evaluations].every(isList),
    file: ({ model }) => safetensors(model),
  },
  /** A network trained here or opened from a file, and used by other labs: `{ as, model }`, its name in the engine and its file. */
  model: {
    most: 5,
    idOf: ({ model }) => `model ${fingerprint(model)}`,
    isSound: ({ as, model }) => typeof as === 'string' && isBytes(model),
    file: ({ model }) => safetensors(model),
  },
  /** A user's table: `{ file, bytes, choice }`: name and content of its source file, and how to read it. */
  table: {
    idOf: ({ bytes }) => `table ${fingerprint(bytes)}`,
    isSound: ({ file, bytes }) => typeof file === 'string' && isBytes(bytes),
    file: ({ file, bytes }) => ({
      ending: /\.(\w+)$/.exec(file)?.[1] ?? 'csv',
      bytes: bytes.slice(),
      type: 'text/csv',
    }),
  },
  /** A user's images: an `ImageSet`. */
  images: {
    isSound: isSoundSet,
    file: async (set, name) => {
      const { npzOf } = await import('../images/save.js');
      return { ending: 'npz', bytes: await npzOf({ ...set, name }), type: 'application/octet-stream' };
    },
  },
  /** A user's lecture: its score. Unfinished ones are stored too. */
  lecture: {
    isSound: ({ id, scenes }) => typeof id === 'string' && Array.isArray(scenes),
    file: (score, name) => ({
      ending: 'json',
      bytes: `${JSON.stringify(typeof score.title === 'string' ? { ...score, title: name } : score, null, 2)}\n`,
      type: 'application/json',
    }),
  },
  /** A page's state: `{ address, others }`, the lab on screen with its settings and drawing, and the labs left before. */
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
    return false; // an unknown kind, or no content
  }
}

/** An HTML file that opens the scene in any browser. @param {string} address the scene's query */
function linkPage(address) {
  const url = new URL(`index.html${address}`, new URL('.', location.href)).href;
  const text = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<!doctype html>\n<meta charset="utf-8" />\n<title>Latente</title>\n<p><a href="${text}">${text}</a></p>\n`;
}
