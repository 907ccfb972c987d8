import { t } from '../i18n/index.js';
import { EngineError } from '../engine/error.js';
import { h } from '../ui/dom.js';
import { PIXELS } from '../views/pictures/image-size.js';
import { paintThumb, thumb } from './thumbs.js';

/** Side of a still in pixels. */
const SIDE = 256;
/** Preview interval, in milliseconds. */
const LOOK_MS = 250;

/**
 * The camera, with a preview of the resulting image.
 * @param {import('./link.js').ImagesLink} link
 * @param {HTMLElement} state shows the progress
 * @returns {Promise<import('./collect-view.js').Source>}
 */
export async function cameraSource(link, state) {
  const stream = await opened();
  const video = h('video', { autoplay: true, playsinline: true, 'aria-label': t('images.camera') });
  video.muted = true;
  video.srcObject = stream;
  const result = thumb(new Uint8Array(PIXELS), 0, t('images.result'));
  const ink = h(
    'select',
    { 'aria-label': t('images.ink') },
    ['bright', 'dark', 'auto'].map((id) => h('option', { value: id }, t(`images.ink.${id}`))),
  );
  /** The central square of the camera image. */
  const still = async () => {
    const { videoWidth: width, videoHeight: height } = video;
    if (!width) return null;
    const side = Math.min(width, height);
    const options = /** @type {const} */ ({ resizeWidth: SIDE, resizeHeight: SIDE });
    const bitmap = await createImageBitmap(
      video,
      (width - side) / 2,
      (height - side) / 2,
      side,
      side,
      options,
    );
    const way = { crop: 'square', ink: ink.value, stretch: true };
    return (await link.ask('bitmap', { bitmap, way, isShown: false })).pixels;
  };
  const timer = setInterval(() => {
    still().then(
      (pixels) => pixels && paintThumb(result, pixels),
      () => undefined,
    );
  }, LOOK_MS);
  return {
    element: h(
      'div',
      { class: 'images-pad grid' },
      video,
      h('figure', {}, result, h('figcaption', {}, t('images.result'), state)),
    ),
    choice: h('label', {}, t('images.ink'), ink),
    take: still,
    clear: () => undefined,
    leave() {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
    },
  };
}

/** Opens the camera, if available and permitted. */
async function opened() {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  } catch (error) {
    const isRefused = error instanceof DOMException && error.name === 'NotAllowedError';
    throw new EngineError({
      kind: isRefused ? 'cameraRefused' : 'cameraMissing',
      message: String(error),
      params: {},
    });
  }
}
