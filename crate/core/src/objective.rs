//! The training objective: the reconstruction cost of a batch plus a penalty.

use burn::tensor::{Device, Tensor};
use serde::{Deserialize, Serialize};

use crate::data::random::RandomStream;
use crate::loss::contractive::contractive;
use crate::loss::gaussian::Gaussian;
use crate::loss::{Cost, bits, sparsity};
use crate::nn::{Activation, Autoencoder};

/// The penalty term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Penalty {
    /// No penalty.
    None,
    /// λ Σᵢ |aᵢ⁽ʰ⁾|.
    L1,
    /// λ Σⱼ KL(ρ‖ρ̂ⱼ).
    Kl,
    /// λ ‖∂h/∂x‖²_F.
    Contractive,
    /// β KL(N(μ, σ²)‖N(0, 1)): the code is sampled from a Gaussian.
    Variational,
    /// λ (Σⱼ (z̄ⱼ/σⱼ)² + Σ_{j<k} corr(zⱼ, zₖ)²): balanced and uncorrelated bits, thresholded from z + ε with standard
    /// Gaussian ε.
    Bits,
}

/// The objective minimised on a batch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Objective {
    /// ℓ.
    pub cost: Cost,
    /// The added term.
    pub penalty: Penalty,
    /// Its weight, λ or β.
    pub weight: f64,
    /// ρ of the KL penalty.
    pub rho: f64,
}

/// The value of the objective on a batch.
pub struct Loss {
    /// Reconstruction cost plus penalty, `[1]`: the value to differentiate.
    pub total: Tensor<1>,
    /// The weighted penalty alone, `[1]`, if there is one.
    pub penalty: Option<Tensor<1>>,
    /// h `[m, d]`, the decoder's input.
    pub code: Tensor<2>,
}

impl Objective {
    /// The objective of `network` on the batch `input` `[m, n]` when the network sees `corrupted` `[m, n]`. `source`
    /// supplies the noise of variational and binary codes.
    pub fn of(
        &self,
        network: &Autoencoder,
        corrupted: Tensor<2>,
        input: Tensor<2>,
        source: &mut RandomStream,
        device: &Device,
    ) -> Loss {
        let depth = network.encoder().len();
        let (hidden, last) = (&network.encoder()[..depth - 1], &network.encoder()[depth - 1]);
        let mut activations = Vec::with_capacity(depth);
        let mut below = corrupted;
        for layer in hidden {
            below = layer.forward(below);
            activations.push(below.clone());
        }
        let z = last.linear(below);
        let encoded = last.spec.activation.forward(z.clone());
        activations.push(encoded.clone());
        let weight = self.weight;
        let (code, penalty) = match self.penalty {
            Penalty::None => (encoded, None),
            Penalty::L1 => (encoded.clone(), Some(sparsity::l1(encoded, weight))),
            Penalty::Kl => (encoded.clone(), Some(sparsity::kl(encoded, self.rho, weight))),
            Penalty::Contractive => (encoded, Some(contractive(network.encoder(), &activations, weight))),
            Penalty::Bits => {
                let penalty = bits::independence(z.clone(), weight);
                let noise = source.normal(z.dims(), bits::NOISE, device);
                (Activation::Binary.forward(z + noise), Some(penalty))
            }
            Penalty::Variational => {
                let gaussian = Gaussian(encoded);
                let noise = source.normal(gaussian.sizes(), 1.0, device);
                (gaussian.sample(noise), Some(gaussian.kl(weight)))
            }
        };
        let logits = network.decode(code.clone());
        let reconstruction = self.cost.forward(network.architecture().output, logits, input);
        let total = match &penalty {
            Some(penalty) => reconstruction + penalty.clone(),
            None => reconstruction,
        };
        Loss { total, penalty, code }
    }
}

impl Loss {
    /// Detaches it from automatic differentiation.
    pub fn inner(self) -> Self {
        Self { total: self.total.inner(), penalty: self.penalty.map(Tensor::inner), code: self.code.inner() }
    }

    /// Adds a term to the total and the penalty.
    pub fn plus(self, term: Tensor<1>) -> Self {
        let penalty = match self.penalty {
            Some(penalty) => penalty + term.clone(),
            None => term.clone(),
        };
        Self { total: self.total + term, penalty: Some(penalty), ..self }
    }
}
