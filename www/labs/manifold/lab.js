import { t } from '../../i18n/index.js';
import { heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { segments } from '../../ui/segments.js';
import { lesson } from '../../lab-kit/lesson.js';
import { DigitsScene } from './digits-scene.js';
import { SurfaceScene } from './surface-scene.js';
import { TurningScene } from './turning-scene.js';

export const styles = ['lab-kit/run', 'ui/controls'];

/** @type {Record<string, new (context: import('../../lab-kit/types.js').LabContext) => DigitsScene | SurfaceScene | TurningScene>} */
const SCENES = { digits: DigitsScene, surface: SurfaceScene, turning: TurningScene };

/**
 * "Manifold learning": the plane of a code of two values, and surfaces that are unrolled onto one.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const place = h('div');
  const visits = context.engine.turns();
  /** @type {DigitsScene | SurfaceScene | TurningScene | undefined} */
  let scene;
  const picker = segments({
    label: t('control.scene'),
    key: 'scene',
    entries: Object.keys(SCENES).map((id) => ({ id, text: t(`option.${id}`) })),
    chosen: String(context.get('scene')),
    onChoose: show,
  });
  const lead = h('span');
  /** @param {string} id */
  function show(id) {
    scene?.destroy();
    context.set({ scene: id });
    picker.mark(id);
    lead.textContent = t(`scene.lead.${id}`);
    scene = new SCENES[id]({ ...context, engine: visits.begin() });
    place.replaceChildren(scene.element);
    scene.start();
  }
  const title = heading(t('lab.manifold'), lead);
  root.replaceChildren(h('div', { class: 'heading-row' }, title, picker.element), place, lesson('manifold'));
  show(String(context.get('scene')));
  return { unmount: () => scene?.destroy() };
}
