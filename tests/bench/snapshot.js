/** Writes given weights as a run that Latente can resume at step 0: a safetensors file. */

/** @typedef {import('./peers/page/weights.js').Initial} Initial */
/** @typedef {import('./peers/kinds.js').Layer} Layer */

/**
 * @param {object} config of the run
 * @param {Record<'encoder' | 'decoder', Initial[]>} network
 */
export function snapshot(config, network) {
  const record = { config, step: 0, time: 0, codeScale: 1, firstLoss: null, testMse: null, testBce: null };
  /** @type {Record<string, object>} */
  const header = { __metadata__: { latente: JSON.stringify(record) } };
  /** @type {Uint8Array[]} */
  const parts = [];
  let offset = 0;
  /** @param {string} name @param {number[]} shape @param {Float32Array<ArrayBuffer>} values */
  const add = (name, shape, values) => {
    const end = offset + values.byteLength;
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, end] };
    parts.push(new Uint8Array(values.buffer));
    offset = end;
  };
  for (const [half, layers] of Object.entries(network)) {
    layers.forEach(({ weight, sizes, bias }, index) => {
      if (sizes.length === 2) add(`${half}.${index}.weight`, sizes.toReversed(), transposed(weight, sizes));
      else add(`${half}.${index}.weight`, sizes, weight);
      add(`${half}.${index}.bias`, [bias], new Float32Array(bias));
    });
  }
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, ...parts]);
}

/** @param {Float32Array} matrix @param {number[]} sizes */
function transposed(matrix, [rows, columns]) {
  return Float32Array.from(matrix, (_, index) => matrix[(index % rows) * columns + Math.floor(index / rows)]);
}
