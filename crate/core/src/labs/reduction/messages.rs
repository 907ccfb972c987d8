//! The lab's questions, and what it answers.

use serde::{Deserialize, Serialize};

use crate::wire::{Bytes, Floats};

/// The satellite's measurements, which must have been loaded.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Satellite {}

/// A table of the person's own.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Table {
    /// Values in a row.
    pub columns: usize,
    /// `[rows, columns]`.
    pub values: Floats,
    /// One for each row; zeros when there are none.
    pub labels: Vec<u8>,
}

/// A table that is ready to be reduced.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Tabled {
    /// Rows.
    pub rows: usize,
    /// How many of them are trained on.
    pub train: usize,
    /// Columns that vary, by their number in what was given.
    pub columns: Vec<usize>,
    /// Columns that were left out because they do not vary over the rows to train on.
    pub constant: Vec<usize>,
    /// One for each row.
    pub labels: Vec<u8>,
    /// The share of the test rows' variation that is lost with 1, 2, … principal components, at most 16: 1 is what the mean of
    /// the training rows would lose. All columns count alike.
    pub pca_lost: Floats,
}

/// Begins to reduce every row to `d` numbers, by a network and by as many principal components.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Begin {
    /// d, 1 to the number of columns, at most 16.
    pub d: usize,
    /// Seed of the initial weights and of the order.
    pub seed: u32,
    /// A network trained before for this table and this d, from which to go on.
    pub model: Option<Bytes>,
}

/// Both reductions at the start.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Begun {
    /// d: what was asked for, or the number of columns where there are not so many.
    pub d: usize,
    /// Principal components of every row, `[rows, d]`.
    pub scores: Floats,
    /// The share of the test rows' variation that is lost with d of them.
    pub pca_lost: f32,
    /// Layers of the network with their sizes, from the input to the output.
    pub sizes: Vec<usize>,
    /// What the network makes of the rows.
    pub codes: Floats,
    /// The share that the network loses.
    pub lost: f32,
    /// Steps done.
    pub step: usize,
}

/// Trains the network for some steps, at most 1,000.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reduce {
    /// How many; none shows how it is.
    pub steps: usize,
}

/// What the network has come to.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reduced {
    /// Steps done.
    pub step: usize,
    /// Codes of every row, `[rows, d]`.
    pub codes: Floats,
    /// The share of the test rows' variation that is lost.
    pub lost: f32,
}

/// Some rows with what the two make of them.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Rows {
    /// Their indices.
    pub indices: Vec<usize>,
}

/// Rows with what is left of them.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RowDetails {
    /// In the table's own units, `[count, n]`.
    pub values: Floats,
    /// Reconstructed by the network, `[count, n]`.
    pub autoencoder: Floats,
    /// Reconstructed from as many principal components, `[count, n]`.
    pub pca: Floats,
    /// Mean squared error of each, standardised, by the network, `[count]`.
    pub errors: Floats,
    /// The same by principal components.
    pub pca_errors: Floats,
}

/// How well the numbers tell the labels, by the nearest rows.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Tell {
    /// Neighbours that vote, at least 1.
    pub k: usize,
}

/// Share of the test rows, 0..1, whose label is the one of most of their nearest training rows.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Told {
    /// By their codes.
    pub autoencoder: f32,
    /// By as many principal components.
    pub pca: f32,
    /// By all of their values, standardised.
    pub raw: f32,
}

/// Trains a further network with a code of another size, apart from the one shown. Asked for a size that it
/// is not at it begins anew.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Curve {
    /// d, 1 to the number of columns, at most 16.
    pub d: usize,
    /// Seed of the initial weights and of the order.
    pub seed: u32,
    /// How many steps, at most 1,000.
    pub steps: usize,
}

/// A point of the curve.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CurvePoint {
    /// d.
    pub d: usize,
    /// Steps that this network has had.
    pub step: usize,
    /// The share of the test rows' variation that is lost.
    pub lost: f32,
}
