/** Where a worker tells the page that the host has not handed out a file. */
const CHANNEL = 'latente-gone-files';

/**
 * Calls whenever a file of the page is not there any more. Each thread hears of its files alone: a worker passes it on.
 * @param {() => void} act
 */
export function onGoneFiles(act) {
  new PerformanceObserver((list) => {
    if (list.getEntries().some(isGone)) act();
  }).observe({ type: 'resource', buffered: true });
}

/** In a worker: tells the page. */
export function tellGoneFiles() {
  const channel = new BroadcastChannel(CHANNEL);
  onGoneFiles(() => channel.postMessage({}));
}

/** In the page: what its workers tell, and those of other tabs, whose builds lie on the same host. @param {() => void} act */
export function onToldGoneFiles(act) {
  new BroadcastChannel(CHANNEL).addEventListener('message', () => act());
}

/** @param {PerformanceEntry} entry of a file that was asked for */
const isGone = (entry) =>
  [404, 410].includes(/** @type {PerformanceResourceTiming} */ (entry).responseStatus);
