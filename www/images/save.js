/** A set as a file of NumPy. @param {import('./image-set.js').ImageSet} set @returns {Promise<Uint8Array<ArrayBuffer>>} */
export const npzOf = (set) => Promise.reject(new Error(`not yet: ${set.name}`));
