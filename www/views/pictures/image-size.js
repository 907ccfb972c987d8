import { DRAWING } from '../../generated/labs.js';

/** Side of every image, in pixels. */
export const SIDE = DRAWING.side;
/** Number of pixels of an image. */
export const PIXELS = SIDE * SIDE;
