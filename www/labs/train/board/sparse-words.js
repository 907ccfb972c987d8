/**
 * Compares a run that has a penalty with the same run without it, by their numbers.
 * @param {number[]} steps of the unpenalised run and of the run
 * @param {number[]} shares fractions of values near zero, 0 to 1, of the unpenalised run and of the run
 * @returns {{ key: 'begin' | 'catching' | 'more' | 'fewer' | 'same', values: Record<string, number> }}
 */
export function sparseWords([steps, runSteps], shares) {
  if (runSteps === 0) return { key: 'begin', values: {} };
  if (steps < runSteps) return { key: 'catching', values: { percent: Math.round((100 * steps) / runSteps) } };
  const [plain, sparse] = shares.map((share) => Math.round(100 * share));
  const key = sparse > plain ? 'more' : sparse < plain ? 'fewer' : 'same';
  return { key, values: { plain, sparse } };
}
