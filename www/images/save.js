import { download, fileName } from '../ui/download.js';
import { ImagesLink } from './link.js';

/** @typedef {import('./image-set.js').ImageSet} ImageSet */

/** A set as a NumPy `.npz` file. @param {ImageSet} set @returns {Promise<Uint8Array<ArrayBuffer>>} */
export const npzOf = (set) => written('npz', set);

/** A set as a ZIP file with one PNG per image. @param {ImageSet} set @returns {Promise<Uint8Array<ArrayBuffer>>} */
export const pngsOf = (set) => written('pngs', set);

/** @param {ImageSet} set @param {'npz' | 'zip'} ending */
export async function downloadSet(set, ending) {
  const bytes = await (ending === 'npz' ? npzOf(set) : pngsOf(set));
  download(`${fileName(set.name)}.${ending}`, bytes, 'application/octet-stream');
}

/** @param {string} call @param {ImageSet} set */
async function written(call, set) {
  const link = new ImagesLink();
  try {
    return await link.ask(call, set);
  } finally {
    link.end();
  }
}
