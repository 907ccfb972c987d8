//! The operations that dominate a training step, each fused into one: a dense layer and a convolution with their ReLU,
//! activations, costs and penalties with their gradients, the gradient of a stack of dense layers, Adam, and copying between a layer's parameters and the vector
//! of all. Also some for which Burn's versions would make an engine much larger, because they include comparisons and
//! masks for every number type, or products for every layout.
//!
//! [`Fused`] is a backend extension of Burn (`fused.rs`). Most methods have a default body built from Burn's operations,
//! which defines them. On the CPU `latente-kernels` does the same in one pass over the values (`flex.rs`), on WebGPU
//! `latente-kernels-gpu` in one dispatch (`cube.rs`); otherwise the default body runs. `autodiff.rs` and `backward.rs`
//! hold the gradients.

mod autodiff;
mod backward;
mod convolution;
#[cfg(feature = "webgpu")]
mod cube;
mod flex;
mod fused;
mod stack;

use burn::backend::Dispatch;
use burn::backend::ops::{FloatTensorOps, IntTensorOps};
use burn::backend::tensor::FloatTensor;
use burn::tensor::{Device, Int, Shape, Tensor, TensorData};
pub use latente_kernels::CodePenalty;
use latente_kernels::{Adam, Stack};

pub use convolution::{Convolution, STRIDE};
pub use fused::Fused;
use fused::PARTS;

/// Number of dispatches submitted to a GPU together: those of two steps of a convolutional network.
#[cfg(feature = "webgpu")]
pub const TASKS: usize = 64;

/// `values` on `device`, row-major. Burn's constructor includes conversions between all number types, a sixteenth of
/// the page's CPU engine.
pub fn tensor<const D: usize>(values: Vec<f32>, sizes: [usize; D], device: &Device) -> Tensor<D> {
    Tensor::from_dispatch(Dispatch::float_from_data(TensorData::new(values, sizes), device.as_dispatch()))
}

/// The first `count` unit vectors of `d` values, one per row.
pub fn units(count: usize, d: usize, device: &Device) -> Tensor<2> {
    let values = (0..count * d).map(|place| if place % (d + 1) == 0 { 1.0 } else { 0.0 }).collect();
    tensor(values, [count, d], device)
}

/// Indices on `device` for selecting rows.
pub fn indices(values: Vec<i32>, device: &Device) -> Tensor<1, Int> {
    let count = values.len();
    Tensor::from_dispatch(Dispatch::int_from_data(TensorData::new(values, [count]), device.as_dispatch()))
}

/// z = x W + b.
///
/// # Shapes
/// - input: `[m, values in]`
/// - weight: `[values in, values out]`
/// - bias: `[values out]`
/// - output: `[m, values out]`
pub fn dense(input: Tensor<2>, weight: Tensor<2>, bias: Tensor<1>) -> Tensor<2> {
    dense_with(input, weight, bias, false)
}

/// max(z, 0) with z = x W + b; shapes as for [`dense`].
pub fn dense_relu(input: Tensor<2>, weight: Tensor<2>, bias: Tensor<1>) -> Tensor<2> {
    dense_with(input, weight, bias, true)
}

/// The inner products of the rows of `left` with those of `right`, left · rightᵀ. Burn's matrix product would be a sixth
/// of the WebGPU engine: it has kernels for matrix units and layouts of which the page needs none.
///
/// # Shapes
/// - left: `[m, n]`
/// - right: `[k, n]`
/// - output: `[m, k]`
pub fn row_products(left: Tensor<2>, right: Tensor<2>) -> Tensor<2> {
    Tensor::from_dispatch(<Dispatch as Fused>::row_products(left.into_dispatch(), right.into_dispatch()))
}

/// The inner products of the columns of a matrix with each other, XᵀX: `[m, n]` to `[n, n]`.
pub fn column_products(matrix: Tensor<2>) -> Tensor<2> {
    Tensor::from_dispatch(<Dispatch as Fused>::column_products(matrix.into_dispatch()))
}

fn dense_with(input: Tensor<2>, weight: Tensor<2>, bias: Tensor<1>, rectified: bool) -> Tensor<2> {
    let [input, weight, bias] = [input.into_dispatch(), weight.into_dispatch(), bias.into_dispatch()];
    Tensor::from_dispatch(<Dispatch as Fused>::dense(input, weight, bias, rectified))
}

/// z of a convolution, transposed or not.
///
/// # Shapes
/// - input: `[m, values in]`, an image channel by channel, row by row
/// - weight: `[channels of the small image, channels of the large image · k²]`
/// - bias: `[channels out]`
/// - output: `[m, values out]`
pub fn convolve(input: Tensor<2>, weight: Tensor<2>, bias: Tensor<1>, shape: Convolution) -> Tensor<2> {
    convolve_with(input, weight, bias, shape, false)
}

/// max(z, 0) with z of a convolution; shapes as for [`convolve`].
pub fn convolve_relu(input: Tensor<2>, weight: Tensor<2>, bias: Tensor<1>, shape: Convolution) -> Tensor<2> {
    convolve_with(input, weight, bias, shape, true)
}

fn convolve_with(
    input: Tensor<2>,
    weight: Tensor<2>,
    bias: Tensor<1>,
    shape: Convolution,
    rectified: bool,
) -> Tensor<2> {
    let [input, weight, bias] = [input.into_dispatch(), weight.into_dispatch(), bias.into_dispatch()];
    Tensor::from_dispatch(<Dispatch as Fused>::convolve(input, weight, bias, shape, rectified))
}

/// The values of `vector` `[P]` from `start` on, in the shape `sizes`; a constant. A view rather than a copy where the
/// device allows it.
pub fn view<const D: usize>(vector: &Tensor<1>, start: usize, sizes: [usize; D]) -> Tensor<D> {
    Tensor::from_dispatch(<Dispatch as Fused>::view(vector.clone().into_dispatch(), start, Shape::new(sizes)))
}

/// Parts of a vector: the offset and values of each, in order and without overlap.
pub type Parts = Vec<(usize, Tensor<1>)>;

/// A vector of `length` with each of one or more parts at its offset, and 0 elsewhere; a constant.
pub fn scatter_parts(parts: Parts, length: usize) -> Tensor<1> {
    let (starts, [first, second, third, fourth, fifth, sixth]) = as_many(parts, length);
    Tensor::from_dispatch(<Dispatch as Fused>::scatter_parts(
        first, second, third, fourth, fifth, sixth, starts, length,
    ))
}

/// Exactly [`PARTS`] parts; missing ones start at `length`.
fn as_many(mut parts: Parts, length: usize) -> ([usize; PARTS], [FloatTensor<Dispatch>; PARTS]) {
    let end = |(start, part): &(usize, Tensor<1>)| start + part.dims()[0];
    // Too many parts: join the smallest neighbours first, so that large ones are copied at most once.
    while parts.len() > PARTS {
        let run = PARTS.min(parts.len() - PARTS + 1);
        let reach = |first: &usize| end(&parts[first + run - 1]) - parts[*first].0;
        let first = (0..=parts.len() - run).min_by_key(reach).unwrap_or(0);
        let (start, length) = (parts[first].0, reach(&first));
        let few = parts.drain(first..first + run).map(|(offset, part)| (offset - start, part)).collect();
        parts.insert(first, (start, scatter_parts(few, length)));
    }
    let none = (length, parts[0].1.clone());
    let part = |index: usize| parts.get(index).unwrap_or(&none).clone();
    (std::array::from_fn(|index| part(index).0), std::array::from_fn(|index| part(index).1.into_dispatch()))
}

/// Concatenates one or more `parts`; a constant. Burn's `cat` is compiled for every number type and takes a dispatch
/// per part.
pub fn concat(parts: Vec<Tensor<1>>) -> Tensor<1> {
    let mut length = 0;
    let place = |part: Tensor<1>| {
        let start = length;
        length += part.dims()[0];
        (start, part)
    };
    let parts = parts.into_iter().map(place).collect();
    scatter_parts(parts, length)
}

/// max(z, 0), for any shape.
pub fn relu<const D: usize>(z: Tensor<D>) -> Tensor<D> {
    Tensor::from_dispatch(<Dispatch as Fused>::fused_relu(z.into_dispatch()))
}

/// 1 / (1 + e^{−z}), for any shape.
pub fn sigmoid<const D: usize>(z: Tensor<D>) -> Tensor<D> {
    Tensor::from_dispatch(<Dispatch as Fused>::fused_sigmoid(z.into_dispatch()))
}

/// 1 where z > 0, else 0, for any shape, with the sigmoid's gradient.
pub fn binary<const D: usize>(z: Tensor<D>) -> Tensor<D> {
    Tensor::from_dispatch(<Dispatch as Fused>::binary(z.into_dispatch()).0)
}

/// left + factor · right, of one shape; a constant.
pub fn add_scaled<const D: usize>(left: Tensor<D>, right: Tensor<D>, factor: f64) -> Tensor<D> {
    let [left, right] = [left, right].map(Tensor::into_dispatch);
    Tensor::from_dispatch(<Dispatch as Fused>::add_scaled(left, right, factor as f32))
}

/// left + right, of one shape, clamped to 0..1; a constant.
pub fn add_clamped<const D: usize>(left: Tensor<D>, right: Tensor<D>) -> Tensor<D> {
    Tensor::from_dispatch(<Dispatch as Fused>::add_clamped(left.into_dispatch(), right.into_dispatch()))
}

/// `above` where it is not negative, else `below`, of one shape; a constant.
pub fn overlay<const D: usize>(below: Tensor<D>, above: Tensor<D>) -> Tensor<D> {
    Tensor::from_dispatch(<Dispatch as Fused>::overlay(below.into_dispatch(), above.into_dispatch()))
}

/// h = μ + σ ⊙ ε with a gradient for μ and σ.
///
/// # Shapes
/// - gaussians: `[m, 2d]`, μ and log σ² side by side
/// - noise: ε `[m, d]`
/// - output: `[m, d]`
pub fn sample(gaussians: Tensor<2>, noise: Tensor<2>) -> Tensor<2> {
    Tensor::from_dispatch(<Dispatch as Fused>::sample(gaussians.into_dispatch(), noise.into_dispatch()))
}

/// tanh z, for any shape.
pub fn tanh<const D: usize>(z: Tensor<D>) -> Tensor<D> {
    Tensor::from_dispatch(<Dispatch as Fused>::tanh(z.into_dispatch()))
}

/// 1 where z > 0, else 0, for any shape; a constant.
pub fn step<const D: usize>(z: Tensor<D>) -> Tensor<D> {
    binary(z).detach()
}

/// max |aⱼ| of each column of `[m, n]`, `[n]`; a constant.
pub fn column_max_abs(values: Tensor<2>) -> Tensor<1> {
    Tensor::from_dispatch(<Dispatch as Fused>::column_max_abs(values.into_dispatch()))
}

/// Mean over the batch of the cross-entropy of x̂ = σ(z), summed over the values, in nats.
///
/// # Shapes
/// - logits: `[m, n]`
/// - input: `[m, n]`, values 0..1, taken as constant
/// - output: `[1]`
pub fn cross_entropy(logits: Tensor<2>, input: Tensor<2>) -> Tensor<1> {
    Tensor::from_dispatch(<Dispatch as Fused>::cross_entropy(logits.into_dispatch(), input.into_dispatch()).0)
}

/// [`cross_entropy`] `[1]` and its gradient (σ(z) − x) / m, `[m, n]`, in one pass; constants.
pub fn cross_entropy_with_slope(logits: Tensor<2>, input: Tensor<2>) -> (Tensor<1>, Tensor<2>) {
    let (value, slope) = <Dispatch as Fused>::cross_entropy(logits.into_dispatch(), input.into_dispatch());
    (Tensor::from_dispatch(value), Tensor::from_dispatch(slope))
}

/// Mean over the batch of ½‖x − x̂‖².
///
/// # Shapes
/// - reconstruction: `[m, n]`
/// - input: `[m, n]`, taken as constant
/// - output: `[1]`
pub fn squared_error(reconstruction: Tensor<2>, input: Tensor<2>) -> Tensor<1> {
    let (value, _) = <Dispatch as Fused>::squared_error(reconstruction.into_dispatch(), input.into_dispatch());
    Tensor::from_dispatch(value)
}

/// `weight` times a penalty on codes `[m, d]`, mean over the batch, `[1]`.
pub fn code_penalty(codes: Tensor<2>, penalty: CodePenalty, weight: f64) -> Tensor<1> {
    Tensor::from_dispatch(<Dispatch as Fused>::code_penalty(codes.into_dispatch(), penalty, weight as f32).0)
}

/// ∂L/∂parameters of a stack of dense layers without automatic differentiation, on the CPU in one call; a constant.
///
/// # Shapes
/// - parameters, output: `[P]`
/// - input: `[m, values in]`
/// - target: `[m, values out]`
pub fn stack_gradient(parameters: Tensor<1>, input: Tensor<2>, target: Tensor<2>, stack: Stack) -> Tensor<1> {
    let [parameters, input, target] = [parameters.into_dispatch(), input.into_dispatch(), target.into_dispatch()];
    Tensor::from_dispatch(<Dispatch as Fused>::stack_gradient(parameters, input, target, stack))
}

/// One step of Adam: the updated weights, m and v, with m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g² and w ← w − rate
/// · m / (√v + epsilon).
///
/// # Shapes
/// - weights, first (m), second (v): `[P]`
/// - gradient (g): one or more parts of such a vector; 0 elsewhere
pub fn adam(weights: Tensor<1>, gradient: Parts, first: Tensor<1>, second: Tensor<1>, numbers: Adam) -> [Tensor<1>; 3] {
    let (starts, [g1, g2, g3, g4, g5, g6]) = as_many(gradient, weights.dims()[0]);
    let [weights, first, second] = [weights, first, second].map(Tensor::into_dispatch);
    let (weights, first, second) =
        <Dispatch as Fused>::adam(weights, g1, g2, g3, g4, g5, g6, starts, first, second, numbers);
    [weights, first, second].map(Tensor::from_dispatch)
}
