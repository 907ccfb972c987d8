/** Guesses that err less than this share of what the mean image errs can be read. */
export const READABLE = 0.4;

/** @typedef {'blind' | 'shapes' | 'read'} Verdict */

/** How bad an attack is, beside the image that needs no code. @param {number} mse @param {number} mean @returns {Verdict} */
export const verdict = (mse, mean) => (mse >= mean ? 'blind' : mse > READABLE * mean ? 'shapes' : 'read');

/**
 * What a whole curve comes to, and with how many pairs the attacker first errs less than the mean image and can first be
 * read.
 * @param {number[]} pairs rising
 * @param {number[]} errors with each
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
