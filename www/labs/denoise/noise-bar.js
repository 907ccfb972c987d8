import { t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { icon } from '../../ui/icons.js';
import { controlSegments } from '../../lab-kit/control-segments.js';
import { controlSlider } from '../../lab-kit/control-slider.js';
import { levelWords, noiseWords } from './noise-words.js';

/**
 * @typedef {import('../../generated/protocol.js').Corruption} Corruption
 * @typedef {import('../../generated/protocol.js').Noise} Noise
 */

/** Seeds of the noise, as many as its control has. */
const SEEDS = 1_000_000;

/**
 * Which noise, how much of it, and other noise of the same kind; below, whether the network has learned to remove it.
 * @param {import('../../lab-kit/types.js').LabContext} context
 * @param {() => void} onChange
 */
export function noiseBar(context, onChange) {
  const kinds = controlSegments('denoise', 'noise', {
    key: 'noise',
    chosen: String(context.get('noise')),
    onChoose: (noise) => {
      context.set({ noise });
      kinds.mark(noise);
      level.say();
      onChange();
    },
  });
  const level = controlSlider(context, 'denoise', 'noiseLevel', {
    words: (value) =>
      t('denoise.strength', { level: levelWords(/** @type {Noise} */ (context.get('noise')), value) }),
    onInput: onChange,
  });
  const again = () => {
    context.set({ noiseSeed: (Number(context.get('noiseSeed')) + 1) % SEEDS });
    onChange();
  };
  const note = h('p', { class: 'noise-note', role: 'status', 'data-view': 'noise-note' });
  return {
    element: h(
      'div',
      { class: 'card tools noise-bar' },
      kinds.element,
      level.element,
      h(
        'button',
        { type: 'button', class: 'primary', 'data-action': 'again', onclick: again },
        icon('shuffle'),
        t('denoise.again'),
      ),
      note,
    ),
    /**
     * @param {import('./measure-panel.js').Mismatch} kind
     * @param {{ noise: Noise, level: number } | null} trained what the network was trained with
     * @param {Corruption} seen
     * @param {boolean} isRun
     */
    note(kind, trained, seen, isRun) {
      note.dataset.kind = kind;
      const words = {
        trained: trained ? noiseWords(trained.noise, trained.level) : '',
        seen: noiseWords(seen.noise, seen.level),
      };
      const todo = t(isRun ? 'denoise.retrain' : 'denoise.trainHere');
      const isOther = kind === 'otherNoise' || kind === 'clean';
      const own = isRun && kind === 'same' ? 'learning' : kind;
      note.textContent = [t(`denoise.note.${own}`, words), isOther && todo].filter(Boolean).join(' ');
    },
  };
}
