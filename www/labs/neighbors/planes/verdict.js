/**
 * The winner of a vote and its number of votes. `predicted` is the predicted class, the first one in a tie.
 * @param {number[]} votes for each class
 * @param {number} predicted
 */
export function outcome(votes, predicted) {
  const count = votes[predicted] ?? 0;
  const tied = votes.flatMap((classVotes, label) => (classVotes === count && count > 0 ? [label] : []));
  return {
    key: tied.length > 1 ? 'tie' : 'wins',
    count,
    k: votes.reduce((sum, classVotes) => sum + classVotes, 0),
    tied,
  };
}

/** Whether the plane shows all of a space, or a projection. @param {number} size values in the space */
export const viewOf = (size) => (size === 1 ? 'line' : size === 2 ? 'whole' : 'shadow');
