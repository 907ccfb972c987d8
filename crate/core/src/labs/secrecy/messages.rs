//! The lab's questions, and what it answers.

use serde::{Deserialize, Serialize};

use crate::labs::which::Which;
use crate::wire::Floats;

/// The lab's questions.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "SecrecyAsk"))]
pub enum Ask {
    /// Writes codes as text: [`Written`].
    Write {
        /// Values in a code.
        d: usize,
        /// `[count, d]`, at least one code.
        codes: Floats,
    },
    /// Reads such a text: [`Message`].
    Read {
        /// The text; what is around it and between its parts does not matter.
        text: String,
    },
    /// How well a decoder gives the test samples back from codes of theirs: [`Opened`]. Needs the subject's test set and PCA
    /// file.
    Judge {
        /// Whose decoder.
        network: Which,
        /// `[test samples, d]`, by whatever encoder.
        codes: Floats,
    },
    /// Guesses images from codes by linear regression on pairs that leaked, and keeps it: [`Attacked`].
    Attack {
        /// Of which network; its subject's first training samples leak.
        network: Which,
        /// How many pairs, 1 to the number of training samples.
        pairs: usize,
    },
    /// Guesses images from codes: [`Guessed`]. Needs an attack.
    Guess {
        /// `[count, d]`.
        codes: Floats,
    },
}

/// Codes as text.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Written {
    /// Letters, digits, `-`, `_` and dots.
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

/// What an attacker sees.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Guessed {
    /// `[count, n]`, values 0..1.
    pub images: Floats,
}
