import { number, t } from '../i18n/index.js';

/** Formats the size of a file or a set. @param {number} bytes */
export const sizeText = (bytes) =>
  bytes < 1e5
    ? t('images.kilobytes', { size: number(Math.max(0.1, bytes / 1e3), 1) })
    : t('images.megabytes', { size: number(bytes / 1e6, bytes < 1e7 ? 1 : 0) });
