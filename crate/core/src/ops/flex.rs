//! The operations on the CPU.

use burn::backend::Flex;
use burn::backend::flex::FlexTensor;
use burn::backend::ops::{FloatTensorOps, ModuleOps};
use burn::backend::tensor::FloatTensor;
use burn::tensor::{Shape, TensorData};
use latente_kernels::{self as kernels, Adam, CodePenalty, Matrix, Stack};

use super::{Convolution, Fused, PARTS};

impl Fused for Flex {
    fn dense(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        rectified: bool,
    ) -> FloatTensor<Self> {
        let z = product(matrix(&input), matrix(&weight), Some(values(&whole(bias))));
        if rectified { Self::fused_relu(z) } else { z } // not shared: works in place
    }

    fn row_products(left: FloatTensor<Self>, right: FloatTensor<Self>) -> FloatTensor<Self> {
        product(matrix(&left), matrix(&right).transposed(), None)
    }

    fn dense_parameter_gradients(
        input: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        (product(matrix(&input).transposed(), matrix(&gradient), None), Self::linear_bias_backward(gradient))
    }

    fn convolve(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        shape: Convolution,
        rectified: bool,
    ) -> FloatTensor<Self> {
        let [input, weight, bias] = [input, weight, bias].map(whole);
        let convolve = if shape.transposed { kernels::enlarge } else { kernels::shrink };
        let z = convolve(shape.sizes, values(&input), values(&weight), Some(values(&bias)), rectified);
        rows(z, shape.output_size())
    }

    fn convolve_input_gradient(
        weight: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
        shape: Convolution,
    ) -> FloatTensor<Self> {
        let [weight, gradient] = [weight, gradient].map(whole);
        let convolve = if shape.transposed { kernels::shrink } else { kernels::enlarge };
        rows(convolve(shape.sizes, values(&gradient), values(&weight), None, false), shape.input_size())
    }

    fn convolve_parameter_gradients(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
        shape: Convolution,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        let [input, gradient] = [input, gradient].map(whole);
        let (large, small) = if shape.transposed { (&gradient, &input) } else { (&input, &gradient) };
        let of_weight = kernels::weight_gradient(shape.sizes, values(large), values(small));
        let channels = shape.channels_out();
        let of_bias = kernels::channel_sums(values(&gradient), channels, shape.output_size() / channels);
        (tensor(of_weight, weight.layout().shape().dims::<2>()), tensor(of_bias, [channels]))
    }

    fn cross_entropy(logits: FloatTensor<Self>, input: FloatTensor<Self>) -> (FloatTensor<Self>, FloatTensor<Self>) {
        let (mut logits, input) = (whole(logits), whole(input));
        let [m, _] = logits.layout().shape().dims();
        let scale = 1.0 / m.max(1) as f32;
        let sum = kernels::cross_entropy(logits.storage_mut(), values(&input), scale);
        (tensor(vec![(sum / m.max(1) as f64) as f32], [1]), logits)
    }

    fn code_penalty(
        codes: FloatTensor<Self>,
        penalty: CodePenalty,
        weight: f32,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        let codes = whole(codes);
        let [_, d] = codes.layout().shape().dims();
        let (value, slope) = kernels::code_penalty(penalty, values(&codes), d, weight);
        (tensor(vec![value], [1]), rows(slope, d))
    }

    fn sample(gaussians: FloatTensor<Self>, noise: FloatTensor<Self>) -> FloatTensor<Self> {
        let [gaussians, noise] = [gaussians, noise].map(whole);
        let [_, d] = noise.layout().shape().dims();
        rows(kernels::sample(values(&gaussians), values(&noise), d), d)
    }

    fn sample_backward(
        gaussians: FloatTensor<Self>,
        noise: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
    ) -> FloatTensor<Self> {
        let [gaussians, noise, gradient] = [gaussians, noise, gradient].map(whole);
        let [_, d] = noise.layout().shape().dims();
        rows(kernels::sample_backward(values(&gaussians), values(&noise), values(&gradient), d), 2 * d)
    }

    fn binary(z: FloatTensor<Self>) -> (FloatTensor<Self>, FloatTensor<Self>) {
        let mut slope = whole(z);
        let bits: Vec<f32> = values(&slope).iter().map(|&z| f32::from(u8::from(z > 0.0))).collect();
        let bits = FlexTensor::from_data(TensorData::new(bits, slope.layout().shape().clone()));
        for value in slope.storage_mut::<f32>() {
            let small = (-value.abs()).exp(); // at most 1, so nothing overflows
            *value = small / ((1.0 + small) * (1.0 + small));
        }
        (bits, slope)
    }

    fn fused_relu(input: FloatTensor<Self>) -> FloatTensor<Self> {
        let mut whole = whole(input);
        kernels::relu(whole.storage_mut());
        whole
    }

    fn fused_relu_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        let (output, mut gradient) = (whole(output), whole(gradient));
        kernels::relu_backward(values(&output), gradient.storage_mut());
        gradient
    }

    fn tanh(input: FloatTensor<Self>) -> FloatTensor<Self> {
        let mut whole = whole(input);
        kernels::tanh(whole.storage_mut());
        whole
    }

    fn tanh_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        let (output, mut gradient) = (whole(output), whole(gradient));
        kernels::tanh_backward(values(&output), gradient.storage_mut());
        gradient
    }

    fn fused_sigmoid(input: FloatTensor<Self>) -> FloatTensor<Self> {
        let mut whole = whole(input);
        kernels::sigmoid(whole.storage_mut());
        whole
    }

    fn fused_sigmoid_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        let (output, mut gradient) = (whole(output), whole(gradient));
        kernels::sigmoid_backward(values(&output), gradient.storage_mut());
        gradient
    }

    fn stack_gradient(
        parameters: FloatTensor<Self>,
        input: FloatTensor<Self>,
        target: FloatTensor<Self>,
        stack: Stack,
    ) -> FloatTensor<Self> {
        let [parameters, input, target] = [parameters, input, target].map(whole);
        let gradient = kernels::stack_gradient(&stack, values(&parameters), values(&input), values(&target));
        let length = gradient.len();
        tensor(gradient, [length])
    }

    fn overlay(below: FloatTensor<Self>, above: FloatTensor<Self>) -> FloatTensor<Self> {
        let (mut below, above) = (whole(below), whole(above));
        let out: &mut [f32] = below.storage_mut();
        out.iter_mut().zip(values(&above)).filter(|(_, above)| **above >= 0.0).for_each(|(out, above)| *out = *above);
        below
    }

    fn add_clamped(left: FloatTensor<Self>, right: FloatTensor<Self>) -> FloatTensor<Self> {
        let (mut left, right) = (whole(left), whole(right));
        let sums: &mut [f32] = left.storage_mut();
        sums.iter_mut().zip(values(&right)).for_each(|(sum, value)| *sum = (*sum + value).clamp(0.0, 1.0));
        left
    }

    fn column_max_abs(input: FloatTensor<Self>) -> FloatTensor<Self> {
        let whole = whole(input);
        let [_, n] = whole.layout().shape().dims();
        let mut out = vec![0.0_f32; n];
        for row in values(&whole).chunks_exact(n) {
            out.iter_mut().zip(row).for_each(|(most, value)| *most = most.max(value.abs()));
        }
        tensor(out, [n])
    }

    fn scale(slope: FloatTensor<Self>, factor: FloatTensor<Self>) -> FloatTensor<Self> {
        let factor = whole(factor);
        // The factor of a loss is usually 1.
        match values(&factor) {
            [1.0] => slope,
            _ => Self::float_mul(slope, Self::float_reshape(factor, Shape::new([1, 1]))),
        }
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
        // Appends, so that only the gaps between parts are written as zeros.
        let mut out: Vec<f32> = Vec::with_capacity(length);
        for (part, start) in [first, second, third, fourth, fifth, sixth].into_iter().zip(starts) {
            if start < length {
                out.resize(start, 0.0);
                out.extend_from_slice(values(&whole(part)));
            }
        }
        out.resize(length, 0.0);
        tensor(out, [length])
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
        // All three are updated in place, unless they are shared.
        let [mut weights, mut first, mut second] = [weights, first, second].map(whole);
        let (w, m, v): (&mut [f32], _, _) = (weights.storage_mut(), first.storage_mut(), second.storage_mut());
        let length = w.len();
        let mut step = |start: usize, gradient: &[f32]| {
            let range = start..start + gradient.len();
            kernels::adam(&numbers, &mut w[range.clone()], gradient, &mut m[range.clone()], &mut v[range]);
            start + gradient.len()
        };
        let mut end = 0;
        for (start, part) in starts.into_iter().zip([g1, g2, g3, g4, g5, g6]) {
            if start < length {
                step(end, &vec![0.0; start - end]); // padding: its moments decay
                end = step(start, values(&whole(part)));
            }
        }
        step(end, &vec![0.0; length - end]);
        (weights, first, second)
    }
}

/// The tensor as a matrix; it may be transposed, part of a wider one, or have repeated rows.
///
/// # Panics
/// When it is flipped, because its strides are then negative.
fn matrix(tensor: &FlexTensor) -> Matrix<'_> {
    let layout = tensor.layout();
    assert!(layout.has_positive_strides(), "not flipped");
    let strides = [0, 1].map(|axis| layout.strides()[axis].unsigned_abs());
    Matrix::new(&tensor.storage()[layout.start_offset()..], layout.shape().dims(), strides)
}

fn product(left: Matrix, right: Matrix, start: Option<&[f32]>) -> FlexTensor {
    let sizes = [left.rows(), right.columns()];
    tensor(kernels::product(left, right, start), sizes)
}

/// The tensor with contiguous values and no others in its storage.
fn whole(tensor: FlexTensor) -> FlexTensor {
    tensor.to_contiguous()
}

/// The values of a contiguous tensor.
fn values(tensor: &FlexTensor) -> &[f32] {
    tensor.storage()
}

/// A matrix with this many columns.
fn rows(values: Vec<f32>, columns: usize) -> FlexTensor {
    let count = values.len() / columns;
    tensor(values, [count, columns])
}

fn tensor<const D: usize>(values: Vec<f32>, sizes: [usize; D]) -> FlexTensor {
    FlexTensor::from_data(TensorData::new(values, sizes))
}
