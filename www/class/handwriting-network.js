/** The shipped network whose code is a place on the map. */
export const MODEL = 'digits-2';

/**
 * What it makes of a drawing.
 * @param {import('../engine/turns.js').Turn} engine
 * @param {import('../views/pictures/ink.js').Strokes} strokes
 */
export async function look(engine, strokes) {
  await engine.loadModel(MODEL);
  const network = { model: MODEL };
  const { code, input, reconstruction, errors } = await engine.ask({
    reconstruct: { look: { network, input: { strokes } } },
  });
  return { code, input, reconstruction, error: errors.autoencoder };
}
