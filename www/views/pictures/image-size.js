import { DRAWING } from '../../generated/labs.js';

/** Side of an image of any subject, in pixels, as the core has it. */
export const SIDE = DRAWING.side;
/** Values of an image. */
export const PIXELS = SIDE * SIDE;
