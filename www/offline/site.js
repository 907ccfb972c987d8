import { t } from '../i18n/index.js';

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
 * Says what is the matter with the site: that a kept copy is shown because it is down, and that it has a new build, as soon as
 * a file of this one is not there any more.
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
  const observer = new PerformanceObserver((list) => {
    if (!isAsked && list.getEntries().some(isGone)) void ask();
  });
  observer.observe({ type: 'resource', buffered: true });
}

/** @param {PerformanceEntry} entry of a file that was asked for */
const isGone = (entry) =>
  [404, 410].includes(/** @type {PerformanceResourceTiming} */ (entry).responseStatus);
