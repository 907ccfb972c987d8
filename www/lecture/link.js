/**
 * Which lecture an address asks for, and which of its scenes: `?lecture=s06&scene=7`, counted from 1.
 * @param {URLSearchParams} query
 */
export function lectureOf(query) {
  const id = query.get('lecture') ?? '';
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id) || query.has('lab')) return null;
  return { id, place: Math.max(0, Math.trunc(Number(query.get('scene')) || 1) - 1) };
}

/** @param {string} id @param {number} place from 0 */
export const lectureQuery = (id, place) => new URLSearchParams({ lecture: id, scene: String(place + 1) });
