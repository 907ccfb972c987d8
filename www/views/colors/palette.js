import { LIMITS } from '../../generated/labs.js';
import { colour } from '../../ui/preferences.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { channels } from '../pictures/pixels.js';

/**
 * One colour per class in every view: `--class-0` to `--class-9` of `style/tokens.css`, after Paul Tol's "muted" scheme for
 * colour-blind eyes (https://personal.sron.nl/~pault/). Important views also write the class beside its colour.
 */
export const CLASSES = Array.from({ length: 10 }, (_, label) => label);

/** Maximum number of classes of a user's image set. */
const MANY = LIMITS.imageClasses;
/** Number of classes that have a colour. */
let count = CLASSES.length;

/** Fetches the colours beyond the first ten, if needed. @param {number} classes */
export async function haveColours(classes) {
  if (classes <= count) return;
  await styleSheet('views/colors/many');
  count = MANY;
}

/** The name of a class's colour in the style sheet; styles that use it follow the theme. @param {number} tone */
export const classToken = (tone) => `--class-${tone}`;

const tokens = () => Array.from({ length: count }, (_, label) => classToken(label));
/** Red, green and blue, 0..255, of each class. */
export const classRgb = () => tokens().map(channels);
export const classColours = () => tokens().map(colour);

/** Class colours ordered so that the first ones differ most: for items that are not digits. */
export const TONES = [4, 2, 0, 3, 1, 6, 8, 5, 9, 7];

/** Class colour of each kept run by id, chosen to differ from each other. */
const RUN_CLASSES = [0, 4, 3, 2, 8, 1];
/** Name of a run's colour in the style sheet. @param {number} id */
export const runToken = (id) => classToken(RUN_CLASSES[id % RUN_CLASSES.length]);
/** A run's colour for a canvas. @param {number} id */
export const runColour = (id) => colour(runToken(id));
