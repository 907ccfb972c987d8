//! The lab's questions, and what it answers.

use serde::{Deserialize, Serialize};

use super::config::TrainConfig;
use crate::labs::input::Input;
use crate::metrics::code::CodeStatistics;
use crate::metrics::reference::Reference;
use crate::nn::LayerInfo;
use crate::trainer::Stop;
use crate::wire::{Bytes, Floats};

/// The lab's questions.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "TrainAsk"))]
pub enum Ask {
    /// Begin a run, in place of any other: [`Started`]. Needs the subject's train and test sets.
    Start {
        /// What to train.
        config: TrainConfig,
    },
    /// Go on with a run from its snapshot, on this or another device: [`Started`].
    Resume {
        /// What was trained.
        config: TrainConfig,
        /// [`Snapshot::bytes`].
        bytes: Bytes,
    },
    /// Train some steps: [`Stepped`].
    Steps {
        /// How many, at least 1; fewer are done when the run ends first.
        count: usize,
    },
    /// Cost and error on the whole test set: [`Evaluated`].
    Evaluate {},
    /// Reconstructions of some test samples and of the person's drawing: [`Previewed`].
    #[serde(rename_all = "camelCase")]
    Preview {
        /// Indices into the test set.
        indices: Vec<usize>,
        /// The drawing.
        drawing: Option<Input>,
    },
    /// Change what may change during a run: [`Done`].
    #[serde(rename_all = "camelCase")]
    Adjust {
        /// η.
        learning_rate: f64,
        /// Passes over the images.
        epochs: usize,
    },
    /// Weights, what the optimiser remembers and the step, as a file: [`Snapshot`].
    Snapshot {},
    /// The same without what the optimiser remembers, of Adam a third of the size: [`Snapshot`].
    Model {},
    /// The network that a config makes, without training it: [`Described`].
    Describe {
        /// What would be trained.
        config: TrainConfig,
    },
    /// Weights, codes, feature maps and gradients as they are now: [`Inside`].
    Inside {
        /// The test sample whose feature maps are shown.
        index: usize,
    },
    /// One step, opened up: [`Dissected`].
    Dissect {},
    /// Python with PyTorch that rebuilds a network and reads its file: [`Snippet`].
    Snippet {
        /// What was trained.
        config: TrainConfig,
        /// Name of its safetensors file.
        file: String,
    },
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

/// Steps that were done.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Stepped {
    /// Steps done since the run began.
    pub step: usize,
    /// What was minimised on the batch, before each of these steps: mean ℓ, a sum over the pixels, and the penalty.
    pub losses: Floats,
    /// The penalty in each of them; empty when there is none.
    pub penalties: Floats,
    /// Why the run stopped, if it did.
    pub stop: Option<Stop>,
}

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
    /// The codes of the first test samples.
    pub code: CodeStatistics,
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

/// A program.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snippet {
    /// Its text.
    pub text: String,
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

/// A run as a file.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snapshot {
    /// A safetensors file: a model that [`LoadModel`](crate::protocol::Request::LoadModel) takes; with what the
    /// optimiser remembers if a snapshot was asked for.
    pub bytes: Bytes,
    /// Steps done.
    pub step: usize,
}
