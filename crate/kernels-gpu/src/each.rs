//! Operations on each value, one dispatch each.

use burn_cubecl::tensor::CubeTensor;
use cubecl::prelude::*;

use crate::launch::{empty, line, sizes, vector, whole};

/// An activation function whose derivative follows from its output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slope {
    /// 1 where the output is positive, else 0.
    Relu,
    /// a(1 − a).
    Sigmoid,
    /// 1 − a².
    Tanh,
}

/// `gradient` times the derivative of an activation with this `output`; all of one shape.
pub fn activation_backward(slope: Slope, output: CubeTensor, gradient: CubeTensor) -> CubeTensor {
    let shape = gradient.meta.shape().clone();
    let (output, gradient) = (whole(output), whole(gradient));
    let count = gradient.meta.num_elements();
    let out = empty(&gradient, shape);
    let size = vector(count);
    let (cubes, dim) = line(count / size);
    // SAFETY: threads beyond the last value return at once.
    unsafe {
        activation_kernel::launch_unchecked(
            &out.client,
            cubes,
            dim,
            size,
            output.into_buffer_arg(),
            gradient.into_buffer_arg(),
            out.clone().into_buffer_arg(),
            count / size,
            slope == Slope::Relu,
            slope == Slope::Tanh,
        );
    }
    out
}

#[cube(launch_unchecked)]
fn activation_kernel<N: Size>(
    output: &[Vector<f32, N>],
    gradient: &[Vector<f32, N>],
    out: &mut [Vector<f32, N>],
    count: usize,
    #[comptime] relu: bool,
    #[comptime] tanh: bool,
) {
    let at = ABSOLUTE_POS;
    if at >= count {
        terminate!();
    }
    let a = output[at];
    let g = gradient[at];
    if comptime!(relu) {
        let mut kept = Vector::<f32, N>::new(0.0f32);
        #[unroll]
        for lane in 0..N::value() {
            kept.insert(lane, select(a.extract(lane) > 0.0f32, g.extract(lane), 0.0f32));
        }
        out[at] = kept;
    } else if comptime!(tanh) {
        out[at] = g * (Vector::new(1.0f32) - a * a);
    } else {
        out[at] = g * (a - a * a);
    }
}

/// 1 / (1 + e^{−z}), of any shape.
pub fn sigmoid(z: CubeTensor) -> CubeTensor {
    let shape = z.meta.shape().clone();
    let z = whole(z);
    let count = z.meta.num_elements();
    let out = empty(&z, shape);
    let (cubes, dim) = line(count);
    // SAFETY: threads beyond the last value return at once.
    unsafe {
        sigmoid_kernel::launch_unchecked(
            &out.client,
            cubes,
            dim,
            z.into_buffer_arg(),
            out.clone().into_buffer_arg(),
            count,
        );
    }
    out
}

#[cube(launch_unchecked)]
fn sigmoid_kernel(z: &[f32], out: &mut [f32], count: usize) {
    let at = ABSOLUTE_POS;
    if at >= count {
        terminate!();
    }
    let value = z[at];
    // e^{−|z|} is at most 1, so nothing overflows.
    let small = (0.0f32 - value.abs()).exp();
    out[at] = select(value >= 0.0f32, 1.0f32, small) / (1.0f32 + small);
}

/// left + factor · right, of one shape; clamped to 0..1 if `clamped`.
pub fn add_scaled(left: CubeTensor, right: CubeTensor, factor: f32, clamped: bool) -> CubeTensor {
    let shape = left.meta.shape().clone();
    let (left, right) = (whole(left), whole(right));
    let count = left.meta.num_elements();
    let out = empty(&left, shape);
    let size = vector(count);
    let (cubes, dim) = line(count / size);
    // SAFETY: threads beyond the last value return at once.
    unsafe {
        add_scaled_kernel::launch_unchecked(
            &out.client,
            cubes,
            dim,
            size,
            left.into_buffer_arg(),
            right.into_buffer_arg(),
            out.clone().into_buffer_arg(),
            count / size,
            factor,
            clamped,
        );
    }
    out
}

#[cube(launch_unchecked)]
fn add_scaled_kernel<N: Size>(
    left: &[Vector<f32, N>],
    right: &[Vector<f32, N>],
    out: &mut [Vector<f32, N>],
    count: usize,
    factor: f32,
    #[comptime] clamped: bool,
) {
    let at = ABSOLUTE_POS;
    if at >= count {
        terminate!();
    }
    let sum = left[at] + right[at] * Vector::new(factor);
    if comptime!(clamped) {
        out[at] = min(max(sum, Vector::new(0.0f32)), Vector::new(1.0f32));
    } else {
        out[at] = sum;
    }
}

/// `above` where it is not negative, else `below`; all of one shape.
pub fn overlay(below: CubeTensor, above: CubeTensor) -> CubeTensor {
    let shape = below.meta.shape().clone();
    let (below, above) = (whole(below), whole(above));
    let count = below.meta.num_elements();
    let out = empty(&below, shape);
    let (cubes, dim) = line(count);
    // SAFETY: threads beyond the last value return at once.
    unsafe {
        overlay_kernel::launch_unchecked(
            &out.client,
            cubes,
            dim,
            below.into_buffer_arg(),
            above.into_buffer_arg(),
            out.clone().into_buffer_arg(),
            count,
        );
    }
    out
}

#[cube(launch_unchecked)]
fn overlay_kernel(below: &[f32], above: &[f32], out: &mut [f32], count: usize) {
    let at = ABSOLUTE_POS;
    if at >= count {
        terminate!();
    }
    let value = above[at];
    out[at] = select(value >= 0.0f32, value, below[at]);
}

/// 1 where z > 0, else 0, and σ(z)(1 − σ(z)).
pub fn binary(z: CubeTensor) -> (CubeTensor, CubeTensor) {
    let shape = z.meta.shape().clone();
    let z = whole(z);
    let count = z.meta.num_elements();
    let (bits, slope) = (empty(&z, shape.clone()), empty(&z, shape));
    let (cubes, dim) = line(count);
    // SAFETY: threads beyond the last value return at once.
    unsafe {
        binary_kernel::launch_unchecked(
            &bits.client,
            cubes,
            dim,
            z.into_buffer_arg(),
            bits.clone().into_buffer_arg(),
            slope.clone().into_buffer_arg(),
            count,
        );
    }
    (bits, slope)
}

#[cube(launch_unchecked)]
fn binary_kernel(z: &[f32], bits: &mut [f32], slope: &mut [f32], count: usize) {
    let at = ABSOLUTE_POS;
    if at >= count {
        terminate!();
    }
    let value = z[at];
    // e^{−|z|} is at most 1, so nothing overflows.
    let small = (0.0f32 - value.abs()).exp();
    bits[at] = select(value > 0.0f32, 1.0f32, 0.0f32);
    slope[at] = small / ((1.0f32 + small) * (1.0f32 + small));
}

/// h = μ + σ ⊙ ε of Gaussians given by means and log σ², side by side.
///
/// # Shapes
/// - gaussians: `[m, 2d]`
/// - noise (ε), output: `[m, d]`
pub fn sample(gaussians: CubeTensor, noise: CubeTensor) -> CubeTensor {
    let ([m, d], gaussians, noise) = (sizes(&noise), whole(gaussians), whole(noise));
    let out = empty(&noise, [m, d]);
    let (cubes, dim) = line(m * d);
    // SAFETY: threads beyond the last value return at once.
    unsafe {
        sample_kernel::launch_unchecked(
            &out.client,
            cubes,
            dim,
            gaussians.into_buffer_arg(),
            noise.into_buffer_arg(),
            out.clone().into_buffer_arg(),
            m * d,
            d,
        );
    }
    out
}

#[cube(launch_unchecked)]
fn sample_kernel(gaussians: &[f32], noise: &[f32], out: &mut [f32], count: usize, d: usize) {
    let at = ABSOLUTE_POS;
    if at >= count {
        terminate!();
    }
    let mean = at + at / d * d;
    out[at] = gaussians[mean] + (0.5f32 * gaussians[mean + d]).exp() * noise[at];
}

/// The gradient of [`sample`] for the Gaussians, `[m, 2d]`.
pub fn sample_backward(gaussians: CubeTensor, noise: CubeTensor, gradient: CubeTensor) -> CubeTensor {
    let [m, d] = sizes(&noise);
    let (gaussians, noise, gradient) = (whole(gaussians), whole(noise), whole(gradient));
    let out = empty(&noise, [m, 2 * d]);
    let (cubes, dim) = line(m * d);
    // SAFETY: threads beyond the last value return at once.
    unsafe {
        sample_backward_kernel::launch_unchecked(
            &out.client,
            cubes,
            dim,
            gaussians.into_buffer_arg(),
            noise.into_buffer_arg(),
            gradient.into_buffer_arg(),
            out.clone().into_buffer_arg(),
            m * d,
            d,
        );
    }
    out
}

#[cube(launch_unchecked)]
fn sample_backward_kernel(gaussians: &[f32], noise: &[f32], gradient: &[f32], out: &mut [f32], count: usize, d: usize) {
    let at = ABSOLUTE_POS;
    if at >= count {
        terminate!();
    }
    let mean = at + at / d * d;
    let g = gradient[at];
    out[mean] = g;
    out[mean + d] = 0.5f32 * g * noise[at] * (0.5f32 * gaussians[mean + d]).exp();
}
