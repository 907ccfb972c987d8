//! Measures of a reconstruction, and what else could be had for the same size.

pub mod code;
pub mod density;
pub mod gaussian;
pub mod hamming;
pub mod neighbors;
pub mod pca;
pub mod reference;
pub mod trustworthiness;

/// Mean squared error a value, (1/n) Σ (xᵢ − x̂ᵢ)²; 0 for empty input.
pub fn mean_squared_error(input: &[f32], reconstruction: &[f32]) -> f32 {
    let sum: f64 = input.iter().zip(reconstruction).map(|(&x, &x_hat)| f64::from(x - x_hat).powi(2)).sum();
    (sum / input.len().max(1) as f64) as f32
}
