//! How well a score separates two classes at every threshold: the ROC curve.

use super::order::descending;

/// The curve, with a point for each threshold at which it changes, the strictest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Roc {
    /// Scores at or above it are predicted positive. The first is infinite: no score is.
    pub thresholds: Vec<f32>,
    /// Fraction of the negatives predicted positive (false positive rate).
    pub false_alarms: Vec<f32>,
    /// Fraction of the positives predicted positive (true positive rate, recall).
    pub recall: Vec<f32>,
    /// Fraction of the predicted positives that are positive; 1 if there are none.
    pub precision: Vec<f32>,
    /// Area under the curve: the probability that a positive scores above a negative, ties counting half.
    pub auc: f32,
}

impl Roc {
    /// The curve of `scores`; those with `is_positive` should be higher. Equal scores are one point. `None` with only
    /// positives or only negatives, or if a score is NaN.
    pub fn of(scores: &[f32], is_positive: &[bool]) -> Option<Self> {
        let positives = is_positive.iter().filter(|positive| **positive).count();
        let negatives = is_positive.len() - positives;
        if positives == 0 || negatives == 0 || scores.iter().any(|score| score.is_nan()) {
            return None;
        }
        let order = descending(scores.iter().copied().map(f64::from));
        let mut roc = Self {
            thresholds: vec![f32::INFINITY],
            false_alarms: vec![0.0],
            recall: vec![0.0],
            precision: vec![1.0],
            auc: 0.0,
        };
        let (mut found, mut alarms, mut area) = (0, 0, 0.0_f64);
        for equal in order.chunk_by(|&a, &b| scores[a] == scores[b]) {
            let more = equal.iter().filter(|&&index| is_positive[index]).count();
            // A trapezium: the negatives of this score, times the positives above it plus half of those equal to it.
            area += (equal.len() - more) as f64 * (found as f64 + more as f64 / 2.0);
            found += more;
            alarms += equal.len() - more;
            roc.thresholds.push(scores[equal[0]]);
            roc.false_alarms.push(alarms as f32 / negatives as f32);
            roc.recall.push(found as f32 / positives as f32);
            roc.precision.push(found as f32 / (found + alarms) as f32);
        }
        roc.auc = (area / (positives as f64 * negatives as f64)) as f32;
        Some(roc)
    }

    /// The index of the lowest threshold with at most this false positive rate.
    pub fn within(&self, false_alarms: f32) -> usize {
        self.false_alarms.partition_point(|&share| share <= false_alarms) - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_equals_scikit_learn() {
        // roc_curve(y, s, drop_intermediate=False), roc_auc_score and precision of its documentation's example.
        let roc = Roc::of(&[0.1, 0.4, 0.35, 0.8], &[false, false, true, true]).unwrap();
        assert_eq!(roc.thresholds, [f32::INFINITY, 0.8, 0.4, 0.35, 0.1]);
        assert_eq!(roc.false_alarms, [0.0, 0.0, 0.5, 0.5, 1.0]);
        assert_eq!(roc.recall, [0.0, 0.5, 0.5, 1.0, 1.0]);
        assert_eq!(roc.precision, [1.0, 1.0, 0.5, 2.0 / 3.0, 0.5]);
        assert_eq!(roc.auc, 0.75);
        assert_eq!([0.0, 0.49, 0.5, 0.99, 1.0].map(|share| roc.within(share)), [1, 1, 3, 3, 4]);
    }

    #[test]
    fn ties_count_half() {
        // By hand: of the 2 × 3 pairs one is right, four are ties, one is wrong: (1 + 4/2) / 6.
        let roc = Roc::of(&[3.0, 2.0, 2.0, 2.0, 3.0], &[true, true, false, false, false]).unwrap();
        assert_eq!(roc.auc, (2.0 + 0.5 + 1.0) / 6.0);
        assert_eq!(roc.thresholds, [f32::INFINITY, 3.0, 2.0]);
        let all = Roc::of(&[1.0; 4], &[true, false, true, false]).unwrap();
        assert_eq!((all.auc, all.thresholds.len()), (0.5, 2));
    }

    #[test]
    fn a_single_class_has_no_curve() {
        assert_eq!(Roc::of(&[1.0, 2.0], &[true, true]), None);
        assert_eq!(Roc::of(&[1.0, 2.0], &[false, false]), None);
        assert_eq!(Roc::of(&[], &[]), None);
        assert_eq!(Roc::of(&[f32::NAN, 2.0], &[true, false]), None);
    }
}
