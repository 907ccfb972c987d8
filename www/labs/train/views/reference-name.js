import { t } from '../../../i18n/index.js';

/**
 * What a reference of the curve is called: with the number of images that it was fitted to, where the run has seen fewer.
 * @param {{ kind: import('../../../generated/protocol.js').ReferenceKind, more: number }} reference
 * @param {number} size of the code
 */
export function referenceName({ kind, more }, size) {
  const name = t(`chart.${kind}`, { size });
  return more ? t('chart.fitted', { name, images: more }) : name;
}
