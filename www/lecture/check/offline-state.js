import { until } from '../walk.js';

/** Caching starts some seconds after the first scene; without a service worker by then, there will be none. In ms. */
const BEGUN_BY = 8000;
/** Time limit for caching the page's megabytes over a slow network, in ms. */
const KEPT_BY = 120_000;

/**
 * @typedef {object} OfflineState
 * @property {'kept' | 'missing' | 'refused' | 'none'} state
 * @property {string} why missing files, or the reason
 */

/**
 * Waits until the page is cached for offline use, or caching has failed.
 * @param {import('../../offline/offline.js').Offline | null} offline
 * @param {AbortSignal} signal
 * @returns {Promise<OfflineState>}
 */
export async function offlineState(offline, signal) {
  const isDecided = () => !offline || offline.kept || offline.reason !== '';
  if (!(await until(isDecided, signal, (await isBegun(signal)) ? KEPT_BY : 0)))
    return { state: 'none', why: '' };
  if (!offline) return { state: 'none', why: '' };
  if (!offline.kept) return { state: 'refused', why: offline.reason };
  const names = offline.missing.map((path) => path.split('/').at(-1));
  return names.length ? { state: 'missing', why: names.join(', ') } : { state: 'kept', why: '' };
}

/** @param {AbortSignal} signal */
async function isBegun(signal) {
  const registered = async () => (await navigator.serviceWorker?.getRegistration().catch(() => null)) ?? null;
  const isEarly = () => performance.now() < BEGUN_BY;
  let found = await registered();
  while (!found && isEarly()) {
    await until(() => false, signal, 500);
    found = await registered();
  }
  return found !== null;
}

/** The browser's storage for this page, in bytes. @returns {Promise<{ usage: number, quota: number, isLasting: boolean } | null>} */
export async function storageState() {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return { usage, quota, isLasting: await navigator.storage.persisted() };
  } catch {
    return null; // not available
  }
}
