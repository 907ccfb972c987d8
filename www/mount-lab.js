import { isNotFetched, loadClass, loadLab, loadTask } from './load-lab.js';
import { isReplaced } from './offline/site.js';
import { isMine } from './router.js';
import { brokenCard, unreachableCard } from './ui/cards.js';
import { wearSheets } from './ui/style-sheet.js';

/** @typedef {import('./router.js').Scene} Scene */

/**
 * Mounts a scene's lab, unless the user has moved on meanwhile. If it fails to load, a card says why.
 * @param {HTMLElement} root
 * @param {Scene} scene
 * @param {import('./lab-kit/types.js').LabContext} context
 * @param {object} page
 * @param {() => boolean} page.isWanted whether the user still waits for this lab
 * @param {() => void} page.onBadTask called if the link's homework is damaged
 * @param {(values: Scene['values'], missing: string) => void} page.onMissingSets gets the replaced settings, and a sentence
 * @param {(changes: Partial<import('./class/link.js').ClassLink>) => void} page.setClass
 * @param {(lab: import('./lab-kit/types.js').MountedLab) => void} page.onMounted
 */
export async function mountLab(root, scene, context, page) {
  const { lab: id, inClass, task } = scene;
  try {
    const lab = await (inClass
      ? loadClass(id, inClass, page.setClass)
      : task
        ? loadTask(id, task, page.onBadTask)
        : loadLab(id));
    if (Object.values(scene.values).some(isMine)) await settle(scene, page.onMissingSets);
    if (!page.isWanted()) return;
    wearSheets(id, lab.styles ?? []);
    page.onMounted(lab.mount(root, context));
  } catch (error) {
    if (page.isWanted()) await showFailure(root, error, page.isWanted);
  }
}

/**
 * Loads the user's image sets that a scene names; missing sets are replaced by the default.
 * @param {Scene} scene
 * @param {(values: Scene['values'], missing: string) => void} onMissing
 */
async function settle({ lab, values }, onMissing) {
  const { settleSets } = await import('./subjects/settle.js');
  const replaced = await settleSets(lab, values);
  if (!Object.keys(replaced).length) return;
  const { missingSetText } = await import('./images/missing.js');
  onMissing(replaced, await missingSetText());
}

/** @param {HTMLElement} root @param {unknown} error @param {() => boolean} isWanted */
async function showFailure(root, error, isWanted) {
  // Browsers cache a failed module import: only a reload fetches it again.
  const reload = () => location.reload();
  if (isNotFetched(error)) {
    const replaced = await isReplaced();
    if (isWanted()) root.replaceChildren(unreachableCard(reload, replaced));
    return;
  }
  console.error(error);
  root.replaceChildren(brokenCard(String(error), reload));
}
