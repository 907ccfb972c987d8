//! A convolution with stride 2, its transpose, and their gradients.
//!
//! Both directions gather: an output value is the sum of its inputs. From large to small, every tap of the kernel
//! contributes; from small to large, every second tap along each axis, depending on the parity of the pixel's row and
//! column. A thread's pixels share this parity. As in a dense layer, a thread computes a tile of 4 × 4 values in
//! registers, and nothing is copied per tap.

mod gather;
mod parameters;

pub use gather::{enlarge, shrink};
pub use parameters::convolution_gradients;

/// Distance between pixels of the small image, in pixels of the large one.
const STRIDE: usize = 2;
/// Channels, and pixels or taps, of a tile.
const TILE: usize = 4;
