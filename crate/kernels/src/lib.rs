//! The loops that the CPU spends its time in. In a training step: matrix products, the cross-entropy with its slope, and
//! Adam; beside it: the search for neighbours. Plain slices in and out, no tensor library, and no allocation where there
//! is something to write into.
//!
//! All of it goes four values at once ([`lanes::Lanes`]): WebAssembly's vectors have that length everywhere. Built with
//! the feature `relaxed-simd`, a multiplication and an addition are one instruction where the processor has it.

mod adam;
mod cross_entropy;
mod distance;
mod lanes;
mod matrix;
mod product;
mod relu;
mod tanh;

pub use adam::{Adam, adam};
pub use cross_entropy::cross_entropy;
pub use distance::{count_nearer, dot, nearest, squared_distance};
pub use matrix::Matrix;
pub use product::product;
pub use relu::{passed, relu};
pub use tanh::{tanh, tanh_backward};
