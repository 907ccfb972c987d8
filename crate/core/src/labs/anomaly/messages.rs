//! The lab's questions, and what it answers.

use serde::{Deserialize, Serialize};

use crate::data::Subject;
use crate::engine::Input;
use crate::wire::Floats;

/// Begins to learn what is normal. Needs the subject's train and test sets.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Begin {
    /// Of what there are classes.
    pub subject: Subject,
    /// The classes that are normal; at least one and not all.
    pub normal: Vec<u8>,
    /// Share of the training samples that are anomalies nobody has noticed, 0 to 0.5.
    pub pollution: f32,
    /// Of the initial weights, of the order of the samples, and of which anomalies get among them.
    pub seed: u32,
    /// A loaded model of such images to begin with, in place of new weights.
    pub model: Option<String>,
}

/// What is learned from.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Normal {
    /// Training samples.
    pub train: usize,
    /// Samples that the model to begin with was trained on; `null` for new weights.
    pub seen: Option<usize>,
    /// How many of the training samples are anomalies.
    pub polluting: usize,
    /// Steps in a whole run.
    pub steps: usize,
    /// Values in the code, and components of PCA.
    pub d: usize,
    /// Which test samples are anomalies.
    pub anomalous: Vec<bool>,
}

/// Trains for some steps, 0 for none, and scores the test samples.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Learn {
    /// How many.
    pub steps: usize,
}

/// How anomalous the test samples are: mean squared errors a pixel.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Scored {
    /// Steps done.
    pub step: usize,
    /// Of the autoencoder, `[test samples]`.
    pub errors: Floats,
    /// Of PCA, fitted to the same training samples.
    pub pca_errors: Floats,
    /// Errors from which on a sample is called an anomaly, the largest first; the first calls none so.
    pub thresholds: Floats,
    /// Share of the normal samples that each calls so.
    pub false_alarms: Floats,
    /// Share of the anomalies that it does.
    pub recall: Floats,
    /// Share of those called so that are; 1 for none.
    pub precision: Floats,
    /// Place of the threshold to begin with: the lowest one with at most 5 % of false alarms.
    pub usual: usize,
    /// Area under the curve of false alarms and recall, 0..1; 0.5 is chance.
    pub auc: f32,
    /// The same of PCA.
    pub pca_false_alarms: Floats,
    /// The same of PCA.
    pub pca_recall: Floats,
    /// The same of PCA.
    pub pca_auc: f32,
}

/// How anomalous an input is.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Look {
    /// The input.
    pub input: Input,
}

/// How anomalous an input is.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Suspected {
    /// x, `[n]`.
    pub input: Floats,
    /// x̂ of the autoencoder, `[n]`.
    pub reconstruction: Floats,
    /// x̂ of PCA, `[n]`.
    pub pca_reconstruction: Floats,
    /// Mean squared error a pixel of the autoencoder.
    pub error: f32,
    /// The same of PCA.
    pub pca_error: f32,
    /// Share of the normal test samples with a smaller error of the autoencoder, 0..1.
    pub above: f32,
    /// The same of PCA.
    pub pca_above: f32,
}
