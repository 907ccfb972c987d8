//! The lab's questions and replies.

use serde::{Deserialize, Serialize};

use crate::data::Subject;
use crate::engine::Input;
use crate::wire::Floats;

/// Starts learning the normal classes. Requires the subject's training and test sets.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Begin {
    /// The data set.
    pub subject: Subject,
    /// The normal classes: at least one, but not all.
    pub normal: Vec<u8>,
    /// Fraction of undetected anomalies in the training set, 0 to 0.5.
    pub pollution: f32,
    /// Seed of the initial weights, the sample order, and the choice of anomalies mixed into the training set.
    pub seed: u32,
    /// A loaded model to start from, instead of new weights.
    pub model: Option<String>,
}

/// The training set and the run.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnomalyStart {
    /// Number of training samples.
    pub train: usize,
    /// Samples the initial model was trained on; `null` for new weights.
    pub seen: Option<usize>,
    /// Number of anomalies among the training samples.
    pub polluting: usize,
    /// Steps in a whole run.
    pub steps: usize,
    /// Code size, and number of PCA components.
    pub d: usize,
    /// Whether each test sample is an anomaly.
    pub anomalous: Vec<bool>,
}

/// Trains for some steps (0 for none) and scores the test samples.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Learn {
    /// Number of steps.
    pub steps: usize,
}

/// Trains for some steps without scoring.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Practise {
    /// Number of steps.
    pub steps: usize,
}

/// Progress of the training.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnomalyStep {
    /// Training steps so far.
    pub step: usize,
}

/// Anomaly scores of the test samples: mean squared error per pixel.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnomalyTestScores {
    /// Training steps so far.
    pub step: usize,
    /// Errors of the autoencoder, `[test samples]`.
    pub errors: Floats,
    /// Errors of PCA fitted to the same training samples.
    pub pca_errors: Floats,
    /// Thresholds in descending order: samples with at least this error are flagged. The first one flags none.
    pub thresholds: Floats,
    /// False alarm rate at each threshold: fraction of normal samples flagged.
    pub false_alarms: Floats,
    /// Recall at each threshold: fraction of anomalies flagged.
    pub recall: Floats,
    /// Precision at each threshold: fraction of flagged samples that are anomalies; 1 if none is flagged.
    pub precision: Floats,
    /// Index of the default threshold: the lowest one with at most 5 % false alarms.
    pub usual: usize,
    /// Area under the ROC curve, 0..1; 0.5 is chance.
    pub auc: f32,
    /// False alarm rates of PCA.
    pub pca_false_alarms: Floats,
    /// Recall of PCA.
    pub pca_recall: Floats,
    /// AUC of PCA.
    pub pca_auc: f32,
}

/// Scores one input.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Score {
    /// The input to score.
    pub input: Input,
}

/// Anomaly score of an input.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnomalyScore {
    /// x, `[n]`.
    pub input: Floats,
    /// x̂ of the autoencoder, `[n]`.
    pub reconstruction: Floats,
    /// x̂ of PCA, `[n]`.
    pub pca_reconstruction: Floats,
    /// Mean squared error per pixel of the autoencoder.
    pub error: f32,
    /// Mean squared error per pixel of PCA.
    pub pca_error: f32,
    /// Fraction of normal test samples with a smaller autoencoder error, 0..1.
    pub above: f32,
    /// Fraction of normal test samples with a smaller PCA error, 0..1.
    pub pca_above: f32,
}
