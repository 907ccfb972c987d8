//! Squared error of the reconstruction, ½‖x − x̂‖², as the slides write it.

use burn::tensor::Tensor;
use burn::tensor::activation::sigmoid;

/// Mean over the batch of ½‖x − σ(z)‖².
///
/// # Shapes
/// - logits: `[m, n]`
/// - input: `[m, n]`, values 0..1
/// - output: `[1]`
pub fn squared_error(logits: Tensor<2>, input: Tensor<2>) -> Tensor<1> {
    let [m, _] = logits.dims();
    (sigmoid(logits) - input).square().sum() / (2 * m) as f64
}

/// One pixel's ½(x − x̂)².
pub(super) fn term(x: f64, x_hat: f64) -> f64 {
    (x - x_hat).powi(2) / 2.0
}
