/**
 * Whether a key belongs to the browser or the system: handling a key with Ctrl, Alt or Command would block "back", zoom or a
 * screen reader.
 * @param {Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>} event
 */
export const isShortcut = ({ ctrlKey, metaKey, altKey }) => ctrlKey || metaKey || altKey;
