/**
 * Errors in requests and replies that `npm run check` must find. Nothing here is run: an expected error that does not
 * occur is itself an error.
 *
 * @typedef {import('../../www/engine/client.js').Engine} Engine
 * @typedef {import('../../www/engine/turns.js').Turn} Turn
 * @typedef {import('../../www/lab-kit/lab-network.js').LabNetwork} LabNetwork
 */

const network = /** @type {const} */ ('run');
const set = /** @type {const} */ ('digitsTest');

/** @param {Engine | Turn} asker */
export async function questions(asker) {
  await asker.ask({ reconstruct: { map: { network, set, count: 1 } } });
  // @ts-expect-error a field is missing
  await asker.ask({ reconstruct: { map: { network, set } } });
  // @ts-expect-error a field has a wrong name
  await asker.ask({ reconstruct: { map: { network, set, counts: 1 } } });
  // @ts-expect-error a field has a wrong type
  await asker.ask({ reconstruct: { map: { network, set, count: 'all' } } });
  // @ts-expect-error there is no such question
  await asker.ask({ reconstruct: { maps: { network, set, count: 1 } } });
  // @ts-expect-error there is no such lab
  await asker.ask({ reconstructs: { map: { network, set, count: 1 } } });
  // @ts-expect-error a general question belongs to the engine
  await asker.ask({ pictures: { set, indices: [0] } });
}

/** @param {Engine | Turn} asker */
export async function replies(asker) {
  const map = await asker.ask({ reconstruct: { map: { network, set, count: 1 } } });
  map.codes.subarray(0, 2);
  // @ts-expect-error the reply has no such field
  void map.images;
  // @ts-expect-error a field is no text
  map.codes.trim();
  const pictures = await asker.ask({ engine: { pictures: { set, indices: [0] } } });
  pictures.labels.map((label) => label + 1);
  // @ts-expect-error that is the reply to another question
  void pictures.codes;
  // @ts-expect-error a reply is always there: what is out of date rejects
  if (pictures === undefined) void pictures.labels;
  const errors = await asker.ask({
    denoise: { measure: { by: 'pca', subject: 'digits', corruption, soFar, count: 1 } },
  });
  errors.mse.toFixed(2);
  // @ts-expect-error of the same lab, but of another question
  void errors.psnrs;
}
const corruption = /** @type {const} */ ({ noise: 'gaussian', level: 0.5, seed: 1 });
const soFar = { samples: 0, values: 0, sum: 0 };

/** @param {LabNetwork} lab */
export async function aboutANetwork(lab) {
  const reconstruction = await lab.ask(
    (network) => ({ reconstruct: { forward: { network, input: { pixels: new Float32Array(784) } } } }),
    'look',
  );
  reconstruction.code.subarray(0, 2);
  // @ts-expect-error the reply has no such field
  void reconstruction.codes;
  // @ts-expect-error a field is missing
  await lab.ask((network) => ({ reconstruct: { forward: { network } } }));
}
