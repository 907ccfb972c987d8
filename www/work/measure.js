/** A unique id. @returns {string} */
export const newId = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;

/** Approximate size in bytes: that of the typed arrays. @param {unknown} content @returns {number} */
export function sizeOf(content) {
  if (ArrayBuffer.isView(content)) return content.byteLength;
  if (typeof content === 'string') return content.length;
  if (typeof content !== 'object' || content === null) return 8;
  return Object.values(content).reduce((sum, part) => sum + sizeOf(part), 0);
}
