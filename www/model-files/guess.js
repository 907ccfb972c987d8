/** Guesses the activations of a foreign network: its file may not name them, but with wrong ones it cannot reconstruct. */

/**
 * @typedef {import('../engine/client.js').Engine} Engine
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('./foreign.js').Activation} Activation
 * @typedef {import('./foreign.js').Activations} Activations
 * @typedef {import('./read.js').Foreign} Foreign
 */

/** Name of a model on trial, before it replaces anything. */
export const TRIED = 'opened';
/** Number of test images per trial. */
const LOOKED_AT = 100;
/** For larger files only the most common combination is tried. */
const MAX_BYTES = 24e6;
/** A smaller improvement over a more common combination is chance. */
const BETTER = 0.98;

/** Hidden activations, most common first. */
export const HIDDEN = /** @type {Activation[]} */ (['relu', 'tanh', 'sigmoid', 'identity']);
export const CODE = /** @type {Activation[]} */ (['identity', 'relu', 'sigmoid', 'tanh']);
export const OUTPUT = /** @type {Activation[]} */ (['sigmoid', 'identity']);

/** @param {Foreign['plan']} plan @returns {Activations[]} all combinations, most common first */
export function combinations({ chain }) {
  const hidden = chain.depth > 1 ? HIDDEN : HIDDEN.slice(0, 1);
  const code = chain.variational ? CODE.slice(0, 1) : CODE;
  const all = code.flatMap((codeActivation) =>
    hidden.flatMap((one) =>
      OUTPUT.map((output) => ({ hidden: Array(chain.depth - 1).fill(one), code: codeActivation, output })),
    ),
  );
  return all;
}

/**
 * The combination with the lowest reconstruction error on some test images.
 * @param {Engine} engine
 * @param {Foreign} model
 * @param {TrainConfig['subject']} subject
 * @returns {Promise<Activations>}
 */
export async function guess(engine, model, subject) {
  const all = combinations(model.plan);
  const set = /** @type {const} */ (`${subject}Test`);
  await engine.loadData(set);
  const indices = Array.from({ length: LOOKED_AT }, (_, index) => index);
  const { pixels } = await engine.ask({ engine: { pictures: { set, indices } } });
  let [best, least] = [all[0], Infinity];
  for (const activations of all) {
    const { bytes } = model.as(activations, subject);
    if (bytes.length > MAX_BYTES) break;
    const error = await errorOn(engine, bytes, set, pixels);
    if (error < BETTER * least) [best, least] = [activations, error];
  }
  return best;
}

/** @param {Engine} engine @param {Uint8Array} bytes @param {import('../generated/protocol.js').DataSet} set @param {Float32Array} pixels */
async function errorOn(engine, bytes, set, pixels) {
  await tryModel(engine, bytes);
  const network = { model: TRIED };
  const { codes } = await engine.ask({ reconstruct: { map: { network, set, count: LOOKED_AT } } });
  const decode = { network, codes, input: pixels.slice() };
  const { error } = await engine.ask({ reconstruct: { decode } });
  return error ?? Infinity;
}

/** Loads a model into the engine, which rejects an invalid one. @param {Engine} engine @param {Uint8Array} bytes */
export const tryModel = (engine, bytes) =>
  engine.ask({ engine: { loadModel: { name: TRIED, bytes: bytes.slice() } } });

/** Test errors of the last trial model and its references over all test images. @param {Engine} engine @param {TrainConfig['subject']} subject */
export async function surveyTried(engine, subject) {
  const set = /** @type {const} */ (`${subject}Test`);
  const [{ count }] = await Promise.all([engine.loadData(set), engine.loadPca(subject)]);
  const { errors } = await engine.ask({ reconstruct: { survey: { network: { model: TRIED }, set } } });
  return { count, errors };
}
