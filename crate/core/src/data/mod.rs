//! The data sets: the catalogue, file decoding, and turning a drawing into an image like theirs.

pub mod attributes;
pub mod batches;
pub mod catalog;
pub mod drawing;
pub mod filter;
pub mod idx;
pub mod mask;
pub mod noise;
pub mod random;
pub mod samples;
pub mod split;
pub mod surface;
pub mod table;
pub mod turning;

pub use catalog::{DataSet, Subject};
pub use samples::Samples;

/// Side of an image, in pixels.
pub const SIDE: usize = 28;
/// Number of values in an image, n = 28 × 28.
pub const PIXELS: usize = SIDE * SIDE;
