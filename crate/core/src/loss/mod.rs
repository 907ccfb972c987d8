//! Reconstruction costs, L = (1/m) Σⱼ ℓ(x⁽ʲ⁾, x̂⁽ʲ⁾), each ℓ a sum over the values of a sample as in the slides.

pub mod bits;
pub mod contractive;
pub mod cross_entropy;
pub mod gaussian;
pub mod sparsity;
pub mod squared_error;

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use crate::nn::Activation;

/// Which ℓ is trained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Cost {
    /// ℓ = −Σᵢ[xᵢ log x̂ᵢ + (1−xᵢ) log(1−x̂ᵢ)], in nats.
    CrossEntropy,
    /// ℓ = ½‖x − x̂‖².
    SquaredError,
}

impl Cost {
    /// L, the mean of ℓ over the batch. The cross-entropy takes the sigmoid of the logits whatever `output` is.
    ///
    /// # Shapes
    /// - logits: `[m, n]`, x̂ before the activation `output`
    /// - input: `[m, n]`, values 0..1
    /// - output: `[1]`
    pub fn forward(self, output: Activation, logits: Tensor<2>, input: Tensor<2>) -> Tensor<1> {
        match self {
            Self::CrossEntropy => cross_entropy::cross_entropy(logits, input),
            Self::SquaredError => squared_error::squared_error(output.forward(logits), input),
        }
    }

    /// ∂L/∂z for each logit, of a batch of `m` samples of which `input` and `reconstruction` are one.
    pub fn slope(self, output: Activation, m: usize, input: &[f32], reconstruction: &[f32]) -> Vec<f32> {
        let of = |(x, x_hat): (&f32, &f32)| {
            let outer = match (self, output) {
                (Self::SquaredError, Activation::Sigmoid) => x_hat * (1.0 - x_hat),
                _ => 1.0,
            };
            (x_hat - x) * outer / m as f32
        };
        input.iter().zip(reconstruction).map(of).collect()
    }

    /// ℓ summed over samples whose reconstruction is given as probabilities, for predictors that have no logits. For
    /// the cross-entropy they are kept inside of [`cross_entropy::SMALLEST`], 1 − `SMALLEST`.
    pub fn sum_of(self, input: &[f32], reconstruction: &[f32]) -> f64 {
        let term = match self {
            Self::CrossEntropy => cross_entropy::term,
            Self::SquaredError => squared_error::term,
        };
        input.iter().zip(reconstruction).map(|(&x, &x_hat)| term(f64::from(x), f64::from(x_hat))).sum()
    }

    /// The least ℓ that any reconstruction of `input` can have: the entropy of grey pixels, or 0.
    pub fn floor(self, input: &[f32]) -> f64 {
        match self {
            Self::CrossEntropy => cross_entropy::entropy(input),
            Self::SquaredError => 0.0,
        }
    }
}
