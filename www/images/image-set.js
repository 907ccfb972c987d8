import { LIMITS } from '../generated/labs.js';
import { PIXELS } from '../views/pictures/image-size.js';

/**
 * A user's image set: consecutive images of `PIXELS` bytes, row by row, 0 for the background and 255 for ink.
 * @typedef {object} ImageSet
 * @property {string} id `my-…`, as used in links
 * @property {string} name
 * @property {Uint8Array} images `count * PIXELS`
 * @property {Uint8Array | null} labels class index of each image; null without classes
 * @property {string[]} classes at most `MAX_CLASSES`
 * @property {Uint32Array | null} [originals] for each image, a number of the image it was made from, so that a split keeps
 *   variations together
 * @property {number} made in milliseconds since 1970
 * @property {string} origin source: files, pad or camera
 *
 * @typedef {object} Summary summary for a list
 * @property {string} id
 * @property {string} name
 * @property {number} count of the images
 * @property {string[]} classes
 * @property {boolean} isLabeled
 * @property {number} made
 * @property {string} origin
 * @property {number} bytes
 */

/** Maximum number of classes: that of EMNIST, the largest of the common sets in this format. */
export const MAX_CLASSES = LIMITS.imageClasses;

/** Id prefix of the user's sets. */
const PREFIX = 'my-';

/** Whether an id belongs to a user's set. @param {unknown} id */
export const isOfPerson = (id) => typeof id === 'string' && id.startsWith(PREFIX);

/** A new unique set id. */
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

/** @param {any} set as stored */
export function isSoundSet(set) {
  if (!(set?.images instanceof Uint8Array) || !set.images.length || set.images.length % PIXELS) return false;
  const { labels, classes, originals = null } = set;
  const count = set.images.length / PIXELS;
  if (originals !== null && !(originals instanceof Uint32Array && originals.length === count)) return false;
  if (!Array.isArray(classes) || classes.length > MAX_CLASSES) return false;
  if (labels === null) return true;
  const isLabel = (/** @type {number} */ label) => label < classes.length;
  return labels instanceof Uint8Array && labels.length === count && labels.every(isLabel);
}
