/** Reads a file as a model for the engine, or throws the fault. */
import { fault } from './fault.js';
import { configOf, pageFile, planOf, tensorsOf } from './foreign.js';
import { fileKind, headOf } from './kind.js';
import { RECORD, checkNumbers, checkTensors, recordOf } from './latente-file.js';
import { readHeader } from './safetensors.js';

/**
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('./foreign.js').Activations} Activations
 * @typedef {object} Own a file of this page
 * @property {'page'} from
 * @property {TrainConfig} config
 * @property {number} step
 * @property {Uint8Array} bytes
 * @typedef {object} Foreign a state dict
 * @property {'foreign'} from
 * @property {import('./foreign.js').Plan} plan
 * @property {(activations: Activations, subject: TrainConfig['subject']) => { config: TrainConfig, bytes: Uint8Array }} as
 */

/** Size of a snapshot of the largest trainable network. */
export const MAX_BYTES = 420e6;

/**
 * @param {File} file
 * @returns {Promise<Own | Foreign>}
 */
export async function readModel(file) {
  const kind = fileKind(await headOf(file), file.name, file.size);
  if (kind !== 'safetensors') throw fault(`modelIs.${kind}`);
  if (file.size > MAX_BYTES) throw fault('modelTooLarge', { got: mega(file.size), most: mega(MAX_BYTES) });
  const header = await readHeader(file);
  const record = header.metadata[RECORD];
  if (record === undefined) {
    const plan = planOf(header);
    const tensors = await tensorsOf(file, header, plan);
    return {
      from: 'foreign',
      plan,
      as(activations, subject) {
        const config = configOf(plan, activations, subject);
        return { config, bytes: pageFile(tensors, config) };
      },
    };
  }
  const { config, step } = recordOf(record);
  checkTensors(config, header);
  await checkNumbers(file, header);
  return { from: 'page', config, step, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** @param {number} bytes */
const mega = (bytes) => Math.ceil(bytes / 1e6);
