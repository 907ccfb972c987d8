/**
 * Detects a file's kind by its first bytes and its name.
 *
 * @typedef {'safetensors' | 'torch' | 'keras' | 'hdf5' | 'onnx' | 'numpy' | 'gguf' | 'json' | 'picture' | 'packed' | 'sheet' |
 *   'images' | 'binary' | 'empty' | 'text' | 'table'} FileKind
 */

/** Number of leading bytes needed. */
export const LOOKED_AT = 4096;
/** Signatures at the start of files. @type {[FileKind, number[]][]} */
const SIGNATURES = [
  ['hdf5', [0x89, 0x48, 0x44, 0x46]],
  ['numpy', [0x93, 0x4e, 0x55, 0x4d]],
  ['gguf', [0x47, 0x47, 0x55, 0x46]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['sheet', [0xd0, 0xcf, 0x11, 0xe0]],
  ['packed', [0x1f, 0x8b]],
  // Pickle protocol 2 and later, written by torch.save before it used zip files.
  ['torch', [0x80, 0x02]],
  ['torch', [0x80, 0x03]],
  ['torch', [0x80, 0x04]],
  ['torch', [0x80, 0x05]],
];
/** Names of zip members that identify the program. @type {[FileKind, RegExp][]} */
const ZIPPED = [
  ['torch', /\/data\.pkl|\/version|\/byteorder|\/\.format_version/],
  ['keras', /model\.weights\.h5|metadata\.json|config\.json/],
  ['sheet', /\[Content_Types\]|_rels\/|xl\/|mimetype/],
  ['numpy', /\.npy/],
];
/** Extensions, where the bytes are not conclusive. @type {[FileKind, RegExp][]} */
const ENDINGS = [
  ['safetensors', /\.safetensors$/i],
  ['onnx', /\.onnx$/i],
  ['torch', /\.(pt|pth|ckpt|pkl|pickle)$/i],
  ['hdf5', /\.(h5|hdf5)$/i],
  ['keras', /\.keras$/i],
  ['sheet', /\.(xlsx?|ods)$/i],
];

/**
 * @param {Uint8Array} head the first bytes
 * @param {string} name
 * @param {number} size
 * @returns {FileKind}
 */
export function fileKind(head, name, size) {
  if (size === 0) return ENDINGS[0][1].test(name) ? 'safetensors' : 'empty';
  if (isSafetensors(head)) return 'safetensors';
  const starts = (/** @type {number[]} */ bytes) => bytes.every((byte, at) => head[at] === byte);
  if (starts([0x50, 0x4b, 0x03, 0x04])) return zipped(head, name);
  const signed = SIGNATURES.find(([, bytes]) => starts(bytes));
  if (signed) return signed[0];
  const ended = ENDINGS.find(([, ending]) => ending.test(name));
  if (ended) return ended[0];
  if (isIdx(head)) return 'images';
  return isText(head) ? textKind(head, name) : 'binary';
}

/** The lab that reads tables and reports their errors. */
export const TABLES = 'reduction';
/** A text file with this extension may be a table. */
const PLAIN = /\.(txt|dat|data)$/i;

/** Kinds that may be a user's images. @type {FileKind[]} */
const IMAGES = ['images', 'numpy', 'picture', 'packed'];

/**
 * Where a file goes: the lab on screen, the lab for tables, the image import, or the model import, which also reports
 * unsupported kinds.
 * @param {FileKind} kind
 * @param {string} name
 * @param {string} lab on screen, if it accepts files
 * @returns {'lab' | 'tables' | 'images' | 'model'}
 */
export function goesTo(kind, name, lab) {
  if (lab === TABLES && ['table', 'text', 'sheet'].includes(kind)) return 'lab';
  if (lab && kind === 'text') return 'lab'; // the lab accepts other texts
  if (IMAGES.includes(kind)) return 'images';
  return kind === 'table' || (kind === 'text' && PLAIN.test(name)) ? 'tables' : 'model';
}

/** The leading bytes that identify a file. @param {Blob} file */
export const headOf = async (file) => new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer());

/** A plausible header length, followed by a brace. @param {Uint8Array} head */
function isSafetensors(head) {
  if (head.length < 9) return false;
  const high = new DataView(head.buffer, head.byteOffset).getUint32(4, true);
  return high === 0 && head[8] === 0x7b && head[3] < 0x10;
}

/** @param {Uint8Array} head @param {string} name @returns {FileKind} */
function zipped(head, name) {
  const text = String.fromCharCode(...head);
  const ended = ENDINGS.find(([kind, ending]) => kind !== 'safetensors' && ending.test(name));
  return (ZIPPED.find(([, inside]) => inside.test(text)) ?? ended ?? ['packed'])[0];
}

/** The IDX format of MNIST: two zeros, a type, a number of axes. @param {Uint8Array} head */
const isIdx = (head) =>
  head[0] === 0 && head[1] === 0 && head[2] >= 0x08 && head[2] <= 0x0e && head[3] >= 1 && head[3] <= 4;

/** @param {Uint8Array} head */
function isText(head) {
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return utf16 || !head.includes(0);
}

/** @param {Uint8Array} head @param {string} name @returns {FileKind} */
function textKind(head, name) {
  if (/\.(csv|tsv|tab)$/i.test(name)) return 'table';
  const first = String.fromCharCode(...head.subarray(0, 64)).trimStart()[0];
  return /\.json$/i.test(name) || first === '{' || first === '[' ? 'json' : 'text';
}
