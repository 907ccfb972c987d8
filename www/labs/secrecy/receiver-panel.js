import { t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { fileDrop } from '../../ui/file-drop.js';

/** Maximum length of a message, in characters. */
const LONGEST = 200_000;

/**
 * The receiver: a text from any source. Until it is edited, it is the sender's.
 * @param {object} on
 * @param {(text: string) => void} on.onText
 * @param {() => void} on.onLong called when a text is too long
 */
export function receiverPanel({ onText, onLong }) {
  /** The sender's text. */
  let sent = '';
  let follows = true;
  const text = h('textarea', {
    class: 'wire',
    rows: 4,
    spellcheck: 'false',
    'aria-label': t('secrecy.received'),
    placeholder: t('secrecy.paste'),
    'data-view': 'received',
  });
  const status = h('p', {
    class: 'receiver-status lines-2 text-s snug',
    role: 'status',
    'data-view': 'receiver-status',
  });
  const input = h('input', {
    type: 'file',
    accept: '.txt,text/plain',
    hidden: true,
    'data-view': 'message-file',
  });
  const open = h(
    'button',
    { type: 'button', 'data-action': 'open', onclick: () => input.click() },
    t('secrecy.action.open'),
  );
  const follow = h(
    'button',
    { type: 'button', 'data-action': 'follow', onclick: () => back() },
    t('secrecy.action.follow'),
  );

  /** @param {string} kind @param {string} words */
  function say(kind, words) {
    status.textContent = words;
    status.dataset.kind = kind;
    attribute(text, 'aria-invalid', kind === 'bad' ? 'true' : null);
  }
  function give() {
    follow.disabled = follows;
    text.toggleAttribute('data-follows', follows);
    if (text.value.length > LONGEST) {
      onLong();
      return say('bad', t('secrecy.long', { most: LONGEST }));
    }
    onText(text.value);
  }
  function back() {
    follows = true;
    text.value = sent;
    give();
  }
  function edited() {
    follows = false;
    give();
  }
  /** @param {File} file */
  async function read(file) {
    if (file.size > LONGEST) return say('bad', t('secrecy.long', { most: LONGEST }));
    text.value = await file.text();
    edited();
  }
  text.addEventListener('input', edited);
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.value = ''; // allows the same file to be picked again
    if (file) void read(file).catch((error) => say('bad', String(error)));
  });
  const stopDrop = fileDrop(text, (file) => void read(file).catch((error) => say('bad', String(error))));
  follow.disabled = true;
  return {
    element: card(
      t('secrecy.receiver'),
      '',
      text,
      h('p', { class: 'quiet receiver-help' }, t('secrecy.receiverHelp')),
      h('div', { class: 'tools' }, follow, open, input),
      status,
    ),
    /** Sets the sender's text. @param {string} wire */
    send(wire) {
      sent = wire;
      if (follows) back();
    },
    say,
    destroy: stopDrop,
  };
}
