//! The lab's questions and replies.

use serde::{Deserialize, Serialize};

use crate::engine::{Input, NetworkRef};
use crate::wire::Floats;

/// The distribution codes are drawn from.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SamplingMethod {
    /// Uniform in the box that holds 99 % of the codes along each axis.
    Box,
    /// One Gaussian fitted to all codes.
    Whole,
    /// One Gaussian per class: a given class, or each in turn.
    Mixture(Option<u8>),
    /// The standard Gaussian, the prior of a variational autoencoder.
    Prior,
    /// A Gaussian around a sample's code, with a quarter of the codes' standard deviation along each axis.
    Around(Input),
}

/// Fits the distribution of the training samples' codes. Requires the subject's training and test sets.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Fit {
    /// The network, with at most 128 code values.
    pub network: NetworkRef,
}

/// The fitted distribution of the codes.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CodeDistribution {
    /// d.
    pub d: usize,
    /// Number of classes.
    pub classes: usize,
    /// Mean root mean squared error between a hundred test samples and their nearest training samples: how far unseen
    /// real images are from known ones.
    pub usual: f32,
    /// Fraction of these test samples, 0..1, that would count as doubtful in the sense of [`GeneratedImages::doubtful`].
    pub doubtful: f32,
    /// Distance of the codes from the standard Gaussian: the mean over the axes of |μ| + |log σ|.
    pub off: f32,
}

/// Draws codes and decodes them.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sample {
    /// The network that decodes.
    pub network: NetworkRef,
    /// The distribution to draw from.
    pub way: SamplingMethod,
    /// Scale of the draws around the centre, 0 to 4; 1 matches the codes.
    pub spread: f32,
    /// Number of images, 1 to 100.
    pub count: usize,
    /// Seed of the draws.
    pub seed: u32,
}

/// Generated images.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GeneratedImages {
    /// The drawn codes, `[count, d]`.
    pub codes: Floats,
    /// `[count, n]`, values 0..1.
    pub images: Floats,
    /// Index of the nearest training sample of each image.
    pub nearest: Vec<usize>,
    /// Labels of these samples.
    pub labels: Vec<u8>,
    /// Number of these samples with each label.
    pub classes: Vec<usize>,
    /// Root mean squared error to the nearest sample, `[count]`.
    pub gaps: Floats,
    /// Mean of `gaps`.
    pub gap: f32,
    /// Whether each image barely resembles the data: fewer than seven of its ten nearest training samples share a
    /// label, or it is farther from all of them than nine of ten test samples are.
    pub doubtful: Vec<bool>,
}

/// Mixes class means and a sample, with changed stroke thickness and slant.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Mix {
    /// The network that decodes.
    pub network: NetworkRef,
    /// Weights of the class means, 0 or more, `[classes]`. Together with `sample_weight` they are normalised to a sum of
    /// 1; if all are 0, the mean of all codes is used.
    pub shares: Floats,
    /// The user's sample.
    pub sample: Option<Input>,
    /// Weight of the sample.
    pub sample_weight: f32,
    /// Thickness: 1 moves from the mean to the thickest quarter.
    pub thickness: f32,
    /// Slant to the right.
    pub slant: f32,
}

/// A decoded mixture.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MixedImage {
    /// h `[d]`.
    pub code: Floats,
    /// The decoded code, `[n]`.
    pub image: Floats,
    /// The decoded mixture without the attribute changes, `[n]`.
    pub plain: Floats,
    /// Mean stroke width in pixels, `[image, plain]`.
    pub thickness: [f32; 2],
    /// Slant to the right in degrees, `[image, plain]`.
    pub slant: [f32; 2],
}
