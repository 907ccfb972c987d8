import { t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { paintGrey, pixelCanvas } from '../../../views/pictures/pixels.js';

/** Duration of an automatic whole turn, in ms. */
const TURN_MS = 12_000;

/**
 * The turned digit with its controls: dragging around its centre, a slider, and a button that turns it once around.
 * @param {object} options
 * @param {number} options.angle in degrees
 * @param {(angle: number, done: boolean) => void} options.onAngle whole degrees; `done` when the digit has come to rest
 */
export function turnDial({ angle, onAngle }) {
  const picture = pixelCanvas('turned');
  picture.removeAttribute('role'); // the slider announces the angle
  const hand = h('span', { class: 'dial-hand', 'aria-hidden': 'true' });
  const dial = h('div', { class: 'dial', 'data-view': 'dial' }, picture, hand);
  const range = h('input', {
    type: 'range',
    min: 0,
    max: 359,
    step: 1,
    value: angle,
    'data-view': 'angle',
    'aria-label': t('control.angle'),
  });
  const readout = h('output', { class: 'readout', 'data-view': 'angle-words' });
  const spin = h(
    'button',
    { type: 'button', 'data-action': 'spin', 'aria-pressed': 'false' },
    t('turning.spin'),
  );
  let frame = 0;

  /** @param {number} next @param {boolean} done */
  const set = (next, done) => {
    angle = ((Math.round(next) % 360) + 360) % 360;
    show();
    onAngle(angle, done);
  };
  const show = () => {
    range.value = String(angle);
    readout.textContent = t('turning.angle', { angle });
    range.setAttribute('aria-valuetext', readout.textContent);
    dial.style.setProperty('--angle', `${-angle}deg`);
    dial.dataset.angle = String(angle);
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    spin.setAttribute('aria-pressed', 'false');
  };
  range.addEventListener('input', () => {
    stop();
    set(Number(range.value), true);
  });
  spin.addEventListener('click', () => {
    if (frame) {
      stop();
      return set(angle, true);
    }
    spin.setAttribute('aria-pressed', 'true');
    const [from, began] = [angle, performance.now()];
    const go = (/** @type {number} */ now) => {
      const share = Math.min(1, Math.max(0, now - began) / TURN_MS);
      if (share === 1) stop();
      else frame = requestAnimationFrame(go);
      set(from + 360 * share, share === 1);
    };
    frame = requestAnimationFrame(go);
  });
  /** Angle of a place around the centre, counterclockwise from the right. @param {PointerEvent} event */
  const around = ({ clientX, clientY }) => {
    const box = dial.getBoundingClientRect();
    const [x, y] = [clientX - box.left - box.width / 2, box.top + box.height / 2 - clientY];
    return (Math.atan2(y, x) * 180) / Math.PI;
  };
  /** Difference between the pointer's angle and the digit's while dragging. */
  let held = 0;
  dial.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    stop();
    dial.setPointerCapture(event.pointerId);
    held = angle - around(event);
  });
  dial.addEventListener('pointermove', (event) => {
    if (dial.hasPointerCapture(event.pointerId)) set(held + around(event), false);
  });
  dial.addEventListener('lostpointercapture', () => set(angle, true));
  show();
  return {
    dial,
    picture,
    control: h('label', { class: 'control-slider text-s grid' }, readout, range),
    spin,
    stop,
    /** @param {Float32Array} images @param {number} index */
    show(images, index) {
      paintGrey(picture, images, index * picture.width * picture.height);
    },
  };
}
