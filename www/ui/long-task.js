import { number, t } from '../i18n/index.js';
import { h } from './dom.js';

/**
 * A long task: start button, progress, and cancel button.
 * @param {object} options
 * @param {string} options.label of the button
 * @param {string} [options.of] part of the buttons' `data-action`, where there are several
 * @param {import('../engine/turns.js').Turn} options.engine
 * @param {(turn: import('../engine/turns.js').Turn, tell: (share: number) => void) => Promise<unknown>} options.onRun runs
 *   the task in parts, each an engine question of up to about 200 ms, and reports the completed fraction, 0..1, after each.
 *   After a cancel its turn is over, and reporting throws
 * @param {() => void} [options.onCancel] the user has cancelled
 * @param {(error: unknown) => void} options.onError
 */
export function longTask({ label, of, engine, onRun, onCancel = () => undefined, onError }) {
  const turns = engine.turns();
  const action = (/** @type {string} */ name) => (of ? `${name}-${of}` : name);
  const start = h(
    'button',
    { type: 'button', 'data-action': action('measure'), onclick: () => void begin() },
    label,
  );
  const bar = h('progress', { max: 1, value: 0, 'aria-label': label });
  const share = h('output', { class: 'readout' });
  const cancel = h(
    'button',
    { type: 'button', 'data-action': action('cancel'), onclick: () => giveUp() },
    t('task.cancel'),
  );
  const under = h('span', { class: 'task-under', hidden: true }, bar, share, cancel);
  const element = h('div', { class: 'task' }, start, under);

  /** @param {boolean} running */
  const show = (running) => {
    start.disabled = running;
    under.hidden = !running;
    element.dataset.running = String(running);
  };
  /** @param {number} done */
  const report = (done) => {
    bar.value = done;
    share.textContent = t('task.share', { percent: number(100 * done, 0) });
  };
  const stop = () => {
    turns.end();
    show(false);
  };
  const giveUp = () => {
    stop();
    onCancel();
  };
  async function begin() {
    const turn = turns.begin();
    report(0);
    show(true);
    try {
      await onRun(turn, (done) => {
        turn.check();
        report(done);
      });
    } catch (error) {
      if (!turn.isOver) onError(error);
    }
    if (!turn.isOver) stop();
  }
  show(false);
  return { element, begin, stop };
}
