/**
 * Actions of the keys in a lecture. Clickers send PageDown and PageUp, some the arrows, and `.` or `b` for a black screen.
 * @type {Record<string, Act>}
 * @typedef {'next' | 'back' | 'first' | 'last' | 'black' | 'restart' | 'finish' | 'zoom' | 'pen' | 'timer' | 'notes' | 'qr' | 'full' | 'help' | 'leave'} Act
 */
export const KEYS = {
  PageDown: 'next',
  ArrowRight: 'next',
  PageUp: 'back',
  ArrowLeft: 'back',
  Home: 'first',
  End: 'last',
  b: 'black',
  '.': 'black',
  r: 'restart',
  f: 'finish',
  z: 'zoom',
  l: 'pen',
  t: 'timer',
  n: 'notes',
  q: 'qr',
  s: 'full',
  '?': 'help',
  Escape: 'leave',
};

/** Elements that handle keys themselves: fields, lists, and widgets moved by arrows. */
const TAKES_ALL =
  'input:not([type=button], [type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]';
const TAKES_ARROWS =
  'input[type=range], input[type=radio], [role=slider], [role=tab], [role=radio], [role=application], canvas[tabindex]';
const ARROWS = /^(Arrow|Page|Home|End)/;
/** Keys sent by clickers; a user who moves a slider by pages has to leave it first. */
const CLICKER = /^Page/;
/** Actions that affect only the window itself; another window cannot trigger them. @type {Act[]} */
export const OF_ONE_WINDOW = ['notes', 'full'];

/**
 * The action of a key press in a lecture; null while the user types or operates a widget by keyboard.
 * @param {Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented' | 'isComposing'>} event
 * @param {{ matches(selector: string): boolean } | null} focused
 * @returns {Act | null}
 */
export function actOf(event, focused) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing)
    return null;
  const { key } = event;
  const act = KEYS[key.length === 1 ? key.toLowerCase() : key] ?? null;
  if (!act || focused?.matches(TAKES_ALL)) return null;
  if (ARROWS.test(key) && !CLICKER.test(key) && focused?.matches(TAKES_ARROWS)) return null;
  return act;
}
