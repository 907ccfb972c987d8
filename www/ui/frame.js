import { t } from '../i18n/index.js';

/** What the page around this one may forbid. */

/** Whether a file that is saved may come to nothing: known, possible, or not. @returns {'yes' | 'perhaps' | 'no'} */
export function areDownloadsStopped() {
  if (globalThis.origin === 'null') return 'yes';
  for (let own = /** @type {Window} */ (window); own !== own.parent; own = own.parent) {
    const frame = frameOf(own);
    if (!frame) return 'perhaps'; // a page of another site holds it, and is not to be asked
    if (frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-downloads')) return 'yes';
  }
  return 'no';
}

/** @param {Window} own @returns {HTMLIFrameElement | null} */
function frameOf(own) {
  try {
    return /** @type {HTMLIFrameElement | null} */ (own.frameElement);
  } catch {
    return null;
  }
}

/** That it may have been is said once, that it was each time. */
let isSaid = false;

/**
 * Says that a file may not have been saved, and offers a window without the frame.
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
