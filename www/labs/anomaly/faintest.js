/**
 * The class whose samples have the least ink on average.
 * @param {Pick<import('../../generated/protocol.js').Pictures, 'pixels' | 'labels'>} pictures
 */
export function faintestOf({ pixels, labels }) {
  const width = pixels.length / labels.length;
  /** @type {Map<number, { ink: number, count: number }>} */
  const classes = new Map();
  labels.forEach((label, index) => {
    const sums = classes.get(label) ?? { ink: 0, count: 0 };
    const sample = pixels.subarray(index * width, (index + 1) * width);
    classes.set(label, { ink: sample.reduce((sum, value) => sum + value, sums.ink), count: sums.count + 1 });
  });
  const means = [...classes].map(([label, { ink, count }]) => ({ label, mean: ink / count }));
  return means.sort((a, b) => a.mean - b.mean)[0]?.label ?? null;
}
