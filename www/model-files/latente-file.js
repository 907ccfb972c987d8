/** Reads this page's files: models and snapshots of runs. */
import { usualSettings, labOf } from '../router.js';
import { fault, sizes } from './fault.js';
import { layersOf } from './layers.js';
import { readTensor } from './safetensors.js';

/** @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig */

/** Metadata key of a file's record. */
export const RECORD = 'latente';

/** More than any run of this page: 200 epochs with batches of one image. */
const MAX_STEPS = 2_000_000;
/** Maximum number of hidden layers of an encoder. */
const MAX_LAYERS = 3;

/**
 * Parses a file's record. Settings missing from it take this version's defaults, and values are clamped to this page's
 * limits: some shipped models were trained on more images.
 * @param {string} text
 * @returns {{ config: TrainConfig, step: number }}
 */
export function recordOf(text) {
  /** @type {any} */
  let record;
  try {
    record = JSON.parse(text);
  } catch (error) {
    throw fault('modelRecord', { reason: String(error) });
  }
  const { config, step } = record ?? {};
  if (typeof config !== 'object' || config === null) throw fault('modelRecord', { reason: 'config' });
  if (!Number.isSafeInteger(step) || step < 0 || step > MAX_STEPS)
    throw fault('modelRecord', { reason: 'step' });
  const defaults = usualSettings();
  const known = Object.keys(defaults).filter((id) => id in config);
  const settings = { ...defaults, ...Object.fromEntries(known.map((id) => [id, config[id]])) };
  for (const control of labOf('train')?.controls ?? []) {
    const value = settings[control.id];
    if (control.kind === 'whole' && typeof value === 'number' && control.id !== 'dCode')
      settings[control.id] = Math.min(Math.max(value, control.min), control.max);
  }
  return { config: /** @type {any} */ (settings), step };
}

/** Checks that a file has exactly the tensors of its network, before any of them is read. @param {TrainConfig} config @param {import('./safetensors.js').Header} header */
export function checkTensors(config, { entries }) {
  const lists = [config?.activations, config?.hidden, config?.channels];
  if (!lists.every((list) => Array.isArray(list) && list.length <= MAX_LAYERS))
    throw fault('modelRecord', { reason: 'config' });
  /** @param {string} name @param {number[]} shape */
  const need = (name, shape) => {
    if (String(entries.get(name)?.shape) !== String(shape))
      throw fault('modelLacks', { tensor: name, shape: sizes(shape) });
  };
  for (const { name, weight, bias, tied } of layersOf(config)) {
    if (!tied) need(`${name}.weight`, weight);
    need(`${name}.bias`, [bias]);
  }
}

/** Checks that all numbers of a file are finite. @param {Blob} file @param {import('./safetensors.js').Header} header */
export async function checkNumbers(file, header) {
  for (const entry of header.entries.values()) await readTensor(file, header, entry);
}
