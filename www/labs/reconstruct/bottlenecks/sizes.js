import { DRAWING } from '../../../generated/labs.js';

/** Bottlenecks of which there is a network, from the narrowest on. */
export const SIZES = [1, 2, 4, 8, 16, 32, 64];
/** As many values as the image has pixels: no bottleneck, so that copying each value is enough, and nothing has to be learned. */
export const WHOLE = DRAWING.side ** 2;
/** All that can be looked at. */
export const COLUMNS = [...SIZES, WHOLE];

/** How the shipped networks were trained, as their records say. */
export const SHIPPED = { hidden: 64, images: 60_000, epochs: 20 };
/** How those of this tab are: a minute at most. */
export const HERE = { hidden: SHIPPED.hidden, images: 10_000, epochs: 8 };

/** @param {number} size @param {boolean} isHere */
export const modelOf = (size, isHere) => `${isHere ? 'trained-' : ''}bottleneck-${size}`;

/** The column that a link names: the nearest from below. @param {number} wanted */
export const columnOf = (wanted) =>
  Math.max(
    0,
    COLUMNS.findLastIndex((size) => size <= wanted),
  );
