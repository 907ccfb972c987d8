import { MIN_SIGNS, MAX_SIGNS, PREFIX } from './form.js';
import { isSound, signsOf, valueOf } from './symbols.js';

/**
 * Finds result lines in text copied from a chat, a mail, a table or paper. Symbols are read one by one, skipping blanks,
 * line breaks, quote marks, hyphens and the like wherever they were inserted; the line's header gives its length. So each
 * text is scanned once, whatever it contains.
 */

/** Maximum number of altered, missing or extra symbols in a prefix; what follows must be valid, or look like a line. */
const ALTERED = 2;
/** Maximum number of invalid characters in a damaged line. */
const FOREIGN = 3;
/** Number of characters shown of a damaged line, and the length from which it may end at the next break. */
const [SHOWN, WRAPPED] = [64, 24];
/** A text that ends in three dots after at least this many symbols of a complete line is a quotation of it. */
const QUOTED = 8;

/** @param {string} text @returns {{ sound: number[][], damaged: string[] }} symbols of complete lines, and the text of damaged ones */
export function findLines(text) {
  const plain = plainText(text);
  const found = signsIn(plain);
  const marks = marksIn(found.values);
  /** @type {number[][]} */
  const sound = [];
  /** Ranges of the text already used. @type {[number, number][]} */
  const ranges = [];
  /** @type {{ text: string, signs: string }[]} */
  const damaged = [];
  let free = 0;
  marks.forEach((begins, index) => {
    const wanted = begins.filter((begin) => begin >= free);
    if (!wanted.length) return; // within a line
    const from = found.places[Math.max(free, wanted[0] - PREFIX.length)];
    for (const begin of wanted) {
      const signs = lineAt(found.values, begin);
      if (!signs) continue;
      sound.push(signs);
      free = begin + signs.length;
      return void ranges.push([from, found.places[free - 1] + 1]);
    }
    const next = (marks[index + 1]?.[0] ?? Infinity) - PREFIX.length;
    const end = found.places[Math.min(next, farthest(found.values, wanted[0]))] ?? plain.length;
    if (!looksLikeLine(plain.slice(found.places[wanted[0]] ?? plain.length, end))) return;
    damaged.push({ text: shown(plain.slice(from, end)), signs: quotedIn(plain.slice(from, end)) });
    ranges.push([from, end]);
  });
  for (const [from, end] of groupsIn(plain, ranges)) {
    const signs = lineAt(found.values, lowerBound(found.places, from));
    if (signs) sound.push(signs);
    else damaged.push({ text: shown(plain.slice(from, end)), signs: '' });
  }
  const starts = new Set(sound.flatMap((signs) => beginnings(signsOf(signs))));
  return { sound, damaged: damaged.filter(({ signs }) => !starts.has(signs)).map(({ text }) => text) };
}

/** The latest end of a damaged line that starts at `begin`. @param {Int8Array} values @param {number} begin */
function farthest(values, begin) {
  let end = begin;
  for (let foreign = 0; end < values.length && end < begin + MAX_SIGNS; end++)
    if (values[end] === -1 && ++foreign > FOREIGN) break;
  return end;
}

/** All possible quotations of a line. @param {string} line */
const beginnings = (line) =>
  Array.from({ length: line.length - QUOTED }, (_, at) => line.slice(0, at + QUOTED));

/** The symbols before three dots. @param {string} text starting at the prefix */
function quotedIn(text) {
  const [begin = '', rest] = text.split('...', 2);
  const { values } = signsIn(begin);
  return rest === undefined || values.includes(-1) ? '' : signsOf(values.subarray(PREFIX.length));
}

/** @type {Record<string, string>} */
const ENTITIES = {
  ...{ nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', shy: '', zwj: '', zwnj: '', lrm: '', rlm: '' },
  ...{ gt: '>', lt: '<', amp: '&', quot: '"', apos: "'", ndash: '-', mdash: '-', minus: '-', hyphen: '-' },
};

/** What programs insert around lines or substitute for symbols, and the replacement. @type {[RegExp, string][]} */
const WRITTEN = [
  [/\p{Default_Ignorable_Code_Point}/gu, ''],
  [/[\p{Pd}\u2212]/gu, '-'],
  [/=(20)?\r?\n/g, ''], // a mail's soft break
  [/[=%](20|2d|0a|0d)/gi, ' '], // a mail's and an address's blank, hyphen and break
  [/\\{1,4}([nrt]|u200[0-9a-f]|u00a0)/gi, ' '], // a JSON file's
  [/<\/?[a-z][^<>]{0,300}>/gi, ' '],
  [/[\p{Extended_Pictographic}\u{1f3fb}-\u{1f3ff}]/gu, ' '],
  [/(latente)\s*[:#]/gi, '$1 '],
];

/** Removes what mail programs, chats and spreadsheets add to a text. @param {string} text */
function plainText(text) {
  let plain = text;
  for (let times = 0; times < 2; times++) plain = plain.replace(/&(#?\w{1,8});/g, entity); // quoted twice
  return WRITTEN.reduce((all, [pattern, meant]) => all.replace(pattern, meant), plain.normalize('NFKC'));
}

/** @param {string} whole @param {string} name */
function entity(whole, name) {
  if (name[0] !== '#') return ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Characters that may occur between the symbols of a line. */
const BETWEEN = new Set(
  [...' \t\r\n\f\v\u00a0\u2028\u2029->|"\'`´‘’“”«»„*_~.,;=\\+·•'].map((sign) => sign.charCodeAt(0)),
);

/** The symbols of a text and their positions; −1 for a character that ends a line. @param {string} plain */
function signsIn(plain) {
  const values = new Int8Array(plain.length);
  const places = new Int32Array(plain.length);
  let count = 0;
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at);
    if (BETWEEN.has(code)) continue;
    [values[count], places[count]] = [valueOf(code), at];
    count++;
  }
  return { values: values.subarray(0, count), places: places.subarray(0, count) };
}

const MARK = Int8Array.from(PREFIX, (letter) => valueOf(letter.charCodeAt(0)));

/**
 * Approximate matches of the prefix: for each match, the positions where a line may start, most likely first. One pass over
 * the symbols computes the edit distance of the prefix ending at each of them (Sellers, 1980).
 * @param {Int8Array} values
 */
function marksIn(values) {
  /** @type {{ begin: number, others: number }[][]} */
  const marks = [];
  const row = Int32Array.from({ length: MARK.length + 1 }, (_, at) => at);
  let last = -1;
  for (let end = 0; end < values.length; end++) {
    let diagonal = 0;
    for (let at = 1; at <= MARK.length; at++) {
      const altered = diagonal + (values[end] === MARK[at - 1] ? 0 : 1);
      diagonal = row[at];
      row[at] = Math.min(altered, row[at] + 1, row[at - 1] + 1);
    }
    if (row[MARK.length] > ALTERED) continue;
    const place = { begin: end + 1, others: row[MARK.length] };
    if (last === end - 1) marks.at(-1)?.push(place);
    else marks.push([place]);
    last = end;
  }
  return marks.map((places) => places.sort((a, b) => a.others - b.others).map(({ begin }) => begin));
}

/** The symbols of a valid line that starts at `begin`, or null. @param {Int8Array} values @param {number} begin */
function lineAt(values, begin) {
  const count = 32 * values[begin + 3] + values[begin + 4];
  if (!(count >= MIN_SIGNS && count <= MAX_SIGNS) || begin + count > values.length) return null;
  const signs = values.subarray(begin, begin + count);
  return !signs.includes(-1) && isSound(signs) ? [...signs] : null;
}

/** Whether a text has words that mix digits and letters, or a very long word, unlike a sentence. @param {string} text */
function looksLikeLine(text) {
  const words = text.split(/[^0-9a-z]+/i).filter((word) => /\d/.test(word) && /[a-z]/i.test(word));
  return words.filter(({ length }) => length >= 4).length >= 2 || words.some(({ length }) => length >= 15);
}

/** A line's groups without a recognisable prefix. */
const GROUPS = /(?<![0-9a-z])[0-9a-z]{5}(?:-[\s>|]{0,8}[0-9a-z]{5}){3,40}/gi;

/** @param {string} plain @param {[number, number][]} ranges in ascending order @returns {[number, number][]} */
function groupsIn(plain, ranges) {
  let before = 0;
  return [...plain.matchAll(GROUPS)].flatMap(({ 0: text, index }) => {
    const end = index + text.length;
    while (before < ranges.length && ranges[before][1] <= index) before++;
    const isTaken = before < ranges.length && ranges[before][0] < end;
    return isTaken || !looksLikeLine(text) ? [] : [/** @type {[number, number]} */ ([index, end])];
  });
}

/** The index of the first position at or after `wanted`. @param {Int32Array} places @param {number} wanted */
function lowerBound(places, wanted) {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The start of a damaged line, as a single line. @param {string} text */
function shown(text) {
  const end = text.slice(WRAPPED).search(/[\r\n]/);
  const line = (end < 0 ? text : text.slice(0, WRAPPED + end)).replace(/\s+/g, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
