import { t } from '../../i18n/index.js';
import { heading } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { lesson } from '../lesson.js';
import { DigitsScene } from './digits-scene.js';
import { SurfaceScene } from './surface-scene.js';

/** @type {Record<string, new (context: import('../types.js').LabContext) => DigitsScene | SurfaceScene>} */
const SCENES = { digits: DigitsScene, surface: SurfaceScene };

/**
 * "Manifold learning": the plane of a code of two values, and surfaces that are unrolled onto one.
 * @type {import('../types.js').Mount}
 */
export function mount(root, context) {
  const place = h('div');
  /** @type {DigitsScene | SurfaceScene | undefined} */
  let scene;
  const buttons = Object.keys(SCENES).map((id) => {
    const attributes = { type: 'button', 'data-scene': id };
    return h('button', { ...attributes, onclick: () => show(id) }, t(`scene.${id}`));
  });
  /** @param {string} id */
  function show(id) {
    scene?.destroy();
    context.set({ scene: id });
    for (const button of buttons) attribute(button, 'aria-pressed', String(button.dataset.scene === id));
    lead.textContent = t(`scene.lead.${id}`);
    scene = new SCENES[id](context);
    place.replaceChildren(scene.element);
    scene.start();
  }
  const title = heading(t('lab.manifold'), '');
  const lead = /** @type {HTMLElement} */ (title.querySelector('.lead'));
  const picker = h('div', { class: 'segments', role: 'group', 'aria-label': t('control.scene') }, buttons);
  root.replaceChildren(h('div', { class: 'heading-row' }, title, picker), place, lesson('manifold'));
  show(String(context.get('scene')));
  return { unmount: () => scene?.destroy() };
}
