import { t } from '../../i18n/index.js';
import { isMine } from '../../lab-kit/set-choice.js';
import { BATCHES, MAX_EPOCHS } from '../../lab-kit/small-network.js';

/**
 * @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {{ batchSize: number, epochs: number }} Steps
 */

/** A newly chosen set with fewer batches is small. */
export const SMALL = BATCHES;
/** Steps in which a network of default size learns a small set. */
const WANTED_STEPS = 600;

/**
 * Batch size and epochs for a set that is small beside a batch; null if it is not.
 * @param {number} images number of training images
 * @param {Steps} config
 * @param {number} [batches] minimum batches per epoch
 */
export function fittedTo(images, { batchSize, epochs }, batches = 1) {
  if (batches * batchSize <= images) return null;
  const size = Math.min(batchSize, 2 ** Math.max(0, Math.floor(Math.log2(images / BATCHES))));
  const steps = Math.max(1, Math.floor(images / size));
  const enough = Math.min(MAX_EPOCHS, Math.ceil(WANTED_STEPS / steps));
  return { batchSize: size, epochs: Math.max(epochs, enough) };
}

/**
 * Adapts invalid settings to a small set of the user's and reports the changes in a sentence.
 * @param {import('../../lab-kit/types.js').LabContext} context
 * @param {{ config: () => TrainConfig, set: (values: Record<string, import('../../router.js').Value>) => void }} panel
 */
export function smallSet({ engine }, panel) {
  let said = '';
  /** Settings changed for a small set, and their previous values. @type {Record<'before' | 'fitted', Steps> | null} */
  let changed = null;

  /** The values before this page changed them. @param {Steps} config @returns {Steps} */
  function before({ batchSize, epochs }) {
    const isOurs = changed?.fitted.batchSize === batchSize && changed.fitted.epochs === epochs;
    return isOurs && changed ? changed.before : { batchSize, epochs };
  }
  /** @param {Steps} config @param {Steps | null} fitted */
  function change(config, fitted) {
    const usual = before(config);
    const wanted = fitted ?? usual;
    changed = fitted && { before: usual, fitted };
    if (wanted.batchSize === config.batchSize && wanted.epochs === config.epochs) return false;
    panel.set({ ...wanted });
    return true;
  }
  return {
    /** The sentence about the changes, until another set is chosen. */
    get said() {
      return said;
    },
    /** @param {number} [batches] minimum batches of a newly chosen set @returns {Promise<boolean>} whether a setting was changed */
    async fit(batches) {
      const config = panel.config();
      if (!isMine(config.subject)) {
        said = '';
        return change(config, null);
      }
      const { count } = await engine.loadData(`${config.subject}Train`);
      const images = Math.min(config.images, count);
      const fitted = fittedTo(images, batches ? before(config) : config, batches);
      if (!fitted && !batches) return false; // unchanged
      said = fitted ? t('train.smallSet', { images, ...fitted }) : '';
      return change(config, fitted);
    },
  };
}
