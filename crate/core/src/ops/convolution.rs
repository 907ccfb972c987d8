//! Convolutions with stride 2 and their transposes: the sizes, and the computation for backends without kernels.

use burn::backend::tensor::FloatTensor;
use burn::backend::{Backend, TensorMetadata};
use burn::tensor::Shape;
use burn::tensor::ops::{ConvOptions, ConvTransposeOptions};
use latente_kernels::Convolution as Sizes;

/// Distance between pixels of the small image, in pixels of the large one.
pub const STRIDE: usize = 2;

/// A convolution from a large image to a small one, or its transpose from the small one to the large one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Convolution {
    /// Sizes of both images and of the kernel.
    pub sizes: Sizes,
    /// Whether it goes from small to large.
    pub transposed: bool,
}

impl Convolution {
    /// Number of values in an input image.
    pub fn input_size(&self) -> usize {
        if self.transposed { self.sizes.small_size() } else { self.sizes.large_size() }
    }

    /// Number of values in an output image.
    pub fn output_size(&self) -> usize {
        if self.transposed { self.sizes.large_size() } else { self.sizes.small_size() }
    }

    /// Number of channels of an output image.
    pub fn channels_out(&self) -> usize {
        if self.transposed { self.sizes.large } else { self.sizes.small }
    }

    /// Shape of `m` large images.
    fn large(&self, m: usize) -> Shape {
        let Sizes { large, side, .. } = self.sizes;
        Shape::new([m, large, side, side])
    }

    /// Shape of `m` small images.
    fn small(&self, m: usize) -> Shape {
        let Sizes { small, side, .. } = self.sizes;
        Shape::new([m, small, side.div_ceil(STRIDE), side.div_ceil(STRIDE)])
    }

    fn weight(&self) -> Shape {
        let Sizes { large, small, kernel, .. } = self.sizes;
        Shape::new([small, large, kernel, kernel])
    }

    fn options(&self) -> ConvOptions<2> {
        ConvOptions::new([STRIDE; 2], [self.sizes.kernel / 2; 2], [1; 2], 1)
    }

    fn transposed_options(&self) -> ConvTransposeOptions<2> {
        // An odd kernel gives 2·side − 1 pixels; an even side needs one more.
        let out = (self.sizes.side + 1) % STRIDE;
        ConvTransposeOptions::new([STRIDE; 2], [self.sizes.kernel / 2; 2], [out; 2], [1; 2], 1)
    }
}

/// z, `[m, values out]`.
pub fn forward<B: Backend>(
    input: FloatTensor<B>,
    weight: FloatTensor<B>,
    bias: FloatTensor<B>,
    shape: Convolution,
) -> FloatTensor<B> {
    let m = input.shape()[0];
    let weight = B::float_reshape(weight, shape.weight());
    let z = if shape.transposed {
        let input = B::float_reshape(input, shape.small(m));
        B::conv_transpose2d(input, weight, Some(bias), shape.transposed_options())
    } else {
        B::conv2d(B::float_reshape(input, shape.large(m)), weight, Some(bias), shape.options())
    };
    B::float_reshape(z, Shape::new([m, shape.output_size()]))
}

/// The gradient of the input, `[m, values in]`.
pub fn input_gradient<B: Backend>(
    weight: FloatTensor<B>,
    gradient: FloatTensor<B>,
    shape: Convolution,
) -> FloatTensor<B> {
    let m = gradient.shape()[0];
    let weight = B::float_reshape(weight, shape.weight());
    let of_input = if shape.transposed {
        B::conv2d(B::float_reshape(gradient, shape.large(m)), weight, None, shape.options())
    } else {
        B::conv_transpose2d(B::float_reshape(gradient, shape.small(m)), weight, None, shape.transposed_options())
    };
    B::float_reshape(of_input, Shape::new([m, shape.input_size()]))
}

/// The gradients of the weight, of the weight's shape, and of the bias, `[channels out]`.
pub fn parameter_gradients<B: Backend>(
    input: FloatTensor<B>,
    weight: FloatTensor<B>,
    gradient: FloatTensor<B>,
    shape: Convolution,
) -> (FloatTensor<B>, FloatTensor<B>) {
    let (m, flat) = (input.shape()[0], weight.shape());
    let weight = B::float_reshape(weight, shape.weight());
    let (of_weight, gradient) = if shape.transposed {
        let gradient = B::float_reshape(gradient, shape.large(m));
        let input = B::float_reshape(input, shape.small(m));
        let options = shape.transposed_options();
        (B::conv_transpose2d_weight_backward(input, weight, gradient.clone(), options), gradient)
    } else {
        let gradient = B::float_reshape(gradient, shape.small(m));
        let input = B::float_reshape(input, shape.large(m));
        (B::conv2d_weight_backward(input, weight, gradient.clone(), shape.options()), gradient)
    };
    (B::float_reshape(of_weight, flat), bias_gradient::<B>(gradient, shape.channels_out()))
}

/// Sums a gradient `[m, channels, side, side]` over everything but the channels.
fn bias_gradient<B: Backend>(gradient: FloatTensor<B>, channels: usize) -> FloatTensor<B> {
    let count = gradient.shape().num_elements() / channels;
    let rows = B::float_reshape(B::float_swap_dims(gradient, 0, 1), Shape::new([channels, count]));
    B::float_reshape(B::float_sum_dim(rows, 1), Shape::new([channels]))
}

#[cfg(test)]
mod tests {
    use burn::backend::Flex;
    use burn::backend::flex::FlexTensor;
    use burn::tensor::TensorData;

    use super::super::Fused;
    use super::*;

    fn tensor<const D: usize>(sizes: [usize; D], seed: usize) -> FlexTensor {
        let count = sizes.iter().product();
        let value = |index: usize| ((index * 7919 + seed * 104_729) % 2003) as f32 / 1001.5 - 1.0;
        FlexTensor::from_data(TensorData::new((0..count).map(value).collect(), sizes))
    }

    fn check(kernel: FlexTensor, body: FlexTensor, what: &str) {
        assert_eq!(kernel.layout().shape(), body.layout().shape(), "{what}");
        let [kernel, body] = [kernel, body].map(|tensor| tensor.to_contiguous());
        let [kernel, body]: [&[f32]; 2] = [kernel.storage(), body.storage()];
        let largest = body.iter().fold(1.0_f32, |most, value| most.max(value.abs()));
        for (kernel, body) in kernel.iter().zip(body) {
            assert!((kernel - body).abs() <= 1e-5 * largest, "{what}: {kernel} for {body}");
        }
    }

    #[test]
    fn the_cpu_kernels_equal_burns_operations() {
        for (large, small, side, kernel) in [(1, 4, 28, 3), (3, 2, 7, 5), (2, 5, 9, 1), (4, 1, 5, 3), (5, 3, 6, 7)] {
            for transposed in [false, true] {
                let shape = Convolution { sizes: Sizes { large, small, side, kernel }, transposed };
                let what = format!("{shape:?}");
                let input = tensor([3, shape.input_size()], 1);
                let weight = tensor([small, large * kernel * kernel], 2);
                let bias = tensor([shape.channels_out()], 3);
                let gradient = tensor([3, shape.output_size()], 4);
                let z = forward::<Flex>(input.clone(), weight.clone(), bias.clone(), shape);
                check(Flex::convolve(input.clone(), weight.clone(), bias, shape, false), z, &what);
                let of_input = input_gradient::<Flex>(weight.clone(), gradient.clone(), shape);
                check(Flex::convolve_input_gradient(weight.clone(), gradient.clone(), shape), of_input, &what);
                let bodies = parameter_gradients::<Flex>(input.clone(), weight.clone(), gradient.clone(), shape);
                let kernels = Flex::convolve_parameter_gradients(input, weight, gradient, shape);
                check(kernels.0, bodies.0, &what);
                check(kernels.1, bodies.1, &what);
            }
        }
    }
}
