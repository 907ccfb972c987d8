import { number, significant, t } from '../../i18n/index.js';
import { attribute, h } from '../../ui/dom.js';

/**
 * What can be said of a run: how it compares with PCA, that it has diverged, and what to do next.
 * @param {object} options
 * @param {import('../../engine/training.js').TrainingRun} options.run
 * @param {() => number} options.slowerRate a learning rate to go on with after a divergence
 * @param {() => void} options.onContinue
 * @param {() => void} options.onOpen
 * @param {() => void} options.onKeep
 */
export function verdict({ run, slowerRate, onContinue, onOpen, onKeep }) {
  const text = h('p', {});
  const slower = h('button', {
    type: 'button',
    class: 'primary',
    'data-action': 'continue',
    onclick: onContinue,
  });
  const open = h('button', { type: 'button', 'data-action': 'open', onclick: onOpen }, t('verdict.open'));
  const keep = h('button', { type: 'button', 'data-action': 'keep', onclick: onKeep }, t('verdict.keep'));
  const element = h(
    'div',
    { class: 'verdict', role: 'status', 'data-view': 'verdict' },
    text,
    h('div', { class: 'tools' }, slower, keep, open),
  );
  return {
    element,
    show() {
      const diverged = run.state === 'diverged';
      attribute(element, 'data-kind', run.state);
      // While it trains the sentence follows each epoch: nobody wants that read aloud.
      attribute(element, 'aria-live', run.state === 'running' ? 'off' : 'polite');
      slower.hidden = !diverged;
      if (diverged) slower.textContent = t('verdict.continue', { rate: significant(slowerRate()) });
      // They keep their place while there is nothing to keep: what is below must not move under a drawing hand.
      open.disabled = keep.disabled = run.step === 0 || run.state === 'loading';
      const words = sentence(run);
      if (text.textContent !== words) text.textContent = words;
    },
  };
}

/** A network that is hardly better than the mean image has learnt nothing of its input. */
const LIKE_THE_MEAN = 0.95;

/** @param {import('../../engine/training.js').TrainingRun} run */
function sentence(run) {
  if (run.state === 'diverged') {
    const params = { step: run.divergedAt ?? 0, kept: run.step };
    return run.divergedAs === 'exploded' ? t('verdict.exploded', params) : t('verdict.diverged', params);
  }
  if (run.state === 'ready') return t('verdict.ready');
  const last = run.evaluations.at(-1);
  const pca = run.started?.references.find(({ kind }) => kind === 'pca');
  if (!last || last.step === 0 || run.state === 'loading') return '';
  const params = { mse: number(last.mse, 4), pca: number(pca?.mse ?? 0, 4), size: run.config?.dCode ?? 0 };
  const mean = run.started?.references.find(({ kind }) => kind === 'mean');
  if (mean && last.mse > LIKE_THE_MEAN * mean.mse) return t('verdict.mean', params);
  if (!pca) return t('verdict.alone', params);
  return t(last.mse < pca.mse ? 'verdict.better' : 'verdict.worse', params);
}
