import { CHECKED } from './symbols.js';

/** The format of lines: `LATENTE-1110R-00010-…`. */
export const PREFIX = 'LATENTE';
/** Current format version; it changes with the header or the alphabet. */
export const FORM = 1;
/** Symbols per group. */
export const GROUP = 5;
/** Symbols of the header: format, experiment, its version, total number of symbols (2), lecture (3). */
export const HEADER = 8;
/** Maximum length of a line in characters; some chats cut or wrap longer ones. */
export const LONGEST = 200;
/** Number of symbols in the longest line, and in an empty one. */
export const MAX_SIGNS = Math.floor((GROUP * (LONGEST - PREFIX.length)) / (GROUP + 1));
export const MIN_SIGNS = HEADER + CHECKED;
