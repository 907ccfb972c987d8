import { t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { icon } from '../../ui/icons.js';
import { controlSegments } from '../../lab-kit/control-segments.js';

/**
 * Controls for sampling the codes of a wall.
 * @param {import('../../lab-kit/types.js').LabContext} context
 * @param {() => void} onChange called to draw other codes
 */
export function wallBar(context, onChange) {
  const note = h('p', { class: 'quiet way-note snug', role: 'status', 'data-view': 'way-note' });
  const around = h('div', { class: 'around-samples line gap-5' });
  const say = () => {
    note.textContent = t(`sampling.${String(context.get('way'))}`);
    around.hidden = context.get('way') !== 'around';
  };
  const ways = controlSegments('generate', 'way', {
    key: 'way',
    chosen: String(context.get('way')),
    onChoose: (way) => {
      context.set({ way });
      ways.mark(way);
      say();
      onChange();
    },
  });
  const again = () => {
    context.set({ seed: (Number(context.get('seed')) + 1) % 1_000_000 });
    onChange();
  };
  say();
  const element = h(
    'div',
    { class: 'card row generate-tools' },
    ways.element,
    spreadSlider(context, onChange),
    h(
      'button',
      { type: 'button', class: 'primary', 'data-action': 'again', onclick: again },
      icon('shuffle'),
      t('generate.again'),
    ),
    h('div', { class: 'way-line row' }, note, around),
  );
  /** The place for digits to draw around. */
  return { element, around };
}

/** @param {import('../../lab-kit/types.js').LabContext} context @param {() => void} onChange */
function spreadSlider(context, onChange) {
  const spread = h('input', {
    type: 'range',
    min: 0,
    max: 2,
    step: 0.05,
    value: String(context.get('spread')),
    'aria-label': t('control.spread'),
    'data-control': 'spread',
  });
  const readout = h('output', { class: 'readout' });
  const say = () => {
    readout.textContent = t('generate.spread', { value: Number(spread.value) });
  };
  spread.addEventListener('input', () => {
    context.set({ spread: Number(spread.value) });
    say();
    onChange();
  });
  say();
  return h('label', { class: 'spread line gap-4' }, readout, spread);
}
