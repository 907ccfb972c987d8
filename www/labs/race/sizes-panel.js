import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { saveCanvas } from '../../ui/download.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { longTask } from '../../ui/long-task.js';
import { enginesChart } from './views/engines-chart.js';
import { overtaking, says } from './overtaking.js';

/** Images per second by batch size, for each network: `measured.json`. @typedef {{ machine: string, cpu: Record<string, number[]> }} Measurements */

/**
 * @typedef {import('./overtaking.js').Speeds} Speeds
 * @typedef {import('./overtaking.js').Who} Who
 */

/**
 * Images per second against the batch size: the points of one network, as they are measured.
 * @param {object} options
 * @param {import('../../engine/turns.js').Turn} options.engine
 * @param {number[]} options.sizes
 * @param {() => boolean} options.isAlone whether there is only one engine, so nothing to compare
 * @param {(tell: (share: number) => void) => Promise<unknown>} options.onMeasure
 * @param {(error: unknown) => void} options.onError
 */
export function sizesPanel({ engine, sizes, isAlone, onMeasure, onError }) {
  const words = h('p', { class: 'curve-words', role: 'status', 'data-view': 'race-words' });
  const task = longTask({
    label: t('race.measure'),
    of: 'sizes',
    engine,
    onRun: (_, tell) => onMeasure(tell),
    onError,
  });
  const axis = t('race.sizes.axis');
  const chart = enginesChart({
    view: 'race-sizes',
    axis,
    lead: task.element,
    places: sizes,
    before: t('race.before'),
  });
  /** @type {Measurements} */
  let beforehand = { machine: '', cpu: {} };
  /** @type {Map<number, Speeds>} */
  let speeds = new Map();
  let network = '';
  let marked = sizes[0];
  const bySize = () => [...speeds].sort(([a], [b]) => a - b);
  const csv = new CsvFile(() => {
    const rows = () => bySize().map(([size, { cpu, webgpu }]) => [network, size, cpu, webgpu]);
    const head = ['network', 'batchSize', 'cpuSamplesPerSecond', 'webgpuSamplesPerSecond'];
    return speeds.size ? { name: t('race.file.batches'), head, rows } : null;
  });
  const files = fileButtons({
    png: () =>
      chart.canvas &&
      saveCanvas(chart.canvas, `${t('race.file.batches')}.png`, { y: t('race.samplesPerSecond') }),
    csv,
    of: 'sizes',
  });
  /** @param {Who} who */
  const line = (who) => {
    const points = bySize().flatMap(([size, speed]) => (speed[who] ? [[size, Number(speed[who])]] : []));
    return /** @type {[number[], number[]]} */ ([
      points.map(([size]) => size),
      points.map(([, speed]) => speed),
    ]);
  };
  const draw = () => {
    csv.follow();
    const texts = bySize().map(
      ([size, { cpu, webgpu }]) => `${number(size)}: ${round(cpu)} / ${round(webgpu)}`,
    );
    chart.show({
      lines: { cpu: line('cpu'), webgpu: line('webgpu') },
      before: [sizes, beforehand.cpu[network] ?? []],
      range: [sizes[0] * 0.85, sizes[sizes.length - 1] * 1.15],
      marked,
      words: t('race.sizeWords', { points: texts.join('; ') || '–' }),
    });
    say();
  };
  const say = () => {
    const finding = overtaking(bySize());
    const { machine } = beforehand;
    const source = machine && t('race.before.machine', { machine });
    words.textContent = `${sentence(finding)} ${source}`;
    words.dataset.kind = finding.kind;
  };
  /** @param {import('./overtaking.js').Finding} finding */
  const sentence = (finding) => {
    if (finding.kind === 'none' && isAlone()) return t('race.sizes.alone');
    // With one batch size the verdict above says the same.
    return finding.kind === 'one' ? t('race.sizes.one') : says(finding);
  };
  return {
    element: card(t('race.sizes'), files, chart.element, words),
    task,
    /** Shows the speeds of another network. @param {string} id @param {Map<number, Speeds>} measured @param {number} size the chosen batch size */
    look(id, measured, size) {
      [network, speeds, marked] = [id, measured, size];
      draw();
    },
    /** Shows the shipped measurements. @param {Measurements} measured */
    recall(measured) {
      beforehand = measured;
      draw();
    },
    draw,
    say,
    destroy() {
      task.stop();
      chart.destroy();
    },
  };
}

/** @param {number | undefined} speed */
const round = (speed) => (speed ? number(speed, 0) : '–');
