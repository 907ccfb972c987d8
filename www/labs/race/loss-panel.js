import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { saveCanvas } from '../../ui/download.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { enginesChart } from './views/engines-chart.js';

/** Minimum length of the axis and its growth step, in seconds, so that the axis does not move with every burst. */
const SECONDS = 5;
/** Costs within this relative difference are equal up to rounding errors, which grow from step to step. */
const SAME = 0.01;

/** @typedef {import('./race.js').Race} Race */

/**
 * The loss of both engines against their training time.
 * @param {Race} race
 */
export function lossPanel(race) {
  const chart = enginesChart({ view: 'race-losses', axis: t('race.seconds.axis'), lead: t('chart.cost') });
  const soon = h('p', { class: 'quiet' }, t('race.losses.soon'));
  const words = h('p', { class: 'curve-words', 'data-view': 'agreement' });
  const csv = new CsvFile(() =>
    race.runners.some(({ points }) => points.length > 0)
      ? { name: t('race.file.race'), head: ['engine', 'batchSize', 'seconds', 'loss'], rows }
      : null,
  );
  const files = fileButtons({
    png: () => chart.canvas && saveCanvas(chart.canvas, `${t('race.file.race')}.png`, { y: t('chart.cost') }),
    csv,
    of: 'losses',
  });
  const rows = () =>
    race.runners.flatMap(({ backend, batchSize, points }) =>
      points.map(({ seconds, loss }) => [backend, batchSize, seconds, loss]),
    );
  return {
    element: card(t('race.losses'), files, soon, chart.element, words),
    show() {
      csv.follow();
      // Without a step the chart would be an empty grid.
      const hasBegun = race.runners.some(({ points }) => points.length > 0);
      soon.hidden = hasBegun;
      chart.element.hidden = !hasBegun;
      const longest = Math.max(...race.runners.map(({ ms }) => ms / 1000));
      const line = (/** @type {import('./runner.js').Runner} */ { points }) =>
        /** @type {[number[], number[]]} */ ([
          points.map(({ seconds }) => seconds),
          points.map(({ loss }) => loss),
        ]);
      chart.show({
        lines: { cpu: line(race.cpu), webgpu: line(race.webgpu) },
        range: [0, SECONDS * Math.max(1, Math.ceil(longest / SECONDS))],
        words: t('race.lossWords', { cpu: lastOf(race.cpu), webgpu: lastOf(race.webgpu) }),
      });
      const same = agreement(race);
      const none = race.missing ? 'alone' : 'none';
      words.textContent = t(
        `race.agree.${same ? (same.difference < SAME ? 'same' : 'apart') : none}`,
        same?.words,
      );
      words.dataset.step = String(same?.step ?? '');
      words.dataset.difference = String(same?.difference ?? '');
    },
    destroy: () => chart.destroy(),
  };
}

/** @param {import('./runner.js').Runner} runner */
function lastOf({ points }) {
  const last = points.at(-1);
  return last ? t('race.lossAt', { loss: number(last.loss, 1), seconds: number(last.seconds, 1) }) : '–';
}

/** The costs of both engines at the last step that both have done: the same arithmetic on different hardware. @param {Race} race */
function agreement({ cpu, webgpu }) {
  const step = Math.min(cpu.losses.length, webgpu.losses.length);
  if (step === 0) return null;
  const [cpuLoss, gpuLoss] = [cpu.losses[step - 1], webgpu.losses[step - 1]];
  const words = { step, cpu: number(cpuLoss, 2), webgpu: number(gpuLoss, 2) };
  return { step, words, difference: Math.abs(gpuLoss / cpuLoss - 1) };
}
