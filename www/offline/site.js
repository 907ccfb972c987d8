import { t } from '../i18n/index.js';
import { onGoneFiles, onToldGoneFiles } from './gone-files.js';

/** @typedef {import('../ui/notices.js').Action} Action */

/** Whether the site has another build than this page by now, whose files may then be gone. */
export async function isReplaced() {
  try {
    const answer = await fetch(new URL('files.json', document.baseURI), { cache: 'no-cache' });
    return answer.ok && (await answer.json()).build !== document.documentElement.dataset.build;
  } catch {
    return false;
  }
}

/**
 * Says what is the matter with the site: that a kept copy is shown because it is down, that it has a new build, as soon as a
 * file of this one is not there any more, and that a style sheet has not come.
 * @param {(text: string, action?: Action) => void} say
 */
export function watchSite(say) {
  const { keptFor = '' } = document.documentElement.dataset;
  // A network that is gone is no news to whoever has none.
  if (keptFor && keptFor !== 'network') say(t('site.down', { status: keptFor }));
  let isAsked = false;
  const ask = async () => {
    isAsked = true;
    if (await isReplaced()) say(t('site.newer'), { text: t('broken.reload'), act: () => location.reload() });
    isAsked = false;
  };
  const hear = () => {
    if (!isAsked) void ask();
  };
  onGoneFiles(hear);
  onToldGoneFiles(hear);
  watchStyleSheets((file) => say(t('site.styles', { file })));
}

/**
 * Hears of style sheets that do not come, or that the browser does not take for such: without them nothing stops, but not all
 * is where it should be.
 * @param {(file: string) => void} act
 */
function watchStyleSheets(act) {
  // One that was added since may be on its way.
  const ofPage = document.querySelectorAll('link[rel=stylesheet]:not([data-added])');
  const tell = (/** @type {EventTarget | null} */ link) =>
    link instanceof HTMLLinkElement && link.rel === 'stylesheet' && act(link.href.replace(/^.*\//, ''));
  document.addEventListener('error', ({ target }) => tell(target), true);
  /** @param {HTMLLinkElement} link */
  const isThere = ({ sheet }) => {
    try {
      return Boolean(sheet?.cssRules.length); // Chromium has an empty one in place of what did not come
    } catch {
      return true; // a frame without an origin may not look into it
    }
  };
  const look = () =>
    [...ofPage].filter((link) => !isThere(/** @type {HTMLLinkElement} */ (link))).forEach(tell);
  if (document.readyState === 'complete') look();
  else addEventListener('load', look, { once: true });
}
