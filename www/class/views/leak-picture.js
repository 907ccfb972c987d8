import { number, t } from '../../i18n/index.js';
import { coalesce } from '../../lab-kit/coalesce.js';
import { showError } from '../../lab-kit/show-error.js';
import { h } from '../../ui/dom.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';
import { MODEL, SET, leakedBy } from '../leak-pairs.js';
import { leakChart } from './leak-chart.js';

const NETWORK = { model: MODEL };
/** The message: test images, whose digits have not leaked. @type {import('../../generated/protocol.js').DataSet} */
const TESTS = 'digitsTest';
const MESSAGE = 8;

/**
 * The attacker's reconstruction of a message from the pairs leaked so far, and the error as they come in.
 * @type {import('../types.js').Experiment['picture']}
 */
export function leakPicture(context, say) {
  const { engine } = context;
  const chart = leakChart();
  const row = (/** @type {string} */ view) => Array.from({ length: MESSAGE }, () => pixelCanvas(view));
  const [sent, guessed] = [row('class-sent'), row('class-guessed')];
  /** Errors by number of pairs. @type {Map<number, number>} */
  const errors = new Map();
  let mean = NaN;
  /** @type {{ codes: Float32Array, pixels: Float32Array } | null} */
  let message = null;
  let wanted = 0;
  const ready = prepare();

  async function prepare() {
    await Promise.all([
      engine.loadModel(MODEL),
      engine.loadData(TESTS),
      engine.loadData(SET),
      engine.loadPca('digits'),
    ]);
    const indices = Array.from({ length: MESSAGE }, (_, at) => at);
    const { pixels } = await engine.ask({ engine: { pictures: { set: TESTS, indices } } });
    const { codes } = await engine.ask({
      reconstruct: { map: { network: NETWORK, set: TESTS, count: MESSAGE } },
    });
    const { errors: all } = await engine.ask({ reconstruct: { survey: { network: NETWORK, set: TESTS } } });
    mean = Number(all.mean);
    message = { codes, pixels };
    sent.forEach((canvas, at) => paintGrey(canvas, pixels, at * PIXELS));
  }
  const attack = coalesce(async () => {
    try {
      await ready;
      const pairs = wanted;
      if (!pairs || !message) return;
      const attack = await engine.ask({ secrecy: { attack: { network: NETWORK, pairs } } });
      const { images } = await engine.ask({
        secrecy: { guess: { codes: message.codes.slice(), input: null } },
      });
      errors.set(pairs, attack.mse);
      guessed.forEach((canvas, at) => paintGrey(canvas, images, at * PIXELS));
      const percent = number((100 * attack.mse) / mean, 0);
      const words = t('class.leak.verdict', { count: pairs, error: number(attack.mse, 3), percent });
      const points = [...errors].map(([at, mse]) => ({ pairs: at, mse })).sort((a, b) => a.pairs - b.pairs);
      chart.show({ points, mean }, words, pairs);
      say(words);
    } catch (error) {
      showError(context, error);
    }
  });
  const line = (/** @type {string} */ key, /** @type {HTMLCanvasElement[]} */ canvases) =>
    h(
      'div',
      { class: 'class-message tight grid gap-3', role: 'img', 'aria-label': t(key) },
      h('span', {}, t(key)),
      canvases,
    );
  for (const canvas of [...sent, ...guessed]) canvas.removeAttribute('role');
  return {
    element: h(
      'div',
      { class: 'class-leak column gap-4' },
      line('class.leak.sent', sent),
      line('class.leak.guessed', guessed),
      chart.element,
    ),
    canvases: () => [chart.canvas],
    legend: () => [{ text: t('class.leak.legend'), token: '--accent', dash: [] }],
    show(lines, verdicts) {
      wanted = leakedBy(lines.filter(({ text }) => verdicts.get(text) !== 'other'));
      return attack();
    },
    destroy: chart.destroy,
  };
}
