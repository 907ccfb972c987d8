import { t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { controlSegments } from '../../lab-kit/control-segments.js';
import { controlSlider } from '../../lab-kit/control-slider.js';
import { levelWords, noiseWords } from './noise-words.js';

/**
 * @typedef {import('../../generated/protocol.js').Corruption} Corruption
 * @typedef {import('../../generated/protocol.js').Noise} Noise
 */

/**
 * Controls for kind and level of the noise, with a note on whether the network was trained on it.
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
  const note = h('p', { class: 'noise-note snug quiet', role: 'status', 'data-view': 'noise-note' });
  return {
    element: h('div', { class: 'card tools contest-bar noise-bar' }, kinds.element, level.element, note),
    /**
     * @param {import('./verdict.js').Mismatch} kind
     * @param {{ noise: Noise, level: number } | null} trained noise that the network was trained on
     * @param {Corruption} seen
     * @param {boolean} isRun
     */
    note(kind, trained, seen, isRun) {
      note.dataset.kind = kind;
      const words = {
        trained: trained ? noiseWords(trained.noise, trained.level) : '',
        seen: noiseWords(seen.noise, seen.level),
      };
      const isOther = isRun && (kind === 'otherNoise' || kind === 'clean');
      const key = isRun && kind === 'same' ? 'learning' : kind;
      note.textContent = [t(`denoise.note.${key}`, words), isOther && t('denoise.retrain')]
        .filter(Boolean)
        .join(' ');
    },
  };
}
