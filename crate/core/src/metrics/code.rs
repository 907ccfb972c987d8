//! Statistics of codes: their sparsity, and the share of units in use.

use serde::Serialize;

/// A value is near zero below this fraction of the code's scale. Relative, because small activations with large decoder
/// weights also lower an activation penalty without being sparse.
pub const NEAR_ZERO: f32 = 0.05;

/// Statistics of the codes of the test samples.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CodeStatistics {
    /// The 99.5th percentile of |hᵢ|.
    pub scale: f32,
    /// Fraction of the values with |hᵢ| < 5 % of the scale.
    pub near_zero: f32,
    /// Mean number of units of a sample that are not near zero.
    pub active: f32,
    /// Fraction of the units that are near zero for every sample.
    pub dead: f32,
    /// Mean of all hᵢ: for a sigmoid code the mean of ρ̂ⱼ.
    pub mean: f32,
}

/// The statistics of `codes` `[count, d]`.
pub fn statistics(codes: &[f32], d: usize) -> CodeStatistics {
    let scale = scale(codes);
    let near = |value: &f32| value.abs() < NEAR_ZERO * scale;
    let count = (codes.len() / d.max(1)).max(1) as f32;
    let zeros = codes.iter().filter(|&value| near(value)).count() as f32;
    let dead = (0..d).filter(|&unit| codes.iter().skip(unit).step_by(d).all(near)).count();
    CodeStatistics {
        scale,
        near_zero: zeros / codes.len().max(1) as f32,
        active: (codes.len() as f32 - zeros) / count,
        dead: dead as f32 / d.max(1) as f32,
        mean: codes.iter().map(|&value| f64::from(value)).sum::<f64>() as f32 / codes.len().max(1) as f32,
    }
}

/// The 99.5th percentile of the magnitudes of `codes`, at least 0.001 so that it can be a divisor.
pub fn scale(codes: &[f32]) -> f32 {
    let mut sizes: Vec<f32> = codes.iter().map(|value| value.abs()).filter(|value| value.is_finite()).collect();
    let index = ((sizes.len() as f64 * 0.995) as usize).min(sizes.len().saturating_sub(1));
    if sizes.is_empty() {
        return 1e-3;
    }
    let (_, value, _) = sizes.select_nth_unstable_by(index, f32::total_cmp);
    value.max(1e-3)
}

/// ρ̂ⱼ, the mean of each unit over the samples, `[d]`.
pub fn unit_means(codes: &[f32], d: usize) -> Vec<f32> {
    let count = (codes.len() / d.max(1)).max(1) as f64;
    let sum = |unit: usize| codes.iter().skip(unit).step_by(d).map(|&value| f64::from(value)).sum::<f64>();
    (0..d).map(|unit| (sum(unit) / count) as f32).collect()
}

/// The smallest and the largest finite value; zeros if there are none.
pub fn ends(values: &[f32]) -> (f32, f32) {
    let mut finite = values.iter().copied().filter(|value| value.is_finite());
    let first = finite.next().unwrap_or(0.0);
    finite.fold((first, first), |(low, high), value| (low.min(value), high.max(value)))
}

/// Counts of values in `bins` equal parts of `from`..`to`; values outside count in the first or last bin.
pub fn histogram(values: &[f32], from: f32, to: f32, bins: usize) -> Vec<f32> {
    let mut counts = vec![0.0; bins];
    for value in values.iter().filter(|value| value.is_finite()) {
        let place = (value - from) / (to - from).max(f32::MIN_POSITIVE) * bins as f32;
        counts[(place.max(0.0) as usize).min(bins - 1)] += 1.0;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::assert_close;

    #[test]
    fn statistics_of_a_code_worked_by_hand() {
        // Three units, four samples: the scale is 2, so near zero means below 0.1.
        let codes = [2.0, 0.05, 0.0, -2.0, 0.5, 0.09, 1.0, 0.0, 0.0, 0.0, -0.3, -0.05];
        let found = statistics(&codes, 3);
        assert_eq!((found.scale, found.dead), (2.0, 1.0 / 3.0));
        assert_eq!((found.near_zero, found.active), (7.0 / 12.0, 5.0 / 4.0));
        assert!((found.mean - 1.29 / 12.0).abs() < 1e-6);
        assert_close(&unit_means(&codes, 3), &[0.25, 0.0625, 0.01], 1e-6);
    }

    #[test]
    fn a_histogram_counts_every_value_once() {
        assert_eq!(histogram(&[-9.0, 0.0, 0.24, 0.26, 0.99, 1.0, f32::NAN], 0.0, 1.0, 4), [3.0, 1.0, 0.0, 2.0]);
        assert_eq!(scale(&[]), 1e-3);
        assert_eq!(ends(&[f32::NAN, 2.0, -1.0, f32::INFINITY]), (-1.0, 2.0));
        assert_eq!(ends(&[f32::NAN]), (0.0, 0.0));
    }
}
