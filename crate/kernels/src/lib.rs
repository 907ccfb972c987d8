//! The loops that a training step on the CPU spends its time in: matrix products, the cross-entropy with its slope, and
//! Adam. Plain slices in and out, no tensor library, and no allocation where there is something to write into.
//!
//! All of it goes four values at once ([`lanes::Lanes`]): WebAssembly's vectors have that length everywhere. Built with
//! the feature `relaxed-simd`, a multiplication and an addition are one instruction where the processor has it.

mod adam;
mod cross_entropy;
mod lanes;
mod matrix;
mod product;

pub use adam::{Adam, adam};
pub use cross_entropy::cross_entropy;
pub use matrix::Matrix;
pub use product::product;
