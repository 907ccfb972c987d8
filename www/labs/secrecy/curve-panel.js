import { number, t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { saveCanvas } from '../../ui/download.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { card } from '../../ui/cards.js';
import { longTask } from '../../ui/long-task.js';
import { logChart } from './views/log-chart.js';
import { READABLE, crossings } from './verdict.js';

/** Measured numbers of pairs. */
const PAIRS = [5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];
/** Reference lines, and the side where their labels are clear of the curve. */
const SIDES = /** @type {const} */ ({ mean: 'right', right: 'left' });
const REFERENCES = /** @type {(keyof typeof SIDES)[]} */ (Object.keys(SIDES));

/** @typedef {import('../../engine/turns.js').Turn} Turn */

/**
 * Attack quality against the number of pairs.
 * @param {object} options
 * @param {Turn} options.engine
 * @param {(pairs: number) => Promise<import('../../generated/protocol.js').AttackResult>} options.attack
 * @param {() => void} options.onEnd when no further attack is requested
 * @param {(error: unknown) => void} options.onError
 */
export function curvePanel({ engine, attack, onEnd, onError }) {
  const chart = logChart('attack-curve');
  /** @type {(number | null)[]} */
  let values = PAIRS.map(() => null);
  /** Whether they were measured before the page was built. */
  let isOld = false;
  /** @type {import('./figures-panel.js').Figures} */
  let figures = {};
  let marked = { at: 0, value: /** @type {number | null} */ (null) };
  const words = h('p', { class: 'attacks-words', role: 'status', 'data-view': 'curve-words' });
  const task = longTask({
    label: t('secrecy.measure'),
    of: 'attacks',
    engine,
    onRun: measure,
    onError,
  });
  const csv = new CsvFile(() => {
    const known = REFERENCES.map((kind) => figures[kind]);
    const rows = () => PAIRS.map((pairs, index) => [pairs, values[index], ...known]);
    const has = [...values, ...known].some((value) => typeof value === 'number');
    return has ? { name: t('secrecy.file.attack'), head: ['pairs', 'attack', ...REFERENCES], rows } : null;
  });
  const files = fileButtons({
    png: () =>
      chart.canvas &&
      saveCanvas(chart.canvas, `${t('secrecy.file.attack')}.png`, {
        title: t('secrecy.curve.title'),
        legend: [{ text: t('secrecy.file.attack'), token: '--accent', dash: [] }],
        x: t('control.pairs'),
        y: t('secrecy.mse'),
      }),
    csv,
    of: 'curve',
  });
  function draw() {
    csv.follow();
    const references = REFERENCES.flatMap((kind) => {
      const value = figures[kind];
      if (value === undefined) return [];
      return [{ value, text: t(`secrecy.line.${kind}`, { mse: number(value, 3) }), side: SIDES[kind] }];
    });
    const sentences = PAIRS.flatMap((pairs, index) => {
      const value = values[index];
      return value === null ? [] : [`${number(pairs)}: ${number(value, 3)}`];
    });
    chart.show({
      at: PAIRS,
      values,
      references,
      marked,
      words: t('secrecy.curveWords', {
        points: sentences.join('; ') || '–',
        references: references.map(({ text }) => text).join('; ') || '–',
      }),
    });
    say();
  }
  function say() {
    const { mean } = figures;
    const known = values.filter((value) => value !== null);
    words.dataset.done = String(isOld ? 0 : known.length);
    if (!known.length || mean === undefined) return void (words.textContent = t('secrecy.curve.none'));
    if (known.length < PAIRS.length) return void (words.textContent = t('secrecy.curve.partly'));
    const { says, seen = 0, read = 0 } = crossings(PAIRS, known, mean);
    const sentence = t(`secrecy.curve.${says}`, { seen, read, percent: 100 * READABLE });
    words.textContent = isOld ? `${sentence} ${t('secrecy.curve.beforehand')}` : sentence;
    words.dataset.read = String(read || '');
  }
  /** @param {Turn} turn @param {(share: number) => void} tell */
  async function measure(turn, tell) {
    values = PAIRS.map(() => null);
    isOld = false;
    draw();
    try {
      for (const [index, pairs] of PAIRS.entries()) {
        const attackResult = await turn.wait(attack(pairs));
        tell((index + 1) / PAIRS.length);
        values[index] = attackResult.mse;
        draw();
      }
    } finally {
      onEnd();
    }
  }
  draw();
  return {
    chart: chart.element,
    element: card(t('secrecy.curve.title'), files, task.element, words),
    /** Shows stored errors. @param {Record<string, number>} measured by number of pairs */
    recall(measured) {
      if (values.some((value) => value !== null)) return;
      values = PAIRS.map((pairs) => measured[pairs] ?? null);
      isOld = true;
      draw();
    },
    /** Shows the reference errors and the current attack. @param {import('./figures-panel.js').Figures} known @param {number} pairs */
    show(known, pairs) {
      figures = known;
      marked = { at: pairs, value: known.attack ?? null };
      draw();
    },
    destroy() {
      task.stop();
      chart.destroy();
    },
  };
}
