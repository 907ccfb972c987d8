/** Opens a file as the page's network, to inspect or to train further. */
import { number, t } from '../i18n/index.js';
import { PIXELS } from '../views/pictures/image-size.js';
import { guess, surveyTried, tryModel } from './guess.js';
import { layersOf } from './layers.js';
import { readModel } from './read.js';

/**
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('./foreign.js').Activations} Activations
 * @typedef {import('./read.js').Foreign} Foreign
 * @typedef {{ activations: Activations, subject: TrainConfig['subject'] }} Choice settings missing from a file
 * @typedef {{ config: TrainConfig, step: number, bytes: Uint8Array }} OpenedModel
 * @typedef {object} Page
 * @property {import('../engine/client.js').Engine} engine
 * @property {import('../engine/training.js').TrainingRun} run
 * @property {(model: Foreign, first: Choice, why: string) => Promise<Choice | null>} askWhich
 */

/**
 * Reads a file, and asks for missing settings. Does not change the page.
 * @param {File} file
 * @param {Page} page
 * @returns {Promise<OpenedModel | null>} null when the user cancels
 */
export async function readOpened(file, { engine, askWhich }) {
  const model = await readModel(file);
  if (model.from === 'page') {
    await tryModel(engine, model.bytes);
    return model;
  }
  const choice = await choiceOf(model, file.name, { engine, askWhich });
  if (!choice) return null;
  const { config, bytes } = model.as(choice.activations, choice.subject);
  await tryModel(engine, bytes);
  return { config, step: 0, bytes };
}

/**
 * Settings missing from a file: from the metadata, or from the user if the network does not reconstruct with those.
 * @param {Foreign} model
 * @param {string} name
 * @param {Pick<Page, 'engine' | 'askWhich'>} page
 */
async function choiceOf(model, name, { engine, askWhich }) {
  const { activations: named } = model.plan;
  const subject = model.plan.subject ?? 'digits';
  let why = t('modelFile.ask', { name });
  if (named) {
    const choice = { activations: named, subject };
    await tryModel(engine, model.as(named, subject).bytes);
    const { errors } = await surveyTried(engine, subject);
    const [mse, mean] = [errors.autoencoder, errors.mean ?? Infinity];
    if (mse <= mean) return choice;
    why = t('modelFile.askAgain', { name, mse: number(mse, 4), mean: number(mean, 4) });
  }
  const first = { activations: await guess(engine, model, subject), subject };
  return askWhich(model, first, why);
}

/**
 * Replaces the page's run by the network, paused, and stores the previous run in "My work".
 * @param {OpenedModel} opened
 * @param {string} name of the file
 * @param {Pick<Page, 'engine' | 'run'>} page
 */
export async function adopt({ config, step, bytes }, name, { engine, run }) {
  await run.rest(); // afterwards its last state has been copied and stored
  const unknown = new Float32Array(step).fill(NaN);
  await run.restore({
    ...{
      config,
      step,
      trainingMs: 0,
      losses: unknown,
      penalties: isPenalised(config) ? unknown : new Float32Array(),
    },
    ...{ evaluations: [], snapshot: bytes },
  });
  await engine.adoptModel('trained', await run.model());
  run.dispatchEvent(new CustomEvent('opened', { detail: { name: name.replace(/\.\w+$/, '') } }));
}

/** @param {TrainConfig} config */
const isPenalised = ({ penalty, weightDecay }) => penalty !== 'none' || weightDecay > 0;

/** Describes the opened network in words, with its test error. @param {OpenedModel} opened @param {string} name @param {Page['run']} run */
export function openedText({ config, step }, name, run) {
  const widths = layersOf(config).map(({ to, image }) =>
    image ? `${image.to.channels}×${image.to.side}×${image.to.side}` : String(to),
  );
  const params = {
    name,
    layers: [PIXELS, ...widths].join(' → '),
    mse: number(run.evaluations.at(-1)?.mse ?? NaN, 4),
    step: number(step),
  };
  return t(step > 0 ? 'modelFile.openedAt' : 'modelFile.opened', params);
}
