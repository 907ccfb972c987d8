import { EngineError } from '../engine/error.js';
import { get } from '../images/store.js';
import { haveColours } from '../views/colors/palette.js';
import { SPLIT_SEED, registerSet } from './set-registry.js';

/**
 * The data of a user's image set for the engine; registers the set's names.
 * @param {string} id
 */
export async function imagesToLoad(id) {
  const set = await get(id);
  if (!set) {
    const message = `this browser has no images ${id}`;
    throw new EngineError({ kind: 'imagesMissing', message, params: { id } });
  }
  registerSet(set);
  await haveColours(set.classes.length);
  const labels = set.labels?.slice() ?? new Uint8Array(0);
  const originals = [...(set.originals ?? [])];
  return { images: set.images.slice(), labels, classes: set.classes.length, originals, seed: SPLIT_SEED };
}
