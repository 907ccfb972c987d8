import { number, t } from '../../i18n/index.js';
import { attribute, h } from '../../ui/dom.js';

/**
 * What can be said of a run: how it compares with PCA, that it has diverged, and what to do next.
 * @param {object} options
 * @param {import('../../engine/training.js').TrainingRun} options.run
 * @param {() => void} options.onContinue
 * @param {() => void} options.onOpen
 */
export function verdict({ run, onContinue, onOpen }) {
  const text = h('p', {});
  const slower = h(
    'button',
    { type: 'button', class: 'primary', 'data-action': 'continue', onclick: onContinue },
    t('verdict.continue'),
  );
  const open = h('button', { type: 'button', 'data-action': 'open', onclick: onOpen }, t('verdict.open'));
  const element = h(
    'div',
    { class: 'verdict', role: 'status', 'data-view': 'verdict' },
    text,
    h('div', { class: 'tools' }, slower, open),
  );
  return {
    element,
    show() {
      const diverged = run.state === 'diverged';
      attribute(element, 'data-kind', run.state);
      // While it trains the sentence follows each epoch: nobody wants that read aloud.
      attribute(element, 'aria-live', run.state === 'running' ? 'off' : 'polite');
      slower.hidden = !diverged;
      open.hidden = run.step === 0 || run.state === 'loading';
      const words = sentence(run);
      if (text.textContent !== words) text.textContent = words;
    },
  };
}

/** @param {import('../../engine/training.js').TrainingRun} run */
function sentence(run) {
  if (run.state === 'diverged') return t('verdict.diverged', { step: run.divergedAt ?? 0, kept: run.step });
  if (run.state === 'ready') return t('verdict.ready');
  const last = run.evaluations.at(-1);
  const pca = run.started?.references.find(({ kind }) => kind === 'pca');
  if (!last || last.step === 0 || run.state === 'loading') return '';
  const params = { mse: number(last.mse, 4), pca: number(pca?.mse ?? 0, 4), size: run.config?.dCode ?? 0 };
  if (!pca) return t('verdict.alone', params);
  return t(last.mse < pca.mse ? 'verdict.better' : 'verdict.worse', params);
}
