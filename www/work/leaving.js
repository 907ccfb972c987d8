/**
 * Saves when the page is hidden: some browsers then discard it without further events.
 * @param {() => unknown} secure
 * @param {Document} [page]
 * @param {EventTarget} [view]
 */
export function secureWhenHidden(secure, page = document, view = globalThis) {
  page.addEventListener('visibilitychange', () => void (page.visibilityState === 'hidden' && secure()));
  page.addEventListener('freeze', () => void secure());
  view.addEventListener('pagehide', () => void secure());
}

/**
 * Asks before leaving a page with unsaved work.
 * @param {() => boolean} wouldLose
 * @param {EventTarget} [view]
 */
export function askBeforeLeaving(wouldLose, view = globalThis) {
  view.addEventListener('beforeunload', (event) => {
    if (wouldLose()) event.preventDefault();
  });
}
