import { number, t } from '../../i18n/index.js';
import { showError } from '../../lab-kit/show-error.js';
import { h } from '../../ui/dom.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';
import { unpackDrawing } from '../drawing.js';
import { MODEL, look } from '../handwriting-network.js';
import { classMap } from './class-map.js';

/** The test digits on the map. @type {import('../../generated/protocol.js').DataSet} */
const TESTS = 'digitsTest';
const BEHIND = 2000;
/** Up to this many drawings are shown larger. */
const FEW = 28;

/** @typedef {{ code: Float32Array, input: Float32Array, reconstruction: Float32Array, error: number }} Lookup */

/**
 * The class on the two-dimensional code map; beside it the class mean, the strangest drawing, and all drawings.
 * @type {import('../types.js').Experiment['picture']}
 */
export function handwritingPicture(context, say) {
  const { engine, link } = context;
  const map = classMap();
  const [mean, strange, copy] = ['class-mean', 'class-strange', 'class-strange-copy'].map(pixelCanvas);
  const strangeWords = h('figcaption', {});
  const wall = h('div', { class: 'class-wall grid gap-2', role: 'img', 'data-view': 'class-wall' });
  /** The network's encoding of each line. @type {Map<string, Promise<Lookup>>} */
  const lookups = new Map();
  const behind = prepare();

  async function prepare() {
    await Promise.all([engine.loadModel(MODEL), engine.loadData(TESTS)]);
    const chart = { network: { model: MODEL }, set: TESTS, count: BEHIND, cells: 1 };
    map.setBehind(await engine.ask({ manifold: { chart } }));
  }
  /** @param {import('../line.js').Line} line */
  const seenOf = (line) => {
    const lookup = lookups.get(line.text) ?? look(engine, unpackDrawing(line.values.points));
    lookups.set(line.text, lookup);
    return lookup;
  };
  /** @param {import('../line.js').Line[]} lines */
  async function show(lines) {
    await behind;
    /** @type {Lookup[]} */
    const all = [];
    for (const line of lines) all.push(await seenOf(line));
    if (!all.length) return;
    const oddest = all.reduce((most, one, at) => (one.error > all[most].error ? at : most), 0);
    const words = t('class.handwriting.verdict', {
      count: all.length,
      digit: link.digit,
      error: number(all[oddest].error, 3),
      middle: number(all.reduce((sum, { error }) => sum + error, 0) / all.length, 3),
    });
    map.show(
      all.map(({ code }) => code),
      oddest,
      words,
    );
    paintGrey(mean, meanOf(all));
    paintGrey(strange, all[oddest].input);
    paintGrey(copy, all[oddest].reconstruction);
    strangeWords.textContent = t('class.handwriting.strangest', { error: number(all[oddest].error, 3) });
    wall.replaceChildren(...all.map(({ input }, at) => small(input, at === oddest)));
    wall.classList.toggle('many', all.length > FEW);
    wall.setAttribute('aria-label', t('class.handwriting.wall', { count: all.length }));
    say(words);
  }
  for (const canvas of [mean, strange, copy]) canvas.removeAttribute('role');
  return {
    element: h(
      'div',
      { class: 'class-hands grid split gap-6' },
      map.element,
      h(
        'div',
        { class: 'grid packed gap-5' },
        h(
          'div',
          { class: 'class-faces grid gap-5' },
          h('figure', {}, mean, h('figcaption', {}, t('class.handwriting.mean'))),
          h(
            'figure',
            { class: 'class-framed' },
            h('div', { class: 'class-two' }, strange, copy),
            strangeWords,
          ),
        ),
        wall,
      ),
    ),
    canvases: () => [map.canvas],
    legend: () => [{ text: t('class.handwriting.legend'), token: '--ink' }],
    show: (lines) => show(lines).catch((error) => showError(context, error)),
    destroy: map.destroy,
  };
}

/** @param {Float32Array} input @param {boolean} isFramed */
function small(input, isFramed) {
  const canvas = pixelCanvas('class-small');
  canvas.removeAttribute('role');
  canvas.classList.toggle('framed', isFramed);
  paintGrey(canvas, input);
  return canvas;
}

/** @param {Lookup[]} all */
function meanOf(all) {
  const mean = new Float32Array(PIXELS);
  for (const { input } of all) for (let at = 0; at < PIXELS; at++) mean[at] += input[at] / all.length;
  return mean;
}
