//! Measures of reconstructions and codes, and the baselines they are compared with.

pub mod code;
pub mod confusion;
pub mod density;
mod eigen;
pub mod gaussian;
pub mod hamming;
pub mod isomap;
pub mod neighbors;
pub mod order;
pub mod pca;
pub mod procrustes;
pub mod reference;
pub mod regression;
pub mod ring;
pub mod roc;
pub mod tally;
pub mod tears;
pub mod trustworthiness;

/// Mean squared error per value, (1/n) Σ (xᵢ − x̂ᵢ)²; 0 for empty input.
pub fn mean_squared_error(input: &[f32], reconstruction: &[f32]) -> f32 {
    let sum: f64 = input.iter().zip(reconstruction).map(|(&x, &x_hat)| f64::from(x - x_hat).powi(2)).sum();
    (sum / input.len().max(1) as f64) as f32
}

/// The mean of rows of `width` values, `[width]`; zeros without rows.
pub fn mean_row(rows: &[f32], width: usize) -> Vec<f32> {
    let mut sums = vec![0.0_f64; width];
    for row in rows.chunks_exact(width) {
        sums.iter_mut().zip(row).for_each(|(sum, &value)| *sum += f64::from(value));
    }
    let count = (rows.len() / width.max(1)).max(1) as f64;
    sums.into_iter().map(|sum| (sum / count) as f32).collect()
}

/// Peak signal-to-noise ratio in dB of values in 0..1, 10 log₁₀ (1 / MSE): infinite for a perfect reconstruction.
pub fn psnr(mse: f32) -> f32 {
    -10.0 * mse.log10()
}

/// Asserts equal lengths and differences up to `tolerance`: a plain `zip` would accept an empty result.
#[cfg(test)]
#[track_caller]
pub(crate) fn assert_close(found: &[f32], expected: &[f32], tolerance: f32) {
    assert_eq!(found.len(), expected.len(), "numbers found and expected");
    for (index, (a, b)) in found.iter().zip(expected).enumerate() {
        assert!((a - b).abs() <= tolerance, "{a} in place of {b} at {index}: {found:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "numbers found and expected")]
    fn an_empty_answer_is_not_close() {
        assert_close(&[], &[1.0], f32::INFINITY);
    }

    #[test]
    #[should_panic(expected = "NaN in place of 1 at 0")]
    fn nan_is_close_to_nothing() {
        assert_close(&[f32::NAN], &[1.0], f32::INFINITY);
    }

    #[test]
    fn psnr_is_ten_decibels_per_power_of_ten() {
        assert_eq!([1.0, 0.1, 0.01].map(psnr), [0.0, 10.0, 20.0]);
        // scikit-image's peak_signal_noise_ratio for an MSE of 0.0155.
        assert!((psnr(0.0155) - 18.096_683).abs() < 1e-4);
        assert_eq!(psnr(0.0), f32::INFINITY);
    }
}
