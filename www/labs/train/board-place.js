import { currentLanguage, loadFolderWords } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { styleSheet } from '../../ui/style-sheet.js';

/**
 * The place of the board. Its pictures, their words and what they need are fetched when it is looked at for the first time; its
 * sheet comes with the view.
 * @param {import('../../lab-kit/types.js').LabContext} context
 * @param {ConstructorParameters<typeof import('./board/board.js').Board>[1]} on
 */
export function boardPlace(context, on) {
  const element = h('div', { class: 'board-frame' });
  /** @type {import('./board/board.js').Board | null} */
  let board = null;
  /** @type {Promise<void> | null} */
  let coming = null;
  let isGone = false;

  async function come() {
    const [{ Board }] = await Promise.all([
      import('./board/board.js'),
      loadFolderWords(currentLanguage(), 'labs/train/board'),
      loadFolderWords(currentLanguage(), 'views/network'),
      styleSheet('views/network/network'),
      styleSheet('views/pictures/pixel-picker'),
    ]);
    if (isGone) return;
    board = new Board(context, on);
    element.replaceChildren(board.element);
    await board.start();
  }
  return {
    element,
    /** It is looked at again. */
    reopen: () => board?.reopen(),
    /** Shows the run as it is now. @param {(error: unknown) => void} onError */
    async refresh(onError) {
      try {
        coming ??= come();
        await coming;
        board?.refresh();
      } catch (error) {
        coming = null; // asked for again when it is looked at again
        onError(error);
      }
    },
    destroy() {
      isGone = true;
      board?.destroy();
    },
  };
}
