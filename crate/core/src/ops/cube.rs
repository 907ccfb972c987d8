//! The operations on WebGPU.

use burn::backend::tensor::FloatTensor;
use burn::tensor::Shape;
use burn_cubecl::CubeBackend;
use latente_kernels::Adam;
use latente_kernels_gpu as kernels;

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

    fn dense_input_gradient(weight: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        kernels::input_gradient(weight, gradient)
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
        kernels::relu_backward(output, gradient)
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
