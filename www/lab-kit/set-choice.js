import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { knownSet } from '../subjects/known.js';

/** Whether a value names a set of images of the person's. @param {unknown} value */
export const isMine = (value) => typeof value === 'string' && value.startsWith('my-');

/** What such a set is called, as far as that is known. @param {string} id */
export const mineName = (id) => knownSet(id)?.name ?? t('set.unnamed');

/**
 * A button that opens the person's images, for a lab that can take them.
 * @param {import('./types.js').LabContext} context
 * @param {(id: string) => void} onTaken
 */
export function setChoice(context, onTaken) {
  const open = async () => {
    const [{ imagesDialog }, { get }, { know }] = await Promise.all([
      import('../images/dialog.js'),
      import('../images/store.js'),
      import('../subjects/known.js'),
    ]);
    await imagesDialog(context, {
      async onTaken(id) {
        const set = await get(id);
        if (!set) return;
        know(set);
        onTaken(id);
      },
    });
  };
  const attributes = { type: 'button', 'data-action': 'open-images', onclick: () => void open() };
  return h('button', attributes, t('set.open'));
}
