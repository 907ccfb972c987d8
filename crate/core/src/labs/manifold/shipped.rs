//! The networks of the surfaces and of the turned digit that the page ships, and how those of a surface learn.

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
/// Steps after which a network that only copies hardly moves any more.
const COPYING_STEPS: usize = 12_000;
/// Its first step size, in units of the usual one. With 1 the worst mean squared error of the roll's first ten seeds is
/// 0.0044, with 2 it is 0.0014.
pub(super) const GUIDED_RATE: f64 = 2.0;
/// Names a shipped network's file where it is at fault.
const NAME: &str = "manifold";

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

/// Rows that a shipped network has learned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Rows {
    /// Points of a surface.
    Surface(Surface),
    /// The turns of one image, with this second freedom.
    Turned(Freedom),
}

/// What a shipped network is for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Purpose {
    /// Its rows.
    pub rows: Rows,
    /// How many.
    pub count: usize,
    /// Of the points of a surface and of the initial weights.
    pub seed: u32,
    /// The network's plan.
    pub architecture: Architecture,
}

/// How a shipped network was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShippedRecord {
    /// What for.
    pub purpose: Purpose,
    /// k of the distances that its code was pulled to.
    pub neighbours: usize,
    /// λ of the pull; 0 where copying was all.
    pub weight: f64,
    /// Steps done.
    pub step: usize,
    /// Mean squared error a value of those rows.
    pub error: f32,
}

/// A shipped network for exactly these rows, and the steps that it has done.
///
/// # Errors
/// [`crate::Error::File`] when it is damaged, or for others.
pub(super) fn shipped(file: &[u8], purpose: &Purpose, device: &Device) -> Result<(Autoencoder, usize)> {
    let (record, tensors) = tensor_file::read::<ShippedRecord>(NAME, file)?;
    if record.purpose != *purpose {
        return Err(tensor_file::fault(NAME, "it is for other rows"));
    }
    Ok((layout::network(NAME, &purpose.architecture, &tensors, device)?, record.step))
}

/// What a network for `count` points of a surface is made for.
pub(super) fn for_surface(surface: Surface, count: usize, seed: u32) -> Purpose {
    Purpose { rows: Rows::Surface(surface), count, seed, architecture: architecture(SPACE) }
}

/// Trains the network to be shipped for a surface as the scene begins with it: its code pulled to the map that keeps the
/// distances, or not. Returns its file, and the mean squared error a coordinate.
///
/// # Errors
/// [`crate::Error::Device`] when it cannot be read.
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

/// The file of a network that has learned `rows`, and its mean squared error a value.
///
/// # Errors
/// [`crate::Error::Device`] when it cannot be read.
pub(super) fn file(run: &RowTrainer, purpose: Purpose, rows: &[f32], weight: f64) -> Result<(Vec<u8>, f32)> {
    let parts = Parts::of(run.network());
    let error = mean_squared_error(rows, &read_now(flat(run.network().reconstruct(run.rows().clone())))?);
    let values = parts.tensors().into_iter().map(read_now).collect::<Result<Vec<_>>>()?;
    let record = ShippedRecord { purpose, neighbours: JOINED as usize, weight, step: run.step(), error };
    Ok((tensor_file::write(&record, &parts.named(values), Precision::F16)?, error))
}
