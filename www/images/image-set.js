import { LIMITS } from '../generated/labs.js';
import { PIXELS } from '../views/pictures/image-size.js';

/**
 * Images of the person's: each `PIXELS` bytes, row by row, 0 the ground and 255 the ink, one image after the other.
 * @typedef {object} ImageSet
 * @property {string} id `my-…`; it is what a link names
 * @property {string} name
 * @property {Uint8Array} images `count * PIXELS`
 * @property {Uint8Array | null} labels of each the index of its class; nothing where there are no classes
 * @property {string[]} classes at most `MOST_CLASSES`
 * @property {Uint32Array | null} [originals] of each a number of the image that it was made of: what was made of one is not parted
 * @property {number} made in milliseconds since 1970
 * @property {string} origin the files, the pad or the camera that they came from
 *
 * @typedef {object} Summary what a list says of one
 * @property {string} id
 * @property {string} name
 * @property {number} count of the images
 * @property {string[]} classes
 * @property {boolean} isLabeled
 * @property {number} made
 * @property {string} origin
 * @property {number} bytes
 */

/** As many classes as EMNIST has, which has the most of the sets in this form. */
export const MOST_CLASSES = LIMITS.imageClasses;

/** What the id of every set of the person's begins with. */
const PREFIX = 'my-';

/** Whether an id is one of a set of the person's. @param {unknown} id */
export const isOfPerson = (id) => typeof id === 'string' && id.startsWith(PREFIX);

/** An id that no other set has. */
export const newSetId = () =>
  PREFIX +
  [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {ImageSet} set @returns {Summary} */
export const summaryOf = ({ id, name, images, labels, classes, made, origin }) => ({
  ...{ id, name, classes, made, origin },
  count: images.length / PIXELS,
  isLabeled: labels !== null,
  bytes: images.length + (labels?.length ?? 0),
});

/** @param {any} set as it was kept */
export function isSoundSet(set) {
  if (!(set?.images instanceof Uint8Array) || !set.images.length || set.images.length % PIXELS) return false;
  const { labels, classes, originals = null } = set;
  const count = set.images.length / PIXELS;
  if (originals !== null && !(originals instanceof Uint32Array && originals.length === count)) return false;
  if (!Array.isArray(classes) || classes.length > MOST_CLASSES) return false;
  if (labels === null) return true;
  const isLabel = (/** @type {number} */ label) => label < classes.length;
  return labels instanceof Uint8Array && labels.length === count && labels.every(isLabel);
}
