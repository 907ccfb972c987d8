import { h } from '../ui/dom.js';

const WIDTH = 5;

/** A pointer and a pen over the page: the dot follows the mouse, and a press draws. */
export function pen() {
  const canvas = h('canvas', { class: 'lecture-pen', 'aria-hidden': 'true' });
  const point = h('i', { class: 'lecture-point', 'aria-hidden': 'true' });
  const element = h('div', { class: 'lecture-over', hidden: true }, canvas, point);
  /** @type {{ x: number, y: number } | null} */
  let last = null;

  const begin = () => {
    canvas.width = innerWidth * devicePixelRatio;
    canvas.height = innerHeight * devicePixelRatio;
  };
  element.addEventListener('pointerdown', (event) => {
    element.setPointerCapture(event.pointerId);
    last = { x: event.clientX, y: event.clientY };
  });
  element.addEventListener('pointermove', (event) => {
    const to = { x: event.clientX, y: event.clientY };
    point.style.setProperty('translate', `${to.x}px ${to.y}px`);
    const paint = canvas.getContext('2d');
    if (!last || !paint || !element.hasPointerCapture(event.pointerId)) return;
    paint.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    paint.lineWidth = WIDTH;
    paint.lineCap = 'round';
    paint.strokeStyle = getComputedStyle(element).color;
    paint.beginPath();
    paint.moveTo(last.x, last.y);
    paint.lineTo(to.x, to.y);
    paint.stroke();
    last = to;
  });
  const end = () => {
    const was = !element.hidden;
    element.hidden = true;
    return was;
  };
  return {
    element,
    end,
    toggle() {
      if (end()) return;
      begin(); // also clears it
      element.hidden = false;
    },
  };
}
