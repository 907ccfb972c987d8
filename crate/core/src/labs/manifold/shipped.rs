//! The shipped networks for surfaces and the turned digit, and how those of a surface are trained.

use burn::tensor::Device;
use serde::{Deserialize, Serialize};

use crate::data::surface::Surface;
use crate::data::turning::Freedom;
use crate::error::Result;
use crate::metrics::isomap::Geodesics;
use crate::metrics::mean_squared_error;
use crate::model::layout::{self, Parts};
use crate::nn::{Activation, Architecture, Autoencoder};
use crate::ops;
use crate::optimizer::cosine_decay;
use crate::reading::{flat, read_now};
use crate::tensor_file::{self, Precision};
use crate::training::RowTrainer;

/// Coordinates of a point in space.
pub(super) const SPACE: usize = 3;
/// Coordinates of a point on the map.
pub(super) const MAP: usize = 2;
/// Defaults of the scene and of the shipped networks: number of points, seed, k of the graph, and λ of the pull.
pub(super) const COUNT: u32 = 1_500;
pub(super) const SEED: u32 = 1;
pub(super) const JOINED: u32 = 10;
pub(super) const PULL: f64 = 1.0;
/// Units in each of the two hidden layers on either side.
const HIDDEN: usize = 64;
pub(super) const BATCH: usize = 128;
/// Steps in a run with the pull: its learning rate decays over this many.
pub(super) const GUIDED_STEPS: usize = 1_500;
/// Steps after which a network trained on reconstruction alone hardly changes.
const COPYING_STEPS: usize = 12_000;
/// Initial learning rate as a multiple of the default. Over the first ten seeds of the roll, the worst mean squared
/// error is 0.0044 with 1 and 0.0014 with 2.
pub(super) const GUIDED_RATE: f64 = 2.0;
/// Name of a shipped network's file in errors.
const NAME: &str = "manifold";

/// Architecture of every network that maps points of `n` values to a plane.
pub(super) fn architecture(n: usize) -> Architecture {
    Architecture {
        activations: vec![Activation::Tanh],
        output: Activation::Identity,
        ..Architecture::dense(n, &[HIDDEN, HIDDEN], MAP)
    }
}

/// Learning rate of a run with the pull, as a multiple of the default.
pub(super) fn guided_rate(step: usize) -> f64 {
    GUIDED_RATE * cosine_decay(step, GUIDED_STEPS)
}

/// The rows a shipped network was trained on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Rows {
    /// Points on a surface.
    Surface(Surface),
    /// The turned images of one digit, with this second freedom.
    Turned(Freedom),
}

/// The data and architecture a shipped network was made for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Purpose {
    /// The rows.
    pub rows: Rows,
    /// Number of rows.
    pub count: usize,
    /// Seed of a surface's points and of the initial weights.
    pub seed: u32,
    /// The network's architecture.
    pub architecture: Architecture,
}

/// How a shipped network was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShippedRecord {
    /// Its data and architecture.
    pub purpose: Purpose,
    /// k of the graph behind the distances its code was pulled to.
    pub neighbours: usize,
    /// λ of the pull; 0 if it was trained on reconstruction alone.
    pub weight: f64,
    /// Steps done.
    pub step: usize,
    /// Mean squared error per value on its rows.
    pub error: f32,
}

/// Loads a shipped network for exactly these rows, and the number of steps it was trained.
///
/// # Errors
/// [`crate::Error::File`] if the file is damaged or was made for other rows.
pub(super) fn shipped(file: &[u8], purpose: &Purpose, device: &Device) -> Result<(Autoencoder, usize)> {
    let (record, tensors) = tensor_file::read::<ShippedRecord>(NAME, file)?;
    if record.purpose != *purpose {
        return Err(tensor_file::fault(NAME, "it was made for other rows"));
    }
    Ok((layout::network(NAME, &purpose.architecture, &tensors, device)?, record.step))
}

/// The purpose of a network for `count` points on a surface.
pub(super) fn for_surface(surface: Surface, count: usize, seed: u32) -> Purpose {
    Purpose { rows: Rows::Surface(surface), count, seed, architecture: architecture(SPACE) }
}

/// Trains the shipped network for a surface with the scene's defaults, with or without the pull towards the
/// distance-preserving map. Returns its file and the mean squared error per coordinate.
///
/// # Errors
/// [`crate::Error::Device`] if the device cannot be read.
pub fn pretrain_surface(surface: Surface, pulled: bool, device: &Device) -> Result<(Vec<u8>, f32)> {
    let (count, neighbours) = (COUNT as usize, JOINED as usize);
    let purpose = for_surface(surface, count, SEED);
    let cloud = surface.sample(count, u64::from(SEED));
    let points = ops::tensor(cloud.points.clone(), [count, SPACE], device);
    let network = purpose.architecture.init(u64::from(SEED), device);
    let mut run = RowTrainer::new(network, points, u64::from(SEED)).in_batches(BATCH);
    if pulled {
        let mut geodesics = Geodesics::new(&cloud.points, SPACE, neighbours);
        geodesics.advance(count);
        run.guide(geodesics.map(MAP).map(|map| (ops::tensor(map, [count, MAP], device), PULL)));
        run.advance(GUIDED_STEPS, guided_rate);
    } else {
        run.advance(COPYING_STEPS, |_| 1.0);
    }
    file(&run, purpose, &cloud.points, if pulled { PULL } else { 0.0 })
}

/// Returns the file of a network trained on `rows`, and its mean squared error per value.
///
/// # Errors
/// [`crate::Error::Device`] if the device cannot be read.
pub(super) fn file(run: &RowTrainer, purpose: Purpose, rows: &[f32], weight: f64) -> Result<(Vec<u8>, f32)> {
    let parts = Parts::of(run.network());
    let error = mean_squared_error(rows, &read_now(flat(run.network().reconstruct(run.rows().clone())))?);
    let values = parts.tensors().into_iter().map(read_now).collect::<Result<Vec<_>>>()?;
    let record = ShippedRecord { purpose, neighbours: JOINED as usize, weight, step: run.step(), error };
    Ok((tensor_file::write(&record, &parts.named(values), Precision::F16)?, error))
}
