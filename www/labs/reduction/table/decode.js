import { fault } from './fault.js';

/**
 * Decodes a file's bytes to text: detects the encoding, and rejects files that are not tables.
 *
 * @typedef {'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh'} Encoding
 */

/** @type {Encoding[]} */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'];

/** Signatures of binary files. @type {[string, number[]][]} */
const KINDS = [
  ['csvZip', [0x50, 0x4b, 3, 4]], // also .xlsx and .ods
  ['csvSheet', [0xd0, 0xcf, 0x11, 0xe0]], // Excel up to 2003
  ['csvZip', [0x1f, 0x8b]],
  ['csvZip', [0x37, 0x7a, 0xbc, 0xaf]],
  ['csvNoText', [0x25, 0x50, 0x44, 0x46]],
  ['csvNoText', [0x89, 0x50, 0x4e, 0x47]],
  ['csvNoText', [0xff, 0xd8, 0xff]],
];
const SHEETS = /\.(xls[xmb]?|ods|numbers)$/i;
/** Bytes inspected to detect the encoding. */
const LOOKED_AT = 1 << 16;

/** Throws the kind of a file that is not a table, by its first bytes. @param {Uint8Array} bytes @param {string} name */
export function refuseBinary(bytes, name) {
  const encoding = KINDS.find(([, start]) => start.every((byte, at) => bytes[at] === byte))?.[0];
  if (encoding) throw fault(encoding === 'csvZip' && SHEETS.test(name) ? 'csvSheet' : encoding);
}

/** @param {Uint8Array} bytes @returns {Encoding} */
export function encodingOf(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, LOOKED_AT - (LOOKED_AT % 2));
  const zeros = [0, 0];
  for (let at = 0; at < start.length; at++) if (start[at] === 0) zeros[at % 2]++;
  if (zeros[0] + zeros[1] > 0) {
    // Without a byte order mark: in UTF-16 every second byte of digits and delimiters is zero.
    const [even, odd] = zeros.map((count) => count / Math.max(1, start.length / 2));
    if (odd > 0.4 && even < 0.1) return 'utf-16le';
    if (even > 0.4 && odd < 0.1) return 'utf-16be';
    throw fault('csvNoText');
  }
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** @param {Uint8Array} bytes */
function isUtf8(bytes) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * The text without byte order mark, with uniform line ends.
 * @param {Uint8Array} bytes
 * @param {Encoding} encoding
 */
export const decode = (bytes, encoding) => new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n');

/** Rejects texts that are not tables. @param {string} text */
export function refuseOther(text) {
  const start = text.slice(0, 1000).trimStart();
  if (/^(<!doctype|<html|<table|<\?xml|<body|<head)/i.test(start)) throw fault('csvHtml');
  if (start.startsWith('{\\rtf')) throw fault('csvNoText');
  if (/^\{\s*("|\}|$)/.test(start) || /^\[\s*(\{|\[|\]|-?\d+(\.\d+)?\s*[,\]])/.test(start))
    throw fault('csvJson');
  // A table has no control characters except line ends and tabs.
  // eslint-disable-next-line no-control-regex
  if ((start.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0) > 2) throw fault('csvNoText');
}
