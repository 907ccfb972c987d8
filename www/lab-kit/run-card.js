import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { player } from '../ui/player.js';
import { coalesce } from './coalesce.js';

/** States in which a run is not training. */
const STILL = ['ready', 'paused', 'finished'];

/**
 * The page's run in a lab that is not about training: its player, and the calls that show the run while it trains and
 * when it stops.
 * @param {import('./types.js').LabContext} context
 * @param {object} options
 * @param {import('./lab-network.js').LabNetwork} options.network the lab's network, if it is the run
 * @param {() => void} options.onTrain a new run was requested
 * @param {() => Promise<unknown>} options.onFollow shows the run after it was replaced or has advanced
 * @param {number} options.every minimum interval of these calls during training, in ms, because they take time from it
 * @param {(error: unknown) => void} options.onError
 */
export function runCard(context, { network, onTrain, onFollow, every, onError }) {
  const { run } = context;
  /** The current or last call of `onFollow`. @type {Promise<unknown>} */
  let following = Promise.resolve();
  /** Earliest time of the next call during training; infinite during a call. */
  let due = 0;
  const look = coalesce(async () => {
    due = Infinity;
    try {
      await onFollow();
    } catch (error) {
      onError(error);
    } finally {
      due = performance.now() + every;
    }
  });
  /** @param {boolean} stands */
  const follow = (stands) => {
    if (element.hidden || !network.canUseRun()) return;
    if (stands || performance.now() >= due) following = look();
  };
  const control = player(run, onTrain);
  const progress = h('p', { class: 'progress', role: 'status' });
  const element = h(
    'section',
    { class: 'card run-card', 'aria-label': t('train.run') },
    control.element,
    progress,
  );
  const listening = new AbortController();
  const { signal } = listening;
  run.addEventListener(
    'progress',
    () => {
      control.show();
      follow(false);
    },
    { signal },
  );
  run.addEventListener(
    'change',
    () => {
      control.show();
      // Not while a run is starting: then there is nothing to show.
      if (STILL.includes(run.state)) follow(true);
    },
    { signal },
  );
  run.addEventListener('error', (event) => onError(/** @type {CustomEvent} */ (event).detail), { signal });
  control.show();
  return {
    element,
    /** Begins a run of the lab's network and reports loading. Returns whether there is a run and it is still wanted. */
    async begin() {
      try {
        const starting = network.begin((done) => {
          progress.textContent = t('train.loading', { percent: Math.round(100 * done) });
        });
        await context.engine.wait(starting);
        return true;
      } catch (error) {
        onError(error);
        return false;
      } finally {
        progress.textContent = '';
      }
    },
    /** Pauses the run and waits until its last state is shown: after that nothing changes. */
    async quiet() {
      await run.rest();
      await following;
    },
    destroy() {
      listening.abort();
      control.destroy();
    },
  };
}
