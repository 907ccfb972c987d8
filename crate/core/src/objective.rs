//! What a run minimises: the reconstruction cost of a batch, and the penalty that is added to it.

use burn::tensor::{Device, Tensor};
use serde::{Deserialize, Serialize};

use crate::data::random::RandomStream;
use crate::loss::contractive::contractive;
use crate::loss::gaussian::Gaussian;
use crate::loss::{Cost, bits, sparsity};
use crate::nn::{Activation, Autoencoder};

/// The added term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Penalty {
    /// None.
    None,
    /// λ Σᵢ |aᵢ⁽ʰ⁾|.
    L1,
    /// λ Σⱼ KL(ρ‖ρ̂ⱼ).
    Kl,
    /// λ ‖∂h/∂x‖²_F.
    Contractive,
    /// β KL(N(μ, σ²)‖N(0, 1)): the code is drawn from a Gaussian.
    Variational,
    /// λ (Σⱼ (z̄ⱼ/σⱼ)² + Σ_{j<k} corr(zⱼ, zₖ)²): bits that are balanced and uncorrelated,
    /// cut from z + ε with ε from the standard Gaussian.
    Bits,
}

/// What is minimised on a batch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Objective {
    /// ℓ.
    pub cost: Cost,
    /// The added term.
    pub penalty: Penalty,
    /// λ or β, its weight.
    pub weight: f64,
    /// ρ of the KL penalty.
    pub rho: f64,
}

/// The objective on a batch.
pub struct Loss {
    /// Reconstruction cost and penalty, `[1]`: what is differentiated.
    pub total: Tensor<1>,
    /// The penalty alone with its weight, `[1]`; `None` when there is none.
    pub penalty: Option<Tensor<1>>,
    /// h `[m, d]`, as the decoder got it.
    pub code: Tensor<2>,
}

impl Objective {
    /// The objective of `network` on the batch `input` `[m, n]` when it sees `corrupted` `[m, n]`. `source` gives the
    /// draws of a variational code.
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
        let (code, penalty) = match self.penalty {
            Penalty::None => (encoded, None),
            Penalty::L1 => (encoded.clone(), Some(sparsity::l1(encoded))),
            Penalty::Kl => (encoded.clone(), Some(sparsity::kl(encoded, self.rho))),
            Penalty::Contractive => (encoded, Some(contractive(network.encoder(), &activations))),
            Penalty::Bits => {
                let penalty = bits::independence(z.clone());
                let noise = source.normal(z.dims(), bits::NOISE, device);
                (Activation::Binary.forward(z + noise), Some(penalty))
            }
            Penalty::Variational => {
                let gaussian = Gaussian::of(encoded);
                let noise = source.normal(gaussian.mean.dims(), 1.0, device);
                (gaussian.sample(noise), Some(gaussian.kl()))
            }
        };
        let penalty = penalty.map(|penalty| penalty * self.weight);
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
    /// The same without what is needed to differentiate it.
    pub fn inner(self) -> Self {
        Self { total: self.total.inner(), penalty: self.penalty.map(Tensor::inner), code: self.code.inner() }
    }

    /// With a further term in total and penalty.
    pub fn plus(self, term: Tensor<1>) -> Self {
        let penalty = match self.penalty {
            Some(penalty) => penalty + term.clone(),
            None => term.clone(),
        };
        Self { total: self.total + term, penalty: Some(penalty), ..self }
    }
}
