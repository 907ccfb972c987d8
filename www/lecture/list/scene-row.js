import { currentLanguage, t } from '../../i18n/index.js';
import { attribute, h } from '../../ui/dom.js';
import { textIn } from '../score.js';
import { sceneForm } from './scene-form.js';

/** @typedef {import('../score.js').LectureScene} LectureScene */

/**
 * A scene in the list: number, question and minutes; when expanded, all of its texts.
 * @param {string} id
 * @param {object} on
 * @param {(by: number) => void} on.onMove
 * @param {() => void} on.onRemove
 * @param {(change: (scene: LectureScene) => LectureScene) => void} on.onEdit
 * @param {() => Partial<LectureScene>} on.seen the scene on screen behind the dialog
 */
export function sceneRow(id, { onMove, onRemove, onEdit, seen }) {
  const [place, question, slide, minutes] = ['b', 'span', 'em', 'span'].map((tag) =>
    h(/** @type {'span'} */ (tag)),
  );
  const form = sceneForm({ onEdit, seen });
  /** @param {string} sign @param {string} action @param {() => void} onclick */
  const button = (sign, action, onclick) =>
    h('button', { type: 'button', 'data-action': action, onclick }, sign);
  const buttons = {
    up: button('↑', 'scene-up', () => onMove(-1)),
    down: button('↓', 'scene-down', () => onMove(1)),
    remove: button('×', 'scene-remove', onRemove),
  };
  const summary = h('summary', {}, place, h('span', { class: 'list-what' }, question, slide), minutes);
  const element = h(
    'li',
    { 'data-scene': id },
    h('details', {}, summary, form.element),
    h('span', { class: 'tools' }, Object.values(buttons)),
  );
  element.addEventListener('keydown', (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !event.altKey) return;
    event.preventDefault();
    onMove(by);
  });
  return {
    element,
    /** Focuses the move button; at an end of the list, the opposite one. @param {number} by */
    focus(by) {
      const wanted = by < 0 ? [buttons.up, buttons.down] : [buttons.down, buttons.up];
      wanted.find((button) => !button.disabled)?.focus();
    },
    /** @param {LectureScene} scene @param {number} index @param {number} count */
    show(scene, index, count) {
      const language = currentLanguage();
      place.textContent = String(index + 1);
      question.textContent = textIn(scene.question, language) || t('list.noQuestion');
      slide.textContent = textIn(scene.slide, language);
      minutes.textContent = t('list.minutes', { count: scene.minutes });
      for (const [name, button] of Object.entries(buttons)) {
        const label = t(`list.scene.${name}`, { place: index + 1 });
        attribute(button, 'aria-label', label);
        attribute(button, 'title', label);
      }
      buttons.up.disabled = index === 0;
      buttons.down.disabled = index === count - 1;
      form.show(scene);
    },
  };
}
