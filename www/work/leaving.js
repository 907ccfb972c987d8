/**
 * A page may be gone soon when nobody looks at it any more: some browsers end it then without another word.
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
 * What is not kept is not thrown away without a question.
 * @param {() => boolean} wouldLose
 * @param {EventTarget} [view]
 */
export function askBeforeLeaving(wouldLose, view = globalThis) {
  view.addEventListener('beforeunload', (event) => {
    if (wouldLose()) event.preventDefault();
  });
}
