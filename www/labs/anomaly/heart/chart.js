import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { isShortcut } from '../../../ui/keys.js';
import { fontSize, onRepaint } from '../../../views/canvas.js';
import { isHeld } from '../../../views/pictures/hand.js';
import { TYPE, boxOf, paintBeat } from './chart-paint.js';
import { HIGH, LOW } from './drawing.js';

/** Change per key press in millivolts, and half its width in values. */
const [PUSH, HALF] = [0.15, 8];

/**
 * A heartbeat that can be redrawn by mouse, touch or keys.
 * @param {(stroke: Float32Array, done: boolean) => void} onDraw called with the stroke so far, in fractions of the sides
 */
export function beatChart(onDraw) {
  const canvas = h('canvas', {
    role: 'slider',
    tabindex: 0,
    'aria-label': t('heart.chart'),
    'aria-valuemin': 0,
    'data-view': 'beat',
  });
  /** @type {Parameters<typeof paintBeat>[1]} */
  const shown = {
    beat: null,
    seen: null,
    alarm: false,
    isDrawn: false,
    peak: 0,
    rate: 1,
    pen: { at: 120, on: false },
  };
  const repaint = () => paintBeat(canvas, shown);
  const destroy = onRepaint(canvas, repaint);
  /** @type {number[] | null} */
  let stroke = null;
  /** @type {number | null} */
  let pointer = null;

  /** @param {PointerEvent} event */
  function follow({ clientX, clientY }) {
    const area = canvas.getBoundingClientRect();
    const box = boxOf(area.width, area.height, fontSize(canvas, TYPE));
    const share = (/** @type {number} */ value) => Math.max(0, Math.min(1, value));
    stroke?.push(
      share((clientX - area.left - box.left) / (box.right - box.left)),
      share((clientY - area.top - box.top) / (box.bottom - box.top)),
    );
  }
  /** @param {boolean} [isTaken] whether the browser uses this vertical move to scroll: it draws nothing */
  function end(isTaken = false) {
    if (isTaken) onDraw(new Float32Array(), false);
    else if (stroke && stroke.length > 2) onDraw(new Float32Array(stroke), true);
    [pointer, stroke] = [null, null];
  }
  canvas.addEventListener('pointerdown', (event) => {
    if (pointer !== null || event.button !== 0 || !shown.beat) return;
    [pointer, stroke] = [event.pointerId, []];
    canvas.setPointerCapture(pointer);
    follow(event);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (event.pointerId !== pointer || !stroke) return;
    if (!isHeld(event)) return end();
    follow(event);
    onDraw(new Float32Array(stroke), false);
  });
  canvas.addEventListener('pointerup', (event) => event.pointerId === pointer && end());
  canvas.addEventListener('pointercancel', (event) => event.pointerId === pointer && end(true));
  canvas.addEventListener('keydown', (event) => {
    const { beat, pen } = shown;
    if (!beat || isShortcut(event)) return;
    const along = { ArrowLeft: -1, ArrowRight: 1, Home: -beat.length, End: beat.length }[event.key];
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (along === undefined && up === undefined) return;
    event.preventDefault();
    if (along !== undefined) {
      pen.at = Math.max(0, Math.min(beat.length - 1, pen.at + along * (event.shiftKey ? 20 : 4)));
      tell();
      return repaint();
    }
    onDraw(bump(beat, pen.at, PUSH * /** @type {number} */ (up)), true);
  });
  for (const [name, on] of /** @type {const} */ ([
    ['focus', true],
    ['blur', false],
  ]))
    canvas.addEventListener(name, () => {
      shown.pen.on = on && canvas.matches(':focus-visible');
      repaint();
    });

  function tell() {
    const { beat, pen, peak, rate } = shown;
    if (!beat) return;
    attribute(canvas, 'aria-valuemax', beat.length - 1);
    attribute(canvas, 'aria-valuenow', pen.at);
    const seconds = number((pen.at - peak) / rate, 2);
    attribute(canvas, 'aria-valuetext', t('heart.at', { seconds, value: number(beat[pen.at], 2) }));
  }

  return {
    element: h('div', { class: 'beat-chart', 'data-answer': '', 'data-moment': '' }, canvas),
    canvas,
    /** @param {Partial<typeof shown>} next */
    show(next) {
      Object.assign(shown, next);
      tell();
      repaint();
    },
    destroy,
  };
}

/** A stroke that lifts the curve smoothly around an index. @param {Float32Array} beat @param {number} at @param {number} by */
function bump(beat, at, by) {
  const points = [];
  for (let place = Math.max(0, at - HALF); place <= Math.min(beat.length - 1, at + HALF); place++) {
    const share = (1 + Math.cos((Math.PI * (place - at)) / HALF)) / 2;
    points.push(place / (beat.length - 1), (HIGH - beat[place] - by * share) / (HIGH - LOW));
  }
  return new Float32Array(points);
}
