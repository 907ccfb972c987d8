import { t } from '../i18n/index.js';
import { PIXELS } from '../views/pictures/image-size.js';

/**
 * Default name of a run, independent of the language: its layer sizes and penalty.
 * @param {import('../generated/protocol.js').TrainConfig} config
 */
export function runName({ kind, hidden, dCode, penalty }) {
  const sizes = kind === 'vanilla' || kind === 'convolutional' ? [] : [...hidden];
  const layers = [PIXELS, ...sizes, dCode, ...sizes.toReversed(), PIXELS].join('-');
  return [
    kind === 'convolutional' ? t('work.convolutional', { size: dCode }) : layers,
    penalty === 'none' ? '' : PENALTIES[penalty],
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Symbols of the penalties, as on the slides. @type {Record<string, string>} */
const PENALTIES = { l1: 'L1', kl: 'KL', contractive: '‖J‖²', variational: 'β', bits: '0/1' };
