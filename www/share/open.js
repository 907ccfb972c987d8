import { currentLanguage, loadFolderWords, t } from '../i18n/index.js';
import { styleSheet } from '../ui/style-sheet.js';
import { sharePanel } from './panel.js';

/**
 * Opens "Share", with its words and styles.
 * @param {import('../router.js').Scene} scene
 * @param {HTMLElement} place parent of the dialog
 */
export async function openShare(scene, place) {
  await Promise.all([loadFolderWords(currentLanguage(), 'share'), styleSheet('share/style')]);
  const panel = sharePanel(scene, t(`lab.${scene.lab}`));
  place.append(panel.element);
  panel.element.addEventListener('close', () => panel.element.remove());
  await panel.open();
}
