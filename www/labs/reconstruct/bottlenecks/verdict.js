/** Decimals shown of an error: errors that look equal are called equal. */
const DIGITS = 4;

/**
 * Compares a bottleneck's error with PCA's.
 * @param {number} error the network's, on all test images
 * @param {number} pca error of as many components
 */
export function verdictOf(error, pca) {
  const [network, linear] = [error, pca].map((value) => value.toFixed(DIGITS));
  if (network === linear) return 'same';
  if ((pca / error).toFixed(1) === '1.0') return 'nearly';
  return error < pca ? 'ahead' : 'behind';
}
