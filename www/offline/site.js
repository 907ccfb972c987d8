import { t } from '../i18n/index.js';
import { onGoneFiles, onToldGoneFiles } from './gone-files.js';

/** @typedef {import('../ui/notices.js').Action} Action */

/** Whether the site now has another build than this page, whose files may be gone. */
export async function isReplaced() {
  try {
    const answer = await fetch(new URL('files.json', document.baseURI), { cache: 'no-cache' });
    return answer.ok && (await answer.json()).build !== document.documentElement.dataset.build;
  } catch {
    return false;
  }
}

/**
 * Reports the site's state: that a cached copy is shown because the site is down, that a file of this build is gone because
 * there is a new build, and that a style sheet has failed to load.
 * @param {(text: string, action?: Action) => void} say
 */
export function watchSite(say) {
  const { keptFor = '' } = document.documentElement.dataset;
  // Being offline is not reported: the user knows.
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
 * Calls `act` for style sheets that fail to load or that the browser rejects: the page still works, but its layout is
 * incomplete.
 * @param {(file: string) => void} act
 */
function watchStyleSheets(act) {
  // Sheets added later may still be loading.
  const ofPage = document.querySelectorAll('link[rel=stylesheet]:not([data-added])');
  const report = (/** @type {EventTarget | null} */ link) =>
    link instanceof HTMLLinkElement && link.rel === 'stylesheet' && act(link.href.replace(/^.*\//, ''));
  document.addEventListener('error', ({ target }) => report(target), true);
  /** @param {HTMLLinkElement} link */
  const isThere = ({ sheet }) => {
    try {
      return Boolean(sheet?.cssRules.length); // Chromium has an empty sheet for a failed load
    } catch {
      return true; // opaque origins may not read the rules
    }
  };
  const look = () =>
    [...ofPage].filter((link) => !isThere(/** @type {HTMLLinkElement} */ (link))).forEach(report);
  if (document.readyState === 'complete') look();
  else addEventListener('load', look, { once: true });
}
