import { t } from '../i18n/index.js';
import { attribute, h, uniqueId } from '../ui/dom.js';
import { fileName } from '../ui/download.js';
import { qrCode } from '../ui/qr.js';
import { copyText } from './copy.js';
import { frameCode, isOnlyHere, pageAddress, shortQuery, wholeQuery } from './links.js';
import { qrDialog } from './qr-dialog.js';

/**
 * "Share": the scene as a link, a QR code, an embedding frame and a picture.
 * @param {import('../router.js').Scene} scene
 * @param {string} title
 */
export function sharePanel(scene, title) {
  const page = pageAddress(location);
  const short = page + shortQuery(scene);
  const state = h('p', { role: 'status', class: 'lines-1', 'data-view': 'share-state' });
  const say = (/** @type {string} */ words) => void (state.textContent = words);
  const rows = [
    row('short', short, say),
    row('whole', page + wholeQuery(scene), say),
    row('frame', frameCode(short, title), say),
  ];
  const code = h('div', { class: 'share-qr', 'data-view': 'share-qr' });
  const large = action('qr', () => showLarge(short));
  const tools = h(
    'div',
    { class: 'tools' },
    action('png', () => savePicture(title)),
    'share' in navigator && action('send', () => send(short, title, say)),
    h('button', { type: 'button', class: 'primary', onclick: () => element.close() }, t('share.close')),
  );
  const element = h(
    'dialog',
    { class: 'card dialog share', 'aria-label': t('share.title'), 'data-view': 'share' },
    h('h2', {}, h('span', {}, t('share.title'))),
    h(
      'div',
      { class: 'share-body grid gap-7' },
      h('div', { class: 'grid gap-5' }, rows),
      h('div', {}, code, large),
    ),
    isOnlyHere(location.hostname) && h('p', { class: 'quiet' }, t('share.onlyHere')),
    state,
    tools,
  );
  /** @param {string} name @param {() => Promise<unknown>} act */
  function action(name, act) {
    const onclick = () => void act().catch((error) => say(error.message));
    return h('button', { type: 'button', 'data-action': `share-${name}`, onclick }, t(`share.${name}`));
  }
  return {
    element,
    async open() {
      element.showModal();
      // A link with a long drawing does not fit into a QR code.
      code.replaceChildren(
        ...(await qrCode(short, t('share.code', { address: short })).then(
          (picture) => [picture],
          () => [],
        )),
      );
      large.hidden = !code.firstChild;
    },
  };
}

/**
 * A text to copy, with its label.
 * @param {'short' | 'whole' | 'frame'} kind
 * @param {string} text
 * @param {(words: string) => void} say
 */
function row(kind, text, say) {
  const id = uniqueId('share');
  const field =
    kind === 'frame'
      ? h('textarea', { id, rows: 3, readonly: true, spellcheck: 'false' }, text)
      : h('input', { id, readonly: true, value: text, spellcheck: 'false' });
  attribute(field, 'data-view', `share-${kind}`);
  field.addEventListener('focus', () => field.select());
  const copy = async () => {
    if (await copyText(text)) return say(t('share.copied'));
    field.focus();
    field.select();
    say(t('share.notCopied'));
  };
  const label = t(`share.${kind}`);
  return h(
    'div',
    { class: 'share-row grid' },
    h('label', { for: id }, label),
    field,
    h(
      'button',
      {
        type: 'button',
        'data-action': `copy-${kind}`,
        'aria-label': t('share.copyOf', { what: label }),
        onclick: () => void copy(),
      },
      t('share.copy'),
    ),
  );
}

/** @param {string} address */
async function showLarge(address) {
  const dialog = await qrDialog(address);
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {string} title */
async function savePicture(title) {
  const { saveScene } = await import('./scene-picture.js');
  await saveScene(`${fileName(title)}.png`);
}

/** Opens the system's share dialog. @param {string} url @param {string} title @param {(words: string) => void} say */
async function send(url, title, say) {
  try {
    await navigator.share({ title, url });
  } catch (error) {
    if (/** @type {Error} */ (error).name !== 'AbortError') say(t('share.notSent'));
  }
}
