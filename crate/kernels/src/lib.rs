//! The CPU's hot loops: matrix products, convolutions, the cross-entropy with its gradient, and Adam for a training
//! step, penalties on codes, and the search for neighbours. They take plain slices, use no tensor library, and write in
//! place where possible.
//!
//! Loops over many values process four at once ([`lanes::Lanes`]), the vector length of WebAssembly. With the feature
//! `relaxed-simd`, a multiplication and an addition become one instruction on processors that have it.

mod adam;
mod bytes;
mod convolution;
mod cross_entropy;
mod distance;
mod lanes;
mod matrix;
mod penalty;
mod product;
mod relu;
mod sigmoid;
mod stack;
mod tanh;

pub use adam::{Adam, adam};
pub use bytes::unit;
pub use convolution::{Convolution, channel_sums, enlarge, shrink, weight_gradient};
pub use cross_entropy::cross_entropy;
pub use distance::{add_scaled, add_scaled_f64, count_nearer, dot, nearest, nearest_to_each, squared_distance};
pub use matrix::Matrix;
pub use penalty::{CodePenalty, SMALLEST_RATE, SMALLEST_VARIANCE, code_penalty, kl_of_rate, sample, sample_backward};
pub use product::product;
pub use relu::{relu, relu_backward};
pub use sigmoid::{sigmoid, sigmoid_backward};
pub use stack::{Stack, StackCost, StackLayer, stack_gradient};
pub use tanh::{tanh, tanh_backward};

#[cfg(test)]
mod testing {
    /// Pseudorandom numbers from −1 to 1.
    pub fn numbers(count: usize, seed: u32) -> Vec<f32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / 8_388_608.0 - 1.0
        };
        (0..count).map(|_| next()).collect()
    }
}
