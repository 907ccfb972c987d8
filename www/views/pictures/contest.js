import { number, t } from '../../i18n/index.js';
import { attribute, h } from '../../ui/dom.js';
import { PIXELS, paintGrey, pixelCanvas } from './pixels.js';

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} name
 * @property {boolean} [isJudged] whether it competes; what is only shown beside does not
 *
 * @typedef {object} Outcome
 * @property {Float32Array} pixels
 * @property {number} [mse]
 * @property {number} [psnr] in dB
 */

/**
 * Several ways to do the same to one image, each with its errors; the one with the least says so.
 * @param {Entry[]} entries
 * @param {(canvas: HTMLCanvasElement, outcome: Outcome, id: string) => void} [paint]
 */
export function contest(entries, paint = (canvas, { pixels }) => paintGrey(canvas, pixels)) {
  const figures = new Map(entries.map((entry) => [entry.id, contender(entry)]));
  const judged = entries.filter(({ isJudged = true }) => isJudged).map(({ id }) => id);
  /** @param {string} id */
  const figureOf = (id) => {
    const found = figures.get(id);
    if (!found) throw new TypeError(`no contender ${id}`);
    return found;
  };
  return {
    /** @param {string} id */
    elementOf: (id) => figureOf(id).element,
    /** @param {string} id */
    canvasOf: (id) => figureOf(id).canvas,
    canvases: [...figures.values()].map(({ canvas }) => canvas),
    /** It is another way now, and what the one before made is not shown. @param {string} id @param {string} name */
    replace(id, name) {
      const { canvas, rename, clear } = figureOf(id);
      rename(name);
      paintGrey(canvas, new Float32Array(PIXELS));
      clear();
    },
    /** What is there; the best is told only when all have come. @param {Record<string, Outcome | null | undefined>} outcomes */
    show(outcomes) {
      for (const [id, outcome] of Object.entries(outcomes)) {
        const { canvas } = figureOf(id);
        if (!outcome) continue;
        paint(canvas, outcome, id);
        figureOf(id).say(outcome);
      }
      const errors = judged.map((id) => outcomes[id]?.mse ?? NaN);
      const least = Math.min(...errors); // NaN while one is missing, and no error is that
      judged.forEach((id, at) => figureOf(id).mark(errors[at] === least));
    },
    clear() {
      for (const { canvas, clear } of figures.values()) {
        paintGrey(canvas, new Float32Array(PIXELS));
        clear();
      }
    },
  };
}

/** @param {Entry} entry */
function contender({ id, name, isJudged = true }) {
  const canvas = pixelCanvas(`way-${id}`);
  const title = h('b', {}, name);
  const [mse, psnr] = [h('span'), h('span')];
  const best = h('em', { hidden: true }, t('contest.best'));
  const element = h(
    'figure',
    { class: 'contender', 'data-way': id },
    h('div', { class: 'contender-picture' }, canvas, best),
    h('figcaption', {}, title, isJudged && h('span', { class: 'contender-numbers' }, mse, psnr)),
  );
  const label = (/** @type {string} */ words) =>
    canvas.setAttribute('aria-label', words ? `${title.textContent}: ${words}` : `${title.textContent}`);
  label('');
  const write = (/** @type {Outcome} */ outcome) => {
    mse.textContent = outcome.mse === undefined ? '' : t('contest.mse', { mse: number(outcome.mse, 4) });
    psnr.textContent = outcome.psnr === undefined ? '' : t('contest.psnr', { psnr: number(outcome.psnr, 1) });
    attribute(element, 'data-mse', outcome.mse);
    label([mse.textContent, psnr.textContent].filter(Boolean).join(', '));
  };
  return {
    element,
    canvas,
    say: write,
    /** @param {string} text */
    rename: (text) => void (title.textContent = text),
    /** @param {boolean} isBest */
    mark(isBest) {
      best.hidden = !isBest;
      attribute(element, 'data-best', isBest);
    },
    clear() {
      write({ pixels: new Float32Array(0) });
      best.hidden = true;
      attribute(element, 'data-best', null);
    },
  };
}
