import { t } from '../i18n/index.js';
import { isMine } from '../router.js';
import { h } from '../ui/dom.js';
import { knownSet } from '../subjects/set-registry.js';

export { isMine };

/** Name of one of the user's sets, as far as known. @param {string} id */
export const mineName = (id) => knownSet(id)?.name ?? t('set.unnamed');

/** Name of the data: a shipped subject, or one of the user's sets. @param {string} value */
export const subjectName = (value) => (isMine(value) ? mineName(value) : t(`option.${value}`));

/**
 * A button that opens the dialog for the user's images, in a lab that can use them.
 * @param {import('./types.js').LabContext} context
 * @param {(id: string) => void} onTaken
 */
export function setChoice(context, onTaken) {
  const open = async () => {
    const [{ imagesDialog }, { get }, { registerSet }] = await Promise.all([
      import('../images/dialog.js'),
      import('../images/store.js'),
      import('../subjects/set-registry.js'),
    ]);
    await imagesDialog(context, {
      async onTaken(id) {
        const set = await get(id);
        if (!set) return;
        registerSet(set);
        onTaken(id);
      },
    });
  };
  const attributes = { type: 'button', 'data-action': 'open-images', onclick: () => void open() };
  return h('button', attributes, t('set.open'));
}
