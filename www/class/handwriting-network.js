/** The shipped network whose codes are positions on the map. */
export const MODEL = 'digits-2';

/**
 * Encodes a drawing.
 * @param {import('../engine/turns.js').Turn} engine
 * @param {import('../views/pictures/ink.js').Strokes} strokes
 */
export async function look(engine, strokes) {
  await engine.loadModel(MODEL);
  const network = { model: MODEL };
  const { code, input, reconstruction, errors } = await engine.ask({
    reconstruct: { forward: { network, input: { strokes } } },
  });
  return { code, input, reconstruction, error: errors.autoencoder };
}
