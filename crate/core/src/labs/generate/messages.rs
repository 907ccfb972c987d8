//! The lab's questions, and what it answers.

use serde::{Deserialize, Serialize};

use crate::engine::{Input, NetworkRef};
use crate::wire::Floats;

/// Where codes come from.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "GenerateWay"))]
pub enum Way {
    /// Uniform in the box that holds 99 % of the codes along each axis.
    Box,
    /// One Gaussian fitted to all codes.
    Whole,
    /// One Gaussian a class: of one of them, or of each in turn.
    Mixture(Option<u8>),
    /// The standard Gaussian, which a variational autoencoder's codes are meant to have.
    Prior,
    /// A Gaussian around the code of a sample, as wide along each axis as a quarter of the codes' deviation.
    Around(Input),
}

/// Looks at where the codes of the training samples lie. Needs the subject's train and test sets.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Fit {
    /// Of which network, of at most 128 code values.
    pub network: NetworkRef,
}

/// Where the codes lie.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Fitted {
    /// d.
    pub d: usize,
    /// Classes.
    pub classes: usize,
    /// Root mean squared error between test samples and the training samples that are most like them, the mean of a
    /// hundred: how far new images of the data are from the known ones.
    pub usual: f32,
    /// Share of these test samples, 0..1, that would be called doubtful, as [`Sampled::doubtful`] calls new images.
    pub doubtful: f32,
    /// How far the codes are from the standard Gaussian: the mean over the axes of |μ| + |log σ|.
    pub off: f32,
}

/// Draws codes and decodes them.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sample {
    /// By which network.
    pub network: NetworkRef,
    /// Where they come from.
    pub way: Way,
    /// How far from the middle, 0 to 4; 1 is as the codes are.
    pub spread: f32,
    /// How many, 1 to 100.
    pub count: usize,
    /// Seed of the draws.
    pub seed: u32,
}

/// New images.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sampled {
    /// The codes that they were made of, `[count, d]`.
    pub codes: Floats,
    /// `[count, n]`, values 0..1.
    pub images: Floats,
    /// Index of the training sample that is most like each.
    pub nearest: Vec<usize>,
    /// The labels of those.
    pub labels: Vec<u8>,
    /// How many of those there are of each label.
    pub classes: Vec<usize>,
    /// Root mean squared error to it, `[count]`.
    pub gaps: Floats,
    /// The mean of these.
    pub gap: f32,
    /// Whether each hardly looks like an image of the data: fewer than seven of the ten training samples that are most like it
    /// have the same label, or it is farther from all than nine of ten test samples are.
    pub doubtful: Vec<bool>,
}

/// A mixture of the classes' means and of a sample, thicker or thinner and more or less slanted.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Mix {
    /// By which network.
    pub network: NetworkRef,
    /// Shares of the classes' means, 0 or more, `[classes]`; their sum with `own` is brought to 1, and with nothing at
    /// all it is the mean of all.
    pub shares: Floats,
    /// A sample of the person's.
    pub sample: Option<Input>,
    /// Its share.
    pub own: f32,
    /// How far from thin to thick: 1 is what leads from the middle to the thickest quarter.
    pub thickness: f32,
    /// How far to the right.
    pub slant: f32,
}

/// A mixture.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Mixed {
    /// h `[d]`.
    pub code: Floats,
    /// What the decoder makes of it, `[n]`.
    pub image: Floats,
    /// The same without the attributes, `[n]`.
    pub plain: Floats,
    /// Mean width of the strokes of both in pixels, `[image, plain]`.
    pub thickness: [f32; 2],
    /// How far they lean to the right in degrees, `[image, plain]`.
    pub slant: [f32; 2],
}
