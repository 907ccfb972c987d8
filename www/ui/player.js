import { attribute, h } from './dom.js';
import { number, t } from '../i18n/index.js';
import { icon } from './icons.js';
import { isShortcut } from './keys.js';

const SPEEDS = /** @type {const} */ (['max', 50, 10, 2]);

/**
 * Player of a run: reset, play and pause, single step, speed, and progress.
 * @param {import('../engine/training.js').TrainingRun} run
 * @param {() => void} onReset
 */
export function player(run, onReset) {
  const reset = h(
    'button',
    { type: 'button', 'data-action': 'reset', onclick: onReset },
    icon('reset'),
    t('player.reset'),
  );
  const play = h('button', { type: 'button', class: 'primary', 'data-action': 'play' });
  const step = h(
    'button',
    { type: 'button', 'data-action': 'step', onclick: () => void run.stepOnce() },
    icon('step'),
    t('player.step'),
  );
  const speed = h(
    'select',
    { 'aria-label': t('player.speed') },
    SPEEDS.map((value) =>
      h('option', { value }, value === 'max' ? t('player.max') : t('player.perSecond', { speed: value })),
    ),
  );
  const counters = h('dl', { class: 'counters text-s' });
  const beforehand = h('p', { class: 'quiet', role: 'status', 'data-view': 'beforehand', hidden: true });
  const bar = h('progress', { max: 1, value: 0, 'aria-label': t('player.progress') });
  const element = h(
    'div',
    { class: 'player', role: 'group', 'aria-label': t('player.label') },
    h('div', { class: 'tools' }, reset, play, step, speed),
    beforehand,
    counters,
    bar,
  );
  const toggle = () => (run.state === 'running' ? run.pause() : run.play());
  play.addEventListener('click', toggle);
  speed.addEventListener('change', () => run.setSpeed(speed.value === 'max' ? 'max' : Number(speed.value)));
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const field =
      event.target instanceof Element &&
      event.target.closest('input, select, textarea, button, a, summary, [role=slider]');
    if (event.key !== ' ' || event.repeat || isShortcut(event) || field) return;
    event.preventDefault();
    toggle();
  };
  document.addEventListener('keydown', onKey);

  const show = () => {
    const running = run.state === 'running';
    const ended = run.totalSteps > 0 && run.step >= run.totalSteps;
    if (play.dataset.shows !== String(running)) {
      play.dataset.shows = String(running);
      play.replaceChildren(icon(running ? 'pause' : 'play'), t(running ? 'player.pause' : 'player.play'));
    }
    play.disabled = run.state === 'loading' || run.state === 'empty' || ended;
    step.disabled = play.disabled || running;
    reset.disabled = run.state === 'loading';
    bar.value = run.totalSteps ? run.step / run.totalSteps : 0;
    attribute(element, 'data-state', run.state);
    element.dataset.step = String(run.step);
    beforehand.hidden = !run.isBeforehand;
    const words = run.isBeforehand ? t('player.beforehand') : '';
    if (beforehand.textContent !== words) beforehand.textContent = words;
    counters.replaceChildren(
      ...counter('epoch', t('player.epoch'), `${number(run.epoch, 1)} / ${number(run.config?.epochs ?? 0)}`),
      ...counter('step', t('player.step.count'), number(run.step)),
      ...(run.isBeforehand ? [] : pace(run, running)),
    );
  };
  return { element, show, destroy: () => document.removeEventListener('keydown', onKey) };
}

/** The current speed and remaining time. @param {import('../engine/training.js').TrainingRun} run @param {boolean} running */
const pace = ({ stepsPerSecond, secondsLeft }, running) => [
  ...counter(
    'speed',
    t('player.steps'),
    stepsPerSecond === null ? '–' : number(stepsPerSecond, stepsPerSecond < 10 ? 1 : 0),
  ),
  ...counter('left', t('player.left'), secondsLeft === null || !running ? '–' : duration(secondsLeft)),
];

/** @param {string} kind @param {string} name @param {string} value */
const counter = (kind, name, value) => [
  h('div', {}, h('dt', {}, name), h('dd', { 'data-counter': kind }, value)),
];

/** @param {number} seconds */
function duration(seconds) {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
