/** Which activations a foreign network has: its file does not say, but with the wrong ones it copies nothing. */

/**
 * @typedef {import('../engine/client.js').Engine} Engine
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('./foreign.js').Activation} Activation
 * @typedef {import('./foreign.js').Activations} Activations
 * @typedef {import('./read.js').Foreign} Foreign
 */

/** Under this name a model is tried before anything is replaced by it. */
export const TRIED = 'opened';
/** Test images that a combination is tried on. */
const LOOKED_AT = 100;
/** Of a larger file only the usual combination is tried. */
const MOST_BYTES = 24e6;
/** A combination that is hardly better than a more usual one is chance. */
const BETTER = 0.98;

/** What is between, the usual first. */
export const HIDDEN = /** @type {Activation[]} */ (['relu', 'tanh', 'sigmoid', 'identity']);
export const CODE = /** @type {Activation[]} */ (['identity', 'relu', 'sigmoid', 'tanh']);
export const OUTPUT = /** @type {Activation[]} */ (['sigmoid', 'identity']);

/** @param {Foreign['plan']} plan @returns {Activations[]} every combination, the usual first */
export function combinations({ chain }) {
  const hidden = chain.depth > 1 ? HIDDEN : HIDDEN.slice(0, 1);
  const code = chain.variational ? CODE.slice(0, 1) : CODE;
  const all = code.flatMap((own) =>
    hidden.flatMap((one) =>
      OUTPUT.map((output) => ({ hidden: Array(chain.depth - 1).fill(one), code: own, output })),
    ),
  );
  return all;
}

/**
 * The combination that copies some test images best.
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
    if (bytes.length > MOST_BYTES) break;
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

/** Has the engine read a model, which says what is wrong with it. @param {Engine} engine @param {Uint8Array} bytes */
export const tryModel = (engine, bytes) =>
  engine.ask({ engine: { loadModel: { name: TRIED, bytes: bytes.slice() } } });

/** How the model that was tried last does on all test images, beside what else could be had. @param {Engine} engine @param {TrainConfig['subject']} subject */
export async function surveyTried(engine, subject) {
  const set = /** @type {const} */ (`${subject}Test`);
  const [{ count }] = await Promise.all([engine.loadData(set), engine.loadPca(subject)]);
  const { errors } = await engine.ask({ reconstruct: { survey: { network: { model: TRIED }, set } } });
  return { count, errors };
}
