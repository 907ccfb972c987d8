import { currentLanguage, loadFolderWords } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { styleSheet } from '../../ui/style-sheet.js';

/**
 * Placeholder of the board. Its pictures, words and dependencies are fetched when it is first shown; its sheet comes
 * with the view.
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
    /** The board is shown again. */
    reopen: () => board?.reopen(),
    /** Updates the board to the run's current state. @param {(error: unknown) => void} onError */
    async refresh(onError) {
      try {
        coming ??= come();
        await coming;
        board?.refresh();
      } catch (error) {
        coming = null; // try again the next time it is shown
        onError(error);
      }
    },
    destroy() {
      isGone = true;
      board?.destroy();
    },
  };
}
