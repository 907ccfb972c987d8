import { t } from '../i18n/index.js';
import { ImageFault } from './link.js';

/**
 * A reader's fault as a sentence with the file, the place and the remedy; null for other errors.
 * @param {unknown} error
 */
export function faultText(error) {
  if (!(error instanceof ImageFault)) return null;
  const { kind, array, ...params } = error.fault;
  const place = array ? t('images.inArray', { file: params.file, array }) : String(params.file);
  return t(`images.fault.${kind}`, { ...params, place });
}
