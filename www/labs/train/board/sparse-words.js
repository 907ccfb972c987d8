/**
 * Compares a run that has a penalty with its twin without one, by their numbers.
 * @param {number[]} steps of the twin and of the run
 * @param {number[]} shares fractions of values near zero, 0 to 1, of the twin and of the run
 * @returns {{ key: 'begin' | 'catching' | 'more' | 'fewer' | 'same', values: Record<string, number> }}
 */
export function sparseWords([twin, run], shares) {
  if (run === 0) return { key: 'begin', values: {} };
  if (twin < run) return { key: 'catching', values: { percent: Math.round((100 * twin) / run) } };
  const [plain, sparse] = shares.map((share) => Math.round(100 * share));
  const key = sparse > plain ? 'more' : sparse < plain ? 'fewer' : 'same';
  return { key, values: { plain, sparse } };
}
