//! A penalty that makes the bits of a code balanced and uncorrelated.

use burn::tensor::Tensor;

use crate::ops;

/// Standard deviation of the noise added to z before thresholding, in training only: bits near the threshold flip now
/// and then, so the decoder learns similar images for codes one bit apart (after Salakhutdinov and Hinton, 2009).
pub const NOISE: f32 = 1.0;
/// Variances are at least this, so that a unit that is constant over the batch causes no division by zero.
const SMALLEST_VARIANCE: f64 = 1e-6;

/// Σⱼ (z̄ⱼ/σⱼ)² + Σ_{j<k} corr(zⱼ, zₖ)², moments over the batch: 0 when each bit 1[zⱼ > 0] splits the samples in half
/// and no two bits are correlated. These are the balance and independence that Weiss, Torralba and Fergus require of
/// codes ("Spectral hashing", NIPS 2008), measured on z because bits have no gradient, and scale-free because otherwise
/// shrinking z would lower the penalty.
///
/// # Shapes
/// - z: `[m, d]`, before thresholding
/// - output: `[1]`
pub fn independence(z: Tensor<2>) -> Tensor<1> {
    let [m, d] = z.dims();
    let mean = z.clone().mean_dim(0);
    let centred = z - mean.clone();
    let deviation = (centred.clone().square().mean_dim(0) + SMALLEST_VARIANCE).sqrt();
    let unit = centred / deviation.clone();
    let correlations = ops::product(unit.clone().transpose(), unit) / m as f64;
    // Without the diagonal of ones; each pair is counted twice.
    let identity = (0..d * d).map(|index| f32::from(u8::from(index % (d + 1) == 0))).collect();
    let others = correlations.clone() - ops::tensor(identity, [d, d], &correlations.device());
    (mean / deviation).square().sum() + others.square().sum() / 2.0
}
