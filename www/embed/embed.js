import { currentLanguage, t } from '../i18n/index.js';
import { attribute, h } from '../ui/dom.js';
import { styleSheet } from '../ui/style-sheet.js';
import { pageAddress, shortQuery } from '../share/links.js';

/**
 * The lab within another page, with `?embed=1`: no header and no menu, and one link that opens it by itself.
 *
 * The page around it may ask for its height: `frame.contentWindow.postMessage({ latente: 'height' }, origin)`. The answer,
 * `{ latente: 'height', height }` in CSS pixels, goes to that origin alone, at once and again whenever the height changes.
 * @param {MessageEvent[]} asked what was asked before this was there
 */
export async function beginEmbed(asked) {
  document.documentElement.classList.add('embed');
  await styleSheet('embed/style');
  const height = () => Math.ceil(document.getElementById('app')?.getBoundingClientRect().height ?? 0);
  const hear = answerHeight(window, height);
  asked.forEach(hear);
}

/**
 * Tells the page around this one how high this one is, when that page asks, and nobody else.
 * @param {Window} view
 * @param {() => number} height
 * @returns {(event: MessageEvent) => void} what hears a question
 */
export function answerHeight(view, height) {
  /** Whom to tell. @type {string | null} */
  let origin = null;
  let told = 0;
  const tell = () => {
    if (origin === null || height() === told) return;
    told = height();
    view.parent.postMessage({ latente: 'height', height: told }, origin);
  };
  /** @param {MessageEvent} event */
  const hear = (event) => {
    if (event.source !== view.parent || view.parent === view || event.data?.latente !== 'height') return;
    // A page without an origin, as in a sandbox, can be reached in no other way; it learns a height.
    origin = event.origin === 'null' ? '*' : event.origin;
    told = 0;
    tell();
  };
  view.addEventListener('message', hear);
  new ResizeObserver(tell).observe(/** @type {Element} */ (view.document.getElementById('app')));
  return hear;
}

/**
 * The way out of the frame, below the lab. The page around it may have a main part too: this one has a name.
 * @param {HTMLElement} lab
 * @param {() => import('../router.js').Scene} scene
 */
export function openByItself(lab, scene) {
  attribute(lab, 'aria-label', t(`lab.${scene().lab}`));
  const link = h('a', { target: '_blank', rel: 'noopener', 'data-view': 'by-itself' }, t('embed.open'));
  const follow = () => void (link.href = pageAddress(location) + shortQuery(scene()));
  // The scene may have changed since it was looked at last.
  for (const type of ['pointerdown', 'focus', 'click']) link.addEventListener(type, follow);
  follow();
  return h('p', { class: 'embed-foot', lang: currentLanguage() }, link);
}
