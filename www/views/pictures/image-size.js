import { DRAWING } from '../../generated/labs.js';

/** Side of an image of any subject, in pixels, from the core. */
export const SIDE = DRAWING.side;
/** Number of values in an image. */
export const PIXELS = SIDE * SIDE;
