//! The lab's questions and replies.

use serde::{Deserialize, Serialize};

use crate::wire::{Bytes, Floats};

/// Loads the satellite's measurements; the data set must be loaded.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Satellite {}

/// Loads a table of the user.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Table {
    /// Values per row.
    pub columns: usize,
    /// `[rows, columns]`.
    pub values: Floats,
    /// One label per row; zeros if there are none.
    pub labels: Vec<u8>,
}

/// A table ready for reduction.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TableInfo {
    /// Number of rows.
    pub rows: usize,
    /// Number of training rows.
    pub train: usize,
    /// Indices of the columns that vary.
    pub columns: Vec<usize>,
    /// Indices of the columns left out because they are constant over the training rows.
    pub constant: Vec<usize>,
    /// One label per row.
    pub labels: Vec<u8>,
    /// Fraction of the test rows' variance lost with 1, 2, … principal components, at most 16: the mean of the training
    /// rows loses 1. All columns have equal weight.
    pub pca_lost: Floats,
}

/// Starts reducing each row to `d` values, with a network and with as many principal components.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Begin {
    /// d, 1 to the number of columns, at most 16.
    pub d: usize,
    /// Seed of the initial weights and the row order.
    pub seed: u32,
    /// A network trained earlier for this table and d, to continue from.
    pub model: Option<Bytes>,
}

/// Both reductions at the start.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReductionStart {
    /// d: as requested, or the number of columns if smaller.
    pub d: usize,
    /// Principal components of every row, `[rows, d]`.
    pub scores: Floats,
    /// Fraction of the test rows' variance lost by PCA.
    pub pca_lost: f32,
    /// Layer sizes of the network, from input to output.
    pub sizes: Vec<usize>,
    /// The network's codes of the rows.
    pub codes: Floats,
    /// Fraction lost by the network.
    pub lost: f32,
    /// Steps done.
    pub step: usize,
}

/// Trains the network for some steps, at most 1,000.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reduce {
    /// Number of steps; 0 returns the current state.
    pub steps: usize,
}

/// State of the network.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReductionProgress {
    /// Steps done.
    pub step: usize,
    /// Codes of every row, `[rows, d]`.
    pub codes: Floats,
    /// Fraction of the test rows' variance lost.
    pub lost: f32,
}

/// Returns some rows and their reconstructions.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Rows {
    /// Row indices.
    pub indices: Vec<usize>,
}

/// Rows and their reconstructions.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RowDetails {
    /// In the table's units, `[count, n]`.
    pub values: Floats,
    /// Reconstructed by the network, `[count, n]`.
    pub autoencoder: Floats,
    /// Reconstructed from as many principal components, `[count, n]`.
    pub pca: Floats,
    /// Mean squared error per value of the network, standardised, `[count]`.
    pub errors: Floats,
    /// Mean squared error per value of PCA, standardised.
    pub pca_errors: Floats,
}

/// Classifies the test rows by their nearest training rows.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Accuracy {
    /// Number of neighbours that vote, at least 1.
    pub k: usize,
}

/// Accuracy of k nearest neighbours: the fraction of test rows, 0..1, whose neighbours' majority label is right.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KnnAccuracy {
    /// With codes.
    pub autoencoder: f32,
    /// With as many principal components.
    pub pca: f32,
    /// With all values, standardised.
    pub raw: f32,
}

/// Trains another network with a different code size, separate from the one shown. A new size starts over.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Curve {
    /// d, 1 to the number of columns, at most 16.
    pub d: usize,
    /// Seed of the initial weights and the row order.
    pub seed: u32,
    /// Number of steps, at most 1,000.
    pub steps: usize,
    /// Steps in all, after which the loss is measured.
    pub all: usize,
}

/// A point of the curve.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CurvePoint {
    /// d.
    pub d: usize,
    /// Steps done by this network.
    pub step: usize,
    /// Fraction of the test rows' variance lost; `null` before all steps are done.
    pub lost: Option<f32>,
}
