import { CHECKED } from './symbols.js';

/** What lines look like: `LATENTE-1110R-00010-…`. */
export const PREFIX = 'LATENTE';
/** The form of lines at present: another one when the header or the alphabet changes. */
export const FORM = 1;
/** Signs in a group. */
export const GROUP = 5;
/** Signs of the header: form, experiment, its version, how many signs there are in all (2), lecture (3). */
export const HEADER = 8;
/** Longer lines, in letters, are cut or wrapped by some chats. */
export const LONGEST = 200;
/** Signs of the longest line, and of one that holds nothing. */
export const MOST_SIGNS = Math.floor((GROUP * (LONGEST - PREFIX.length)) / (GROUP + 1));
export const FEWEST_SIGNS = HEADER + CHECKED;
