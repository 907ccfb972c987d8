import { currentLanguage, loadFolderWords, t } from '../i18n/index.js';

/**
 * Message for a link to an image set that this browser does not have, with instructions to import it.
 * @returns {Promise<string>}
 */
export async function missingSetText() {
  await loadFolderWords(currentLanguage(), 'images');
  return t('images.missing');
}
