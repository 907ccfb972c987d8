//! Optimisers: the step for a gradient. All parameters are one vector, so each rule is written once.

use burn::tensor::Tensor;
use latente_kernels::Adam;
use serde::{Deserialize, Serialize};

use crate::nn::Gradient;
use crate::ops;

/// β₁, β₂ and ε of Kingma and Ba, arXiv:1412.6980, which are also PyTorch's defaults.
const BETA_1: f64 = 0.9;
const BETA_2: f64 = 0.999;
const EPSILON: f64 = 1e-8;
/// μ, the usual momentum.
const MOMENTUM: f64 = 0.9;

/// The update rule, with g = ∂L/∂w and learning rate η.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Optimizer {
    /// w ← w − η g.
    Sgd,
    /// v ← 0.9 v + g; w ← w − η v (PyTorch's form without dampening).
    Momentum,
    /// m ← 0.9 m + 0.1 g; v ← 0.999 v + 0.001 g²; w ← w − η m̂ / (√v̂ + 10⁻⁸) with m̂ = m / (1 − 0.9ᵗ) and
    /// v̂ = v / (1 − 0.999ᵗ).
    Adam,
}

/// Cosine decay of the step size over `steps`, from a factor of 1 to 0.01, constant afterwards.
pub fn cosine_decay(step: usize, steps: usize) -> f64 {
    let done = (step as f64 / steps.max(1) as f64).min(1.0);
    0.01 + 0.99 * f64::midpoint(1.0, (std::f64::consts::PI * done).cos())
}

/// The optimiser's state, each `[P]`.
#[derive(Debug, Clone, Default)]
pub struct Moments {
    /// Adam's m, or the momentum's v.
    pub first: Option<Tensor<1>>,
    /// Adam's v.
    pub second: Option<Tensor<1>>,
    /// t, the number of steps since their initialisation.
    pub time: usize,
}

impl Optimizer {
    /// Returns the parameters after one step.
    ///
    /// # Shapes
    /// - parameters, output: `[P]`
    pub fn step(self, rate: f64, parameters: Tensor<1>, gradient: &Gradient, moments: &mut Moments) -> Tensor<1> {
        moments.time += 1;
        match self {
            Self::Sgd => ops::add_scaled(parameters, gradient.whole(), -rate),
            Self::Momentum => {
                let velocity = match moments.first.take() {
                    Some(velocity) => ops::add_scaled(gradient.whole(), velocity, MOMENTUM),
                    None => gradient.whole(),
                };
                moments.first = Some(velocity.clone());
                ops::add_scaled(parameters, velocity, -rate)
            }
            Self::Adam => {
                let zeros = |tensor: &Tensor<1>| tensor.zeros_like();
                let first = moments.first.take().unwrap_or_else(|| zeros(&parameters));
                let second = moments.second.take().unwrap_or_else(|| zeros(&parameters));
                let correction = |beta: f64| 1.0 - beta.powi(moments.time.min(i32::MAX as usize) as i32);
                // η m̂ / (√v̂ + ε) with both bias corrections folded into two numbers.
                let root = correction(BETA_2).sqrt();
                let numbers = Adam {
                    beta_1: BETA_1 as f32,
                    rest_1: (1.0 - BETA_1) as f32,
                    beta_2: BETA_2 as f32,
                    rest_2: (1.0 - BETA_2) as f32,
                    epsilon: (EPSILON * root) as f32,
                    rate: (rate * root / correction(BETA_1)) as f32,
                };
                let [parameters, first, second] =
                    ops::adam(parameters, gradient.parts().clone(), first, second, numbers);
                moments.first = Some(first);
                moments.second = Some(second);
                parameters
            }
        }
    }
}
