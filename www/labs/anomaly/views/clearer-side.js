/**
 * The end of the axis where labels cover fewer samples and not the threshold.
 * @param {{ groups: { shares: number[] }[] }} bars left to right
 * @param {number} reach of the labels, as a fraction of the axis
 * @param {number} threshold position, as a fraction of the axis
 * @returns {'left' | 'right'}
 */
export function clearerSide({ groups }, reach, threshold) {
  const all = groups[0]?.shares.length ?? 0;
  const bins = Math.ceil(all * reach);
  const covered = (/** @type {number} */ from, /** @type {number} */ to) =>
    groups.reduce(
      (sum, { shares }) => sum + shares.slice(from, to).reduce((one, share) => one + share, 0),
      0,
    );
  const right = covered(all - bins, all) + Number(threshold > 1 - reach);
  return right <= covered(0, bins) + Number(threshold < reach) ? 'right' : 'left';
}
