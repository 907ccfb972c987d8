import { t } from '../../i18n/index.js';

/** Where distances are measured, in the order of the engine's answers. */
export const SPACES = /** @type {const} */ (['raw', 'pca', 'code']);

/**
 * What a space is called.
 * @param {import('../../generated/protocol.js').NeighborsSpace} space
 * @param {'images' | 'landsat'} kind
 */
export const spaceName = (space, kind) =>
  t(space === 'raw' ? `neighbors.raw.${kind}` : `neighbors.space.${space}`);
