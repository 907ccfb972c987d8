import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { player } from '../ui/player.js';

/** States of a run in which it stands still. */
const STILL = ['ready', 'paused', 'finished'];

/**
 * The page's run in a lab that is not about training: its player, and what is told of it.
 * @param {import('./types.js').LabContext} context
 * @param {object} on
 * @param {() => void} on.onTrain the run is to begin anew
 * @param {() => void} on.onProgress it has gone on
 * @param {() => void} on.onPause it has stopped, or is another one
 * @param {(error: unknown) => void} on.onError
 */
export function runCard(context, { onTrain, onProgress, onPause, onError }) {
  const { run } = context;
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
      if (!element.hidden) onProgress();
    },
    { signal },
  );
  run.addEventListener(
    'change',
    () => {
      control.show();
      // Not while one is being begun: then there is no run to be looked at.
      if (!element.hidden && STILL.includes(run.state)) onPause();
    },
    { signal },
  );
  run.addEventListener('error', (event) => onError(/** @type {CustomEvent} */ (event).detail), { signal });
  control.show();
  return {
    element,
    /**
     * Begins a run of a lab's network, with what is loaded for it said. Gives whether there is one now.
     * @param {import('./lab-network.js').LabNetwork} network
     */
    async begin(network) {
      try {
        await network.begin((done) => {
          progress.textContent = t('train.loading', { percent: Math.round(100 * done) });
        });
        return true;
      } catch (error) {
        onError(error);
        return false;
      } finally {
        progress.textContent = '';
      }
    },
    destroy() {
      listening.abort();
      control.destroy();
    },
  };
}
