//! The gradient of ReLU.

use burn_cubecl::tensor::CubeTensor;
use cubecl::prelude::*;

use crate::launch::{empty, line, vector, whole};

/// `gradient` where `output` > 0, else 0; all of one shape.
pub fn relu_backward(output: CubeTensor, gradient: CubeTensor) -> CubeTensor {
    let shape = gradient.meta.shape().clone();
    let (output, gradient) = (whole(output), whole(gradient));
    let count = gradient.meta.num_elements();
    let out = empty(&gradient, shape);
    let size = vector(count);
    let (cubes, dim) = line(count / size);
    // SAFETY: threads beyond the last value return at once.
    unsafe {
        passed_kernel::launch_unchecked(
            &out.client,
            cubes,
            dim,
            size,
            output.into_buffer_arg(),
            gradient.into_buffer_arg(),
            out.clone().into_buffer_arg(),
            count / size,
        );
    }
    out
}

#[cube(launch_unchecked)]
fn passed_kernel<N: Size>(
    output: &[Vector<f32, N>],
    gradient: &[Vector<f32, N>],
    out: &mut [Vector<f32, N>],
    count: usize,
) {
    let at = ABSOLUTE_POS;
    if at >= count {
        terminate!();
    }
    let a = output[at];
    let g = gradient[at];
    let mut kept = Vector::<f32, N>::new(0.0f32);
    #[unroll]
    for lane in 0..N::value() {
        kept.insert(lane, select(a.extract(lane) > 0.0f32, g.extract(lane), 0.0f32));
    }
    out[at] = kept;
}
