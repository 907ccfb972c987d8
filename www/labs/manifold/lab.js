import { t } from '../../i18n/index.js';
import { heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { segments } from '../../ui/segments.js';
import { styleSheet } from '../../ui/style-sheet.js';
import { lesson } from '../../lab-kit/lesson.js';
import { showError } from '../../lab-kit/show-error.js';
import { TurningScene } from './turning/turning-scene.js';

/**
 * @typedef {object} Scene
 * @property {HTMLElement} element
 * @property {() => void} start
 * @property {() => void} destroy
 */

/** @typedef {new (context: import('../../lab-kit/types.js').LabContext, again: () => Promise<void>) => Scene} SceneClass `again` rebuilds the scene for other data */

/** The scenes in the lecture's order; all but the initial ones are fetched when they are opened. @type {Record<string, () => SceneClass | Promise<SceneClass>>} */
const SCENES = {
  turning: () => TurningScene,
  surface: async () => (await import('./surface/surface-scene.js')).SurfaceScene,
  digits: async () => (await import('./digits/digits-scene.js')).DigitsScene,
  maps: async () => (await import('./maps/maps-scene.js')).MapsScene,
};

/**
 * "Manifold learning": turning images, surfaces that are unrolled, the plane of the digits' codes, and maps compared.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const place = h('div');
  const visits = context.engine.turns();
  /** @type {Scene | undefined} */
  let scene;
  const picker = segments({
    label: t('control.scene'),
    key: 'scene',
    entries: Object.keys(SCENES).map((id) => ({ id, text: t(`option.${id}`) })),
    chosen: String(context.get('scene')),
    onChoose: (id) => void show(id),
  });
  picker.element.dataset.control = 'scene';
  const question = h('span');
  /** @param {string} id */
  async function show(id) {
    scene?.destroy();
    scene = undefined;
    place.replaceChildren();
    context.set({ scene: id });
    picker.mark(id);
    question.textContent = t(`scene.question.${id}`);
    const visit = visits.begin();
    try {
      const [Scene] = await visit.wait(Promise.all([SCENES[id](), styleSheet(`labs/manifold/${id}/style`)]));
      scene = new Scene({ ...context, engine: visit }, () => show(id));
      place.replaceChildren(scene.element);
      scene.start();
    } catch (error) {
      if (!visit.isOver) showError(context, error);
    }
  }
  const title = heading(t('lab.manifold'), question);
  root.replaceChildren(
    h('div', { class: 'heading-row wrap' }, title, picker.element),
    place,
    lesson('manifold'),
  );
  void show(String(context.get('scene')));
  return { unmount: () => scene?.destroy() };
}
