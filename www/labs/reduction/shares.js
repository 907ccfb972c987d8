import { number, t } from '../../i18n/index.js';

/** A share of the variance, or of the rows. @param {number} value */
export const share = (value) => t('judge.share', { percent: number(100 * value, 1) });
