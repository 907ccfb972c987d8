import { number, t } from '../i18n/index.js';
import { rounded } from '../i18n/rounding.js';

/**
 * A share in tenths of a percent, rounded as displayed, so that statements about shares agree with the numbers beside
 * them.
 * @param {number} share 0..1
 */
export const tenths = (share) => rounded(1000 * share, 0);

/** The share as words. @param {number} share 0..1 */
export const percent = (share) => t('accuracy.share', { percent: number(tenths(share) / 10, 1) });
