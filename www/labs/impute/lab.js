import { t } from '../../i18n/index.js';
import { heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { DataChoice } from '../../lab-kit/data-choice.js';
import { lesson } from '../../lab-kit/lesson.js';
import { ImagesScene } from './images-scene.js';
import { LandsatScene } from './landsat-scene.js';

export const styles = ['lab-kit/contest'];

/**
 * "Imputar datos": images and satellite measurements with missing values.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const place = h('div');
  const visits = context.engine.turns();
  /** @type {ImagesScene | LandsatScene | undefined} */
  let scene;
  const data = new DataChoice(context, {
    lab: 'impute',
    onChoose() {
      context.set({ sample: data.firstOf('sample') });
      show();
    },
  });
  const question = h('span');
  const tools = h('div', { class: 'tools impute-tools' });
  function show() {
    scene?.destroy();
    const isTable = data.value === 'landsat';
    question.textContent = t(`impute.question.${isTable ? 'landsat' : 'images'}`);
    const within = { ...context, engine: visits.begin() };
    scene = isTable ? new LandsatScene(within) : new ImagesScene(within, data);
    tools.replaceChildren(scene.tools, data.element);
    place.replaceChildren(scene.element);
    void scene.start();
  }
  root.replaceChildren(
    h('div', { class: 'heading-row wrap' }, heading(t('lab.impute'), question), tools, data.status.element),
    place,
    lesson('impute'),
  );
  show();
  return { unmount: () => scene?.destroy() };
}
