import { LIMITS } from '../../generated/labs.js';
import { colour } from '../../ui/preferences.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { channels } from '../pictures/pixels.js';

/**
 * One colour a class, in every view: `--class-0` to `--class-9` of `style/tokens.css`, after Paul Tol's "muted" scheme
 * for colour-blind eyes (https://personal.sron.nl/~pault/). Where it matters the class is written beside its colour too.
 */
export const CLASSES = Array.from({ length: 10 }, (_, label) => label);

/** As many as a set of the person's can have. */
const MANY = LIMITS.imageClasses;
/** How many have a colour. */
let count = CLASSES.length;

/** Fetches the colours beyond the first ten, if there are so many classes. @param {number} classes */
export async function haveColours(classes) {
  if (classes <= count) return;
  await styleSheet('views/colors/many');
  count = MANY;
}

/** The name of a class's colour in the style sheet: what is styled by it follows the theme. @param {number} tone */
export const classToken = (tone) => `--class-${tone}`;

const tokens = () => Array.from({ length: count }, (_, label) => classToken(label));
/** Red, green and blue, 0..255, of each. */
export const classRgb = () => tokens().map(channels);
export const classColours = () => tokens().map(colour);

/**
 * The classes in an order in which those come first whose colours are far from each other: for things that are no digits.
 */
export const TONES = [4, 2, 0, 3, 1, 6, 8, 5, 9, 7];

/** The colour of a kept run, by its number: far from each other among those of the classes. */
const RUN_CLASSES = [0, 4, 3, 2, 8, 1];
/** Its name in the style sheet. @param {number} id */
export const runToken = (id) => classToken(RUN_CLASSES[id % RUN_CLASSES.length]);
/** The colour itself, for a canvas. @param {number} id */
export const runColour = (id) => colour(runToken(id));
