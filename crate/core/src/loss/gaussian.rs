//! The variational autoencoder's code: a Gaussian for each sample, and its divergence from the standard Gaussian
//! (Kingma and Welling, arXiv:1312.6114).

use burn::tensor::Tensor;

/// A sample's Gaussian: means μ and log σ², each `[m, d]`.
pub struct Gaussian {
    /// μ.
    pub mean: Tensor<2>,
    /// log σ².
    pub log_variance: Tensor<2>,
}

impl Gaussian {
    /// Splits the output of a variational encoder, `[m, 2d]`.
    pub fn of(encoded: Tensor<2>) -> Self {
        let d = encoded.dims()[1] / 2;
        let half = |from: usize| encoded.clone().slice_dim(1, from..from + d);
        Self { mean: half(0), log_variance: half(d) }
    }

    /// h = μ + σ ⊙ ε with ε ~ N(0, 1): the reparametrisation that lets gradients pass through sampling.
    ///
    /// # Shapes
    /// - noise: ε `[m, d]`
    /// - output: `[m, d]`
    pub fn sample(&self, noise: Tensor<2>) -> Tensor<2> {
        self.mean.clone() + (self.log_variance.clone() / 2.0).exp() * noise
    }

    /// KL(N(μ, σ²)‖N(0, 1)) = ½ Σⱼ (μⱼ² + σⱼ² − log σⱼ² − 1), mean over the batch, in nats: appendix B.
    ///
    /// # Shapes
    /// - output: `[1]`
    pub fn kl(&self) -> Tensor<1> {
        let m = self.mean.dims()[0];
        let variance = self.log_variance.clone().exp();
        let sum = (self.mean.clone().square() + variance - self.log_variance.clone()).sub_scalar(1.0).sum();
        sum / (2 * m) as f64
    }
}
