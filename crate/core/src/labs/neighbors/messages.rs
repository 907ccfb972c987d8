//! The lab's questions, and what it answers.

use serde::{Deserialize, Serialize};

use crate::engine::{Input, NetworkRef};
use crate::wire::{Bytes, Floats};

/// The samples that are asked, and their codes.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "References"))]
pub enum From {
    /// The training images of the network's subject; its codes.
    Images(NetworkRef),
    /// The satellite's training rows; the codes of the shipped network in this file.
    Satellite(Bytes),
}

/// Whose neighbours are looked for.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "NeighborsQuery"))]
pub enum Query {
    /// A drawing or an image.
    Input(Input),
    /// A row of the satellite's.
    Row(usize),
}

/// Where distances are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "NeighborsSpace"))]
pub enum Space {
    /// Between the samples themselves.
    Raw,
    /// Between as many principal components as the code has values.
    Pca,
    /// Between codes.
    Code,
}

/// Takes the training samples as those that are asked for their vote.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Refer {
    /// Which samples, and which codes they have.
    pub from: From,
}

/// Who can be asked.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Referred {
    /// Training samples.
    pub references: usize,
    /// Test samples.
    pub queries: usize,
    /// Values that a distance is made of: of the samples, of components, of codes.
    pub sizes: [usize; 3],
}

/// The nearest of them.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Nearest {
    /// To what.
    pub query: Query,
    /// k, at least 1.
    pub k: usize,
}

/// The nearest training samples in each space: of the samples, of components, of codes.
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
    /// Their indices, the nearest first; of the satellite's the numbers of the rows.
    pub indices: Vec<usize>,
    /// Their Euclidean distances.
    pub distances: Vec<f32>,
    /// Their labels.
    pub labels: Vec<u8>,
    /// How many have each label.
    pub votes: Vec<usize>,
    /// The label that most of them have, the smallest of several.
    pub told: u8,
    /// Where the query lies on the plane of this space; `null` of the samples' own, and before planes were asked for.
    pub place: Option<[f32; 2]>,
}

/// Where training and test samples lie on a plane, by their components and by their codes.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "NeighborsPlanes"))]
pub struct Planes {}

/// Two planes: a space's two values, or the first two principal components of more.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "NeighborsPlaned"))]
pub struct Planed {
    /// The training samples by their components `[count, 2]`, in the order of a neighbour's index.
    pub components: Floats,
    /// The same by their codes.
    pub codes: Floats,
    /// The test samples by their components.
    pub component_tests: Floats,
    /// The same by their codes.
    pub code_tests: Floats,
    /// The share of the training samples' variance among components and among codes that the plane shows, 0..1.
    pub shares: [f32; 2],
    /// Labels of the training samples.
    pub labels: Vec<u8>,
    /// Labels of the test samples.
    pub test_labels: Vec<u8>,
}

/// Has some test samples told by their neighbours in one space. Those of one space come one after the
/// other; the first one begins anew.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Classify {
    /// In which space.
    pub space: Space,
    /// k, at least 1.
    pub k: usize,
    /// First sample.
    pub start: usize,
    /// How many samples.
    pub count: usize,
}

/// What has been told of the test samples so far, in one space.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Classified {
    /// Samples that have been told.
    pub done: usize,
    /// What was told of each, from the first on.
    pub told: Vec<u8>,
    /// How many samples of each class (rows) were told to be of each (columns), `[classes × classes]`.
    pub confusion: Vec<usize>,
    /// Share that was told right, 0..1.
    pub accuracy: f32,
}
