//! The networks that unroll a surface, and those of them that the page ships.

use burn::tensor::Device;
use serde::{Deserialize, Serialize};

use crate::data::surface::Surface;
use crate::error::Result;
use crate::metrics::isomap::Geodesics;
use crate::metrics::mean_squared_error;
use crate::model::layout::{self, Parts};
use crate::nn::{Activation, Architecture, Autoencoder};
use crate::ops;
use crate::optimizer::falling;
use crate::reading::{flat, read_now};
use crate::tensor_file::{self, Precision};
use crate::training::RowTrainer;

/// Coordinates of a point in space.
pub(super) const SPACE: usize = 3;
/// Coordinates of a point on the map.
pub(super) const MAP: usize = 2;
/// What the scene begins with, and what is shipped: points, their seed, k of the graph, and λ of the pull.
pub(super) const COUNT: u32 = 1_500;
pub(super) const SEED: u32 = 1;
pub(super) const JOINED: u32 = 10;
pub(super) const PULL: f64 = 1.0;
/// Units in each of the two hidden layers on either side.
const HIDDEN: usize = 64;
pub(super) const BATCH: usize = 128;
/// Steps in a whole run with the pull: its step size falls over so many.
pub(super) const GUIDED_STEPS: usize = 1_500;
/// Its first step size, in units of the usual one. With 1 the worst mean squared error of the roll's first ten seeds is
/// 0.0044, with 2 it is 0.0014.
const GUIDED_RATE: f64 = 2.0;
/// Names a shipped network's file where it is at fault.
const NAME: &str = "surface";

/// The plan of every network that lays points of `n` values on a plane.
pub(super) fn architecture(n: usize) -> Architecture {
    Architecture {
        activations: vec![Activation::Tanh],
        output: Activation::Identity,
        ..Architecture::dense(n, &[HIDDEN, HIDDEN], MAP)
    }
}

/// The step size of a run with the pull, in units of the usual one.
pub(super) fn guided_rate(step: usize) -> f64 {
    GUIDED_RATE * falling(step, GUIDED_STEPS)
}

/// How a shipped network was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SurfaceRecord {
    /// Its plan.
    pub architecture: Architecture,
    /// Of which surface.
    pub surface: Surface,
    /// How many points.
    pub count: usize,
    /// Their seed, and that of the initial weights.
    pub seed: u32,
    /// k of the distances that its code was pulled to.
    pub neighbours: usize,
    /// λ of the pull.
    pub weight: f64,
    /// Steps done.
    pub step: usize,
    /// Mean squared error a coordinate of those points.
    pub error: f32,
}

/// A shipped network for `count` points of a surface, and the steps that it has done.
///
/// # Errors
/// [`crate::Error::File`] when it is damaged, or for other points.
pub(super) fn shipped(
    file: &[u8],
    surface: Surface,
    count: usize,
    seed: u32,
    device: &Device,
) -> Result<(Autoencoder, usize)> {
    let (record, tensors) = tensor_file::read::<SurfaceRecord>(NAME, file)?;
    if (record.surface, record.count, record.seed) != (surface, count, seed)
        || record.architecture != architecture(SPACE)
    {
        return Err(tensor_file::fault(NAME, "it is for other points"));
    }
    Ok((layout::network(NAME, &record.architecture, &tensors, device)?, record.step))
}

/// Trains the network to be shipped for a surface as the scene begins with it, its code pulled to the map that keeps the
/// distances. Returns its file, and the mean squared error a coordinate.
///
/// # Errors
/// [`crate::Error::Device`] when it cannot be read.
pub fn pretrain(surface: Surface, device: &Device) -> Result<(Vec<u8>, f32)> {
    let (count, seed, neighbours) = (COUNT as usize, u64::from(SEED), JOINED as usize);
    let cloud = surface.sample(count, seed);
    let points = ops::tensor(cloud.points.clone(), [count, SPACE], device);
    let mut geodesics = Geodesics::new(&cloud.points, SPACE, neighbours);
    geodesics.advance(count);
    let mut run = RowTrainer::new(architecture(SPACE).init(seed, device), points.clone(), seed).in_batches(BATCH);
    run.guide(geodesics.map(MAP).map(|map| (ops::tensor(map, [count, MAP], device), PULL)));
    run.advance(GUIDED_STEPS, guided_rate);
    let error = mean_squared_error(&cloud.points, &read_now(flat(run.network().reconstruct(points)))?);
    let parts = Parts::of(run.network());
    let values = parts.tensors().into_iter().map(read_now).collect::<Result<Vec<_>>>()?;
    let (architecture, step) = (architecture(SPACE), run.step());
    let record = SurfaceRecord { architecture, surface, count, seed: SEED, neighbours, weight: PULL, step, error };
    Ok((tensor_file::write(&record, &parts.named(values), Precision::F16)?, error))
}
