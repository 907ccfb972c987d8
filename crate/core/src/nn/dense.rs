//! A fully connected layer, `y = x W + b`.
//!
//! It holds plain tensors and is no Burn `Module`: weights here are read back asynchronously and move between devices,
//! and a `ModuleRecord` does both synchronously, which panics on the web.

use burn::tensor::module::linear;
use burn::tensor::{Device, Tensor, TensorData};
use rand::{Rng, RngExt};

/// A layer's weights.
#[derive(Debug, Clone)]
pub struct Dense {
    /// `[d_in, d_out]`: Burn's layout, the transpose of the slides' W ∈ ℝ^{d_out × d_in}.
    pub weight: Tensor<2>,
    /// `[d_out]`.
    pub bias: Tensor<1>,
}

impl Dense {
    /// Weights drawn uniformly from ±√(3 / d_in) × `gain`, zero bias.
    ///
    /// With gain √2 this keeps the variance through ReLU (He et al. 2015, arXiv:1502.01852), with gain 1 through an
    /// identity. They are drawn here and not by the device, so that a seed gives the same ones everywhere.
    pub fn init(d_in: usize, d_out: usize, gain: f32, rng: &mut impl Rng, device: &Device) -> Self {
        let bound = gain * (3.0 / d_in as f32).sqrt();
        let weight: Vec<f32> = (0..d_in * d_out).map(|_| rng.random_range(-bound..bound)).collect();
        Self::from_values([d_in, d_out], weight, vec![0.0; d_out], device)
    }

    /// A layer with given values: `weight` in row-major `[d_in, d_out]` order, `bias` of length `d_out`.
    pub fn from_values(sizes: [usize; 2], weight: Vec<f32>, bias: Vec<f32>, device: &Device) -> Self {
        let d_out = sizes[1];
        Self {
            weight: Tensor::from_data(TensorData::new(weight, sizes), device),
            bias: Tensor::from_data(TensorData::new(bias, [d_out]), device),
        }
    }

    /// # Shapes
    /// - input: `[m, d_in]`
    /// - output: `[m, d_out]`
    pub fn forward(&self, input: Tensor<2>) -> Tensor<2> {
        linear(input, self.weight.clone(), Some(self.bias.clone()))
    }

    /// `[d_in, d_out]`.
    pub fn sizes(&self) -> [usize; 2] {
        self.weight.dims()
    }

    /// The same layer as the leaves of a gradient computation.
    pub fn tracked(self) -> Self {
        Self { weight: self.weight.autodiff().require_grad(), bias: self.bias.autodiff().require_grad() }
    }
}
