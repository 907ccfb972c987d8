import { t } from '../i18n/index.js';

/** Restrictions of an embedding page. */

/** Whether the frame blocks downloads: known, possible, or no. @returns {'yes' | 'perhaps' | 'no'} */
export function areDownloadsStopped() {
  if (globalThis.origin === 'null') return 'yes';
  for (let view = /** @type {Window} */ (window); view !== view.parent; view = view.parent) {
    const frame = frameOf(view);
    if (!frame) return 'perhaps'; // embedded by another site, whose document is inaccessible
    if (frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-downloads')) return 'yes';
  }
  return 'no';
}

/** @param {Window} view @returns {HTMLIFrameElement | null} */
function frameOf(view) {
  try {
    return /** @type {HTMLIFrameElement | null} */ (view.frameElement);
  } catch {
    return null;
  }
}

/** A possible failure is reported once, a known one each time. */
let isSaid = false;

/**
 * Reports that a file may not have been saved, and offers a window outside the frame.
 * @param {(text: string, action?: import('./notices.js').Action) => void} say
 */
export function sayDownload(say) {
  const stopped = areDownloadsStopped();
  if (stopped === 'no' || (stopped === 'perhaps' && isSaid)) return;
  isSaid = true;
  const { href } = location;
  const act = () => void (open(href, '_blank') ?? say(t('frame.address', { address: href })));
  say(t('frame.download'), { text: t('frame.window'), act });
}
