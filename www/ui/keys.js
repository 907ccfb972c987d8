/**
 * Whether a key is the browser's or the system's: with Ctrl, Alt or the command key a page that takes it would stand in the
 * way of "back", "larger" or a screen reader.
 * @param {Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>} event
 */
export const isShortcut = ({ ctrlKey, metaKey, altKey }) => ctrlKey || metaKey || altKey;
