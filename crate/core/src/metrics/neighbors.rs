//! k nearest neighbours: accuracy of predicting a point's label from its neighbours' labels.

use latente_kernels::{nearest, nearest_to_each};

/// Labelled points.
#[derive(Debug, Clone, Copy)]
pub struct Points<'a> {
    /// `[count, d]`, row-major.
    pub values: &'a [f32],
    /// `[count]`.
    pub labels: &'a [u8],
}

/// Fraction of `queries`, 0..1, with the majority label of their `k` nearest `references`, by Euclidean distance. The
/// smallest label wins a tie of votes, as in scikit-learn's `KNeighborsClassifier`; the first references win a tie of
/// distances. 0 without queries or references.
pub fn accuracy(references: Points, queries: Points, k: usize) -> f32 {
    let count = queries.labels.len();
    if count == 0 || references.labels.is_empty() {
        return 0.0;
    }
    let d = queries.values.len() / count;
    let predicted = predicted(references, queries.values, d, k).zip(queries.labels);
    predicted.filter(|(predicted, label)| predicted == *label).count() as f32 / count as f32
}

/// Majority label of the `k` nearest `references` for each of `queries` `[m, d]`, as in [`accuracy`].
pub fn predicted(references: Points, queries: &[f32], d: usize, k: usize) -> impl Iterator<Item = u8> {
    let found = nearest_to_each(references.values, queries, d, k).into_iter();
    found.map(move |found| winner(found.into_iter().map(|(index, _)| references.labels[index])).unwrap_or_default())
}

/// Leave-one-out accuracy: each point is predicted from the others.
pub fn leave_one_out(points: Points, k: usize) -> f32 {
    let count = points.labels.len();
    let d = points.values.len() / count.max(1);
    let rows = points.values.chunks_exact(d.max(1)).enumerate();
    let right = rows.filter(|(index, row)| {
        let others = nearest(points.values, row, k + 1).into_iter().filter(|(other, _)| other != index).take(k);
        winner(others.map(|(other, _)| points.labels[other])) == Some(points.labels[*index])
    });
    right.count() as f32 / count.max(1) as f32
}

/// The label with the most votes, the smallest in a tie; `None` without votes.
pub fn winner(votes: impl Iterator<Item = u8>) -> Option<u8> {
    let mut counts = [0_usize; 256];
    votes.for_each(|label| counts[usize::from(label)] += 1);
    let most = counts.iter().copied().max().filter(|&most| most > 0)?;
    counts.iter().position(|&count| count == most).and_then(|label| u8::try_from(label).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: Points = Points { values: &[0.0, 1.0, 2.0, 10.0, 11.0], labels: &[3, 3, 7, 7, 7] };

    #[test]
    fn the_majority_of_the_nearest_decides() {
        let queries = Points { values: &[0.4, 10.4, 1.6], labels: &[3, 7, 3] };
        assert_eq!(accuracy(LINE, queries, 1), 2.0 / 3.0); // 1.6 is nearest to the 7 at 2
        assert_eq!(accuracy(LINE, queries, 3), 1.0);
        assert_eq!(accuracy(LINE, queries, 5), 1.0 / 3.0); // all references vote: 7 wins
    }

    #[test]
    fn a_point_does_not_vote_on_itself() {
        // The nearest of 0, 1, 2, 10 and 11 are 1, 0 (tied with 2, but first), 1, 11 and 10.
        assert_eq!(leave_one_out(LINE, 1), 0.8);
        assert_eq!(leave_one_out(Points { values: &[], labels: &[] }, 1), 0.0);
    }

    #[test]
    fn the_smallest_label_wins_a_tie() {
        let references = Points { values: &[0.0, 1.0], labels: &[9, 2] };
        assert_eq!(accuracy(references, Points { values: &[0.1], labels: &[2] }, 2), 1.0);
    }

    #[test]
    fn accuracy_without_references_or_queries_is_zero() {
        let none = Points { values: &[], labels: &[] };
        assert_eq!((accuracy(none, LINE, 3), accuracy(LINE, none, 3)), (0.0, 0.0));
    }
}
