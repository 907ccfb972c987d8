//! The lab's questions, and what it answers.

use serde::{Deserialize, Serialize};

use crate::data::Subject;
use crate::data::mask::Hidden;
use crate::engine::{Input, NetworkRef};
use crate::metrics::tally::Tally;
use crate::wire::{Bytes, Floats};

/// How a network fills in.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ImputeNetwork"))]
pub struct Network {
    /// Which one.
    pub network: NetworkRef,
    /// 0: it sees the value ½ where a pixel is missing, and what it gives there is taken. Else so many rounds, 1 to 100: what
    /// is missing begins as the mean image and is replaced by what the network gives, again and again.
    pub rounds: usize,
}

/// Who fills in.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ImputeBy"))]
pub enum By {
    /// A network.
    Network(Network),
    /// The mean image.
    Mean,
    /// So many rounds of projections on principal components.
    Pca(usize),
}

/// What is missing of an image.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ImputeHole"))]
pub enum Hole {
    /// A part of it.
    Part {
        /// Which one.
        hidden: Hidden,
        /// Of what is chosen at random.
        seed: u32,
    },
    /// What was erased: `[n]`, 1 where a pixel is missing.
    Erased(Floats),
}

/// Fills an image in with a network.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Fill {
    /// How.
    pub by: Network,
    /// The whole image.
    pub input: Input,
    /// What is missing of it.
    pub hole: Hole,
}

/// A filled image.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Filled {
    /// What was known is kept, `[n]`.
    pub image: Floats,
    /// Mean squared error of the missing pixels after each round.
    pub errors: Floats,
}

/// The same without one. Needs the subject's PCA.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Plain {
    /// By whose mean image and principal components.
    pub subject: Subject,
    /// The whole image.
    pub input: Input,
    /// What is missing of it.
    pub hole: Hole,
    /// Projections on principal components, 1 to 100.
    pub rounds: usize,
}

/// An image with a hole, and what fills it without a network.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Baselines {
    /// x `[n]`.
    pub input: Floats,
    /// `[n]`, 1 where a pixel is missing.
    pub mask: Floats,
    /// Missing pixels.
    pub missing: usize,
    /// Filled with the mean image, `[n]`.
    pub mean: Floats,
    /// Filled by iterated projection on principal components, `[n]`.
    pub pca: Floats,
    /// Mean squared error of the missing pixels of the mean image.
    pub mean_error: f32,
    /// The same of iterated PCA after each round.
    pub pca_errors: Floats,
}

/// Counts the errors of some test samples, of their missing pixels alone.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Measure {
    /// Who fills them in.
    pub by: By,
    /// Whose test samples.
    pub subject: Subject,
    /// What is missing of each.
    pub hole: Hole,
    /// What has been counted before: it goes on with the next sample.
    pub so_far: Tally,
    /// How many samples.
    pub count: usize,
}

/// Errors that have been counted.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Gauged {
    /// What has been counted.
    pub tally: Tally,
    /// Samples that there are.
    pub of: usize,
    /// Mean squared error of the missing pixels.
    pub mse: f32,
}

/// Takes the satellite's networks.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Satellite {
    /// The file of one that gives whole rows back.
    pub plain: Bytes,
    /// The file of one that was trained with values missing.
    pub filler: Bytes,
}

/// The satellite's rows that can be asked about.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SatelliteRows {
    /// Numbers of the test rows: from the first one on, all of them.
    pub first: usize,
    /// How many.
    pub count: usize,
}

/// Fills a row of the satellite's in.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Patch {
    /// Its number.
    pub row: usize,
    /// `[36]`, 1 where a value is missing.
    pub mask: Floats,
    /// Rounds of what is iterated, 1 to 100.
    pub rounds: usize,
}

/// A filled row: `[36]` each, in the units of the measurement.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Patched {
    /// As it was measured.
    pub values: Floats,
    /// Filled with the means of the columns.
    pub mean: Floats,
    /// Filled by iterated projection on principal components.
    pub pca: Floats,
    /// Filled by iterated projection through the network that gives whole rows back.
    pub iterated: Floats,
    /// Filled by the network that was trained with values missing.
    pub filler: Floats,
    /// Mean squared errors of the missing values, in standard deviations of their columns squared, in this order.
    pub errors: [f32; 4],
}

/// The errors of all test rows with the same values missing.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Patches {
    /// `[36]`, 1 where a value is missing.
    pub mask: Floats,
    /// Rounds of what is iterated, 1 to 100.
    pub rounds: usize,
}

/// Mean squared errors of the missing values over the test rows, in standard deviations squared.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PatchErrors {
    /// Rows.
    pub rows: usize,
    /// Of the means, of iterated PCA, of the iterated network, of the one that was trained with values missing.
    pub errors: [f32; 4],
}
