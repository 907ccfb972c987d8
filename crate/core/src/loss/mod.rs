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

/// The reconstruction cost ℓ.
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
    /// L, the mean of ℓ over the batch. The cross-entropy always applies the sigmoid to the logits, regardless of
    /// `output`.
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

    /// ℓ and the squared error ‖x − x̂‖², each summed over the batch, `[1]`; not differentiable.
    ///
    /// # Shapes
    /// As [`Cost::forward`].
    pub fn sums(self, output: Activation, logits: Tensor<2>, input: Tensor<2>) -> [Tensor<1>; 2] {
        let m = logits.dims()[0] as f64;
        if output != Activation::Sigmoid {
            let residual = output.forward(logits.clone()) - input.clone();
            return [self.forward(output, logits, input) * m, (residual.clone() * residual).sum()];
        }
        // The gradient of the cross-entropy is (x̂ − x) / m, so one pass gives both sums.
        let (entropy, slope) = cross_entropy::cross_entropy_with_slope(logits, input);
        let squared = (slope.clone() * slope).sum() * (m * m);
        match self {
            Self::CrossEntropy => [entropy * m, squared],
            Self::SquaredError => [squared.clone() / 2.0, squared],
        }
    }

    /// ∂L/∂z for each logit of one sample, `input` and `reconstruction`, of a batch of `m`.
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

    /// ℓ summed over samples with reconstructions given as probabilities, for predictors without logits. For the
    /// cross-entropy they are clamped to [`cross_entropy::SMALLEST`] … 1 − `SMALLEST`.
    pub fn sum_of(self, input: &[f32], reconstruction: &[f32]) -> f64 {
        let term = match self {
            Self::CrossEntropy => cross_entropy::term,
            Self::SquaredError => squared_error::term,
        };
        input.iter().zip(reconstruction).map(|(&x, &x_hat)| term(f64::from(x), f64::from(x_hat))).sum()
    }

    /// ℓ of one value, unclamped.
    pub fn of_value(self, x: f64, x_hat: f64) -> f64 {
        match self {
            Self::CrossEntropy => cross_entropy::exact(x, x_hat),
            Self::SquaredError => squared_error::term(x, x_hat),
        }
    }

    /// The lower bound of ℓ over all reconstructions of `input`: the entropy of grey pixels, or 0.
    pub fn floor(self, input: &[f32]) -> f64 {
        match self {
            Self::CrossEntropy => cross_entropy::entropy(input),
            Self::SquaredError => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

    use burn::tensor::Device;

    use super::*;
    use crate::ops;

    #[test]
    fn sums_equal_the_formulas() {
        let z: Vec<f32> = (0..12).map(|index| index as f32 - 5.5).collect();
        let x: Vec<f32> = (0..12).map(|index| index as f32 / 11.0).collect();
        let device = Device::flex();
        for output in [Activation::Sigmoid, Activation::Identity] {
            let x_hat: Vec<f32> = match output {
                Activation::Sigmoid => z.iter().map(|z| 1.0 / (1.0 + (-z).exp())).collect(),
                _ => z.clone(),
            };
            for cost in [Cost::CrossEntropy, Cost::SquaredError] {
                if (cost, output) == (Cost::CrossEntropy, Activation::Identity) {
                    continue; // an identity output is not a probability
                }
                let tensor = |values: &[f32]| ops::tensor(values.to_vec(), [3, 4], &device);
                let found = cost.sums(output, tensor(&z), tensor(&x)).map(|sum| sum.into_data().try_into_vec::<f32>());
                let squared: f64 = x.iter().zip(&x_hat).map(|(x, x_hat)| f64::from(x - x_hat).powi(2)).sum();
                for (found, expected) in found.into_iter().zip([cost.sum_of(&x, &x_hat), squared]) {
                    let found = f64::from(found.unwrap()[0]);
                    assert!((found / expected - 1.0).abs() < 1e-5, "{cost:?} {output:?}: {found} and {expected}");
                }
            }
        }
    }
}
