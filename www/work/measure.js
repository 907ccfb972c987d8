/** A name that nothing else has. @returns {string} */
export const newId = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;

/** How many bytes something takes, about: those of its arrays of numbers. @param {unknown} content @returns {number} */
export function sizeOf(content) {
  if (ArrayBuffer.isView(content)) return content.byteLength;
  if (typeof content === 'string') return content.length;
  if (typeof content !== 'object' || content === null) return 8;
  return Object.values(content).reduce((sum, part) => sum + sizeOf(part), 0);
}

/** Tells contents apart: the hash FNV-1a. @param {Uint8Array} bytes */
export function hashOf(bytes) {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return `${bytes.length}-${(hash >>> 0).toString(36)}`;
}
