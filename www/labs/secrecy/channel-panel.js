import { t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { download } from '../../ui/download.js';
import { more } from '../../ui/more.js';
import { PIXELS } from '../../views/pictures/pixels.js';

/** The channel: the codes as text, which is all that the receiver gets. */
export function channelPanel() {
  const text = h('textarea', {
    class: 'wire',
    readonly: true,
    rows: 4,
    spellcheck: 'false',
    'aria-label': t('secrecy.wire'),
    'data-view': 'wire',
  });
  const size = h('p', { class: 'text-s snug', 'data-view': 'wire-size' });
  const status = h('span', { class: 'quiet', role: 'status', 'data-view': 'copied' });
  async function copy() {
    try {
      await navigator.clipboard.writeText(text.value);
      status.textContent = t('secrecy.copied');
    } catch {
      // The clipboard is blocked, or unavailable without TLS.
      text.select();
      status.textContent = t('secrecy.selected');
    }
  }
  const save = () => download(`${t('secrecy.file.message')}.txt`, `${text.value}\n`, 'text/plain');
  const actions = { copy, download: save };
  const buttons = Object.entries(actions).map(([name, onclick]) =>
    h('button', { type: 'button', 'data-action': name, onclick }, t(`secrecy.action.${name}`)),
  );
  return {
    element: card(
      t('secrecy.channel'),
      more(h('div', { class: 'tools' }, buttons, status)).element,
      text,
      size,
    ),
    /** @param {string} wire empty without a message @param {number} count number of images in it */
    show(wire, count) {
      text.value = wire;
      status.textContent = '';
      for (const button of buttons) button.disabled = !wire;
      size.textContent = wire
        ? t('secrecy.size', {
            bytes: wire.length,
            count,
            images: count * PIXELS,
          })
        : t('secrecy.nothing');
      size.dataset.bytes = String(wire.length);
    },
  };
}
