//! The operations on WebGPU.

use burn::backend::tensor::FloatTensor;
use burn::tensor::Shape;
use burn_cubecl::CubeBackend;
use latente_kernels::{Adam, CodePenalty};
use latente_kernels_gpu::{self as kernels, Slope};

use super::{Convolution, Fused, PARTS};

impl Fused for CubeBackend {
    fn dense(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        rectified: bool,
    ) -> FloatTensor<Self> {
        kernels::dense(input, weight, bias, rectified)
    }

    fn row_products(left: FloatTensor<Self>, right: FloatTensor<Self>) -> FloatTensor<Self> {
        kernels::row_products(left, right)
    }

    fn dense_parameter_gradients(
        input: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        kernels::parameter_gradients(input, gradient)
    }

    fn convolve(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        shape: Convolution,
        rectified: bool,
    ) -> FloatTensor<Self> {
        let convolve = if shape.transposed { kernels::enlarge } else { kernels::shrink };
        convolve(shape.sizes, input, weight, Some(bias), rectified)
    }

    fn convolve_input_gradient(
        weight: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
        shape: Convolution,
    ) -> FloatTensor<Self> {
        let convolve = if shape.transposed { kernels::shrink } else { kernels::enlarge };
        convolve(shape.sizes, gradient, weight, None, false)
    }

    fn convolve_parameter_gradients(
        input: FloatTensor<Self>,
        _weight: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
        shape: Convolution,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        let (large, small) = if shape.transposed { (gradient, input) } else { (input, gradient) };
        kernels::convolution_gradients(shape.sizes, large, small, shape.transposed)
    }

    fn cross_entropy(logits: FloatTensor<Self>, input: FloatTensor<Self>) -> (FloatTensor<Self>, FloatTensor<Self>) {
        kernels::cross_entropy(logits, input)
    }

    fn fused_relu_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        kernels::activation_backward(Slope::Relu, output, gradient)
    }

    fn fused_sigmoid(values: FloatTensor<Self>) -> FloatTensor<Self> {
        kernels::sigmoid(values)
    }

    fn fused_sigmoid_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        kernels::activation_backward(Slope::Sigmoid, output, gradient)
    }

    fn tanh_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        kernels::activation_backward(Slope::Tanh, output, gradient)
    }

    fn squared_error(
        reconstruction: FloatTensor<Self>,
        input: FloatTensor<Self>,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        kernels::squared_error(reconstruction, input)
    }

    fn code_penalty(
        codes: FloatTensor<Self>,
        penalty: CodePenalty,
        weight: f32,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        kernels::code_penalty(penalty, codes, weight)
    }

    fn sample(gaussians: FloatTensor<Self>, noise: FloatTensor<Self>) -> FloatTensor<Self> {
        kernels::sample(gaussians, noise)
    }

    fn sample_backward(
        gaussians: FloatTensor<Self>,
        noise: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
    ) -> FloatTensor<Self> {
        kernels::sample_backward(gaussians, noise, gradient)
    }

    fn binary(z: FloatTensor<Self>) -> (FloatTensor<Self>, FloatTensor<Self>) {
        kernels::binary(z)
    }

    fn add_scaled(left: FloatTensor<Self>, right: FloatTensor<Self>, factor: f32) -> FloatTensor<Self> {
        kernels::add_scaled(left, right, factor, false)
    }

    fn overlay(below: FloatTensor<Self>, above: FloatTensor<Self>) -> FloatTensor<Self> {
        kernels::overlay(below, above)
    }

    fn add_clamped(left: FloatTensor<Self>, right: FloatTensor<Self>) -> FloatTensor<Self> {
        kernels::add_scaled(left, right, 1.0, true)
    }

    fn view(vector: FloatTensor<Self>, start: usize, sizes: Shape) -> FloatTensor<Self> {
        kernels::view(vector, start, sizes)
    }

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
        kernels::scatter_parts([first, second, third, fourth, fifth, sixth], starts, length)
    }

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
        let length = weights.meta.num_elements();
        kernels::adam(weights, kernels::scatter_parts([g1, g2, g3, g4, g5, g6], starts, length), first, second, numbers)
    }
}
