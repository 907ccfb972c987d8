/** Guesses with an error below this fraction of the mean image's error are readable. */
export const READABLE = 0.4;

/** @typedef {'blind' | 'shapes' | 'read'} Verdict */

/** Rates an attack against the mean image, which needs no code. @param {number} mse @param {number} mean @returns {Verdict} */
export const verdict = (mse, mean) => (mse >= mean ? 'blind' : mse > READABLE * mean ? 'shapes' : 'read');

/**
 * The verdict on a complete curve, and the numbers of pairs from which the attack beats the mean image and is readable.
 * @param {number[]} pairs ascending
 * @param {number[]} errors error with each number of pairs
 * @param {number} mean
 * @returns {{ says: 'held' | 'shapes' | 'broken', seen?: number, read?: number }}
 */
export function crossings(pairs, errors, mean) {
  const verdicts = errors.map((error) => verdict(error, mean));
  const first = (/** @type {Verdict[]} */ ...wanted) =>
    pairs.find((_, index) => wanted.includes(verdicts[index]));
  const [seen, read] = [first('shapes', 'read'), first('read')];
  return { says: read ? 'broken' : seen ? 'shapes' : 'held', seen, read };
}
