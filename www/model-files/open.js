/** A file becomes the page's network: it can be looked at, and trained further. */
import { number, t } from '../i18n/index.js';
import { PIXELS } from '../views/pictures/image-size.js';
import { guess, surveyTried, tryModel } from './guess.js';
import { layersOf } from './layers.js';
import { readModel } from './read.js';

/**
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('./foreign.js').Activations} Activations
 * @typedef {import('./read.js').Foreign} Foreign
 * @typedef {{ activations: Activations, subject: TrainConfig['subject'] }} Choice what a file does not tell
 * @typedef {{ config: TrainConfig, step: number, bytes: Uint8Array }} Opened
 * @typedef {object} Page
 * @property {import('../engine/client.js').Engine} engine
 * @property {import('../engine/training.js').TrainingRun} run
 * @property {(model: Foreign, first: Choice, why: string) => Promise<Choice | null>} askWhich
 */

/**
 * Reads a file, and asks for what it does not tell. Nothing on the page has changed by then.
 * @param {File} file
 * @param {Page} page
 * @returns {Promise<Opened | null>} nothing when the person has thought better of it
 */
export async function readOpened(file, { engine, askWhich }) {
  const model = await readModel(file);
  if (model.from === 'own') {
    await tryModel(engine, model.bytes);
    return model;
  }
  const wanted = await choiceOf(model, file.name, { engine, askWhich });
  if (!wanted) return null;
  const { config, bytes } = model.as(wanted.activations, wanted.subject);
  await tryModel(engine, bytes);
  return { config, step: 0, bytes };
}

/**
 * What a file does not tell: as its metadata say, unless the network copies nothing then, or as the person says.
 * @param {Foreign} model
 * @param {string} name
 * @param {Pick<Page, 'engine' | 'askWhich'>} page
 */
async function choiceOf(model, name, { engine, askWhich }) {
  const { activations: told } = model.plan;
  const subject = model.plan.subject ?? 'digits';
  let why = t('modelFile.ask', { name });
  if (told) {
    const choice = { activations: told, subject };
    await tryModel(engine, model.as(told, subject).bytes);
    const { errors } = await surveyTried(engine, subject);
    const [own, mean] = [errors.autoencoder, errors.mean ?? Infinity];
    if (own <= mean) return choice;
    why = t('modelFile.askAgain', { name, mse: number(own, 4), mean: number(mean, 4) });
  }
  const first = { activations: await guess(engine, model, subject), subject };
  return askWhich(model, first, why);
}

/**
 * Puts the network in the place of the page's run, paused, and what was there before into the person's work.
 * @param {Opened} opened
 * @param {string} name of the file
 * @param {Pick<Page, 'engine' | 'run'>} page
 */
export async function adopt({ config, step, bytes }, name, { engine, run }) {
  await run.rest(); // then its last state has been copied, and is among the work that is kept
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

/** What was opened, in words, with what it does on the test images. @param {Opened} opened @param {string} name @param {Page['run']} run */
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
