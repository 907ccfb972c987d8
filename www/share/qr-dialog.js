import { currentLanguage, loadFolderWords, t } from '../i18n/index.js';
import { attribute, h } from '../ui/dom.js';
import { qrCode } from '../ui/qr.js';
import { styleSheet } from '../ui/style-sheet.js';
import { isOnlyHere, spokenAddress } from './links.js';

/** A code of more signs has squares that nobody can read from the back row. */
const LONGEST = 600;

/**
 * An address over the whole screen, as a code for phones and in large type.
 * @param {string} address
 * @param {string} [shorter] the same without what is long, where there is something
 * @returns {Promise<HTMLDialogElement>} it goes when it is closed; rejects where the address is too long
 */
export async function qrDialog(address, shorter) {
  await Promise.all([loadFolderWords(currentLanguage(), 'share'), styleSheet('share/style')]);
  const shown = address.length > LONGEST && shorter ? shorter : address;
  const code = await qrCode(shown, t('share.code', { address: shown })).catch(() => {
    throw new Error(t('share.tooLong'));
  });
  const dialog = h('dialog', { class: 'qr-large', 'data-view': 'qr' });
  attribute(dialog, 'aria-label', t('share.qr'));
  const close = h('button', { type: 'button', onclick: () => dialog.close() }, t('share.close'));
  dialog.append(
    code,
    h('p', { class: 'qr-address', translate: 'no' }, spokenAddress(shown)),
    shown !== address ? h('p', {}, t('share.withoutDrawing')) : '',
    isOnlyHere(new URL(shown).hostname) ? h('p', {}, t('share.onlyHere')) : '',
    close,
  );
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', ({ target }) => void (target === dialog && dialog.close()));
  return dialog;
}
