/**
 * The sizes at which the class has a lower error than PCA; ties do not count.
 * @param {number[]} sizes
 * @param {(number | null)[]} middles the class's median at each size
 * @param {(number | null)[]} pca the error of as many principal components
 */
export function sizeVerdict(sizes, middles, pca) {
  /** @type {number[]} */
  const better = [];
  /** @type {number[]} */
  const worse = [];
  sizes.forEach((d, index) => {
    const [middle, other] = [middles[index], pca[index]];
    if (middle !== null && other !== null) (middle < other ? better : worse).push(d);
  });
  const isFew = better.length + worse.length < 2;
  const says = isFew ? 'few' : !worse.length ? 'better' : !better.length ? 'worse' : 'both';
  return { says, better, worse };
}
