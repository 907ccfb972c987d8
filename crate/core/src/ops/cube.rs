//! The operations on WebGPU.

use burn::backend::tensor::FloatTensor;
use burn::tensor::Shape;
use burn_cubecl::CubeBackend;
use latente_kernels::Adam;
use latente_kernels_gpu as kernels;

use super::{Fused, PARTS};

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

    fn cross_entropy(logits: FloatTensor<Self>, input: FloatTensor<Self>) -> (FloatTensor<Self>, FloatTensor<Self>) {
        kernels::cross_entropy(logits, input)
    }

    fn passed(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        kernels::passed(output, gradient)
    }

    fn part(vector: FloatTensor<Self>, start: usize, sizes: Shape) -> FloatTensor<Self> {
        kernels::part(vector, start, sizes)
    }

    fn join(
        first: FloatTensor<Self>,
        second: FloatTensor<Self>,
        third: FloatTensor<Self>,
        fourth: FloatTensor<Self>,
        fifth: FloatTensor<Self>,
        sixth: FloatTensor<Self>,
        starts: [usize; PARTS],
        length: usize,
    ) -> FloatTensor<Self> {
        kernels::join([first, second, third, fourth, fifth, sixth], starts, length)
    }

    fn adam(
        weights: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
        first: FloatTensor<Self>,
        second: FloatTensor<Self>,
        numbers: Adam,
    ) -> (FloatTensor<Self>, FloatTensor<Self>, FloatTensor<Self>) {
        kernels::adam(weights, gradient, first, second, numbers)
    }
}
