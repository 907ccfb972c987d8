import { number, t } from '../i18n/index.js';

/**
 * A share in tenths of a percent, as it is written: what is said of shares adds up with what stands beside it. An engine gives
 * it as a float of 32 bits, in which a half of a tenth is a little less or more than that.
 * @param {number} share 0..1
 */
export const tenths = (share) => Math.round(Number((1000 * share).toPrecision(6)));

/** The same in words. @param {number} share 0..1 */
export const percent = (share) => t('judge.share', { percent: number(tenths(share) / 10, 1) });
