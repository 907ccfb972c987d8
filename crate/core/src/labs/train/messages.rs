//! The lab's questions and replies.

use serde::{Deserialize, Serialize};

use crate::config::TrainConfig;
use crate::engine::Input;
use crate::metrics::code::CodeStatistics;
use crate::metrics::reference::Reference;
use crate::nn::LayerInfo;
use crate::wire::{Bytes, Floats};

/// Starts a run and discards the previous one. Requires the subject's training and test sets.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Start {
    /// Settings of the run.
    pub config: TrainConfig,
}

/// Resumes a run from its snapshot, on any device.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Resume {
    /// Settings of the run.
    pub config: TrainConfig,
    /// [`Snapshot::bytes`].
    pub bytes: Bytes,
}

/// A started run.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RunStart {
    /// Number of trainable weights and biases.
    pub parameters: usize,
    /// Number of training images.
    pub images: usize,
    /// Steps per epoch.
    pub steps_per_epoch: usize,
    /// Steps already done; 0 for a new run.
    pub step: usize,
    /// Whether a penalty is added to the reconstruction cost.
    pub penalised: bool,
    /// Baselines on the test set.
    pub references: Vec<Reference>,
}

/// Runs some training steps.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Steps {
    /// Number of steps, at least 1; fewer if the run ends first.
    pub count: usize,
}

/// Evaluates cost and error on the whole test set.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Evaluate {}

/// Evaluates one more part of the test set for the next [`Evaluate`], which takes long in one piece.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EvaluateAhead {}

/// Progress of an evaluation in parts.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EvaluationProgress {
    /// Parts of the test set left to evaluate.
    pub parts_left: usize,
}

/// Test cost and error.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Evaluation {
    /// Steps done.
    pub step: usize,
    /// Mean ℓ of the test samples.
    pub cost: f32,
    /// Mean squared error per pixel.
    pub mse: f32,
    /// Statistics of the test samples' codes.
    pub code: CodeStatistics,
}

/// Describes the network of a config without training it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Describe {
    /// The settings.
    pub config: TrainConfig,
}

/// The network of a config.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NetworkDescription {
    /// From the input to the code.
    pub encoder: Vec<LayerInfo>,
    /// From the code to the output.
    pub decoder: Vec<LayerInfo>,
    /// Number of trainable weights and biases.
    pub parameters: usize,
}

/// Returns a PyTorch program that rebuilds the network and loads its file.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snippet {
    /// Settings of the run.
    pub config: TrainConfig,
    /// Name of the safetensors file.
    pub file: String,
}

/// A program.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Program {
    /// Source code.
    pub text: String,
}

/// Reconstructs some test samples and the user's drawing.
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
pub struct PreviewImages {
    /// Inputs with the run's noise, `[count, n]`.
    pub seen: Floats,
    /// Reconstructions, `[count, n]`: the test samples, then the drawing if there is one.
    pub images: Floats,
    /// Mean squared error per pixel of each, against the clean input.
    pub errors: Floats,
}

/// Writes the weights without the optimiser's state: for Adam, a third of a snapshot's size.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Model {}

/// Writes weights, optimiser state and step to a file.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snapshot {}

/// A run as a file.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RunFile {
    /// A safetensors file: a model that `engine.loadModel` accepts; a snapshot also
    /// holds the optimiser's state.
    pub bytes: Bytes,
    /// Steps done.
    pub step: usize,
}

/// Changes settings that may change during a run.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Adjust {
    /// η.
    pub learning_rate: f64,
    /// Number of epochs.
    pub epochs: usize,
}
