import { currentLanguage, loadFolderWords, t } from '../i18n/index.js';
import { attribute, h } from '../ui/dom.js';
import { qrCode } from '../ui/qr.js';
import { styleSheet } from '../ui/style-sheet.js';
import { isOnlyHere, spokenAddress } from './links.js';

/** Codes of longer texts have modules too small to scan from the back row. */
const LONGEST = 600;

/**
 * Shows an address on the whole screen, as a QR code and in large type.
 * @param {string} address
 * @param {string} [shorter] the same without long settings, if it has any
 * @returns {Promise<HTMLDialogElement>} removes itself when closed; rejects if the address is too long
 */
export async function qrDialog(address, shorter) {
  await Promise.all([loadFolderWords(currentLanguage(), 'share'), styleSheet('share/style')]);
  const shown = address.length > LONGEST && shorter ? shorter : address;
  const code = await qrCode(shown, t('share.code', { address: shown })).catch(() => {
    throw new Error(t('share.tooLong'));
  });
  const dialog = h('dialog', { class: 'qr-large centered', 'data-view': 'qr' });
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
