//! Binary cross-entropy between grey values and logits.
//!
//! With x̂ = σ(z): −[x log x̂ + (1−x) log(1−x̂)] = max(z, 0) − x z + log(1 + e^{−|z|}), which neither overflows nor
//! takes the logarithm of zero (the form of PyTorch's `binary_cross_entropy_with_logits`). Burn's
//! `BinaryCrossEntropyLoss` takes integer targets, but pixels are grey.
//!
//! The gradient with respect to the logits, (σ(z) − x) / m, is implemented by hand: the derivatives of max(z, 0) and
//! |z| jump at z = 0 although that of the sum does not, and a network with zero biases starts with such logits.

pub use crate::ops::{cross_entropy, cross_entropy_with_slope};

/// Reconstructions without logits (PCA, the mean image) are clamped this far from 0 and 1: a single pixel at 0 that
/// should be ink would make the cost infinite. Half a grey level.
pub const SMALLEST: f64 = 0.5 / 255.0;

/// One pixel's cross-entropy of the probability `x_hat`, clamped to `SMALLEST` … 1 − `SMALLEST`.
pub(super) fn term(x: f64, x_hat: f64) -> f64 {
    exact(x, x_hat.clamp(SMALLEST, 1.0 - SMALLEST))
}

/// One pixel's −[x log x̂ + (1−x) log(1−x̂)], unclamped: infinite for a confident wrong x̂.
pub(super) fn exact(x: f64, x_hat: f64) -> f64 {
    let part = |share: f64, of: f64| if share > 0.0 { -share * of.ln() } else { 0.0 };
    part(x, x_hat) + part(1.0 - x, 1.0 - x_hat)
}

/// One pixel's cross-entropy of x̂ = σ(z), in the form that neither overflows nor takes the logarithm of zero.
pub fn of_logit(x: f64, z: f64) -> f64 {
    z.max(0.0) - x * z + (-z.abs()).exp().ln_1p()
}

/// −Σ[x log x + (1−x) log(1−x)], the cross-entropy that remains when x̂ = x.
pub(super) fn entropy(input: &[f32]) -> f64 {
    input.iter().map(|&x| exact(f64::from(x), f64::from(x))).sum()
}
