import { currentLanguage, t } from '../i18n/index.js';
import { attribute, h } from '../ui/dom.js';
import { styleSheet } from '../ui/style-sheet.js';
import { pageAddress, shortQuery } from '../share/links.js';

/**
 * A lab embedded in another page with `?embed=1`: without header and menu, with a link that opens the full page.
 *
 * The embedding page may ask for the height: `frame.contentWindow.postMessage({ latente: 'height' }, origin)`. The answer,
 * `{ latente: 'height', height }` in CSS pixels, goes only to that origin, immediately and whenever the height changes.
 * @param {MessageEvent[]} asked messages that arrived before this module loaded
 */
export async function beginEmbed(asked) {
  document.documentElement.classList.add('embed');
  await styleSheet('embed/style');
  const height = () => Math.ceil(document.getElementById('app')?.getBoundingClientRect().height ?? 0);
  const hear = answerHeight(window, height);
  asked.forEach(hear);
}

/**
 * Reports this page's height to the embedding page when that page asks, and to no other window.
 * @param {Window} view
 * @param {() => number} height
 * @returns {(event: MessageEvent) => void} the message listener
 */
export function answerHeight(view, height) {
  /** Origin of the embedding page. @type {string | null} */
  let origin = null;
  let sentHeight = 0;
  const send = () => {
    if (origin === null || height() === sentHeight) return;
    sentHeight = height();
    view.parent.postMessage({ latente: 'height', height: sentHeight }, origin);
  };
  /** @param {MessageEvent} event */
  const hear = (event) => {
    if (event.source !== view.parent || view.parent === view || event.data?.latente !== 'height') return;
    // A sandboxed page has an opaque origin and can only be addressed by '*'; it learns only a height.
    origin = event.origin === 'null' ? '*' : event.origin;
    sentHeight = 0;
    send();
  };
  view.addEventListener('message', hear);
  new ResizeObserver(send).observe(/** @type {Element} */ (view.document.getElementById('app')));
  return hear;
}

/**
 * The link out of the frame, below the lab. The landmark is named, because the embedding page may have a main landmark too.
 * @param {HTMLElement} lab
 * @param {() => import('../router.js').Scene} scene
 */
export function openByItself(lab, scene) {
  attribute(lab, 'aria-label', t(`lab.${scene().lab}`));
  const link = h('a', { target: '_blank', rel: 'noopener', 'data-view': 'by-itself' }, t('embed.open'));
  const follow = () => void (link.href = pageAddress(location) + shortQuery(scene()));
  // The scene may have changed since the link was last updated.
  for (const type of ['pointerdown', 'focus', 'click']) link.addEventListener(type, follow);
  follow();
  return h('p', { class: 'embed-foot text-s', lang: currentLanguage() }, link);
}
