/**
 * Who wins a vote, and with how many, as the classifier calls it: `told` is its word, and of several with as many votes it is the
 * first.
 * @param {number[]} votes of each class
 * @param {number} told
 */
export function outcome(votes, told) {
  const count = votes[told] ?? 0;
  const tied = votes.flatMap((own, label) => (own === count && count > 0 ? [label] : []));
  return { key: tied.length > 1 ? 'tie' : 'wins', count, k: votes.reduce((sum, own) => sum + own, 0), tied };
}

/** What the plane shows of a space: all of it, or less. @param {number} size values in the space */
export const viewOf = (size) => (size === 1 ? 'line' : size === 2 ? 'whole' : 'shadow');
