import { number, t } from '../i18n/index.js';
import { rounded } from '../i18n/rounding.js';

/**
 * A share in tenths of a percent, as it is written: what is said of shares adds up with what stands beside it.
 * @param {number} share 0..1
 */
export const tenths = (share) => rounded(1000 * share, 0);

/** The same in words. @param {number} share 0..1 */
export const percent = (share) => t('judge.share', { percent: number(tenths(share) / 10, 1) });
