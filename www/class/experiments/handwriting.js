import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { linkedPad } from '../../lab-kit/linked-pad.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';
import { packDrawing, unpackDrawing } from '../drawing.js';
import { look } from '../handwriting-network.js';
import { KINDS } from '../kinds.js';
import { handwritingPicture } from '../views/handwriting-picture.js';

/**
 * Everybody writes the same digit: the class appears on the map, with the strangest one framed.
 * @type {import('../types.js').Experiment}
 */
export const experiment = {
  kind: KINDS.handwriting,
  isNumbered: false,
  accepts: () => true,
  student: studentPart,
  picture: handwritingPicture,
};

/** @type {import('../types.js').Experiment['student']} */
function studentPart(context, { onValues, onError }) {
  const { engine, link, signal } = context;
  const turns = engine.turns();
  const [drawn, carried] = ['class-drawn', 'class-carried'].map(pixelCanvas);
  const loss = h('p', { role: 'status', 'data-view': 'class-loss' });
  const pictures = h(
    'div',
    { class: 'class-pair', hidden: true },
    h('figure', {}, drawn, h('figcaption', {}, t('class.handwriting.drawn'))),
    h('figure', {}, carried, h('figcaption', {}, t('class.handwriting.carried'))),
  );
  const pad = linkedPad(context, {
    label: t('pad.label'),
    onDraw: (strokes) => void show(strokes).catch(onError),
  });
  signal.addEventListener('abort', () => pad.destroy());

  /** @param {import('../../views/pictures/ink.js').Strokes} strokes */
  async function show(strokes) {
    const points = packDrawing(strokes);
    onValues(points.length ? { digit: link.digit, points } : null);
    pictures.hidden = points.length === 0;
    loss.textContent = strokes.length && !points.length ? t('class.handwriting.long') : '';
    if (!points.length) return;
    const turn = turns.begin();
    const { input: before } = await look(turn, strokes);
    const { input: after } = await look(turn, unpackDrawing(points));
    paintGrey(drawn, before);
    paintGrey(carried, after);
    const error = before.reduce((sum, value, at) => sum + (value - after[at]) ** 2, 0) / PIXELS;
    loss.textContent = t('class.handwriting.loss', { points: points.length, error: number(error, 4) });
    loss.dataset.error = String(error);
  }
  const button = (/** @type {'undo' | 'clear'} */ action) =>
    h('button', { type: 'button', 'data-action': action, onclick: pad[action] }, t(`pad.${action}`));
  return {
    element: card(
      t('class.step.draw', { digit: link.digit }),
      '',
      h(
        'div',
        { class: 'class-drawing' },
        pad.element,
        h('div', { class: 'tools' }, button('undo'), button('clear')),
      ),
      pictures,
      loss,
    ),
    begin() {
      void show(pad.restore()).catch(onError);
    },
  };
}
