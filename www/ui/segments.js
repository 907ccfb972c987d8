import { attribute, h } from './dom.js';

/**
 * A choice as a row of buttons, one of them pressed.
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.key each button has its id in the attribute `data-<key>`
 * @param {{ id: string, text: string }[]} options.entries
 * @param {string} options.chosen
 * @param {(id: string) => void} options.onChoose
 */
export function segments({ label, key, entries, chosen, onChoose }) {
  const buttons = entries.map(({ id, text }) => ({
    id,
    button: h('button', { type: 'button', [`data-${key}`]: id, onclick: () => onChoose(id) }, text),
  }));
  /** @param {string} pressed */
  const mark = (pressed) => {
    for (const { id, button } of buttons) attribute(button, 'aria-pressed', String(id === pressed));
  };
  mark(chosen);
  return {
    element: h(
      'div',
      { class: 'segments', role: 'group', 'aria-label': label },
      buttons.map(({ button }) => button),
    ),
    mark,
  };
}
