//! The lab's questions and replies.

use serde::{Deserialize, Serialize};

use crate::engine::NetworkRef;
use crate::wire::Floats;

/// A search method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SearchMethod {
    /// Opens every address within the radius.
    Buckets,
    /// Compares all codes.
    Codes,
    /// Compares all images pixel by pixel and returns the nearest one; ignores the radius.
    Pixels,
}

/// Indexes the subject's training samples by the bits of their codes.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BuildIndex {
    /// The network, with at most 64 code values.
    pub network: NetworkRef,
}

/// Statistics of the indexed addresses.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BucketStatistics {
    /// Bits in an address.
    pub bits: usize,
    /// Number of items.
    pub items: usize,
    /// Items at each address in use, largest first.
    pub sizes: Floats,
    /// Items at each address, in binary order with the first bit least significant: `[2^bits]` for at most ten bits,
    /// otherwise empty.
    pub occupancy: Floats,
    /// Most common label at each of these addresses, 0 for empty ones.
    pub occupants: Vec<u8>,
    /// The fullest addresses, at most 12.
    pub fullest: Vec<BucketInfo>,
    /// Effective number of addresses: e to the entropy of an item's address.
    pub effective: f32,
    /// Whether nearly all items share a few addresses, so that these carry no information.
    pub collapsed: bool,
    /// Fraction of the items, 0..1, in the most common class of their address.
    pub purity: f32,
    /// Purity of addresses with at least two items.
    pub shared_purity: Option<f32>,
    /// Fraction of the items with each bit set, `[bits]`.
    pub balance: Floats,
    /// Largest absolute correlation between two bits; `null` if fewer than two bits vary.
    pub correlation: Option<f32>,
}

/// The items of one address.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BucketInfo {
    /// Its bits, as characters 0 and 1.
    pub address: String,
    /// Number of items.
    pub size: usize,
    /// Most common label.
    pub label: u8,
    /// Fraction of the items, 0..1, with that label.
    pub purity: f32,
}

/// Finds the indexed items near an address.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Find {
    /// The address, `[d]`: values above ½ are set bits.
    pub bits: Floats,
    /// Maximum Hamming distance, 0 to 8.
    pub radius: usize,
}

/// Items near an address.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NearbyItems {
    /// Indices into the training set, nearest first.
    pub indices: Vec<usize>,
    /// Hamming distance of each item.
    pub distances: Vec<usize>,
    /// Number of items at each distance from 0 to the radius.
    pub counts: Vec<usize>,
    /// Number of items of each label within the radius.
    pub classes: Vec<usize>,
    /// Number of addresses within the radius.
    pub addresses: f64,
}

/// Measures retrieval quality of the codes, compared with the signs of as many principal components. Requires the
/// subject's training and test sets.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Rank {
    /// The network to evaluate.
    pub network: NetworkRef,
}

/// Retrieval quality of codes.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RetrievalPrecision {
    /// The network's bits.
    pub autoencoder: PrecisionScores,
    /// The signs of as many principal components; `null` before the PCA file has been loaded, or if it has too few.
    pub pca: Option<PrecisionScores>,
    /// Number of items searched.
    pub references: usize,
    /// Number of test samples used as queries.
    pub queries: usize,
}

/// Mean fractions, 0..1, over the queries.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PrecisionScores {
    /// Fraction of the hundred nearest items in the query's class.
    pub best: f32,
    /// Fraction of the items within two bits that are in the query's class; 0 for a query with no such items.
    pub within: f32,
    /// Fraction of queries with no items within two bits.
    pub without: f32,
}

/// Looks up the first test samples, for the caller to time: the same ones in every round. Requires the index and the
/// codes computed by [`Rank`].
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LookUp {
    /// Search method.
    pub way: SearchMethod,
    /// Maximum Hamming distance, 0 to 8.
    pub radius: usize,
    /// Number of rounds, at least 1.
    pub rounds: usize,
}

/// Completed lookups.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LookupCount {
    /// Lookups in all rounds.
    pub lookups: usize,
    /// Items found in all lookups.
    pub found: usize,
}
