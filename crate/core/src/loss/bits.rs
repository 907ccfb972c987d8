//! A penalty that makes the bits of a code balanced and uncorrelated.

use burn::tensor::Tensor;

use crate::ops::{self, CodePenalty};

/// Standard deviation of the noise added to z before thresholding, in training only: bits near the threshold flip now
/// and then, so the decoder learns similar images for codes one bit apart (after Salakhutdinov and Hinton, 2009).
pub const NOISE: f32 = 1.0;

/// `weight` times Σⱼ (z̄ⱼ/σⱼ)² + Σ_{j<k} corr(zⱼ, zₖ)², moments over the batch: 0 when each bit 1[zⱼ > 0]
/// splits the samples in half and no two bits are correlated. These are the balance and independence that Weiss,
/// Torralba and Fergus require of codes ("Spectral hashing", NIPS 2008), measured on z because bits have no gradient,
/// and scale-free because otherwise shrinking z would lower the penalty.
///
/// # Shapes
/// - z: `[m, d]`, before thresholding
/// - output: `[1]`
pub fn independence(z: Tensor<2>, weight: f64) -> Tensor<1> {
    ops::code_penalty(z, CodePenalty::Independence, weight)
}
