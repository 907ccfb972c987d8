//! The lab's questions and replies.

use serde::{Deserialize, Serialize};

use crate::data::Subject;
use crate::data::mask::Hidden;
use crate::engine::{Input, NetworkRef};
use crate::metrics::tally::Tally;
use crate::wire::{Bytes, Floats};

/// A network and how it fills in missing values.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ImputeNetwork"))]
pub struct Network {
    /// The network to run.
    pub network: NetworkRef,
    /// 0: missing pixels are fed in as ½ and replaced by the network's output. 1 to 100: missing pixels start as the
    /// mean image and are replaced by the output this many times.
    pub rounds: usize,
}

/// The imputation method.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Imputer {
    /// A network.
    Network(Network),
    /// The mean image.
    Mean,
    /// This many rounds of projection on principal components.
    Pca(usize),
}

/// The missing part of an image.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ImputeHole"))]
pub enum Hole {
    /// A predefined part.
    Part {
        /// The part.
        hidden: Hidden,
        /// Seed of the random choices.
        seed: u32,
    },
    /// An erased area: `[n]`, 1 where a pixel is missing.
    Erased(Floats),
}

/// Fills in an image with a network.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Fill {
    /// The network and how it fills in.
    pub by: Network,
    /// The whole image.
    pub input: Input,
    /// The missing part.
    pub hole: Hole,
}

/// A filled image.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FilledImage {
    /// The image with its known pixels kept, `[n]`.
    pub image: Floats,
    /// Mean squared error of the missing pixels after each round.
    pub errors: Floats,
}

/// Fills in an image without a network. Requires the subject's PCA.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FillBaselines {
    /// The data set whose mean image and principal components are used.
    pub subject: Subject,
    /// The whole image.
    pub input: Input,
    /// The missing part.
    pub hole: Hole,
    /// Projections on principal components, 1 to 100.
    pub rounds: usize,
}

/// An image with a hole, filled in by the baselines.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Baselines {
    /// x `[n]`.
    pub input: Floats,
    /// `[n]`, 1 where a pixel is missing.
    pub mask: Floats,
    /// Number of missing pixels.
    pub missing: usize,
    /// Filled with the mean image, `[n]`.
    pub mean: Floats,
    /// Filled in by iterated projection on principal components, `[n]`.
    pub pca: Floats,
    /// MSE of the missing pixels of the mean image.
    pub mean_error: f32,
    /// MSE of the missing pixels after each round of iterated PCA.
    pub pca_errors: Floats,
}

/// Evaluates the error over the missing pixels of some test samples.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Measure {
    /// The imputation method.
    pub by: Imputer,
    /// The data set of the test samples.
    pub subject: Subject,
    /// The missing part of each.
    pub hole: Hole,
    /// The tally so far; evaluation continues with the next sample.
    pub so_far: Tally,
    /// Number of samples to add.
    pub count: usize,
}

/// Test error so far.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImputeErrors {
    /// The updated tally.
    pub tally: Tally,
    /// Number of test samples.
    pub of: usize,
    /// Mean squared error of the missing pixels.
    pub mse: f32,
}

/// Loads the satellite's networks.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Satellite {
    /// File of the network trained on whole rows.
    pub plain: Bytes,
    /// File of the network trained with missing values.
    pub filler: Bytes,
}

/// The satellite's test rows.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SatelliteRows {
    /// Number of the first test row; the test rows are the last ones.
    pub first: usize,
    /// Number of test rows.
    pub count: usize,
}

/// Fills in a row of the satellite data.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Patch {
    /// Row number.
    pub row: usize,
    /// `[36]`, 1 where a value is missing.
    pub mask: Floats,
    /// Rounds of the iterated methods, 1 to 100.
    pub rounds: usize,
}

/// A filled row: `[36]` each, in measurement units.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FilledPatch {
    /// Measured values.
    pub values: Floats,
    /// Filled with the means of the columns.
    pub mean: Floats,
    /// Filled in by iterated projection on principal components.
    pub pca: Floats,
    /// Filled in by iterating the network trained on whole rows.
    pub iterated: Floats,
    /// Filled in by the network trained with missing values.
    pub filler: Floats,
    /// Mean squared errors of the missing values in the order above, standardised by column.
    pub errors: [f32; 4],
}

/// Evaluates the errors of all test rows with the same missing values.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Patches {
    /// `[36]`, 1 where a value is missing.
    pub mask: Floats,
    /// Rounds of the iterated methods, 1 to 100.
    pub rounds: usize,
}

/// Mean squared errors of the missing values over the test rows, standardised by column.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PatchErrors {
    /// Number of rows.
    pub rows: usize,
    /// Errors of the column means, iterated PCA, the iterated network, and the network trained with missing values.
    pub errors: [f32; 4],
}
