import { t } from '../../i18n/index.js';
import { labOf } from '../../router.js';
import { controlField } from '../../ui/controls.js';
import { h } from '../../ui/dom.js';
import { controlSegments } from '../../lab-kit/control-segments.js';
import { formula, fraction, hat, mi, mn, mo, row, sup } from '../../views/formulas/formula.js';

/**
 * What the code has to keep: the copies alone, or the distances along the surface too; with the cost that is trained.
 * @param {import('../../lab-kit/types.js').LabContext} context
 * @param {() => void} onChange it has to begin anew
 */
export function keepBar(context, onChange) {
  const keeps = controlSegments('manifold', 'keep', {
    key: 'keep',
    chosen: keptBy(context),
    onChoose: (keep) => {
      context.set({ keep });
      show();
      onChange();
    },
  });
  const fields = (labOf('manifold')?.controls ?? [])
    .filter(({ when }) => when?.control === 'keep')
    .map((control) =>
      controlField(control, context.get(control.id), (value) => {
        if (value === context.get(control.id)) return;
        context.set({ [control.id]: value });
        onChange();
      }),
    );
  const cost = h('span', { class: 'keep-cost' });
  const about = h('p', { class: 'quiet' });
  const show = () => {
    const keep = keptBy(context);
    keeps.mark(keep);
    for (const { element } of fields) element.hidden = keep !== 'distances';
    cost.replaceChildren(costFormula(keep));
    about.textContent = t(`keep.about.${keep}`);
  };
  show();
  return h(
    'div',
    { class: 'keep-bar' },
    h('div', { class: 'keep-choice' }, keeps.element, cost, about),
    fields.map(({ element }) => element),
  );
}

/** @param {import('../../lab-kit/types.js').LabContext} context */
export const keptBy = (context) => String(context.get('keep'));

/** L = ½‖x − x̂‖², and with the pull + ½ λ‖h − e‖². @param {string} keep */
function costFormula(keep) {
  const half = () => fraction(mn(1), mn(2));
  const gap = (/** @type {Node} */ a, /** @type {Node} */ b) =>
    sup(row(mo('‖'), a, mo('−'), b, mo('‖')), mn(2));
  const pull = [mo('+'), half(), mi('λ'), gap(mi('h'), mi('e'))];
  return formula(mi('L'), mo('='), half(), gap(mi('x'), hat()), ...(keep === 'distances' ? pull : []));
}
