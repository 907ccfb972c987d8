import { currentLanguage, loadFolderWords, t } from '../i18n/index.js';

/**
 * What is said where a link names a set of images that this browser does not have: what is missing, and how to bring it.
 * @returns {Promise<string>}
 */
export async function missingSetText() {
  await loadFolderWords(currentLanguage(), 'images');
  return t('images.missing');
}
