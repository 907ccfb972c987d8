//! The operations that dominate a training step, each fused into one: a dense layer with its ReLU, a convolution with
//! its ReLU, tanh, the cross-entropy with its gradient, Adam, and copying between a layer's parameters and the vector
//! of all. Also two for which Burn's versions would make the page's CPU engine much larger, because they include
//! comparisons and masks for every number type.
//!
//! [`Fused`] is a backend extension of Burn. Each method has a default body built from Burn's operations, which defines
//! it. On the CPU `latente-kernels` does the same in one pass over the values (`flex.rs`), on WebGPU
//! `latente-kernels-gpu` in one dispatch (`cube.rs`); otherwise the default body runs. `autodiff.rs` holds the
//! gradients.

mod autodiff;
mod convolution;
#[cfg(feature = "webgpu")]
mod cube;
mod flex;

use burn::backend::ops::{FloatTensorOps, IntTensorOps};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Backend, Dispatch, TensorMetadata, backend_extension};
use burn::tensor::{Device, Int, Shape, Slice, Tensor, TensorData};
use latente_kernels::Adam;

pub use convolution::{Convolution, STRIDE};

/// Number of dispatches submitted to a GPU together: those of two steps of a convolutional network.
#[cfg(feature = "webgpu")]
pub const TASKS: usize = 64;

/// Number of parts that [`Fused::scatter_parts`] takes: the limit of buffers in one dispatch on a WebGPU device.
const PARTS: usize = 6;

/// The operations, on a backend's primitive tensors.
#[backend_extension(Flex, Cube: cfg(feature = "webgpu"), Autodiff)]
pub trait Fused: Backend {
    /// See [`dense`] and [`dense_relu`].
    fn dense(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        rectified: bool,
    ) -> FloatTensor<Self> {
        let z = Self::linear(input, weight, Some(bias));
        if rectified { Self::relu(z) } else { z }
    }

    /// ∂L/∂x = (∂L/∂z) Wᵀ of a dense layer.
    fn dense_input_gradient(weight: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::linear_x_backward(weight, gradient)
    }

    /// ∂L/∂W = xᵀ (∂L/∂z) and ∂L/∂b, the sum of ∂L/∂z over the batch, of a dense layer.
    fn dense_parameter_gradients(
        input: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        (Self::linear_weight_backward(input, gradient.clone()), Self::linear_bias_backward(gradient))
    }

    /// See [`convolve`] and [`convolve_relu`].
    fn convolve(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        shape: Convolution,
        rectified: bool,
    ) -> FloatTensor<Self> {
        let z = convolution::forward::<Self>(input, weight, bias, shape);
        if rectified { Self::relu(z) } else { z }
    }

    /// ∂L/∂x of a convolution from ∂L/∂z.
    fn convolve_input_gradient(
        weight: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
        shape: Convolution,
    ) -> FloatTensor<Self> {
        convolution::input_gradient::<Self>(weight, gradient, shape)
    }

    /// ∂L/∂W and ∂L/∂b of a convolution from ∂L/∂z.
    fn convolve_parameter_gradients(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
        shape: Convolution,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        convolution::parameter_gradients::<Self>(input, weight, gradient, shape)
    }

    /// The value of [`cross_entropy`], and its gradient with respect to the logits, (σ(z) − x) / m.
    fn cross_entropy(logits: FloatTensor<Self>, input: FloatTensor<Self>) -> (FloatTensor<Self>, FloatTensor<Self>) {
        let scale = 1.0 / logits.shape()[0].max(1) as f64;
        let probability = Self::sigmoid(logits.clone());
        let slope = Self::float_sub(probability.clone(), input.clone());
        // log(1 + e^{−|z|}) = −log max(σ(z), 1 − σ(z)), and that maximum is ½ + |σ(z) − ½|: this reuses the
        // exponential, and the logarithm of a number between ½ and 1 is safe.
        let distance = Self::float_abs(Self::float_sub_scalar(probability, 0.5.into()));
        let log_term = Self::float_log(Self::float_add_scalar(distance, 0.5.into()));
        let product = Self::float_mul(input, logits.clone());
        let terms = Self::float_sub(Self::float_sub(Self::relu(logits), product), log_term);
        let value = Self::float_mul_scalar(Self::float_sum(terms), scale.into());
        (value, Self::float_mul_scalar(slope, scale.into()))
    }

    /// See [`relu`].
    fn fused_relu(values: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::relu(values)
    }

    /// `gradient` where `output` > 0, else 0.
    fn fused_relu_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::relu_backward(output, gradient)
    }

    /// See [`tanh`].
    fn tanh(values: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::float_tanh(values)
    }

    /// `gradient` times 1 − `output`².
    fn tanh_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        let square = Self::float_mul(output.clone(), output);
        Self::float_sub(gradient.clone(), Self::float_mul(gradient, square))
    }

    /// See [`clamp01`].
    fn clamp01(values: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::float_clamp(values, 0.0.into(), 1.0.into())
    }

    /// See [`column_max_abs`].
    fn column_max_abs(values: FloatTensor<Self>) -> FloatTensor<Self> {
        let count = values.shape()[1];
        Self::float_reshape(Self::float_max_dim(Self::float_abs(values), 0), Shape::new([count]))
    }

    /// `values` `[m, n]` times the single number `factor` `[1]`.
    fn scale(values: FloatTensor<Self>, factor: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::float_mul(values, Self::float_reshape(factor, Shape::new([1, 1])))
    }

    /// See [`view`]: `sizes` values of it from `start` on.
    fn view(vector: FloatTensor<Self>, start: usize, sizes: Shape) -> FloatTensor<Self> {
        let end = start + sizes.num_elements();
        Self::float_reshape(Self::float_slice(vector, &[Slice::from(start..end)]), sizes)
    }

    /// A vector of `length` with the six parts at their `starts`, which are in ascending order, and 0 elsewhere. A part
    /// that starts at `length` is ignored.
    #[allow(clippy::too_many_arguments)] // a fused operation needs a fixed number
    fn scatter_parts(
        first: FloatTensor<Self>,
        second: FloatTensor<Self>,
        third: FloatTensor<Self>,
        fourth: FloatTensor<Self>,
        fifth: FloatTensor<Self>,
        sixth: FloatTensor<Self>,
        starts: [usize; PARTS],
        length: usize,
    ) -> FloatTensor<Self> {
        let whole = Self::float_zeros(Shape::new([length]), &first.device(), first.dtype().into());
        let parts = [first, second, third, fourth, fifth, sixth].into_iter().zip(starts);
        parts.filter(|(_, start)| *start < length).fold(whole, |whole, (part, start)| {
            let end = start + part.shape().num_elements();
            Self::float_slice_assign(whole, &[Slice::from(start..end)], part)
        })
    }

    /// See [`adam`]. The gradient comes in parts, as for [`Fused::scatter_parts`].
    #[allow(clippy::too_many_arguments)]
    fn adam(
        weights: FloatTensor<Self>,
        g1: FloatTensor<Self>,
        g2: FloatTensor<Self>,
        g3: FloatTensor<Self>,
        g4: FloatTensor<Self>,
        g5: FloatTensor<Self>,
        g6: FloatTensor<Self>,
        starts: [usize; PARTS],
        first: FloatTensor<Self>,
        second: FloatTensor<Self>,
        numbers: Adam,
    ) -> (FloatTensor<Self>, FloatTensor<Self>, FloatTensor<Self>) {
        let gradient = Self::scatter_parts(g1, g2, g3, g4, g5, g6, starts, weights.shape().num_elements());
        let blend = |old, beta: f32, new, rest: f32| {
            Self::float_add(Self::float_mul_scalar(old, beta.into()), Self::float_mul_scalar(new, rest.into()))
        };
        let square = Self::float_mul(gradient.clone(), gradient.clone());
        let first = blend(first, numbers.beta_1, gradient, numbers.rest_1);
        let second = blend(second, numbers.beta_2, square, numbers.rest_2);
        let root = Self::float_add_scalar(Self::float_sqrt(second.clone()), numbers.epsilon.into());
        let step = Self::float_mul_scalar(Self::float_div(first.clone(), root), numbers.rate.into());
        (Self::float_sub(weights, step), first, second)
    }
}

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

/// The matrix product. Burn's own would be a sixth of the WebGPU engine: it has kernels for matrix units and layouts of
/// which the page needs none.
///
/// # Shapes
/// - left: `[m, k]`
/// - right: `[k, n]`
/// - output: `[m, n]`
pub fn product(left: Tensor<2>, right: Tensor<2>) -> Tensor<2> {
    let bias = tensor(vec![0.0; right.dims()[1]], [right.dims()[1]], &left.device());
    dense(left, right, bias)
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

/// tanh z, for any shape.
pub fn tanh<const D: usize>(z: Tensor<D>) -> Tensor<D> {
    Tensor::from_dispatch(<Dispatch as Fused>::tanh(z.into_dispatch()))
}

/// 1 where z > 0, else 0, for any shape; a constant.
pub fn step<const D: usize>(z: Tensor<D>) -> Tensor<D> {
    let ones = z.zeros_like().add_scalar(1.0);
    Tensor::from_dispatch(<Dispatch as Fused>::fused_relu_backward(z.into_dispatch(), ones.into_dispatch()))
}

/// Clamps to 0..1, for any shape; a constant.
pub fn clamp01<const D: usize>(values: Tensor<D>) -> Tensor<D> {
    Tensor::from_dispatch(<Dispatch as Fused>::clamp01(values.into_dispatch()))
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
