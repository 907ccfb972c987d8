//! The lab's questions, and what it answers.

use serde::{Deserialize, Serialize};

use crate::engine::NetworkRef;
use crate::wire::Floats;

/// How items are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HashingWay"))]
pub enum Way {
    /// Every address within the radius is opened.
    Shelves,
    /// Every code is compared.
    Codes,
    /// Every image is compared, pixel by pixel, for the nearest one: the radius has no part in it.
    Pixels,
}

/// Puts the subject's training samples on shelves by their codes.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Shelve {
    /// By which network, of at most 64 code values.
    pub network: NetworkRef,
}

/// What is on the shelves.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Shelved {
    /// Bits in an address.
    pub bits: usize,
    /// Items.
    pub items: usize,
    /// Items at each address in use, the fullest first.
    pub sizes: Floats,
    /// Items at each address, in the order of the numbers that the bits make, the first one least: `[2^bits]` of a code of
    /// at most ten bits, else empty.
    pub occupancy: Floats,
    /// The commonest label at each of these, 0 where nobody is.
    pub occupants: Vec<u8>,
    /// The fullest addresses, at most 12.
    pub fullest: Vec<Shelf>,
    /// How many addresses are in use, had each as many items: e to the entropy of an item's address.
    pub effective: f32,
    /// Whether nearly everything shares a few addresses, so that they tell nothing.
    pub collapsed: bool,
    /// Share of the items, 0..1, of the commonest class of their address.
    pub purity: f32,
    /// The same of addresses with two items or more alone.
    pub shared_purity: Option<f32>,
    /// Share of the items whose bit is set, `[bits]`.
    pub balance: Floats,
    /// The largest absolute correlation between two bits; `null` where no two vary.
    pub correlation: Option<f32>,
}

/// The items of one address.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Shelf {
    /// Its bits, as many characters 0 and 1.
    pub address: String,
    /// Items.
    pub size: usize,
    /// The commonest label of them.
    pub label: u8,
    /// Share of the items, 0..1, that have it.
    pub purity: f32,
}

/// The items near an address, of those on the shelves.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Find {
    /// The address, `[d]` numbers of which those above ½ are set bits.
    pub bits: Floats,
    /// In how many bits they may differ, 0 to 8.
    pub radius: usize,
}

/// Items near an address.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Found {
    /// Indices into the training set, the nearest first.
    pub indices: Vec<usize>,
    /// In how many bits each differs.
    pub distances: Vec<usize>,
    /// How many there are at each distance from 0 to the radius.
    pub counts: Vec<usize>,
    /// How many there are of each label within the radius.
    pub classes: Vec<usize>,
    /// How many addresses lie within the radius.
    pub addresses: f64,
}

/// How well the codes find what is alike, beside the signs of as many principal components. Needs the
/// subject's train and test sets.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Rank {
    /// Of which network.
    pub network: NetworkRef,
}

/// How well codes find what is alike.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Ranked {
    /// The network's bits.
    pub autoencoder: Ranking,
    /// The signs of as many principal components; `null` before the PCA file has been loaded, or when it has not so many.
    pub pca: Option<Ranking>,
    /// Items that are looked through.
    pub references: usize,
    /// Test samples that are looked for.
    pub queries: usize,
}

/// Mean shares, 0..1, over the queries.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Ranking {
    /// Items of the query's class among the hundred nearest.
    pub best: f32,
    /// Items of the query's class among those that differ in at most two bits; 0 for a query without any.
    pub within: f32,
    /// Queries without any.
    pub without: f32,
}

/// Looks the first test samples up, for the caller to time: the same ones in every round. The shelves must be there, and their
/// codes have been ranked.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LookUp {
    /// How they are looked for.
    pub way: Way,
    /// In how many bits they may differ, 0 to 8.
    pub radius: usize,
    /// How often all of them are looked for, at least 1.
    pub rounds: usize,
}

/// Lookups that were done.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LookedUp {
    /// Lookups in all rounds.
    pub lookups: usize,
    /// Items that were found in all of them.
    pub found: usize,
}
