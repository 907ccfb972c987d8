import { number, t } from '../../i18n/index.js';
import { attribute, h } from '../../ui/dom.js';
import { PIXELS, paintGrey, pixelCanvas } from './pixels.js';

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} name
 * @property {boolean} [isJudged] whether it competes, or is only shown for comparison
 *
 * @typedef {object} Outcome
 * @property {Float32Array} pixels
 * @property {number} [mse]
 */

/**
 * Several methods on one image, each with its error on that image and over the test set; the lowest error of each kind is
 * marked.
 * @param {Entry[]} entries
 * @param {(canvas: HTMLCanvasElement, outcome: Outcome, id: string) => void} [paint]
 */
export function pictureComparison(entries, paint = (canvas, { pixels }) => paintGrey(canvas, pixels)) {
  const figures = new Map(entries.map((entry) => [entry.id, contender(entry)]));
  const judged = entries.filter(({ isJudged = true }) => isJudged).map(({ id }) => id);
  /** @param {string} id */
  const figureOf = (id) => {
    const figure = figures.get(id);
    if (!figure) throw new TypeError(`no entry ${id}`);
    return figure;
  };
  return {
    /** @param {string} id */
    elementOf: (id) => figureOf(id).element,
    /** @param {string} id */
    canvasOf: (id) => figureOf(id).canvas,
    canvases: [...figures.values()].map(({ canvas }) => canvas),
    /** @param {string} id @param {string} name */
    rename: (id, name) => figureOf(id).rename(name),
    /** Replaces a method and removes the previous one's outcome. @param {string} id @param {string} name */
    replace(id, name) {
      const { canvas, rename, clear } = figureOf(id);
      rename(name);
      paintGrey(canvas, new Float32Array(PIXELS));
      clear();
    },
    /** Shows the outcomes so far; the best is marked only when all have arrived. @param {Record<string, Outcome | null | undefined>} outcomes */
    show(outcomes) {
      for (const [id, outcome] of Object.entries(outcomes)) {
        const { canvas } = figureOf(id);
        if (!outcome) continue;
        paint(canvas, outcome, id);
        figureOf(id).say(outcome);
      }
      const errors = judged.map((id) => outcomes[id]?.mse ?? NaN);
      const least = Math.min(...errors); // NaN, equal to no error, while one is missing
      judged.forEach((id, at) => figureOf(id).mark(errors[at] === least));
    },
    /**
     * Shows errors over the test set, where measured.
     * @param {Record<string, Record<string, number>>} results each with its `mse` and the number of `images`
     */
    showTest(results) {
      const errors = judged.map((id) => results[id]?.mse ?? NaN);
      const least = Math.min(...errors);
      judged.forEach((id, at) => figureOf(id).sayTest(results[id], errors[at] === least));
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
  const [here, test] = [errorLine('here'), errorLine('test')];
  const element = h(
    'figure',
    { class: 'contender grid', 'data-way': id },
    canvas,
    h('figcaption', {}, title, isJudged && [here.element, test.element]),
  );
  const label = (/** @type {string} */ words) =>
    canvas.setAttribute('aria-label', words ? `${title.textContent}: ${words}` : `${title.textContent}`);
  label('');
  const write = (/** @type {number | undefined} */ mse) => {
    const words = mse === undefined ? '' : t('comparison.mse', { mse: number(mse, 4) });
    here.say(words);
    attribute(element, 'data-mse', mse);
    label(words);
  };
  return {
    element,
    canvas,
    say: (/** @type {Outcome} */ { mse }) => write(mse),
    /** @param {Record<string, number> | undefined} result @param {boolean} isBest */
    sayTest(result, isBest) {
      const { mse = 0, images = 0 } = result ?? {};
      test.say(result ? t('comparison.test', { mse: number(mse, 4), images: number(images) }) : '');
      test.mark(isBest);
    },
    /** @param {string} text */
    rename: (text) => void (title.textContent = text),
    /** @param {boolean} isBest */
    mark(isBest) {
      here.mark(isBest);
      attribute(element, 'data-best', isBest);
    },
    clear() {
      write(undefined);
      here.mark(false);
      attribute(element, 'data-best', null);
    },
  };
}

/** An error and a mark if it is the lowest of its kind. @param {string} of */
function errorLine(of) {
  const value = h('span');
  // The mark's space is reserved, so that the layout does not shift when another method becomes the best.
  const best = h('em', {}, '✓', h('span', { class: 'visually-hidden' }, t('comparison.best')));
  return {
    element: h('span', { class: 'contender-error nowrap', 'data-of': of }, value, best),
    /** @param {string} words */
    say: (words) => void (value.textContent = words),
    /** @param {boolean} isBest */
    mark: (isBest) => void (best.style.visibility = isBest ? '' : 'hidden'),
  };
}
