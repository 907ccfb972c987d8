//! The GPU kernels of a training step, written in CubeCL: a dense layer, a convolution and its transpose, their
//! gradients, the cross-entropy with its gradient, Adam, and the concatenation of a network's gradients into one
//! vector.
//!
//! Each is one dispatch; the cross-entropy is two. They target WebGPU: sizes are not compile-time constants, except for
//! whether values are read or channels computed four at a time, so a few pipelines serve every network. None needs more
//! than the eight storage buffers that every device has.
//!
//! Everything is `f32` and row-major.

mod adam;
mod constructors;
mod convolution;
mod cross_entropy;
mod dense;
mod join;
mod launch;
mod rectifier;

pub use adam::adam;
pub use constructors::run_constructors;
pub use convolution::{convolution_gradients, enlarge, shrink};
pub use cross_entropy::cross_entropy;
pub use dense::{dense, input_gradient, parameter_gradients};
pub use join::{PARTS, scatter_parts, view};
pub use rectifier::relu_backward;
