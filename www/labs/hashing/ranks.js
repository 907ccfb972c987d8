/**
 * Retrieval quality of the shipped networks' bits and of the signs of as many principal components, as in the table of
 * "measurements.js". Measured in the page; `tests/e2e/hashing.test.js` measures again and compares.
 * @type {Record<string, Record<'autoencoder' | 'pca', import('../../generated/protocol.js').PrecisionScores>>}
 */
export const RANKS = {
  'bits-8': {
    autoencoder: { best: 0.6412, within: 0.3368, without: 0 },
    pca: { best: 0.4939, within: 0.2791, without: 0 },
  },
  'bits-16': {
    autoencoder: { best: 0.6785, within: 0.6848, without: 0 },
    pca: { best: 0.5502, within: 0.6273, without: 0 },
  },
  'bits-32': {
    autoencoder: { best: 0.7401, within: 0.6383, without: 0.3065 },
    pca: { best: 0.5712, within: 0.2238, without: 0.7725 },
  },
};
