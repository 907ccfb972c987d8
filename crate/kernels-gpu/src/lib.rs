//! The GPU kernels of a training step, written in CubeCL: a dense layer, a convolution and its transpose, their
//! gradients, costs and penalties with their gradients, activations, Adam, and the concatenation of a network's
//! gradients into one vector.
//!
//! Most are one dispatch; a cost is two. They target WebGPU: sizes are not compile-time constants, except for
//! whether values are read or channels computed four at a time, so a few pipelines serve every network. None needs more
//! than the eight storage buffers that every device has.
//!
//! Everything is `f32` and row-major.

mod adam;
mod constructors;
mod convolution;
mod cross_entropy;
mod dense;
mod each;
mod join;
mod launch;
mod penalty;
mod sum;

pub use adam::adam;
pub use constructors::run_constructors;
pub use convolution::{convolution_gradients, enlarge, shrink};
pub use cross_entropy::{cross_entropy, squared_error};
pub use dense::{dense, parameter_gradients, row_products};
pub use each::{Slope, activation_backward, add_scaled, binary, overlay, sample, sample_backward, sigmoid};
pub use join::{PARTS, scatter_parts, view};
pub use penalty::code_penalty;
