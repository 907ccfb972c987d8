/**
 * What a run with a penalty and its twin without it are like, by their numbers.
 * @param {number[]} steps done by the twin and by the run
 * @param {number[]} shares of values near zero, 0..1, of the twin and of the run
 * @returns {{ key: 'begin' | 'catching' | 'more' | 'fewer' | 'same', values: Record<string, number> }}
 */
export function sparseWords([twin, run], shares) {
  if (run === 0) return { key: 'begin', values: {} };
  if (twin < run) return { key: 'catching', values: { percent: Math.round((100 * twin) / run) } };
  const [plain, sparse] = shares.map((share) => Math.round(100 * share));
  const key = sparse > plain ? 'more' : sparse < plain ? 'fewer' : 'same';
  return { key, values: { plain, sparse } };
}
