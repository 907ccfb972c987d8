import { downloadData } from '../engine/assets.js';
import { FILES } from '../generated/labs.js';
import { t } from '../i18n/index.js';
import { PIXELS } from '../views/pictures/image-size.js';
import { MAX_CLASSES, newSetId } from './image-set.js';
import { merged } from './tone.js';

/** @typedef {import('./image-set.js').ImageSet} ImageSet */

/** Minimum and maximum images per digit. */
const [MIN, MAX] = [20, 200];
/** Class names of the digits. */
const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

/** Number of images per digit: the size of the set's largest class, within the limits. @param {ImageSet} set */
export function digitsOfEach({ images, labels }) {
  const counts = new Uint32Array(MAX_CLASSES);
  if (labels) for (const label of labels) counts[label]++;
  const largest = labels ? Math.max(...counts) : images.length / PIXELS;
  return Math.min(MAX, Math.max(MIN, largest));
}

/**
 * Joins digits with a user's set: the first n of each digit, then the user's images. Classes of the same name are merged.
 * @param {ImageSet} set
 * @param {{ images: Uint8Array, labels: Uint8Array }} digits
 * @param {number} each
 * @returns {ImageSet | null} null if that gives too many classes
 */
export function joined(set, digits, each) {
  const names = set.labels ? set.classes : [set.name];
  const remaining = DIGITS.map(() => each);
  const places = [...digits.labels.keys()].filter((place) => remaining[digits.labels[place]]-- > 0);
  const count = set.images.length / PIXELS;
  const images = new Uint8Array((places.length + count) * PIXELS);
  places.forEach((place, at) =>
    images.set(digits.images.subarray(place * PIXELS, (place + 1) * PIXELS), at * PIXELS),
  );
  images.set(set.images, places.length * PIXELS);
  const all = Uint8Array.from([
    ...places.map((place) => digits.labels[place]),
    ...Array.from({ length: count }, (_, at) => DIGITS.length + (set.labels?.[at] ?? 0)),
  ]);
  const { labels, classes } = merged(all, [...DIGITS, ...names]);
  if (classes.length > MAX_CLASSES) return null;
  const { originals } = set;
  return {
    ...{ id: newSetId(), images, labels, classes, made: Date.now(), origin: set.name },
    name: t('images.joinedName', { name: set.name }),
    // Digits are originals; the user's numbers follow theirs.
    originals: originals
      ? Uint32Array.from([...places.keys(), ...Array.from(originals, (of) => of + places.length)])
      : null,
  };
}

/** The training digits. @returns {Promise<{ images: Uint8Array, labels: Uint8Array }>} */
export async function trainingDigits() {
  const files = FILES.find(({ set }) => set === 'digitsTrain');
  if (!files) throw new TypeError('no digits');
  const [images, labels] = await Promise.all(
    [files.samples, files.labels].map(async ({ name, bytes, shape }) => {
      const idx = await downloadData(name, bytes);
      return idx.subarray(idx.length - shape.reduce((product, size) => product * size));
    }),
  );
  return { images, labels };
}
