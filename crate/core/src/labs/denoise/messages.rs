//! The lab's questions, and what it answers.

use serde::{Deserialize, Serialize};

use crate::data::Subject;
use crate::data::noise::Noise;
use crate::engine::{Input, NetworkRef};
use crate::metrics::tally::Tally;
use crate::wire::Floats;

/// What is done to an image.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Corruption {
    /// Which noise.
    pub noise: Noise,
    /// How much, as in a run's settings, 0 to 1.
    pub level: f64,
    /// Of the noise: the same gives the same, on every device.
    pub seed: u32,
}

/// Who removes the noise.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "DenoiseBy"))]
pub enum By {
    /// A network.
    Network(NetworkRef),
    /// Nobody.
    Nobody,
    /// The best linear estimate from 64 principal components.
    Pca,
    /// The median of 3 × 3 pixels.
    Median,
    /// A Gaussian blur.
    Blur,
}

/// An input with noise through a network.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Clean {
    /// Which one.
    pub network: NetworkRef,
    /// The clean input.
    pub input: Input,
    /// What is done to it.
    pub corruption: Corruption,
}

/// What a network made of an input with noise.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Cleaned {
    /// x `[n]`.
    pub clean: Floats,
    /// x̃ `[n]`.
    pub noisy: Floats,
    /// x̂ `[n]`.
    pub image: Floats,
    /// Mean squared error a pixel of x̂.
    pub mse: f32,
    /// Its peak signal-to-noise ratio in dB.
    pub psnr: f32,
}

/// The same through what has not learned. Needs the subject's PCA and some of its training samples.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Filter {
    /// By whose principal components.
    pub subject: Subject,
    /// The clean input.
    pub input: Input,
    /// What is done to it.
    pub corruption: Corruption,
}

/// What others made of it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Filtered {
    /// Of the best linear estimate from 64 principal components, `[n]`.
    pub pca: Floats,
    /// Of the median, `[n]`.
    pub median: Floats,
    /// Of the blur, `[n]`.
    pub blur: Floats,
    /// Mean squared errors a pixel: of the noisy image as it is, then in the order above.
    pub mse: [f32; 4],
    /// Their peak signal-to-noise ratios in dB.
    pub psnr: [f32; 4],
}

/// Test samples with noise through a network.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Row {
    /// Which one.
    pub network: NetworkRef,
    /// Whose test samples.
    pub subject: Subject,
    /// Which ones.
    pub indices: Vec<usize>,
    /// What is done to them.
    pub corruption: Corruption,
}

/// Samples with noise, and what a network made of them.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DenoisedRow {
    /// `[count, n]`.
    pub clean: Floats,
    /// `[count, n]`.
    pub noisy: Floats,
    /// `[count, n]`.
    pub images: Floats,
}

/// Counts the errors of some test samples.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Measure {
    /// Who removes the noise.
    pub by: By,
    /// Whose test samples.
    pub subject: Subject,
    /// What is done to the samples.
    pub corruption: Corruption,
    /// What has been counted before: it goes on with the next sample.
    pub so_far: Tally,
    /// How many samples.
    pub count: usize,
}

/// Errors that have been counted.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Measured {
    /// What has been counted.
    pub tally: Tally,
    /// Samples that there are.
    pub of: usize,
    /// Mean squared error of what was counted.
    pub mse: f32,
    /// The peak signal-to-noise ratio in dB that it makes.
    pub psnr: f32,
}
