import { t } from '../../i18n/index.js';

/** The spaces in which distances are measured, in the order of the engine's replies. */
export const SPACES = /** @type {const} */ (['raw', 'pca', 'code']);

/**
 * The name of a space.
 * @param {import('../../generated/protocol.js').NeighborsSpace} space
 * @param {'images' | 'landsat'} kind
 */
export const spaceName = (space, kind) =>
  t(space === 'raw' ? `neighbors.raw.${kind}` : `neighbors.space.${space}`);
