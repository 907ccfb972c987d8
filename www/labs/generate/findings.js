/** Statements about new images, based on the core's distances: keys of words, and counts. */

/**
 * How many images hardly look like digits, compared with real ones.
 * @param {boolean[]} doubtful of each image
 * @param {number} real fraction of real digits, 0..1, that the same rule calls doubtful
 */
export function doubtVerdict(doubtful, real) {
  const count = doubtful.filter(Boolean).length;
  const numbers = { count, all: doubtful.length, real: Math.round(100 * real) };
  return { key: count ? 'wall.doubtful' : 'wall.noDoubt', numbers };
}

/**
 * The example image to compare with its nearest training image before the user picks one. If most images are digits, the
 * clearest one; otherwise the least similar one, rather than a lucky hit.
 * @param {boolean[]} doubtful of each image
 * @param {ArrayLike<number>} gaps distance of each image to its nearest training image
 */
export function typicalImage(doubtful, gaps) {
  const isDoubtful = 2 * doubtful.filter(Boolean).length > doubtful.length;
  const candidates = doubtful.flatMap((is, at) => (is === isDoubtful ? [at] : []));
  const better = (/** @type {number} */ a, /** @type {number} */ b) =>
    isDoubtful ? gaps[a] > gaps[b] : gaps[a] < gaps[b];
  return candidates.reduce((best, at) => (better(at, best) ? at : best), candidates[0] ?? 0);
}

/**
 * An image closer than half the usual distance of unseen digits counts as a copy.
 * @param {number} gap
 * @param {number} usual
 */
export const copyVerdict = (gap, usual) => (gap < usual / 2 ? 'wall.copy' : 'wall.noCopy');

/**
 * The terms of a mixture with their weights, normalised to a sum of 1 as in the core.
 * @param {number[]} shares weights of the class means
 * @param {number} sampleShare weight of the chosen digit
 * @returns {{ share: number, label: number | null }[]} terms with non-zero weight; `label` is null for the chosen digit
 */
export function mixtureTerms(shares, sampleShare) {
  const total = shares.reduce((sum, share) => sum + share, sampleShare);
  if (total <= 0) return [];
  const all = [...shares.map((share, label) => ({ share, label })), { share: sampleShare, label: null }];
  return all.filter(({ share }) => share > 0).map(({ share, label }) => ({ share: share / total, label }));
}
