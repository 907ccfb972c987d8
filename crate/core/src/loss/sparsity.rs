//! Sparsity penalties on the code: L1 on each activation, and KL between a target and each unit's mean activation.

use burn::tensor::Tensor;
use latente_kernels::kl_of_rate;

use crate::ops::{self, CodePenalty};

/// KL(ρ‖ρ̂) of one unit, in nats; [`kl`] sums the same terms.
pub fn kl_of(rho: f64, rate: f64) -> f64 {
    kl_of_rate(rho, rate).0
}

/// `weight` times Σᵢ |aᵢ⁽ʰ⁾|, mean over the batch.
///
/// # Shapes
/// - code: `[m, d]`
/// - output: `[1]`
pub fn l1(code: Tensor<2>, weight: f64) -> Tensor<1> {
    ops::code_penalty(code, CodePenalty::L1, weight)
}

/// `weight` times Σⱼ KL(ρ‖ρ̂ⱼ) = Σⱼ [ρ log(ρ/ρ̂ⱼ) + (1−ρ) log((1−ρ)/(1−ρ̂ⱼ))] with ρ̂ⱼ the mean of unit j over the batch
/// (Ng, "Sparse autoencoder", CS294A lecture notes, 2011). The slides call both Bernoulli.
///
/// # Shapes
/// - code: `[m, d]`, values in 0..1
/// - output: `[1]`, in nats
pub fn kl(code: Tensor<2>, rho: f64, weight: f64) -> Tensor<1> {
    ops::code_penalty(code, CodePenalty::Kl { rho: rho as f32 }, weight)
}
