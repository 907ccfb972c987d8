//! Squared error of the reconstruction, ½‖x − x̂‖², as in the slides.

use burn::tensor::Tensor;

/// Mean over the batch of ½‖x − x̂‖².
///
/// # Shapes
/// - reconstruction: `[m, n]`
/// - input: `[m, n]`
/// - output: `[1]`
pub fn squared_error(reconstruction: Tensor<2>, input: Tensor<2>) -> Tensor<1> {
    let [m, _] = reconstruction.dims();
    (reconstruction - input).square().sum() / (2 * m) as f64
}

/// One pixel's ½(x − x̂)².
pub(super) fn term(x: f64, x_hat: f64) -> f64 {
    (x - x_hat).powi(2) / 2.0
}
