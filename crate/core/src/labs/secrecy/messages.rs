//! The lab's questions and replies.

use serde::{Deserialize, Serialize};

use crate::engine::NetworkRef;
use crate::wire::Floats;

/// Writes codes as text.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Write {
    /// Code size.
    pub d: usize,
    /// `[count, d]`, at least one code.
    pub codes: Floats,
}

/// Codes as text.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MessageText {
    /// Letters, digits, `-`, `_` and dots.
    pub text: String,
}

/// Reads codes from text.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Read {
    /// The text; white space around and within it is ignored.
    pub text: String,
}

/// Codes read from a text.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Message {
    /// Code size.
    pub d: usize,
    /// `[count, d]`.
    pub codes: Floats,
}

/// Measures how well a decoder reconstructs the test samples from the given codes. Requires the subject's test set and
/// PCA file.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EvaluateDecoder {
    /// The network whose decoder is used.
    pub network: NetworkRef,
    /// `[test samples, d]`, from any encoder.
    pub codes: Floats,
}

/// Reconstruction error of a decoder.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DecoderErrors {
    /// Mean squared error per pixel.
    pub mse: f32,
    /// Mean squared error per pixel of the mean image, which needs no code.
    pub mean: f32,
}

/// Fits a linear regression from codes to images on leaked pairs, and keeps it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Attack {
    /// The attacked network; its subject's first training samples leak.
    pub network: NetworkRef,
    /// Number of leaked pairs, 1 to the number of training samples.
    pub pairs: usize,
}

/// Test error of an attack.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AttackResult {
    /// Number of leaked pairs.
    pub pairs: usize,
    /// Mean squared error per pixel of the guessed test samples.
    pub mse: f32,
}

/// Guesses images from codes. Requires an attack.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Guess {
    /// `[count, d]`.
    pub codes: Floats,
    /// The true images, `[count, n]`, to compare the guesses with.
    pub input: Option<Floats>,
}

/// The attacker's guesses.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AttackGuesses {
    /// `[count, n]`, values 0..1.
    pub images: Floats,
    /// Mean squared error per pixel, if `input` was given.
    pub error: Option<f32>,
}
