//! The variational autoencoder's code: a Gaussian for each sample, and its divergence from the standard Gaussian
//! (Kingma and Welling, arXiv:1312.6114).

use burn::tensor::Tensor;

use crate::ops::{self, CodePenalty};

/// A Gaussian for each sample: the output of a variational encoder, means μ and log σ² side by side, `[m, 2d]`.
pub struct Gaussian(pub Tensor<2>);

impl Gaussian {
    /// m and d.
    pub fn sizes(&self) -> [usize; 2] {
        let [m, both] = self.0.dims();
        [m, both / 2]
    }

    /// μ `[m, d]`.
    pub fn mean(&self) -> Tensor<2> {
        let [_, d] = self.sizes();
        self.0.clone().slice_dim(1, 0..d)
    }

    /// log σ² `[m, d]`.
    pub fn log_variance(&self) -> Tensor<2> {
        let [_, d] = self.sizes();
        self.0.clone().slice_dim(1, d..2 * d)
    }

    /// h = μ + σ ⊙ ε with ε ~ N(0, 1): the reparametrisation that lets gradients pass through sampling.
    ///
    /// # Shapes
    /// - noise: ε `[m, d]`
    /// - output: `[m, d]`
    pub fn sample(&self, noise: Tensor<2>) -> Tensor<2> {
        ops::sample(self.0.clone(), noise)
    }

    /// `weight` times KL(N(μ, σ²)‖N(0, 1)) = ½ Σⱼ (μⱼ² + σⱼ² − log σⱼ² − 1), mean over the batch, in nats: appendix B.
    ///
    /// # Shapes
    /// - output: `[1]`
    pub fn kl(&self, weight: f64) -> Tensor<1> {
        ops::code_penalty(self.0.clone(), CodePenalty::Gaussian, weight)
    }
}
