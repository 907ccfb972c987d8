/**
 * What the keys of a lecture do. Clickers send PageDown and PageUp, some the arrows, and `.` or `b` for a black screen.
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

/** What takes the keys for itself: fields, lists, and what the arrows move. */
const TAKES_ALL =
  'input:not([type=button], [type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]';
const TAKES_ARROWS =
  'input[type=range], input[type=radio], [role=slider], [role=tab], [role=radio], [role=application], canvas[tabindex]';
const ARROWS = /^(Arrow|Page|Home|End)/;
/** A clicker sends these; somebody who moves a slider by pages has to leave it first. */
const CLICKER = /^Page/;
/** What a window can only do to itself: another one asks in vain. @type {Act[]} */
export const OF_ONE_WINDOW = ['notes', 'full'];

/**
 * What a press of a key means in a lecture; nothing while somebody types or moves something by keyboard.
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
