import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { player } from '../ui/player.js';
import { coalesce } from './coalesce.js';

/** States of a run in which it stands still. */
const STILL = ['ready', 'paused', 'finished'];

/**
 * The page's run in a lab that is not about training: its player, and the looks that are taken at it while it goes on and
 * when it stands still.
 * @param {import('./types.js').LabContext} context
 * @param {object} options
 * @param {import('./lab-network.js').LabNetwork} options.network the lab's, when it is the run
 * @param {() => void} options.onTrain the run is to begin anew
 * @param {() => Promise<unknown>} options.onFollow it is to be looked at: it is another one, or has gone on
 * @param {number} options.every while it goes on that is at most this often, in ms: it takes time from the training
 * @param {(error: unknown) => void} options.onError
 */
export function runCard(context, { network, onTrain, onFollow, every, onError }) {
  const { run } = context;
  /** The look that is being taken, or the last one. @type {Promise<unknown>} */
  let following = Promise.resolve();
  /** While it goes on no look is taken before this time, and none during another one. */
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
      // Not while one is being begun: then there is no run to be looked at.
      if (STILL.includes(run.state)) follow(true);
    },
    { signal },
  );
  run.addEventListener('error', (event) => onError(/** @type {CustomEvent} */ (event).detail), { signal });
  control.show();
  return {
    element,
    /** Begins a run of the lab's network, with what is loaded for it said. Gives whether there is one now, and it is still wanted. */
    async begin() {
      try {
        const begun = network.begin((done) => {
          progress.textContent = t('train.loading', { percent: Math.round(100 * done) });
        });
        await context.engine.wait(begun);
        return true;
      } catch (error) {
        onError(error);
        return false;
      } finally {
        progress.textContent = '';
      }
    },
    /** Pauses the run, and waits until it has been looked at: then nothing changes any more. */
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
