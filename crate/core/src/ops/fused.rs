//! The trait of the operations, and what defines them.

use burn::backend::tensor::FloatTensor;
use burn::backend::{Backend, TensorMetadata, backend_extension};
use burn::tensor::{Shape, Slice};
use latente_kernels::{Adam, CodePenalty, Stack};

use super::{Convolution, convolution, stack};

/// Number of parts that [`Fused::scatter_parts`] takes: the limit of buffers in one dispatch on a WebGPU device.
pub const PARTS: usize = 6;

/// The operations, on a backend's primitive tensors.
#[backend_extension(Flex, Cube: cfg(feature = "webgpu"), Autodiff)]
pub trait Fused: Backend {
    /// See [`dense`](super::dense) and [`dense_relu`](super::dense_relu).
    fn dense(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        rectified: bool,
    ) -> FloatTensor<Self> {
        let z = Self::linear(input, weight, Some(bias));
        if rectified { Self::relu(z) } else { z }
    }

    /// See [`row_products`](super::row_products); also ∂L/∂x = (∂L/∂z) Wᵀ of a dense layer.
    fn row_products(left: FloatTensor<Self>, right: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::linear_x_backward(right, left)
    }

    /// ∂L/∂W = xᵀ (∂L/∂z) and ∂L/∂b, the sum of ∂L/∂z over the batch, of a dense layer.
    fn dense_parameter_gradients(
        input: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        (Self::linear_weight_backward(input, gradient.clone()), Self::linear_bias_backward(gradient))
    }

    /// See [`column_products`](super::column_products).
    fn column_products(matrix: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::dense_parameter_gradients(matrix.clone(), matrix).0
    }

    /// See [`convolve`](super::convolve) and [`convolve_relu`](super::convolve_relu).
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

    /// The value of [`cross_entropy`](super::cross_entropy), and its gradient with respect to the logits, (σ(z) − x) / m.
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

    /// The value of [`squared_error`](super::squared_error), and its gradient with respect to the reconstruction, (x̂ − x) / m.
    fn squared_error(
        reconstruction: FloatTensor<Self>,
        input: FloatTensor<Self>,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        let scale = 1.0 / reconstruction.shape()[0].max(1) as f64;
        let residual = Self::float_sub(reconstruction, input);
        let sum = Self::float_sum(Self::float_mul(residual.clone(), residual.clone()));
        (Self::float_mul_scalar(sum, (scale / 2.0).into()), Self::float_mul_scalar(residual, scale.into()))
    }

    /// The value of [`code_penalty`](super::code_penalty) and its gradient; `latente_kernels` defines both.
    fn code_penalty(
        codes: FloatTensor<Self>,
        penalty: CodePenalty,
        weight: f32,
    ) -> (FloatTensor<Self>, FloatTensor<Self>);

    /// See [`sample`](super::sample); `latente_kernels` defines it and its gradient.
    fn sample(gaussians: FloatTensor<Self>, noise: FloatTensor<Self>) -> FloatTensor<Self>;

    /// The gradient of [`Fused::sample`] for the Gaussians.
    fn sample_backward(
        gaussians: FloatTensor<Self>,
        noise: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
    ) -> FloatTensor<Self>;

    /// [`binary`](super::binary), and the slope that stands in for its own, that of the sigmoid.
    fn binary(z: FloatTensor<Self>) -> (FloatTensor<Self>, FloatTensor<Self>);

    /// See [`add_scaled`](super::add_scaled).
    fn add_scaled(left: FloatTensor<Self>, right: FloatTensor<Self>, factor: f32) -> FloatTensor<Self> {
        Self::float_add(left, Self::float_mul_scalar(right, factor.into()))
    }

    /// See [`add_clamped`](super::add_clamped).
    fn add_clamped(left: FloatTensor<Self>, right: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::float_clamp(Self::float_add(left, right), 0.0.into(), 1.0.into())
    }

    /// See [`overlay`](super::overlay).
    fn overlay(below: FloatTensor<Self>, above: FloatTensor<Self>) -> FloatTensor<Self>;

    /// See [`sigmoid`](super::sigmoid).
    fn fused_sigmoid(values: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::sigmoid(values)
    }

    /// `gradient` times a(1 − a) for `output` a.
    fn fused_sigmoid_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::sigmoid_backward(output, gradient)
    }

    /// See [`stack_gradient`](super::stack_gradient).
    fn stack_gradient(
        parameters: FloatTensor<Self>,
        input: FloatTensor<Self>,
        target: FloatTensor<Self>,
        stack: Stack,
    ) -> FloatTensor<Self> {
        stack::gradient::<Self>(parameters, input, target, &stack)
    }

    /// See [`relu`](super::relu).
    fn fused_relu(values: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::relu(values)
    }

    /// `gradient` where `output` > 0, else 0.
    fn fused_relu_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::relu_backward(output, gradient)
    }

    /// See [`tanh`](super::tanh).
    fn tanh(values: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::float_tanh(values)
    }

    /// `gradient` times 1 − `output`².
    fn tanh_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        let square = Self::float_mul(output.clone(), output);
        Self::float_sub(gradient.clone(), Self::float_mul(gradient, square))
    }

    /// See [`column_max_abs`](super::column_max_abs).
    fn column_max_abs(values: FloatTensor<Self>) -> FloatTensor<Self> {
        let count = values.shape()[1];
        Self::float_reshape(Self::float_max_dim(Self::float_abs(values), 0), Shape::new([count]))
    }

    /// `values` `[m, n]` times the single number `factor` `[1]`.
    fn scale(values: FloatTensor<Self>, factor: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::float_mul(values, Self::float_reshape(factor, Shape::new([1, 1])))
    }

    /// See [`view`](super::view): `sizes` values of it from `start` on.
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

    /// See [`adam`](super::adam). The gradient comes in parts, as for [`Fused::scatter_parts`].
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
