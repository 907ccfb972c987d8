import { LARGE_FILES } from '../engine/large-files.js';

/** @typedef {import('../engine/run-home.js').RunRecord} RunRecord */

/** Requested runs. @type {Map<string, Promise<RunRecord>>} */
const requests = new Map();

/**
 * A complete run trained before the page was built, written by `tests/bench/runs.js`. Fetched once.
 * @param {string} name
 * @returns {Promise<RunRecord>}
 */
export function finishedRun(name) {
  const coming = requests.get(name) ?? download(name);
  requests.set(name, coming);
  coming.catch(() => requests.delete(name)); // retried on the next call
  return coming;
}

/** @param {string} name */
async function download(name) {
  const answer = await fetch(`${LARGE_FILES}runs/${name}.safetensors`);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return recordOf(new Uint8Array(await answer.arrayBuffer()));
}

/**
 * Reads a snapshot: weights as safetensors, with settings and curves in its metadata.
 * @param {Uint8Array} snapshot
 * @returns {RunRecord}
 */
export function recordOf(snapshot) {
  const length = Number(new DataView(snapshot.buffer, snapshot.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(snapshot.subarray(8, 8 + length)));
  const { config, step, trainingMs, losses, penalties, evaluations } = JSON.parse(header.__metadata__.run);
  return {
    ...{ config, step, trainingMs, evaluations, snapshot },
    losses: Float32Array.from(losses),
    penalties: Float32Array.from(penalties),
  };
}
