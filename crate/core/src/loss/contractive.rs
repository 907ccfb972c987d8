//! Contractive penalty ‖∂h/∂x‖²_F: the sensitivity of the code to the input (Rifai et al., ICML 2011).

use burn::tensor::Tensor;

use crate::nn::Layer;
use crate::ops;

/// `weight` times ‖∂h/∂x‖²_F, mean over the batch, for a fully connected encoder.
///
/// With z⁽ˡ⁾ = W⁽ˡ⁾ᵀ a⁽ˡ⁻¹⁾ + b⁽ˡ⁾ the Jacobian is J = D⁽ᴸ⁾ W⁽ᴸ⁾ᵀ … D⁽¹⁾ W⁽¹⁾ᵀ with D⁽ˡ⁾ = diag s′(z⁽ˡ⁾). It is built
/// from the code's end down to A = D⁽ᴸ⁾ W⁽ᴸ⁾ᵀ … D⁽¹⁾; then ‖J‖² = tr(A G Aᵀ) with G = W⁽¹⁾ᵀ W⁽¹⁾, so that no tensor of
/// size m·d·n is created.
///
/// # Shapes
/// - activations: a⁽ˡ⁾ `[m, d_l]` of each layer of `encoder`
/// - output: `[1]`
pub fn contractive(encoder: &[Layer], activations: &[Tensor<2>], weight: f64) -> Tensor<1> {
    let slope = |index: usize| encoder[index].spec.activation.slope(activations[index].clone());
    let [m, d] = activations[encoder.len() - 1].dims();
    if encoder.len() == 1 {
        // ‖J‖² = Σⱼ s′(zⱼ)² ‖wⱼ‖², and ‖wⱼ‖² is the diagonal of G.
        let norms = encoder[0].weight.clone().square().sum_dim(0);
        return match slope(0) {
            Some(slope) => (slope.square() * norms).sum() * (weight / m as f64),
            None => norms.sum() * weight,
        };
    }
    let first = encoder[0].weight.clone();
    let gram = ops::column_products(first);
    let last = encoder.len() - 1;
    let outer = encoder[last].weight.clone().transpose();
    let mut jacobian: Tensor<3> = outer.unsqueeze::<3>().expand([m, d, encoder[last].weight.dims()[0]]);
    if let Some(slope) = slope(last) {
        jacobian = jacobian * slope.reshape([m, d, 1]);
    }
    for index in (0..last).rev() {
        let [below, width] = encoder[index].weight.dims();
        if let Some(slope) = slope(index) {
            jacobian = jacobian * slope.reshape([m, 1, width]);
        }
        if index > 0 {
            let inner = encoder[index].weight.clone();
            jacobian = ops::row_products(jacobian.reshape([m * d, width]), inner).reshape([m, d, below]);
        }
    }
    let width = gram.dims()[0];
    let jacobian = jacobian.reshape([m * d, width]);
    // G is symmetric.
    (ops::row_products(jacobian.clone(), gram) * jacobian).sum() * (weight / m as f64)
}
