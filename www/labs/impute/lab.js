import { t } from '../../i18n/index.js';
import { heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { controlSegments } from '../../lab-kit/control-segments.js';
import { lesson } from '../../lab-kit/lesson.js';
import { DigitsScene } from './digits-scene.js';
import { LandsatScene } from './landsat-scene.js';

export const styles = ['lab-kit/run', 'lab-kit/contest'];

/** @type {Record<string, new (context: import('../../lab-kit/types.js').LabContext) => DigitsScene | LandsatScene>} */
const SCENES = { digits: DigitsScene, landsat: LandsatScene };

/**
 * "Imputar datos": digits and satellite's measurements of which a part is missing.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const place = h('div');
  const visits = context.engine.turns();
  /** @type {DigitsScene | LandsatScene | undefined} */
  let scene;
  const picker = controlSegments('impute', 'data', {
    key: 'data',
    chosen: String(context.get('data')),
    onChoose: show,
  });
  const question = h('span');
  const tools = h('div', { class: 'tools impute-tools' });
  /** @param {string} id */
  function show(id) {
    scene?.destroy();
    context.set({ data: id });
    picker.mark(id);
    question.textContent = t(`impute.question.${id}`);
    scene = new SCENES[id]({ ...context, engine: visits.begin() });
    tools.replaceChildren(scene.tools, picker.element);
    place.replaceChildren(scene.element);
    void scene.start();
  }
  root.replaceChildren(
    h('div', { class: 'heading-row' }, heading(t('lab.impute'), question), tools),
    place,
    lesson('impute'),
  );
  show(String(context.get('data')));
  return { unmount: () => scene?.destroy() };
}
