import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { onAllCores } from '../../engine/all-cores.js';
import { saveCanvas } from '../../ui/download.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { icon } from '../../ui/icons.js';
import { sizeChart } from './views/size-chart.js';

/** Training steps per network, and per request: other questions run between two requests. */
const [STEPS, BURST] = [2_000, 100];

/**
 * The contents of `measured.json`: errors of autoencoders with codes of size 1, 2, …, from seed 1.
 * @typedef {{ machine: string, seconds: number, errors: number[] }} Measurements
 * @typedef {import('../../engine/ask.js').AnyEngine} AnyEngine
 */

/**
 * Error against code size: immediately for principal components, and on demand for a network of each size, trained on all cores.
 * @param {object} options
 * @param {import('../../engine/turns.js').Turn} options.engine
 * @param {() => number} options.seed
 * @param {(error: unknown) => void} options.onError
 */
export function curvePanel({ engine, seed, onError }) {
  const chart = sizeChart('curve', t('curve.label'));
  const status = h('p', { class: 'quiet', role: 'status', 'data-view': 'curve-status' });
  const toggle = h('button', { type: 'button', 'data-action': 'curve' });
  /** @type {Float32Array} */
  let pca = new Float32Array(0);
  /** @type {(number | null)[]} */
  let autoencoder = [];
  let marked = 2;
  let running = false;
  /** Origin of stored errors, if they were not measured on this page. @type {Measurements | null} */
  let known = null;
  /** Origin of the current table. @type {import('./table-source.js').Origin | null} */
  let origin = null;
  let held = false;
  /** Resume the networks in training once they are no longer held. @type {((value?: unknown) => void)[]} */
  const resumes = [];
  /** One turn each time the loop resumes. */
  const turns = engine.turns();

  const csv = new CsvFile(() => {
    const rows = () => autoencoder.map((value, index) => [index + 1, value, pca[index]]);
    return autoencoder.length
      ? { name: t('reduction.file.curve'), head: ['d', 'autoencoder', 'pca'], rows }
      : null;
  });
  const files = fileButtons({
    png: () =>
      chart.canvas && saveCanvas(chart.canvas, `${t('reduction.file.curve')}.png`, { y: t('maps.error') }),
    csv,
    of: 'curve',
  });
  const show = () => {
    csv.follow();
    const done = autoencoder.filter((value) => value !== null).length;
    chart.show({ autoencoder, pca: [...pca], marked });
    const isBegun = done > 0 && !known;
    toggle.replaceChildren(
      icon(running ? 'pause' : 'play'),
      running ? t('player.pause') : t(isBegun ? 'player.play' : 'curve.run', { all: autoencoder.length }),
    );
    toggle.hidden = done === autoencoder.length && !known;
    status.textContent = known
      ? t('curve.beforehand', {
          machine: known.machine,
          seconds: number(known.seconds, 0),
          steps: number(STEPS),
        })
      : done < autoencoder.length
        ? t(running || done ? 'curve.progress' : 'curve.none', { done, all: autoencoder.length })
        : t('curve.done', { steps: number(STEPS) });
    status.dataset.done = String(known ? 0 : done);
  };
  /** @param {AnyEngine} spare */
  async function loadTable(spare) {
    await origin?.prepare(spare);
    if (origin) await spare.ask({ reduction: origin.question() });
  }
  async function run() {
    const turn = turns.begin();
    running = true;
    if (known) autoencoder = autoencoder.map(() => null); // measure all again
    known = null;
    show();
    /** Trains the network whose error is at `at`. @param {AnyEngine} engine @param {number} at */
    const train = async (engine, at) => {
      while (autoencoder[at] === null) {
        if (held) await turn.wait(new Promise((resolve) => resumes.push(resolve)));
        const curve = { d: at + 1, seed: seed(), steps: BURST, all: STEPS };
        const { lost } = await turn.wait(engine.ask({ reduction: { curve } }));
        autoencoder[at] = lost;
      }
      show();
    };
    try {
      const missing = [...autoencoder.keys()].filter((at) => autoencoder[at] === null);
      await onAllCores(turn, missing, { prepare: loadTable, run: train });
    } catch (error) {
      if (turn.isOver) return;
      onError(error);
    }
    running = false;
    show();
  }
  /** Shows stored errors, if none were measured on this page. @param {Measurements | null} measured */
  function know(measured) {
    if (running || autoencoder.some((value) => value !== null)) return;
    known = measured && measured.errors.length === autoencoder.length ? measured : null;
    if (known) autoencoder = [...known.errors];
    show();
  }
  const stop = () => {
    if (!running) return;
    running = false;
    turns.end();
    show();
  };
  toggle.addEventListener('click', () => (running ? stop() : void run()));
  const tools = h('span', { class: 'tools' }, toggle, files);
  return {
    element: card(t('curve.title'), tools, chart.element, status),
    /**
     * Call this for another table.
     * @param {import('./table-source.js').Origin} table
     * @param {Float32Array} errors of 1, 2, … principal components
     * @param {Measurements | null} measured stored errors of this table's autoencoders
     */
    begin(table, errors, measured) {
      origin = table;
      pca = errors;
      autoencoder = Array.from(errors, () => null);
      know(measured);
    },
    know,
    stop,
    /** Pauses the loop while something else needs the engine. @param {boolean} on */
    hold(on) {
      held = on;
      if (!held) for (const resume of resumes.splice(0)) resume();
    },
    /** Marks the current code size. @param {number} d */
    mark(d) {
      marked = d;
      show();
    },
    destroy() {
      turns.end();
      chart.destroy();
    },
  };
}
