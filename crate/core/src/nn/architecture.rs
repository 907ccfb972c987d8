//! The plan of an autoencoder: its layers. The decoder mirrors the encoder.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Activation;
use super::layer::{Image, LayerSpec, Shape, halved};

/// Weights and biases start at multiples of this many values, 256 bytes: a WebGPU device can then bind part of a vector
/// in place, without a copy.
const ALIGNMENT: usize = 64;

/// Everything that fixes a network's layers and thus the sizes of its weights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Architecture {
    /// n, the number of values in a sample.
    pub d_input: usize,
    /// The hidden layers between the input and the code.
    pub body: Body,
    /// d, the number of values in a code.
    pub d_code: usize,
    /// s of each hidden layer of the encoder, from the input on; the last entry repeats for further layers, and an
    /// empty list means ReLU. The decoder has the same in reverse.
    pub activations: Vec<Activation>,
    /// s of the code.
    pub code: Activation,
    /// s of the output: the sigmoid or the identity.
    pub output: Activation,
    /// Whether the decoder's weights are the encoder's, transposed.
    pub tied: bool,
    /// Whether the encoder outputs a mean and a log σ² for each value of the code.
    pub variational: bool,
}

/// The layers between the input and the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Body {
    /// Fully connected hidden layers; without any it is the vanilla autoencoder.
    Dense {
        /// Their sizes, from the input on.
        hidden: Vec<usize>,
    },
    /// Convolutions with stride 2, then a fully connected layer to the code. The input is a square image.
    Convolutional {
        /// Channels of each convolution, from the input on.
        channels: Vec<usize>,
        /// Side of the kernels, odd.
        kernel: usize,
    },
}

impl Body {
    /// Number of hidden layers of the encoder.
    pub fn depth(&self) -> usize {
        match self {
            Self::Dense { hidden } => hidden.len(),
            Self::Convolutional { channels, .. } => channels.len(),
        }
    }
}

impl Architecture {
    /// ReLU hidden layers of sizes `hidden`, a code without activation, a sigmoid output.
    pub fn dense(d_input: usize, hidden: &[usize], d_code: usize) -> Self {
        Self {
            d_input,
            body: Body::Dense { hidden: hidden.to_vec() },
            d_code,
            activations: vec![Activation::Relu],
            code: Activation::Identity,
            output: Activation::Sigmoid,
            tied: false,
            variational: false,
        }
    }

    /// Size of the encoder's output: d, or 2d for means and log σ².
    pub fn encoder_output(&self) -> usize {
        if self.variational { 2 * self.d_code } else { self.d_code }
    }

    /// The encoder's layers, from the input on.
    pub fn encoder(&self) -> Vec<LayerSpec> {
        let mut layers: Vec<LayerSpec> = (0..self.body.depth())
            .map(|index| LayerSpec { shape: self.down(index), activation: self.hidden(index) })
            .collect();
        let shape = Shape::Dense { d_in: self.widest(), d_out: self.encoder_output() };
        layers.push(LayerSpec { shape, activation: self.code });
        layers
    }

    /// The decoder's layers, from the code on.
    pub fn decoder(&self) -> Vec<LayerSpec> {
        let depth = self.body.depth();
        let after = |index: usize| if index == 0 { self.output } else { self.hidden(index - 1) };
        let first = Shape::Dense { d_in: self.d_code, d_out: self.widest() };
        let mut layers = vec![LayerSpec { shape: first, activation: after(depth) }];
        let up = |index: usize| match self.down(index) {
            Shape::Dense { d_in, d_out } => Shape::Dense { d_in: d_out, d_out: d_in },
            Shape::Convolution { from, to, kernel } | Shape::Transposed { from, to, kernel } => {
                Shape::Transposed { from: to, to: from, kernel }
            }
        };
        layers.extend((0..depth).rev().map(|index| LayerSpec { shape: up(index), activation: after(index) }));
        layers
    }

    /// Every layer, encoder first.
    pub fn layers(&self) -> Vec<LayerSpec> {
        [self.encoder(), self.decoder()].concat()
    }

    /// Number of weights and biases to learn.
    pub fn parameters(&self) -> usize {
        self.slots().iter().map(|slot| slot.weights().len() + slot.biases().len()).sum()
    }

    /// P, the length of the parameter vector.
    pub fn length(&self) -> usize {
        self.slots().last().map_or(0, |slot| slot.biases().end.next_multiple_of(ALIGNMENT))
    }

    /// The position of each layer's weights in the parameter vector, encoder first. The padding between them is always
    /// zero.
    pub fn slots(&self) -> Vec<Slot> {
        let encoder = self.encoder();
        let depth = encoder.len();
        let mut start = 0;
        let layers = encoder.into_iter().chain(self.decoder()).enumerate();
        layers
            .map(|(index, spec)| {
                // The decoder's first layer is tied to the encoder's last, and so on outwards.
                let tied = (self.tied && index >= depth).then(|| 2 * depth - 1 - index);
                let [rows, columns] = spec.shape.weight();
                let length = if tied.is_some() { 0 } else { rows * columns };
                let bias = (start + length).next_multiple_of(ALIGNMENT);
                let slot = Slot { name: slot_name(index, depth), spec, weight: start, bias, tied };
                start = slot.biases().end.next_multiple_of(ALIGNMENT);
                slot
            })
            .collect()
    }

    /// Channels and side of the image after `index` convolutions.
    fn image(&self, index: usize) -> Image {
        let side = (self.d_input as f64).sqrt().round() as usize;
        let channels = match &self.body {
            Body::Convolutional { channels, .. } if index > 0 => channels[index - 1],
            _ => 1,
        };
        Image { channels, side: (0..index).fold(side, |side, _| halved(side)) }
    }

    /// Side of the input image of convolution `index`.
    pub fn side(&self, index: usize) -> usize {
        self.image(index).side
    }

    /// The encoder's hidden layer `index`.
    fn down(&self, index: usize) -> Shape {
        match &self.body {
            Body::Dense { hidden } => {
                let d_in = if index == 0 { self.d_input } else { hidden[index - 1] };
                Shape::Dense { d_in, d_out: hidden[index] }
            }
            Body::Convolutional { kernel, .. } => {
                Shape::Convolution { from: self.image(index), to: self.image(index + 1), kernel: *kernel }
            }
        }
    }

    /// Number of values in the last hidden layer, or in the input if there is none.
    fn widest(&self) -> usize {
        match &self.body {
            Body::Dense { hidden } => hidden.last().copied().unwrap_or(self.d_input),
            Body::Convolutional { channels, .. } => self.image(channels.len()).size(),
        }
    }

    fn hidden(&self, index: usize) -> Activation {
        let last = self.activations.last().copied().unwrap_or(Activation::Relu);
        self.activations.get(index).copied().unwrap_or(last)
    }
}

/// A layer's place in the parameter vector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Its name in a file: `encoder.0`, …, `decoder.0`, ….
    pub name: String,
    /// The layer.
    pub spec: LayerSpec,
    /// Offset of its weight.
    pub weight: usize,
    /// Offset of its bias.
    pub bias: usize,
    /// The encoder layer whose transposed weight it uses, if it is tied.
    pub tied: Option<usize>,
}

impl Slot {
    /// Range of its weight; empty when it is tied.
    pub fn weights(&self) -> Range<usize> {
        let [rows, columns] = self.spec.shape.weight();
        let length = if self.tied.is_some() { 0 } else { rows * columns };
        self.weight..self.weight + length
    }

    /// Range of its bias.
    pub fn biases(&self) -> Range<usize> {
        self.bias..self.bias + self.spec.shape.bias()
    }
}

fn slot_name(index: usize, depth: usize) -> String {
    if index < depth { format!("encoder.{index}") } else { format!("decoder.{}", index - depth) }
}
