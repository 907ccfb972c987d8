/**
 * At which end of the axis names cover less: the fewer samples, and not the threshold.
 * @param {{ groups: { shares: number[] }[] }} bars from left to right
 * @param {number} reach of the names, as a share of the axis
 * @param {number} threshold where it stands, as a share of the axis
 * @returns {'left' | 'right'}
 */
export function clearerSide({ groups }, reach, threshold) {
  const all = groups[0]?.shares.length ?? 0;
  const bins = Math.ceil(all * reach);
  const covered = (/** @type {number} */ from, /** @type {number} */ to) =>
    groups.reduce((sum, { shares }) => sum + shares.slice(from, to).reduce((one, own) => one + own, 0), 0);
  const right = covered(all - bins, all) + Number(threshold > 1 - reach);
  return right <= covered(0, bins) + Number(threshold < reach) ? 'right' : 'left';
}
