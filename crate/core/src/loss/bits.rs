//! A penalty that keeps the bits of a code from saying the same thing.

use burn::tensor::Tensor;

use crate::ops;

/// Standard deviation of what is added to z before a bit is cut from it, while training: bits that are near their edge turn
/// now and then, so the decoder learns to draw alike what is a bit apart (after Salakhutdinov and Hinton, 2009).
pub const NOISE: f32 = 1.0;
/// Variances below it count as it: a unit that is the same for every sample can be divided by.
const SMALLEST_VARIANCE: f64 = 1e-6;

/// Σⱼ (z̄ⱼ/σⱼ)² + Σ_{j<k} corr(zⱼ, zₖ)², moments over the batch: 0 when each bit 1[zⱼ > 0] cuts the samples in the middle
/// and no two of them follow each other. It is the balance and the independence that Weiss, Torralba and Fergus ask of
/// codes ("Spectral hashing", NIPS 2008), of what the bits are cut from: of the bits themselves there is no slope, and a
/// measure that depended on the size of z would be lowered by making it small.
///
/// # Shapes
/// - z: `[m, d]`, before the bits
/// - output: `[1]`
pub fn independence(z: Tensor<2>) -> Tensor<1> {
    let [m, d] = z.dims();
    let mean = z.clone().mean_dim(0);
    let centred = z - mean.clone();
    let deviation = (centred.clone().square().mean_dim(0) + SMALLEST_VARIANCE).sqrt();
    let unit = centred / deviation.clone();
    let correlations = unit.clone().transpose().matmul(unit) / m as f64;
    // Without the diagonal, which is 1; each pair is there twice.
    let identity = (0..d * d).map(|index| f32::from(u8::from(index % (d + 1) == 0))).collect();
    let others = correlations.clone() - ops::tensor(identity, [d, d], &correlations.device());
    (mean / deviation).square().sum() + others.square().sum() / 2.0
}
