//! A layer: its shape, its weights, and its forward pass.
//!
//! Weights are plain tensors rather than a Burn `Module`: they are read back asynchronously and move between devices,
//! and a `ModuleRecord` does both synchronously, which panics on the web.

use burn::tensor::Tensor;
use serde::Serialize;

use super::Activation;
use crate::ops::{self, Convolution, STRIDE};

/// Channels and side of a square image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Image {
    /// Channels.
    pub channels: usize,
    /// Pixels along one side.
    pub side: usize,
}

/// The operation of a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// z = x W + b.
    Dense {
        /// Input values.
        d_in: usize,
        /// Output values.
        d_out: usize,
    },
    /// A convolution with stride 2 and zero padding: the side is halved, rounded up.
    Convolution {
        /// The input image.
        from: Image,
        /// The output image.
        to: Image,
        /// Side of the kernel, odd.
        kernel: usize,
    },
    /// A transposed convolution with stride 2, from the output image of a [`Shape::Convolution`] back to its input's.
    Transposed {
        /// The input image.
        from: Image,
        /// The output image.
        to: Image,
        /// Side of the kernel, odd.
        kernel: usize,
    },
}

/// A layer without its weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayerSpec {
    /// Its operation.
    pub shape: Shape,
    /// s, applied to the result; the decoder's last layer gives logits, and its s is the network's output activation.
    pub activation: Activation,
}

/// A layer with its weights.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Its description.
    pub spec: LayerSpec,
    /// Dense: `[d_in, d_out]`, Burn's layout, the transpose of the slides' W. Convolution:
    /// `[channels out, channels in · k²]`. Transposed: `[channels in, channels out · k²]`.
    pub weight: Tensor<2>,
    /// `[d_out]` or `[channels out]`.
    pub bias: Tensor<1>,
}

/// A description of a layer for the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerInfo {
    /// Its kind.
    pub kind: LayerKind,
    /// Input shape: `[d]` or `[channels, side, side]`.
    pub input: Vec<usize>,
    /// Output shape.
    pub output: Vec<usize>,
    /// Shape of W as in PyTorch and the slides: `[d_out, d_in]`, or the two channels and the kernel.
    pub weight: Vec<usize>,
    /// s.
    pub activation: Activation,
}

/// Kinds of layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum LayerKind {
    /// Fully connected.
    Dense,
    /// Convolution.
    Convolution,
    /// Transposed convolution.
    Transposed,
}

impl Image {
    /// Number of values in it.
    pub fn size(self) -> usize {
        self.channels * self.side * self.side
    }

    fn sizes(self) -> Vec<usize> {
        vec![self.channels, self.side, self.side]
    }
}

impl Shape {
    /// Number of input and output values.
    pub fn sizes(self) -> [usize; 2] {
        match self {
            Self::Dense { d_in, d_out } => [d_in, d_out],
            Self::Convolution { from, to, .. } | Self::Transposed { from, to, .. } => [from.size(), to.size()],
        }
    }

    /// Shape of the weight in [`Layer`].
    pub fn weight(self) -> [usize; 2] {
        match self {
            Self::Dense { d_in, d_out } => [d_in, d_out],
            Self::Convolution { from, to, kernel } => [to.channels, from.channels * kernel * kernel],
            Self::Transposed { from, to, kernel } => [from.channels, to.channels * kernel * kernel],
        }
    }

    /// Shape of the weight in a file: PyTorch's.
    pub fn file_weight(self) -> Vec<usize> {
        match self {
            Self::Dense { d_in, d_out } => vec![d_out, d_in],
            Self::Convolution { from, to, kernel } => vec![to.channels, from.channels, kernel, kernel],
            Self::Transposed { from, to, kernel } => vec![from.channels, to.channels, kernel, kernel],
        }
    }

    /// Length of the bias.
    pub fn bias(self) -> usize {
        match self {
            Self::Dense { d_out, .. } => d_out,
            Self::Convolution { to, .. } | Self::Transposed { to, .. } => to.channels,
        }
    }

    /// The argument of [`ops::convolve`]; `None` for a dense layer.
    fn convolution(self) -> Option<Convolution> {
        let (large, small, kernel, transposed) = match self {
            Self::Dense { .. } => return None,
            Self::Convolution { from, to, kernel } => (from, to, kernel, false),
            Self::Transposed { from, to, kernel } => (to, from, kernel, true),
        };
        let sizes =
            latente_kernels::Convolution { large: large.channels, small: small.channels, side: large.side, kernel };
        Some(Convolution { sizes, transposed })
    }

    /// Number of inputs of one output. In a transposed convolution with stride 2, one weight in four reaches a pixel.
    pub fn fan_in(self) -> f32 {
        match self {
            Self::Dense { d_in, .. } => d_in as f32,
            Self::Convolution { from, kernel, .. } => (from.channels * kernel * kernel) as f32,
            Self::Transposed { from, kernel, .. } => {
                ((from.channels * kernel * kernel) as f32 / (STRIDE * STRIDE) as f32).max(1.0)
            }
        }
    }
}

impl LayerSpec {
    /// The description for the page.
    pub fn info(&self) -> LayerInfo {
        let (kind, input, output) = match self.shape {
            Shape::Dense { d_in, d_out } => (LayerKind::Dense, vec![d_in], vec![d_out]),
            Shape::Convolution { from, to, .. } => (LayerKind::Convolution, from.sizes(), to.sizes()),
            Shape::Transposed { from, to, .. } => (LayerKind::Transposed, from.sizes(), to.sizes()),
        };
        LayerInfo { kind, input, output, weight: self.shape.file_weight(), activation: self.activation }
    }
}

impl Layer {
    /// z, before the activation.
    ///
    /// # Shapes
    /// - input: `[m, values in]`
    /// - output: `[m, values out]`, an image channel by channel, row by row
    pub fn linear(&self, input: Tensor<2>) -> Tensor<2> {
        let (weight, bias) = (self.weight.clone(), self.bias.clone());
        match self.spec.shape.convolution() {
            None => ops::dense(input, weight, bias),
            Some(shape) => ops::convolve(input, weight, bias, shape),
        }
    }

    /// a = s(z).
    ///
    /// # Shapes
    /// As [`Layer::linear`].
    pub fn forward(&self, input: Tensor<2>) -> Tensor<2> {
        let Activation::Relu = self.spec.activation else { return self.spec.activation.forward(self.linear(input)) };
        let (weight, bias) = (self.weight.clone(), self.bias.clone());
        match self.spec.shape.convolution() {
            None => ops::dense_relu(input, weight, bias),
            Some(shape) => ops::convolve_relu(input, weight, bias, shape),
        }
    }
}

/// The output side of a convolution with stride 2.
pub fn halved(side: usize) -> usize {
    side.div_ceil(STRIDE)
}
