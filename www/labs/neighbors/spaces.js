import { t } from '../../i18n/index.js';

/** Where distances are measured, in the order of the engine's answers. */
export const SPACES = /** @type {const} */ (['raw', 'pca', 'code']);

/**
 * What a space is called.
 * @param {import('../../generated/protocol.js').NeighborsSpace} space
 * @param {'digits' | 'landsat'} data
 */
export const spaceName = (space, data) =>
  t(space === 'raw' ? `neighbors.raw.${data}` : `neighbors.space.${space}`);
