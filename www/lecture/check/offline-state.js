import { until } from '../walk.js';

/** The copy is begun some seconds after the first scene; nothing registered by then, nothing comes. In ms. */
const BEGUN_BY = 8000;
/** The whole page is some megabytes: over a slow network that takes a while. In ms. */
const KEPT_BY = 120_000;

/**
 * @typedef {object} OfflineState
 * @property {'kept' | 'missing' | 'refused' | 'none'} state
 * @property {string} why what is missing, or the reason
 */

/**
 * Waits until the page is kept for when the network is gone, or is known not to be.
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
  const left = () => performance.now() < BEGUN_BY;
  let found = await registered();
  while (!found && left()) {
    await until(() => false, signal, 500);
    found = await registered();
  }
  return found !== null;
}

/** What the browser lends to this page, in bytes. @returns {Promise<{ usage: number, quota: number, isLasting: boolean } | null>} */
export async function storageState() {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return { usage, quota, isLasting: await navigator.storage.persisted() };
  } catch {
    return null; // it does not say
  }
}
