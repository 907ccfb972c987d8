/** What is said of new images: keys of words and counts, from the distances that the core gives. */

/**
 * How many images hardly look like digits, beside how many real ones do.
 * @param {boolean[]} doubtful of each image
 * @param {number} real share of real digits, 0..1, that the same rule calls doubtful
 */
export function doubtVerdict(doubtful, real) {
  const count = doubtful.filter(Boolean).length;
  const numbers = { count, all: doubtful.length, real: Math.round(100 * real) };
  return { key: count ? 'wall.doubtful' : 'wall.noDoubt', numbers };
}

/**
 * Which image stands beside its nearest one before anybody has picked one: it is looked at as an example of its wall. Where
 * most are digits that is the clearest of them; where most are none, the one that is least like any, not a lucky hit.
 * @param {boolean[]} doubtful of each image
 * @param {ArrayLike<number>} gaps of each to what it is most like
 */
export function typicalImage(doubtful, gaps) {
  const isDoubtful = 2 * doubtful.filter(Boolean).length > doubtful.length;
  const own = doubtful.flatMap((is, at) => (is === isDoubtful ? [at] : []));
  const better = (/** @type {number} */ a, /** @type {number} */ b) =>
    isDoubtful ? gaps[a] > gaps[b] : gaps[a] < gaps[b];
  return own.reduce((best, at) => (better(at, best) ? at : best), own[0] ?? 0);
}

/**
 * Half as far as unseen digits usually are is nearer than any but a copy lies.
 * @param {number} gap
 * @param {number} usual
 */
export const copyVerdict = (gap, usual) => (gap < usual / 2 ? 'wall.copy' : 'wall.noCopy');

/**
 * The parts of a mixture with what they weigh, 0..1, as the core mixes them: they are brought to a sum of 1.
 * @param {number[]} shares of the means of the classes
 * @param {number} own of the chosen digit
 * @returns {{ share: number, label: number | null }[]} those that weigh something; `label` is null for the chosen digit
 */
export function mixtureTerms(shares, own) {
  const total = shares.reduce((sum, share) => sum + share, own);
  if (total <= 0) return [];
  const all = [...shares.map((share, label) => ({ share, label })), { share: own, label: null }];
  return all.filter(({ share }) => share > 0).map(({ share, label }) => ({ share: share / total, label }));
}
