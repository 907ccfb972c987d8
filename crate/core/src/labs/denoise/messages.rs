//! The lab's questions and replies.

use serde::{Deserialize, Serialize};

use crate::data::Subject;
use crate::data::noise::Noise;
use crate::engine::{Input, NetworkRef};
use crate::metrics::tally::Tally;
use crate::wire::Floats;

/// The corruption applied to an image.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Corruption {
    /// Kind of noise.
    pub noise: Noise,
    /// Noise level, as in a run's settings, 0 to 1.
    pub level: f64,
    /// Seed of the noise. Equal seeds give equal noise on every device.
    pub seed: u32,
}

/// The denoising method.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Denoiser {
    /// A network.
    Network(NetworkRef),
    /// No denoising.
    Nobody,
    /// The best linear estimate on 64 principal components.
    Pca,
    /// A 3 × 3 median filter.
    Median,
    /// A Gaussian blur.
    Blur,
}

/// Denoises one input with a network.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Clean {
    /// The network to run.
    pub network: NetworkRef,
    /// The clean input.
    pub input: Input,
    /// The corruption applied to the input.
    pub corruption: Corruption,
}

/// A denoised input.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DenoisedImage {
    /// x `[n]`.
    pub clean: Floats,
    /// x̃ `[n]`.
    pub noisy: Floats,
    /// x̂ `[n]`.
    pub image: Floats,
    /// Mean squared error per pixel of x̂.
    pub mse: f32,
    /// Peak signal-to-noise ratio of x̂ in dB.
    pub psnr: f32,
}

/// Denoises one input without a network. Requires the subject's PCA and some of its training samples.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Filter {
    /// The data set whose principal components are used.
    pub subject: Subject,
    /// The clean input.
    pub input: Input,
    /// The corruption applied to the input.
    pub corruption: Corruption,
}

/// The input denoised by the other methods.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FilteredImages {
    /// The best linear estimate on 64 principal components, `[n]`.
    pub pca: Floats,
    /// Median filter, `[n]`.
    pub median: Floats,
    /// Gaussian blur, `[n]`.
    pub blur: Floats,
    /// Mean squared errors per pixel: the noisy image, then the methods in the order above.
    pub mse: [f32; 4],
    /// Peak signal-to-noise ratios in dB, in the same order.
    pub psnr: [f32; 4],
}

/// Denoises several test samples with a network.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Row {
    /// The network to run.
    pub network: NetworkRef,
    /// The data set of the test samples.
    pub subject: Subject,
    /// Indices of the samples.
    pub indices: Vec<usize>,
    /// The corruption applied to them.
    pub corruption: Corruption,
}

/// Clean, noisy and denoised samples.
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

/// Evaluates the error over some test samples.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Measure {
    /// The denoising method.
    pub by: Denoiser,
    /// The data set of the test samples.
    pub subject: Subject,
    /// The corruption applied to the samples.
    pub corruption: Corruption,
    /// The tally so far; evaluation continues with the next sample.
    pub so_far: Tally,
    /// Number of samples to add.
    pub count: usize,
}

/// Test error so far.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DenoiseErrors {
    /// The updated tally.
    pub tally: Tally,
    /// Number of test samples.
    pub of: usize,
    /// Mean squared error per pixel over the evaluated samples.
    pub mse: f32,
    /// The corresponding peak signal-to-noise ratio in dB.
    pub psnr: f32,
}
