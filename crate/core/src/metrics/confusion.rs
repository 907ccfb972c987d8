//! The confusion matrix of a classifier.

/// The number of samples of each true class (rows) predicted as each class (columns), `[classes, classes]`, row-major;
/// zeros for a class without samples. Labels past the last class are not counted.
pub fn confusion(truth: &[u8], predicted: &[u8], classes: usize) -> Vec<usize> {
    let mut counts = vec![0; classes * classes];
    for (&truth, &predicted) in truth.iter().zip(predicted) {
        let (row, column) = (usize::from(truth), usize::from(predicted));
        if row < classes && column < classes {
            counts[row * classes + column] += 1;
        }
    }
    counts
}

/// Fraction of the counted samples that were predicted correctly, 0..1; 0 without samples.
pub fn accuracy(counts: &[usize], classes: usize) -> f32 {
    let right: usize = (0..classes).map(|class| counts[class * classes + class]).sum();
    right as f32 / counts.iter().sum::<usize>().max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_the_truth_and_columns_the_predictions() {
        // scikit-learn: confusion_matrix([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]), its documentation's example, plus a
        // class without samples.
        let counts = confusion(&[2, 0, 2, 2, 0, 1], &[0, 0, 2, 2, 0, 2], 4);
        assert_eq!(counts, [2, 0, 0, 0, 0, 0, 1, 0, 1, 0, 2, 0, 0, 0, 0, 0]);
        assert_eq!(accuracy(&counts, 4), 4.0 / 6.0);
    }

    #[test]
    fn accuracy_without_samples_is_zero() {
        assert_eq!(accuracy(&confusion(&[], &[], 3), 3), 0.0);
        assert_eq!(confusion(&[7], &[0], 3), [0; 9]);
    }
}
