//! Sparsity penalties on the code: L1 on each activation, and KL between a target and each unit's mean activation.

use burn::tensor::Tensor;

use crate::ops;

/// Mean activations are kept this far from 0 and 1, where the logarithms of the KL divergence diverge.
const SMALLEST: f64 = 1e-6;

/// KL(ρ‖ρ̂) of one unit, in nats; [`kl`] sums the same terms.
pub fn kl_of(rho: f64, rate: f64) -> f64 {
    let rate = rate * (1.0 - 2.0 * SMALLEST) + SMALLEST;
    rho * (rho / rate).ln() + (1.0 - rho) * ((1.0 - rho) / (1.0 - rate)).ln()
}

/// Σᵢ |aᵢ⁽ʰ⁾|, mean over the batch.
///
/// # Shapes
/// - code: `[m, d]`
/// - output: `[1]`
pub fn l1(code: Tensor<2>) -> Tensor<1> {
    let m = code.dims()[0];
    // |a| = max(a, 0) + max(−a, 0).
    (ops::relu(code.clone()) + ops::relu(code.neg())).sum() / m as f64
}

/// Σⱼ KL(ρ‖ρ̂ⱼ) = Σⱼ [ρ log(ρ/ρ̂ⱼ) + (1−ρ) log((1−ρ)/(1−ρ̂ⱼ))] with ρ̂ⱼ the mean of unit j over the batch (Ng, "Sparse
/// autoencoder", CS294A lecture notes, 2011). The slides call both Bernoulli.
///
/// # Shapes
/// - code: `[m, d]`, values in 0..1
/// - output: `[1]`, in nats
pub fn kl(code: Tensor<2>, rho: f64) -> Tensor<1> {
    let d = code.dims()[1];
    // Kept away from 0 and 1, where the logarithm diverges.
    let mean = code.mean_dim(0) * (1.0 - 2.0 * SMALLEST) + SMALLEST;
    let entropy = rho * rho.ln() + (1.0 - rho) * (1.0 - rho).ln();
    let cross = mean.clone().log() * rho + mean.neg().add_scalar(1.0).log() * (1.0 - rho);
    cross.sum().neg() + d as f64 * entropy
}
