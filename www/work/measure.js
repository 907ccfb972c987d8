/** A name that nothing else has. @returns {string} */
export const newId = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;

/** How many bytes something takes, about: those of its arrays of numbers. @param {unknown} content @returns {number} */
export function sizeOf(content) {
  if (ArrayBuffer.isView(content)) return content.byteLength;
  if (typeof content === 'string') return content.length;
  if (typeof content !== 'object' || content === null) return 8;
  return Object.values(content).reduce((sum, part) => sum + sizeOf(part), 0);
}
