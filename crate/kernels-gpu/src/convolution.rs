//! A convolution with stride 2 and its transpose, and their gradients.
//!
//! Both ways gather: a value that comes out is the sum of what reaches it. From the large image to the small one every tap
//! of the kernel reaches a pixel; on the way back each second one along each axis, which ones depends on whether the
//! pixel's row and column are even, so a thread's pixels are alike in that. As in a dense layer a thread computes a tile of
//! 4 × 4 values in registers, and nothing is copied apart for each tap.

mod gather;
mod parameters;

pub use gather::{enlarge, shrink};
pub use parameters::convolution_gradients;

/// From one pixel of the small image to the next, in pixels of the large one.
const STRIDE: usize = 2;
/// Channels, and pixels or taps, of a tile.
const TILE: usize = 4;
