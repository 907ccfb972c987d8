import { t } from '../i18n/index.js';
import { card } from '../ui/cards.js';
import { copyText } from '../share/copy.js';
import { h } from '../ui/dom.js';
import { qrCode } from '../ui/qr.js';

/** The card with the line that a student copies into the course's chat, or shows as a QR code. */
export function lineCard() {
  const text = h('textarea', {
    class: 'class-line snug',
    readonly: true,
    rows: 3,
    spellcheck: 'false',
    'aria-label': t('class.line'),
    'data-view': 'class-line',
  });
  const status = h('span', { class: 'quiet', role: 'status', 'data-view': 'class-copied' });
  const place = h('div', { class: 'class-line-qr', hidden: true });
  async function copy() {
    const isCopied = await copyText(text.value);
    if (!isCopied) text.select();
    status.textContent = t(isCopied ? 'class.copied' : 'class.selected');
  }
  async function showCode() {
    place.hidden = !place.hidden;
    if (!place.hidden) place.replaceChildren(await qrCode(text.value, t('class.line.qr')));
  }
  const button = (/** @type {string} */ name, /** @type {() => unknown} */ onclick, className = '') =>
    h(
      'button',
      { type: 'button', class: className, 'data-action': `class-${name}`, onclick },
      t(`class.action.${name}`),
    );
  const element = card(
    t('class.step.send'),
    '',
    h('p', {}, t('class.line.help')),
    text,
    h('div', { class: 'tools' }, button('copy', copy, 'primary'), button('code', showCode), status),
    place,
  );
  element.hidden = true;
  return {
    element,
    /** @param {string} line empty without a result */
    show(line) {
      text.value = line;
      status.textContent = '';
      place.hidden = true;
      element.hidden = line === '';
    },
  };
}
