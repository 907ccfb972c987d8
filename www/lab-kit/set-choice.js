import { t } from '../i18n/index.js';
import { isMine } from '../router.js';
import { h } from '../ui/dom.js';
import { knownSet } from '../subjects/known.js';

export { isMine };

/** What such a set is called, as far as that is known. @param {string} id */
export const mineName = (id) => knownSet(id)?.name ?? t('set.unnamed');

/** What is worked at is called: what comes with the page, or a set of the person's. @param {string} value */
export const subjectName = (value) => (isMine(value) ? mineName(value) : t(`option.${value}`));

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
