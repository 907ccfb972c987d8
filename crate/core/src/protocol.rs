//! What the page may ask and what it gets back. Written here once; `www/generated/protocol.d.ts` is made from it.
//!
//! A request is one key naming the question, with its fields: `{ reconstruct: { decode: { network, codes } } }`. Each
//! question has one reply type, named in its docstring. Every error is an [`ErrorInfo`](crate::error::ErrorInfo).

use serde::{Deserialize, Serialize};

use crate::data::{DataSet, Subject};
use crate::labs::{
    anomaly, denoise, generate, hashing, impute, manifold, neighbors, race, reconstruct, reduction, secrecy, train,
};
use crate::loss::Cost;
use crate::nn::LayerInfo;
use crate::wire::{Bytes, Floats};

/// A question to the engine.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Request {
    /// Decode and keep a data set: [`DataInfo`].
    #[serde(rename_all = "camelCase")]
    LoadData {
        /// Which one.
        set: DataSet,
        /// Its samples file.
        samples: Bytes,
        /// Its labels file.
        labels: Bytes,
    },
    /// Read and keep a model under a name: [`ModelInfo`].
    #[serde(rename_all = "camelCase")]
    LoadModel {
        /// Name to keep it under; an older one of that name is replaced.
        name: String,
        /// A safetensors file as `model::file` writes it.
        bytes: Bytes,
    },
    /// Read and keep the principal components of a subject: [`PcaInfo`].
    #[serde(rename_all = "camelCase")]
    LoadPca {
        /// Whose they are.
        subject: Subject,
        /// A safetensors file as `model::file` writes it.
        bytes: Bytes,
    },
    /// Some samples of a data set that has been loaded: [`Pictures`].
    #[serde(rename_all = "camelCase")]
    Pictures {
        /// Of which data set.
        set: DataSet,
        /// Which ones; indices past the end are refused.
        indices: Vec<usize>,
    },
    /// Let go of what a lab holds, but not of what others share with it: [`Done`].
    #[serde(rename_all = "camelCase")]
    Leave {
        /// Id of the lab.
        lab: String,
    },
    /// A question of the lab `reconstruct`.
    Reconstruct(reconstruct::Ask),
    /// A question of the lab `train`.
    Train(train::Ask),
    /// A question of the lab `race`.
    Race(race::Ask),
    /// A question of the lab `manifold`.
    Manifold(manifold::Ask),
    /// A question of the lab `hashing`.
    Hashing(hashing::Ask),
    /// A question of the lab `reduction`.
    Reduction(reduction::Ask),
    /// A question of the lab `generate`.
    Generate(generate::Ask),
    /// A question of the lab `neighbors`.
    Neighbors(neighbors::Ask),
    /// A question of the lab `anomaly`.
    Anomaly(anomaly::Ask),
    /// A question of the lab `denoise`.
    Denoise(denoise::Ask),
    /// A question of the lab `impute`.
    Impute(impute::Ask),
    /// A question of the lab `secrecy`.
    Secrecy(secrecy::Ask),
    /// Whether the device computes what it should: [`SelfTested`].
    SelfTest {},
    /// Train a network on noise for some steps, apart from the run, so that the caller can time it; on a GPU it also
    /// compiles what the network's run will need: [`Probed`].
    #[serde(rename_all = "camelCase")]
    Probe {
        /// The network and how it is trained; its images are not used.
        config: train::TrainConfig,
        /// How many steps, 1 to 100.
        steps: usize,
    },
}

/// A data set that has been loaded.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DataInfo {
    /// How many samples it has.
    pub count: usize,
    /// Values in a sample.
    pub width: usize,
    /// Samples of each label, indexed by label.
    pub classes: Vec<usize>,
}

/// A model that has been loaded.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ModelInfo {
    /// The name it is kept under.
    pub name: String,
    /// What it was trained on.
    pub subject: Subject,
    /// The cost it was trained with.
    pub cost: Cost,
    /// Layers from the input to the code.
    pub encoder: Vec<LayerInfo>,
    /// Layers from the code to the output.
    pub decoder: Vec<LayerInfo>,
    /// d, values in a code.
    pub d_code: usize,
    /// Whether the decoder has the encoder's weights.
    pub tied: bool,
    /// Whether the encoder gives a mean and a variance for each value of the code, which is then the mean.
    pub variational: bool,
    /// How many weights and biases were learned.
    pub parameters: usize,
    /// The largest code value that is usual, for the scale of an axis: 99.5 % of |hᵢ| on test samples are below.
    pub code_scale: f32,
}

/// Principal components that have been loaded.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PcaInfo {
    /// How many components there are.
    pub components: usize,
}

/// Samples as images.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Pictures {
    /// `[count, n]`, row-major, 0..1.
    pub pixels: Floats,
    /// `[count]`.
    pub labels: Vec<u8>,
}

/// Result of the device's self-test.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SelfTested {
    /// Whether every number was right.
    pub passed: bool,
    /// The largest relative error seen.
    pub worst: f32,
}

/// A probe that has run.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Probed {
    /// The last loss: reading it waits for the device.
    pub loss: f32,
}

/// Every reply; which one it is follows from the question.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "each variant is documented at its type")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Reply {
    Data(DataInfo),
    Model(ModelInfo),
    Pca(PcaInfo),
    Pictures(Pictures),
    SelfTested(SelfTested),
    Probed(Probed),
    Looked(reconstruct::Looked),
    Decoded(reconstruct::Decoded),
    Mapped(reconstruct::Mapped),
    Started(train::Started),
    Stepped(train::Stepped),
    Evaluated(train::Evaluated),
    Previewed(train::Previewed),
    Snapshot(train::Snapshot),
    Described(train::Described),
    Inside(train::Inside),
    Dissected(train::Dissected),
    Snippet(train::Snippet),
    RaceBegun(race::RaceBegun),
    Charted(manifold::Charted),
    Tiled(manifold::Tiled),
    Walked(manifold::Walked),
    Judged(manifold::Judged),
    Rolled(manifold::Rolled),
    Unrolled(manifold::Unrolled),
    Shelved(hashing::Shelved),
    Found(hashing::Found),
    Ranked(hashing::Ranked),
    LookedUp(hashing::LookedUp),
    Tabled(reduction::Tabled),
    Begun(reduction::Begun),
    Reduced(reduction::Reduced),
    Rows(reduction::Rows),
    Told(reduction::Told),
    Curve(reduction::Curve),
    Fitted(generate::Fitted),
    Sampled(generate::Sampled),
    Mixed(generate::Mixed),
    Referred(neighbors::Referred),
    Neighbors(neighbors::Neighbors),
    Classified(neighbors::Classified),
    Normal(anomaly::Normal),
    Scored(anomaly::Scored),
    Suspected(anomaly::Suspected),
    Cleaned(denoise::Cleaned),
    Filtered(denoise::Filtered),
    DenoisedRow(denoise::Row),
    Measured(denoise::Measured),
    Filled(impute::Filled),
    Plain(impute::Plain),
    Gauged(impute::Gauged),
    Patches(impute::Patches),
    Patched(impute::Patched),
    PatchErrors(impute::PatchErrors),
    Written(secrecy::Written),
    Message(secrecy::Message),
    Opened(secrecy::Opened),
    Attacked(secrecy::Attacked),
    Guessed(secrecy::Guessed),
    Done(Done),
}

/// Nothing to say but that it was done.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Done {}
