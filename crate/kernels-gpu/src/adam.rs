//! Adam in one pass.

use burn_cubecl::tensor::CubeTensor;
use cubecl::prelude::*;
use latente_kernels::Adam;

use crate::launch::{empty, line, vector, whole};

/// Returns w, m and v after m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g² and w ← w − rate · m / (√v + epsilon).
/// Updates the moments in place if nothing else references them.
///
/// # Shapes
/// All `[P]`.
pub fn adam(
    weights: CubeTensor,
    gradient: CubeTensor,
    first: CubeTensor,
    second: CubeTensor,
    numbers: Adam,
) -> (CubeTensor, CubeTensor, CubeTensor) {
    let (weights, gradient) = (whole(weights), whole(gradient));
    let (first, second) = (unshared(whole(first)), unshared(whole(second)));
    let count = weights.meta.num_elements();
    let output = empty(&weights, [count]);
    let size = vector(count);
    let (cubes, dim) = line(count / size);
    // SAFETY: threads beyond the last value return at once.
    unsafe {
        adam_kernel::launch_unchecked(
            &output.client,
            cubes,
            dim,
            size,
            weights.into_buffer_arg(),
            gradient.into_buffer_arg(),
            first.clone().into_buffer_arg(),
            second.clone().into_buffer_arg(),
            output.clone().into_buffer_arg(),
            count / size,
            numbers.beta_1,
            numbers.rest_1,
            numbers.beta_2,
            numbers.rest_2,
            numbers.epsilon,
            numbers.rate,
        );
    }
    (output, first, second)
}

/// The tensor itself, or a copy if it is shared.
fn unshared(tensor: CubeTensor) -> CubeTensor {
    if tensor.can_mut() { tensor } else { tensor.copy() }
}

#[cube(launch_unchecked)]
#[allow(clippy::too_many_arguments)]
fn adam_kernel<N: Size>(
    weights: &[Vector<f32, N>],
    gradient: &[Vector<f32, N>],
    first: &mut [Vector<f32, N>],
    second: &mut [Vector<f32, N>],
    output: &mut [Vector<f32, N>],
    count: usize,
    beta_1: f32,
    rest_1: f32,
    beta_2: f32,
    rest_2: f32,
    epsilon: f32,
    rate: f32,
) {
    let at = ABSOLUTE_POS;
    if at >= count {
        terminate!();
    }
    let g = gradient[at];
    let m = first[at] * Vector::new(beta_1) + g * Vector::new(rest_1);
    let v = second[at] * Vector::new(beta_2) + g * g * Vector::new(rest_2);
    first[at] = m;
    second[at] = v;
    output[at] = weights[at] - Vector::new(rate) * m / (v.sqrt() + Vector::new(epsilon));
}
