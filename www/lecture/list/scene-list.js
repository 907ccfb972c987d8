import { t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { addScene, editScene, moveScene, removeScene } from './list.js';
import { sceneRow } from './scene-row.js';

/**
 * @typedef {import('../score.js').ScoreFile} ScoreFile
 * @typedef {import('../score.js').LectureScene} LectureScene
 */

/**
 * The scenes of a lecture, in order.
 * @param {object} on
 * @param {(edit: (score: ScoreFile) => ScoreFile) => void} on.onEdit
 * @param {() => Partial<LectureScene>} on.seen the scene on screen
 * @param {(text: string, action?: { text: string, act: () => void }) => void} on.say
 */
export function sceneList({ onEdit, seen, say }) {
  const element = h('ol', { class: 'list-scenes grid gap-3', 'data-view': 'lecture-scenes' });
  /** @type {Map<string, ReturnType<typeof sceneRow>>} */
  const rows = new Map();
  /** @type {LectureScene[]} */
  let shown = [];
  /** The last move, so that the focus follows the scene. @type {{ id: string, by: number } | null} */
  let moved = null;

  /** @param {string} id */
  const rowOf = (id) => {
    const found = rows.get(id);
    if (found) return found;
    const row = sceneRow(id, {
      seen,
      onEdit: (change) => onEdit((score) => editScene(score, id, change)),
      onMove: (by) => {
        moved = { id, by };
        onEdit((score) => moveScene(score, id, by));
      },
      onRemove: () => remove(id),
    });
    rows.set(id, row);
    return row;
  };

  /** @param {string} id */
  function remove(id) {
    const index = shown.findIndex((scene) => scene.id === id);
    const scene = shown[index];
    if (!scene) return;
    onEdit((score) => removeScene(score, id));
    const act = () => onEdit((score) => ({ ...score, scenes: score.scenes.toSpliced(index, 0, scene) }));
    say(t('list.sceneRemoved', { place: index + 1 }), { text: t('list.undo'), act });
  }

  return {
    element,
    /** @param {Parameters<typeof addScene>[1]} scene */
    add: (scene) => onEdit((score) => addScene(score, scene)),
    /** @param {LectureScene[]} scenes */
    show(scenes) {
      shown = scenes;
      const ids = scenes.map(({ id }) => id);
      for (const id of rows.keys()) if (!ids.includes(id)) rows.delete(id);
      const elements = scenes.map((scene, index) => {
        const row = rowOf(scene.id);
        row.show(scene, index, scenes.length);
        return row.element;
      });
      // Moving an element loses its focus, so rows are moved only when the order has changed.
      const isSame =
        elements.length === element.children.length &&
        elements.every((row, at) => element.children[at] === row);
      if (isSame) return;
      element.replaceChildren(...elements);
      if (moved && rows.has(moved.id)) {
        rows.get(moved.id)?.focus(moved.by);
        say(t('list.moved', { place: ids.indexOf(moved.id) + 1, count: ids.length }));
      }
      moved = null;
    },
  };
}
