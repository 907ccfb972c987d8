import { isSoftwareAdapter } from '../../engine/backends.js';
import { number, significant, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { RACE_MS } from './race.js';

/**
 * @typedef {object} Before the shipped speed of another machine
 * @property {number} speed images per second
 * @property {number} batchSize
 * @property {number} share of its speed at its best batch size
 */

/** Small figures below the large one. */
const FIGURES = /** @type {const} */ (['stepsPerSecond', 'msAStep', 'samples', 'seconds']);

/**
 * One engine's results, in large figures, and a track on which it advances.
 * @param {'cpu' | 'webgpu'} who
 */
export function trackPanel(who) {
  const speed = h('b', { class: 'text-3xl tight', 'data-figure': 'samplesPerSecond' });
  const fill = h('i');
  const figures = FIGURES.map((id) => ({ id, value: h('dd', { 'data-figure': id }) }));
  const words = h('p', { class: 'racer-words lines-1 snug quiet', 'data-view': `${who}-words` });
  const adapter = h('span', { class: 'racer-adapter' });
  const element = card(
    t(`engine.${who}`),
    adapter,
    h(
      'div',
      { class: 'racer-numbers grid split' },
      h(
        'p',
        { class: 'racer-speed grid gap-1 tight text-l' },
        speed,
        h('span', {}, t('race.samplesPerSecond')),
      ),
      h(
        'dl',
        { class: 'racer-figures grid' },
        figures.map(({ id, value }) => h('div', {}, h('dt', {}, t(`race.${id}`)), value)),
      ),
    ),
    h('div', { class: 'racer-lane meter', 'aria-hidden': 'true' }, fill),
    words,
  );
  element.classList.add('racer');
  Object.assign(element.dataset, { engine: who, view: 'track' });
  return {
    element,
    /**
     * @param {import('./runner.js').Runner} runner
     * @param {object} now
     * @param {number} now.fastest images per second of the faster engine, which reaches the end of the track when the race ends
     * @param {string} now.says state of this engine
     * @param {boolean} now.isMissing whether it does not take part
     * @param {string} [now.adapter]
     * @param {Before | null} [now.before] shown until this engine has run
     */
    show(runner, { fastest, says, isMissing, adapter: name = '', before = null }) {
      const { steps, ms, samples, samplesPerSecond } = runner;
      const hasRun = steps > 0;
      speed.textContent = number(before?.speed ?? samplesPerSecond, 0);
      const stepsPerSecond = before ? before.speed / before.batchSize : runner.stepsPerSecond;
      const texts = {
        stepsPerSecond: number(stepsPerSecond, stepsPerSecond > 0 && stepsPerSecond < 10 ? 1 : 0),
        msAStep: stepsPerSecond > 0 ? significant(1000 / stepsPerSecond) : '–',
        samples: before ? '–' : number(samples, 0),
        seconds: before ? '–' : `${number(ms / 1000, 1)} s`,
      };
      for (const { id, value } of figures) value.textContent = texts[id];
      const share = hasRun && fastest ? samples / ((fastest * RACE_MS) / 1000) : (before?.share ?? 0);
      fill.style.width = `${100 * Math.min(1, share)}%`;
      words.textContent = says;
      adapter.textContent = name && isSoftwareAdapter(name) ? t('race.simulated', { adapter: name }) : name;
      Object.assign(element.dataset, {
        steps: String(steps),
        speed: hasRun ? String(samplesPerSecond) : '',
        missing: String(isMissing),
        before: String(before !== null),
      });
    },
  };
}
