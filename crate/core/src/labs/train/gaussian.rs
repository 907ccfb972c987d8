//! The Gaussians of a variational code: of one input with draws from it, and of many samples.

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::State;

use crate::data::random::RandomStream;
use crate::data::{DataSet, PIXELS};
use crate::engine::{Desk, Input, NetworkRef, Pending, Question, Shared};
use crate::error::{Error, Result};
use crate::loss::gaussian::Gaussian;
use crate::nn::Autoencoder;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::wire::Floats;

/// Maximum draws in one question.
const MAX_DRAWS: usize = 100;

/// Draws codes from the Gaussian of an input and decodes them.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Draw {
    /// The network, a variational one.
    pub network: NetworkRef,
    /// The input.
    pub input: Input,
    /// Number of draws, 1 to 100.
    pub count: usize,
    /// Seed of the draws.
    pub seed: u32,
}

/// The Gaussian of an input, and draws from it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GaussianDraws {
    /// μ `[d]`.
    pub mean: Floats,
    /// σ `[d]`.
    pub deviation: Floats,
    /// ε of each draw, `[count, d]`.
    pub noise: Floats,
    /// h = μ + σ ⊙ ε of each draw, `[count, d]`.
    pub codes: Floats,
    /// Decoded codes, `[count, n]`.
    pub images: Floats,
    /// KL(N(μ, σ²)‖N(0, 1)), in nats.
    pub kl: f32,
}

impl Question for Draw {
    type State = State;
    type Reply = GaussianDraws;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, GaussianDraws>> {
        let Self { network, input, count, seed } = self;
        let network = variational(&network, desk.shared)?;
        let device = desk.shared.device();
        let (count, d) = (count.clamp(1, MAX_DRAWS), network.architecture().d_code);
        let gaussian = gaussian_of(network, ops::tensor(input.pixels()?, [1, PIXELS], device));
        let noise = RandomStream::of_sample(u64::from(seed), 0).normal([count, d], 1.0, device);
        let codes = Gaussian(gaussian.0.clone().expand([count, 2 * d])).sample(noise.clone());
        let images = network.reconstruct_from(codes.clone());
        let kl = gaussian.kl(1.0);
        let deviation = deviation(gaussian.log_variance());
        let reads = vec![flat(gaussian.mean()), flat(deviation), flat(noise), flat(codes), flat(images), kl];
        Ok(Pending::new(reads, |_, read| {
            let [mean, deviation, noise, codes, images, kl] = read_all(read)?.map(Floats);
            let kl = kl.first().copied().unwrap_or(f32::NAN);
            Ok(GaussianDraws { mean, deviation, noise, codes, images, kl })
        }))
    }
}

/// Returns the Gaussians of a data set's first samples.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Clouds {
    /// The network, a variational one.
    pub network: NetworkRef,
    /// A loaded data set.
    pub set: DataSet,
    /// Number of samples, at least 1.
    pub count: usize,
}

/// Gaussians of samples.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Gaussians {
    /// μ of each, `[count, d]`.
    pub means: Floats,
    /// σ of each, `[count, d]`.
    pub deviations: Floats,
    /// `[count]`.
    pub labels: Vec<u8>,
    /// Mean of KL(N(μ, σ²)‖N(0, 1)) over the samples, in nats.
    pub kl: f32,
}

impl Question for Clouds {
    type State = State;
    type Reply = Gaussians;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Gaussians>> {
        let Self { network, set, count } = self;
        let samples = desk.shared.data(set)?;
        let count = count.clamp(1, samples.count());
        let labels = samples.labels()[..count].to_vec();
        let network = variational(&network, desk.shared)?;
        let gaussian = gaussian_of(network, samples.tensor(count, desk.shared.device()));
        let kl = gaussian.kl(1.0);
        let reads = vec![flat(gaussian.mean()), flat(deviation(gaussian.log_variance())), kl];
        Ok(Pending::new(reads, move |_, read| {
            let [means, deviations, kl] = read_all(read)?.map(Floats);
            Ok(Gaussians { means, deviations, labels, kl: kl.first().copied().unwrap_or(f32::NAN) })
        }))
    }
}

/// Returns the network if it is variational.
fn variational<'a>(network: &NetworkRef, shared: &'a Shared) -> Result<&'a Autoencoder> {
    let (network, _) = network.find(shared)?;
    if network.architecture().variational {
        return Ok(network);
    }
    Err(Error::BadRequest { reason: "the network has no Gaussians".to_owned() })
}

fn gaussian_of(network: &Autoencoder, input: Tensor<2>) -> Gaussian {
    Gaussian(network.encoder().iter().fold(input, |value, layer| layer.forward(value)))
}

/// σ = e^{½ log σ²}.
fn deviation(log_variance: Tensor<2>) -> Tensor<2> {
    (log_variance / 2.0).exp()
}
