//! Reconstruction cost per pixel, for both costs of the slides.

use serde::{Deserialize, Serialize};

use super::State;

use crate::data::PIXELS;
use crate::engine::{Desk, Input, NetworkRef, Pending, Question};
use crate::error::Result;
use crate::loss::{Cost, cross_entropy};
use crate::nn::Activation;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::wire::Floats;

/// Computes ℓ of an input per pixel.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct InputCost {
    /// The network to run.
    pub network: NetworkRef,
    /// The input.
    pub input: Input,
}

/// Cost of each pixel.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PixelCosts {
    /// x `[n]`.
    pub input: Floats,
    /// x̂ `[n]`.
    pub reconstruction: Floats,
    /// −[xᵢ log x̂ᵢ + (1−xᵢ) log(1−x̂ᵢ)] of each pixel, `[n]`, in nats; empty without an output sigmoid, since the
    /// values are not probabilities.
    pub cross_entropy: Floats,
    /// Sum of `crossEntropy`, ℓ; `null` if it is empty.
    pub cross_entropy_sum: Option<f32>,
    /// The least possible sum, at x̂ = x: grey pixels have entropy.
    pub cross_entropy_floor: f32,
    /// ½(xᵢ − x̂ᵢ)² of each pixel, `[n]`.
    pub squared_error: Floats,
    /// Sum of `squaredError`, ℓ.
    pub squared_error_sum: f32,
}

impl Question for InputCost {
    type State = State;
    type Reply = PixelCosts;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, PixelCosts>> {
        let Self { network, input } = self;
        let input = input.pixels()?;
        let (network, _) = network.find(desk.shared)?;
        let output = network.architecture().output;
        let logits = network.forward(ops::tensor(input.clone(), [1, PIXELS], desk.shared.device()));
        let reads = vec![flat(logits.clone()), flat(output.forward(logits))];
        Ok(Pending::new(reads, move |_, read| {
            let [logits, reconstruction] = read_all(read)?;
            let each = |values: &[f32], term: fn(f64, f64) -> f64| -> Vec<f64> {
                input.iter().zip(values).map(|(&x, &value)| term(f64::from(x), f64::from(value))).collect()
            };
            let entropy = match output {
                Activation::Sigmoid => each(&logits, cross_entropy::of_logit),
                _ => Vec::new(),
            };
            let squared = each(&reconstruction, |x, x_hat| Cost::SquaredError.of_value(x, x_hat));
            let sum = |terms: &[f64]| terms.iter().sum::<f64>() as f32;
            let floats = |terms: &[f64]| Floats(terms.iter().map(|&term| term as f32).collect());
            Ok(PixelCosts {
                cross_entropy: floats(&entropy),
                cross_entropy_sum: (!entropy.is_empty()).then(|| sum(&entropy)),
                cross_entropy_floor: Cost::CrossEntropy.floor(&input) as f32,
                squared_error: floats(&squared),
                squared_error_sum: sum(&squared),
                input: Floats(input),
                reconstruction: Floats(reconstruction),
            })
        }))
    }
}

/// Computes both costs of one pixel.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PixelCost {
    /// x, 0 to 1.
    pub x: f32,
    /// Values of x̂, each 0 to 1.
    pub x_hat: Floats,
}

/// Both costs of one pixel for each x̂.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CostCurves {
    /// −[x log x̂ + (1−x) log(1−x̂)], in nats; infinite where x̂ rules out x.
    pub cross_entropy: Floats,
    /// ½(x − x̂)².
    pub squared_error: Floats,
}

impl Question for PixelCost {
    type State = State;
    type Reply = CostCurves;

    fn answer(self, _: Desk<'_, State>) -> Result<Pending<State, CostCurves>> {
        let Self { x, x_hat } = self;
        let of = |cost: Cost| {
            let term = |&x_hat: &f32| cost.of_value(f64::from(x), f64::from(x_hat)) as f32;
            Floats(x_hat.iter().map(term).collect())
        };
        Ok(Pending::ready(CostCurves { cross_entropy: of(Cost::CrossEntropy), squared_error: of(Cost::SquaredError) }))
    }
}
