//! The lab's questions and replies.

use serde::{Deserialize, Serialize};

use crate::engine::{Input, NetworkRef};
use crate::wire::{Bytes, Floats};

/// The reference samples and the source of their codes.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "References"))]
pub enum From {
    /// The training images of the network's subject; the network's codes.
    Images(NetworkRef),
    /// The satellite's training rows; the codes of the shipped network in this file.
    Satellite(Bytes),
}

/// The sample whose neighbours are searched.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "NeighborsQuery"))]
pub enum Query {
    /// A drawing or an image.
    Input(Input),
    /// A row of the satellite data.
    Row(usize),
}

/// The space in which distances are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "NeighborsSpace"))]
pub enum Space {
    /// The samples' space.
    Raw,
    /// As many principal components as the code has values.
    Pca,
    /// The code space.
    Code,
}

/// Sets the training samples as references.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SetReferences {
    /// The samples and their codes.
    pub from: From,
}

/// The reference set.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReferenceSetInfo {
    /// Number of training samples.
    pub references: usize,
    /// Number of test samples.
    pub queries: usize,
    /// Dimensions of each space: samples, components, codes.
    pub sizes: [usize; 3],
}

/// Finds the nearest training samples.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Nearest {
    /// The query sample.
    pub query: Query,
    /// k, at least 1.
    pub k: usize,
}

/// The nearest training samples in each space: samples, components, codes.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Neighbors {
    /// In this order.
    pub spaces: Vec<Neighborhood>,
}

/// The nearest training samples in one space.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Neighborhood {
    /// Their indices, nearest first; row numbers for the satellite.
    pub indices: Vec<usize>,
    /// Their Euclidean distances.
    pub distances: Vec<f32>,
    /// Their labels.
    pub labels: Vec<u8>,
    /// Number of neighbours with each label.
    pub votes: Vec<usize>,
    /// Majority label; the smallest on ties.
    pub predicted: u8,
    /// The query on the plane of this space; `null` for the samples' space, and before planes were requested.
    pub place: Option<[f32; 2]>,
}

/// Projects training and test samples to a plane, by their components and by their codes.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "NeighborsPlanes"))]
pub struct Planes {}

/// Two planes: the two values of a space, or the first two principal components of a larger one.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SpacePlanes {
    /// Training samples by their components `[count, 2]`, in the order of neighbour indices.
    pub components: Floats,
    /// Training samples by their codes.
    pub codes: Floats,
    /// Test samples by their components.
    pub component_tests: Floats,
    /// Test samples by their codes.
    pub code_tests: Floats,
    /// Fraction of the training samples' variance, among components and among codes, shown by the plane, 0..1.
    pub shares: [f32; 2],
    /// Labels of the training samples.
    pub labels: Vec<u8>,
    /// Labels of the test samples.
    pub test_labels: Vec<u8>,
}

/// Classifies some test samples by their neighbours in one space. Requests for one space follow each other; the first
/// one starts over.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Classify {
    /// The space.
    pub space: Space,
    /// k, at least 1.
    pub k: usize,
    /// Index of the first sample.
    pub start: usize,
    /// Number of samples.
    pub count: usize,
}

/// Test samples classified so far in one space.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KnnPredictions {
    /// Number of classified samples.
    pub done: usize,
    /// Predicted label of each, starting with the first.
    pub predicted: Vec<u8>,
    /// Confusion matrix: true classes in rows, predicted classes in columns, `[classes × classes]`.
    pub confusion: Vec<usize>,
    /// Accuracy, 0..1.
    pub accuracy: f32,
}
