/** Errors are written with so many decimals: what looks the same is called the same. */
const DIGITS = 4;

/**
 * What a bottleneck's error says beside PCA's.
 * @param {number} error of the network, on all test images
 * @param {number} pca of as many components
 */
export function verdictOf(error, pca) {
  const [own, linear] = [error, pca].map((value) => value.toFixed(DIGITS));
  if (own === linear) return 'same';
  if ((pca / error).toFixed(1) === '1.0') return 'nearly';
  return error < pca ? 'ahead' : 'behind';
}
