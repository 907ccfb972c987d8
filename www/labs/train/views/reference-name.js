import { t } from '../../../i18n/index.js';

/**
 * Name of a reference: with the number of images it was fitted to, if the run has seen fewer.
 * @param {{ kind: import('../../../generated/protocol.js').ReferenceKind, more: number }} reference
 * @param {number} size of the code
 */
export function referenceName({ kind, more }, size) {
  const name = t(`chart.${kind}`, { size });
  return more ? t('chart.fitted', { name, images: more }) : name;
}
