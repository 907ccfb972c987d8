//! The lab's questions, and what it answers.

use serde::{Deserialize, Serialize};

use crate::engine::NetworkRef;
use crate::wire::Floats;

/// Writes codes as text.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Write {
    /// Values in a code.
    pub d: usize,
    /// `[count, d]`, at least one code.
    pub codes: Floats,
}

/// Codes as text.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Written {
    /// Letters, digits, `-`, `_` and dots.
    pub text: String,
}

/// Reads such a text.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Read {
    /// The text; what is around it and between its parts does not matter.
    pub text: String,
}

/// Codes that were read.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Message {
    /// Values in a code.
    pub d: usize,
    /// `[count, d]`.
    pub codes: Floats,
}

/// How well a decoder gives the test samples back from codes of theirs. Needs the subject's test set and PCA
/// file.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Judge {
    /// Whose decoder.
    pub network: NetworkRef,
    /// `[test samples, d]`, by whatever encoder.
    pub codes: Floats,
}

/// How much of the images a decoder gave back.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Opened {
    /// Mean squared error a pixel.
    pub mse: f32,
    /// The same of the mean image, which needs no code.
    pub mean: f32,
}

/// Guesses images from codes by linear regression on pairs that leaked, and keeps it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Attack {
    /// Of which network; its subject's first training samples leak.
    pub network: NetworkRef,
    /// How many pairs, 1 to the number of training samples.
    pub pairs: usize,
}

/// How well an attack works.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Attacked {
    /// Pairs that leaked.
    pub pairs: usize,
    /// Mean squared error a pixel of what it guesses of the test samples.
    pub mse: f32,
}

/// Guesses images from codes. Needs an attack.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Guess {
    /// `[count, d]`.
    pub codes: Floats,
    /// What the images were, `[count, n]`, to compare the guesses with.
    pub input: Option<Floats>,
}

/// What an attacker sees.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Guessed {
    /// `[count, n]`, values 0..1.
    pub images: Floats,
    /// Mean squared error a pixel, when they were compared.
    pub error: Option<f32>,
}
