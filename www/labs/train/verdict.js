import { number, significant, t } from '../../i18n/index.js';
import { attribute, h } from '../../ui/dom.js';
import { SPARSE, beside, sparsity } from './verdicts.js';

/** @typedef {import('../../engine/kept-runs.js').KeptRun} KeptRun */
/** @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig */

/**
 * The verdict on a run: how it compares with PCA, whether it has diverged, and what to do next.
 * @param {object} options
 * @param {import('../../engine/training.js').TrainingRun} options.run
 * @param {import('../../engine/kept-runs.js').KeptRuns} options.kept
 * @param {() => number} options.slowerRate learning rate to continue with after divergence
 * @param {() => void} options.onContinue
 * @param {() => void} options.onOpen
 * @param {() => void} options.onKeep
 */
export function verdict({ run, kept, slowerRate, onContinue, onOpen, onKeep }) {
  const text = h('p', { role: 'status' });
  const slower = h('button', {
    type: 'button',
    class: 'primary',
    'data-action': 'continue',
    onclick: onContinue,
  });
  const opening = { type: 'button', 'data-action': 'open', title: t('verdict.open.title') };
  const open = h('button', { ...opening, onclick: onOpen }, t('verdict.open'));
  const keep = h('button', { type: 'button', 'data-action': 'keep', onclick: onKeep }, t('verdict.keep'));
  const element = h(
    'div',
    { class: 'verdict justified', 'data-view': 'verdict', 'data-moment': '' },
    text,
    h('div', { class: 'tools' }, slower, keep, open),
  );
  return {
    element,
    show() {
      const diverged = run.state === 'diverged';
      attribute(element, 'data-kind', run.state);
      // While training, the sentence changes every epoch: it must not be read aloud.
      attribute(text, 'data-unsaid', run.state === 'running');
      slower.hidden = !diverged;
      if (diverged) slower.textContent = t('verdict.continue', { rate: significant(slowerRate()) });
      // Disabled buttons keep their place: the layout below must not move under a drawing hand.
      open.disabled = keep.disabled = !run.hasLearned || run.state === 'loading';
      const words = sentence(run, kept.runs);
      if (text.textContent !== words) text.textContent = words;
    },
  };
}

/** Settings that define a network. */
const NETWORK = ['kind', 'hidden', 'channels', 'dCode', 'codeActivation'];

/** A kept run of the same network without the penalty. @param {TrainConfig} config @param {KeptRun[]} kept */
function unpenalisedRun(config, kept) {
  const same = [...NETWORK, 'subject', 'images', 'noise', 'cost', 'epochs'];
  return kept.find(
    ({ config: other }) =>
      other.penalty === 'none' &&
      same.every(
        (key) =>
          String(other[/** @type {keyof TrainConfig} */ (key)]) ===
          String(config[/** @type {keyof TrainConfig} */ (key)]),
      ),
  );
}

/** @param {import('../../engine/training.js').TrainingRun} run @param {KeptRun[]} kept */
function sentence(run, kept) {
  if (run.state === 'diverged') {
    const params = { step: run.divergedAt ?? 0, kept: run.step };
    return run.divergedAs === 'exploded' ? t('verdict.exploded', params) : t('verdict.diverged', params);
  }
  if (run.state === 'ready') return t('verdict.ready');
  const { config, evaluations } = run;
  const last = evaluations.at(-1);
  if (!config || !last || run.state === 'loading') return '';
  if (last.step === 0 && !run.wasOpened) return t('verdict.soon');
  const reference = (/** @type {string} */ wanted) =>
    run.started?.references.find(({ kind }) => kind === wanted)?.mse;
  const unpenalised = SPARSE.includes(config.penalty) ? unpenalisedRun(config, kept) : undefined;
  const other = unpenalised?.evaluations.at(-1);
  const [pca, mean] = [reference('pca'), reference('mean')];
  const figures = {
    mse: last.mse,
    pca,
    mean,
    ended: run.step >= run.totalSteps,
    zero: SPARSE.includes(config.penalty) ? last.code.nearZero : null,
    plainZero: other?.code.nearZero ?? null,
  };
  const percent = (/** @type {number | null | undefined} */ share) => number(100 * (share ?? 0), 0);
  const params = {
    mse: number(last.mse, 4),
    pca: number(pca ?? 0, 4),
    mean: number(mean ?? 0, 4),
    size: config.dCode,
    zero: percent(figures.zero),
    other: percent(figures.plainZero),
    name: unpenalised?.name ?? '',
    otherMse: number(other?.mse ?? 0, 4),
  };
  const spared = sparsity(figures);
  return [t(`verdict.${beside(figures)}`, params), ...(spared ? [t(`verdict.${spared}`, params)] : [])].join(
    ' ',
  );
}
