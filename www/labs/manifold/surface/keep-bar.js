import { t } from '../../../i18n/index.js';
import { labOf } from '../../../router.js';
import { controlField } from '../../../ui/controls.js';
import { h } from '../../../ui/dom.js';
import { controlSegments } from '../../../lab-kit/control-segments.js';
import { formula } from '../../../views/formulas/formula.js';
import { FORMULAS } from './formulas.js';

/** Settings beside the cost. */
const FIELDS = ['neighbours', 'pull', 'count'];
/** Maximum of the slider of k; larger values can be typed. */
const SLIDER = 60;

/**
 * What the code has to keep: only the reconstructions, or also the distances along the surface; with the cost that is
 * trained.
 * @param {import('../../../lab-kit/types.js').LabContext} context
 * @param {object} on
 * @param {() => void} on.onChange training must start again
 * @param {() => void} on.onPull the pull on the code has changed
 */
export function keepBar(context, { onChange, onPull }) {
  const keeps = controlSegments('manifold', 'keep', {
    key: 'keep',
    chosen: keptBy(context),
    onChoose: (keep) => {
      context.set({ keep });
      show();
      onChange();
    },
  });
  const fields = FIELDS.flatMap(
    (id) => labOf('manifold')?.controls.find((control) => control.id === id) ?? [],
  ).map((control) => ({
    id: control.id,
    ...controlField(control, context.get(control.id), (value) => {
      if (value === context.get(control.id)) return;
      context.set({ [control.id]: value });
      cut.mark();
      if (control.id === 'pull') onPull();
      else onChange();
    }),
  }));
  const cut = shortCutScale(context, (k) => {
    const field = fields.find(({ id }) => id === 'neighbours');
    field?.set(k);
    context.set({ neighbours: k });
    cut.mark();
    onChange();
  });
  fields.find(({ id }) => id === 'neighbours')?.element.append(cut.element);
  const cost = h('span', { class: 'keep-cost text-l', 'data-view': 'cost' });
  const about = h('p', { class: 'quiet' });
  const show = () => {
    const keep = keptBy(context);
    keeps.mark(keep);
    for (const { id, element } of fields) element.hidden = id !== 'count' && keep !== 'distances';
    cost.replaceChildren(formula(keep === 'distances' ? FORMULAS.distances : FORMULAS.copies));
    about.textContent = t(`keep.about.${keep}`);
  };
  show();
  return {
    choice: keeps.element,
    cost,
    fields: h(
      'div',
      { class: 'keep-fields wrap' },
      fields.map(({ element }) => element),
      about,
    ),
    /** Marks the number of neighbours at which the graph begins to leave the surface. @param {number | null} k */
    setShortCut: (k) => cut.set(k),
  };
}

/**
 * A slider for k with a mark where the graph begins to jump between layers.
 * @param {import('../../../lab-kit/types.js').LabContext} context
 * @param {(k: number) => void} onChange
 */
function shortCutScale(context, onChange) {
  const control = labOf('manifold')?.controls.find(({ id }) => id === 'neighbours');
  const { min, max } = control?.kind === 'whole' ? control : { min: 0, max: 1 };
  const slider = h('input', {
    type: 'range',
    min,
    max: Math.min(max, SLIDER),
    step: 1,
    'aria-label': t('control.neighbours'),
  });
  const tick = h('i', { class: 'short-cut-tick', hidden: true });
  const words = h('p', { class: 'quiet short-cut', role: 'status', 'data-view': 'short-cut' });
  /** @type {number | null} */
  let cut = null;
  const mark = () => {
    const k = Number(context.get('neighbours'));
    slider.value = String(k);
    const shown = cut !== null && cut <= Number(slider.max);
    tick.hidden = !shown;
    if (cut !== null) tick.style.insetInlineStart = `${(100 * (cut - min)) / (Number(slider.max) - min)}%`;
    words.textContent = cut === null ? '' : t(k < cut ? 'shortcut.from' : 'shortcut.past', { k: cut });
    words.classList.toggle('is-past', cut !== null && k >= cut);
  };
  slider.addEventListener('change', () => onChange(Number(slider.value)));
  mark();
  return {
    element: h(
      'div',
      { class: 'short-cut-scale' },
      h('div', { class: 'short-cut-track' }, slider, tick),
      words,
    ),
    mark,
    /** @param {number | null} k */
    set(k) {
      cut = k;
      mark();
    },
  };
}

/** @param {import('../../../lab-kit/types.js').LabContext} context */
export const keptBy = (context) => String(context.get('keep'));
