//! The autoencoder of the slides: encoder h = f(x), decoder x̂ = g(h).
//!
//! Hidden layers are `ReLU(x W + b)`; the code is an identity (it may be negative); the decoder ends in logits, and the
//! reconstruction is their sigmoid.

use burn::tensor::activation::{relu, sigmoid};
use burn::tensor::{Device, Tensor};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::dense::Dense;

/// Sizes of a network whose decoder mirrors its encoder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AutoencoderConfig {
    /// n, values in a sample.
    pub d_input: usize,
    /// Sizes of the encoder's hidden layers, from the input on.
    pub hidden: Vec<usize>,
    /// d, values in a code.
    pub d_code: usize,
}

/// An autoencoder's weights.
#[derive(Debug, Clone)]
pub struct Autoencoder {
    /// Layers from the input to the code.
    pub encoder: Vec<Dense>,
    /// Layers from the code to the logits.
    pub decoder: Vec<Dense>,
}

impl AutoencoderConfig {
    /// Sizes of the encoder, input and code included: `[n, …, d]`.
    pub fn encoder_sizes(&self) -> Vec<usize> {
        [&[self.d_input], self.hidden.as_slice(), &[self.d_code]].concat()
    }

    /// Sizes of the decoder, code and output included: `[d, …, n]`.
    pub fn decoder_sizes(&self) -> Vec<usize> {
        self.encoder_sizes().into_iter().rev().collect()
    }

    /// How many weights and biases the network has.
    pub fn parameters(&self) -> usize {
        let stack = |sizes: Vec<usize>| sizes.windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum::<usize>();
        stack(self.encoder_sizes()) + stack(self.decoder_sizes())
    }

    /// The network with weights drawn from `seed`, the same on every device.
    pub fn init(&self, seed: u64, device: &Device) -> Autoencoder {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        Autoencoder {
            encoder: init_stack(&self.encoder_sizes(), &mut rng, device),
            decoder: init_stack(&self.decoder_sizes(), &mut rng, device),
        }
    }
}

fn init_stack(sizes: &[usize], rng: &mut ChaCha8Rng, device: &Device) -> Vec<Dense> {
    let last = sizes.len() - 2;
    let gain = |index: usize| if index == last { 1.0 } else { 2.0_f32.sqrt() };
    sizes.windows(2).enumerate().map(|(index, pair)| Dense::init(pair[0], pair[1], gain(index), rng, device)).collect()
}

impl Autoencoder {
    /// Its sizes, read off the weights.
    pub fn config(&self) -> AutoencoderConfig {
        let sizes: Vec<usize> = self.encoder.iter().map(|layer| layer.sizes()[0]).collect();
        AutoencoderConfig {
            d_input: sizes.first().copied().unwrap_or(0),
            hidden: sizes.get(1..).unwrap_or_default().to_vec(),
            d_code: self.encoder.last().map_or(0, |layer| layer.sizes()[1]),
        }
    }

    /// Encoder, h = f(x).
    ///
    /// # Shapes
    /// - input: `[m, n]`, values 0..1
    /// - output: `[m, d]`
    pub fn encode(&self, input: Tensor<2>) -> Tensor<2> {
        forward(&self.encoder, input)
    }

    /// Decoder before its sigmoid.
    ///
    /// # Shapes
    /// - code: `[m, d]`
    /// - output: logits `[m, n]`
    pub fn decode(&self, code: Tensor<2>) -> Tensor<2> {
        forward(&self.decoder, code)
    }

    /// Decoder, x̂ = g(h).
    ///
    /// # Shapes
    /// - code: `[m, d]`
    /// - output: reconstruction `[m, n]`, values 0..1
    pub fn reconstruct_from(&self, code: Tensor<2>) -> Tensor<2> {
        sigmoid(self.decode(code))
    }

    /// Logits of the reconstruction of `input`.
    ///
    /// # Shapes
    /// - input: `[m, n]`
    /// - output: logits `[m, n]`
    pub fn forward(&self, input: Tensor<2>) -> Tensor<2> {
        self.decode(self.encode(input))
    }

    /// Every layer, encoder first.
    pub fn layers(&self) -> impl Iterator<Item = &Dense> {
        self.encoder.iter().chain(&self.decoder)
    }

    /// The same network with each layer replaced by `map`'s result, encoder first.
    pub fn map_layers(self, mut map: impl FnMut(Dense) -> Dense) -> Self {
        Self {
            encoder: self.encoder.into_iter().map(&mut map).collect(),
            decoder: self.decoder.into_iter().map(&mut map).collect(),
        }
    }
}

/// ReLU between layers, none after the last.
fn forward(layers: &[Dense], input: Tensor<2>) -> Tensor<2> {
    layers.iter().enumerate().fold(input, |value, (index, layer)| {
        let value = layer.forward(value);
        if index + 1 < layers.len() { relu(value) } else { value }
    })
}
