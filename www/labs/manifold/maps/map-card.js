import { number, t } from '../../../i18n/index.js';
import { attribute, h, uniqueId } from '../../../ui/dom.js';
import { saveCanvas } from '../../../ui/download.js';
import { fileButtons } from '../../../ui/file-buttons.js';
import { KEEPS, PLACING, measuresOf } from './methods.js';
import { mapPlot } from './plot.js';
import { timeLeft } from './time-left.js';

/**
 * @typedef {import('./methods.js').Method} Method
 * @typedef {import('./methods.js').FigureName} FigureName
 */

/** Minimum time that is shown, in seconds. */
const LEAST = 0.01;
/** Format of each measure. @type {Record<string, (value: number) => string>} */
const WRITTEN = {
  trust: (value) => number(value, 3),
  continuity: (value) => number(value, 3),
  distances: (value) => number(value, 2),
  accuracy: (value) => t('maps.percent', { percent: number(100 * value, 1) }),
  along: (value) => number(value, 2),
  across: (value) => number(value, 2),
};

/**
 * One method: its map, its abilities, and the measures of its map.
 * @param {Method} method
 * @param {object} on
 * @param {(place: [number, number], index: number | null) => void} on.onPoint
 * @param {() => void} on.onLeave
 * @param {(index: number) => void} on.onChoose
 * @param {() => void} on.onCancel
 * @param {() => void} on.onRun
 */
export function mapCard(method, { onCancel, onRun, ...on }) {
  const name = t(`maps.method.${method}`);
  const plot = mapPlot({ view: `map-${method}`, label: t('maps.plot', { method: name }), ...on });
  const time = h('span', { class: 'maps-time muted text-xs tight nowrap' });
  const remaining = timeLeft();
  const words = { state: h('span', {}), left: h('span', { class: 'maps-left' }) };
  const bar = h('progress', { max: 1, 'aria-label': t('maps.progress', { method: name }) });
  const button = h('button', { type: 'button', class: 'maps-run text-xs' });
  const state = h(
    'div',
    { class: 'maps-state row text-xs tight muted' },
    words.state,
    bar,
    words.left,
    button,
  );
  const cannot = h('p', { class: 'maps-cannot text-xs centered', hidden: true }, t('maps.cannot'));
  const isPlacing = PLACING.includes(method);
  const keeps = mark('keeps', null);
  const figures = h('dl', { class: 'maps-figures tight grid gap-1', id: uniqueId('figures') });
  attribute(plot.element, 'aria-describedby', figures.id);
  const element = h(
    'section',
    { class: 'card maps-card column', 'data-method': method, 'aria-label': name },
    h(
      'h2',
      {},
      h('span', {}, name),
      time,
      fileButtons({
        png: () => saveCanvas(plot.canvas, `${t('manifold.file.map')}-${method}.png`),
        of: method,
      }),
    ),
    h(
      'ul',
      { class: 'maps-marks text-xs snug wrap', 'aria-label': t('maps.marks') },
      mark('places', isPlacing).element,
      keeps.element,
      mark('draws', isPlacing).element,
    ),
    h(
      'div',
      { class: 'maps-body grid' },
      h('div', { class: 'maps-place' }, plot.element, cannot),
      h('div', { class: 'maps-side stacked' }, figures, state),
    ),
  );
  button.addEventListener('click', () => (element.dataset.state === 'running' ? onCancel() : onRun()));

  /**
   * Shows progress in the place of the figures: the current work, its share done, and the time left.
   * @param {import('./methods.js').Entry} entry
   * @param {string} work
   */
  function sayState({ state: is, share, figures: found }, work) {
    element.dataset.state = is;
    /** @type {Partial<Record<typeof is, string>>} */
    const texts = {
      waiting: t('maps.state.waiting', { work: t(`maps.work.${work}`) }),
      running: t('maps.state.running', { work: t(`maps.work.${work}`) }),
      done: t('maps.state.measuring'),
    };
    words.state.textContent = texts[is] ?? t(`maps.state.${is}`);
    state.hidden = is === 'done' && Boolean(found);
    const isRunning = is === 'running' && share !== undefined;
    bar.hidden = !isRunning;
    bar.value = share ?? 0;
    if (!isRunning) remaining.stop();
    const seconds = isRunning ? remaining.of(share, performance.now()) : null;
    words.left.textContent = seconds === null ? '' : t('maps.left', { seconds });
    button.hidden = is === 'waiting' || is === 'missing' || is === 'done';
    button.textContent = t(is === 'running' ? 'task.cancel' : 'maps.again');
    attribute(button, 'data-action', `${is === 'running' ? 'cancel' : 'again'}-${method}`);
    attribute(button, 'aria-label', `${button.textContent}: ${name}`);
  }

  return {
    element,
    plot,
    /**
     * @param {import('./methods.js').Entry} entry
     * @param {import('./plot.js').Shades} shades
     * @param {FigureName[]} wanted
     * @param {string} work the work that its map needs
     */
    show(entry, shades, wanted, work) {
      sayState(entry, work);
      const { map, seconds, shipped, figures: found } = entry;
      if (map) plot.show(map, shades);
      else plot.clear();
      time.textContent = entry.state !== 'done' || seconds === undefined ? '' : timeText(seconds, shipped);
      if (entry.state === 'done' && seconds !== undefined) time.dataset.seconds = String(seconds);
      const distances = found && Number.isFinite(found.distances) ? found.distances : null;
      keeps.set(distances === null ? null : distances >= KEEPS, distances);
      figures.replaceChildren(...wanted.map((of) => figureOf(of, found)));
      attribute(element, 'data-measured', Boolean(found));
    },
    /** Whether there is a new point to place: a method that cannot place it says so. @param {boolean} is */
    setDrawing: (is) => void (cannot.hidden = !is || isPlacing),
    destroy: () => plot.destroy(),
  };

  /** @param {FigureName} of @param {import('./methods.js').Figures | undefined} found */
  function figureOf(of, found) {
    const values = measuresOf(of).map((id) => {
      const value = found?.[id];
      const isThere = value !== undefined && Number.isFinite(value);
      const attributes = { 'data-figure': `${method}-${id}`, 'data-value': isThere ? value : false };
      return h('span', attributes, isThere ? WRITTEN[id](value) : '–');
    });
    return h('div', {}, h('dt', {}, t(`maps.figure.${of}`)), h('dd', {}, values));
  }
}

/** @param {number} seconds @param {boolean} [shipped] */
function timeText(seconds, shipped) {
  if (shipped) return t('maps.shipped');
  if (seconds < LEAST) return t('maps.seconds.less', { seconds: number(LEAST, 2) });
  return t('maps.seconds', { seconds: number(seconds, seconds < 0.995 ? 2 : 1) });
}

/**
 * Shows whether a method can do something.
 * @param {'places' | 'draws' | 'keeps'} what
 * @param {boolean | null} can
 */
function mark(what, can) {
  const sign = h('span', { class: 'maps-sign strong', 'aria-hidden': 'true' });
  const words = h('span', {});
  const element = h('li', { 'data-mark': what }, sign, words);
  /** @param {boolean | null} is @param {number | null} [value] */
  const set = (is, value = null) => {
    const answer = is === null ? 'unknown' : is ? 'yes' : 'no';
    element.dataset.can = answer;
    sign.textContent = { yes: '✓', no: '✗', unknown: '·' }[answer];
    words.textContent = t(`maps.mark.${what}`);
    attribute(element, 'aria-label', `${words.textContent}: ${t(`maps.answer.${answer}`)}`);
    if (value !== null) element.dataset.value = String(value);
    else delete element.dataset.value;
  };
  set(can);
  return { element, set };
}
