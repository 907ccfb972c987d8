/** Channel on which a worker reports files that the host failed to serve. */
const CHANNEL = 'latente-gone-files';

/**
 * Calls `act` when a file of the page is no longer served. A thread only observes its own requests: a worker passes them on.
 * @param {() => void} act
 */
export function onGoneFiles(act) {
  new PerformanceObserver((list) => {
    if (list.getEntries().some(isGone)) act();
  }).observe({ type: 'resource', buffered: true });
}

/** In a worker: notifies the page. */
export function tellGoneFiles() {
  const channel = new BroadcastChannel(CHANNEL);
  onGoneFiles(() => channel.postMessage({}));
}

/** In the page: listens to its workers and to those of other tabs, whose builds are on the same host. @param {() => void} act */
export function onToldGoneFiles(act) {
  new BroadcastChannel(CHANNEL).addEventListener('message', () => act());
}

/** @param {PerformanceEntry} entry of a requested file */
const isGone = (entry) =>
  [404, 410].includes(/** @type {PerformanceResourceTiming} */ (entry).responseStatus);
