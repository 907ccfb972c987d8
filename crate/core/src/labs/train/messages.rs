//! The lab's questions, and what it answers.

use serde::{Deserialize, Serialize};

use crate::config::TrainConfig;
use crate::engine::Input;
use crate::metrics::code::CodeStatistics;
use crate::metrics::reference::Reference;
use crate::nn::LayerInfo;
use crate::wire::{Bytes, Floats};

/// Begin a run, in place of any other. Needs the subject's train and test sets.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Start {
    /// What to train.
    pub config: TrainConfig,
}

/// Go on with a run from its snapshot, on this or another device.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Resume {
    /// What was trained.
    pub config: TrainConfig,
    /// [`Snapshot::bytes`].
    pub bytes: Bytes,
}

/// A run that has begun.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Started {
    /// How many weights and biases there are to learn.
    pub parameters: usize,
    /// Training images in use.
    pub images: usize,
    /// Steps in an epoch.
    pub steps_per_epoch: usize,
    /// Steps done already; 0 for a new run.
    pub step: usize,
    /// Whether something is added to the reconstruction cost.
    pub penalised: bool,
    /// What else could be had on the test set.
    pub references: Vec<Reference>,
}

/// Train some steps.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Steps {
    /// How many, at least 1; fewer are done when the run ends first.
    pub count: usize,
}

/// Cost and error on the whole test set.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Evaluate {}

/// Test cost and error.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Evaluated {
    /// Steps done.
    pub step: usize,
    /// Mean ℓ of the test samples.
    pub cost: f32,
    /// Mean squared error a pixel.
    pub mse: f32,
    /// The codes of all test samples.
    pub code: CodeStatistics,
}

/// The network that a config makes, without training it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Describe {
    /// What would be trained.
    pub config: TrainConfig,
}

/// The network that a config makes.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Described {
    /// From the input to the code.
    pub encoder: Vec<LayerInfo>,
    /// From the code to the output.
    pub decoder: Vec<LayerInfo>,
    /// How many weights and biases there are to learn.
    pub parameters: usize,
}

/// Python with PyTorch that rebuilds a network and reads its file.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snippet {
    /// What was trained.
    pub config: TrainConfig,
    /// Name of its safetensors file.
    pub file: String,
}

/// A program.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Program {
    /// Its text.
    pub text: String,
}

/// Reconstructions of some test samples and of the person's drawing.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Preview {
    /// Indices into the test set.
    pub indices: Vec<usize>,
    /// The drawing.
    pub drawing: Option<Input>,
}

/// Reconstructions.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Previewed {
    /// What the network saw: the inputs with the run's noise, `[count, n]`.
    pub seen: Floats,
    /// Reconstructions, `[count, n]`: the test samples, then the drawing if there was one.
    pub images: Floats,
    /// Mean squared error a pixel of each, against the clean input.
    pub errors: Floats,
}

/// The same without what the optimiser remembers, of Adam a third of the size.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Model {}

/// Weights, what the optimiser remembers and the step, as a file.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snapshot {}

/// A run as a file.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RunFile {
    /// A safetensors file: a model that [`LoadModel`](crate::protocol::Request::LoadModel) takes; with what the
    /// optimiser remembers if a snapshot was asked for.
    pub bytes: Bytes,
    /// Steps done.
    pub step: usize,
}

/// Change what may change during a run.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Adjust {
    /// η.
    pub learning_rate: f64,
    /// Passes over the images.
    pub epochs: usize,
}
