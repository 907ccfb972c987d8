import { DRAWING } from '../../../generated/labs.js';

/** Bottleneck sizes that have a network, in rising order. */
export const SIZES = [1, 2, 4, 8, 16, 32, 64];
/** As many values as the image has pixels: no bottleneck, so the network can copy each value and learn nothing. */
export const WHOLE = DRAWING.side ** 2;
/** All columns. */
export const COLUMNS = [...SIZES, WHOLE];

/** Training of the shipped networks, as in their records. */
export const SHIPPED = { hidden: 64, images: 60_000, epochs: 20 };
/** Training of the networks of this tab: at most a minute. */
export const HERE = { hidden: SHIPPED.hidden, images: 10_000, epochs: 8 };

/** @param {number} size @param {boolean} isHere */
export const modelOf = (size, isHere) => `${isHere ? 'trained-' : ''}bottleneck-${size}`;

/** The column for a size named in a link: the nearest size not above it. @param {number} wanted */
export const columnOf = (wanted) =>
  Math.max(
    0,
    COLUMNS.findLastIndex((size) => size <= wanted),
  );
