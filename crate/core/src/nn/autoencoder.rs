//! The autoencoder of the slides: encoder h = f(x), decoder x̂ = g(h).
//!
//! All parameters lie in one vector, layer after layer, weight before bias, so an optimiser step is one expression for
//! any network, and so are copying and saving.

use burn::tensor::{Device, Tensor};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::architecture::{Architecture, Slot};
use super::gradient::Gradient;
use super::layer::{Layer, Shape};
use crate::ops;

/// An autoencoder's weights.
#[derive(Debug, Clone)]
pub struct Autoencoder {
    architecture: Architecture,
    slots: Vec<Slot>,
    /// Layers from the input to the code, then from the code to the logits.
    layers: Vec<Layer>,
    /// Every parameter, `[P]`.
    parameters: Tensor<1>,
}

/// The weights of a network as leaves for automatic differentiation.
pub struct Tracked {
    /// The encoder's layers, then the decoder's; tied ones are derived from the encoder's.
    network: Autoencoder,
    /// The leaves: each layer's weight, unless it is tied, and its bias.
    leaves: Vec<(Option<Tensor<2>>, Tensor<1>)>,
}

impl Architecture {
    /// A network with weights drawn from `seed`, the same on every device, and zero biases.
    ///
    /// Weights are uniform in ±√(3 / inputs) × the activation's gain, so that on average a layer preserves its input's
    /// variance.
    pub fn init(&self, seed: u64, device: &Device) -> Autoencoder {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut values = vec![0.0; self.length()];
        let last = self.layers().len() - 1;
        for (index, slot) in self.slots().iter().enumerate() {
            // The activation after the logits is part of the cost, so no variance is lost there.
            let gain = if index == last { 1.0 } else { slot.spec.activation.gain() };
            let bound = gain * (3.0 / slot.spec.shape.fan_in()).sqrt();
            values[slot.weights()].fill_with(|| rng.random_range(-bound..bound));
        }
        Autoencoder::new(self.clone(), ops::tensor(values, [self.length()], device))
    }
}

impl Autoencoder {
    /// A network with the given parameters `[P]`.
    pub fn new(architecture: Architecture, parameters: Tensor<1>) -> Self {
        let slots = architecture.slots();
        let mut layers: Vec<Layer> = Vec::with_capacity(slots.len());
        for slot in &slots {
            let weight = match slot.tied {
                Some(index) => tied(&layers[index], slot.spec.shape),
                None => ops::view(&parameters, slot.weight, slot.spec.shape.weight()),
            };
            let bias = ops::view(&parameters, slot.bias, [slot.spec.shape.bias()]);
            layers.push(Layer { spec: slot.spec, weight, bias });
        }
        Self { architecture, slots, layers, parameters }
    }

    /// Its architecture.
    pub fn architecture(&self) -> &Architecture {
        &self.architecture
    }

    /// The position of each layer's weights among the parameters.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Every parameter, `[P]`.
    pub fn parameters(&self) -> &Tensor<1> {
        &self.parameters
    }

    /// Replaces the parameters `[P]` with the result of `step` on them and the gradient. The old ones are overwritten
    /// in place unless they are shared.
    pub fn descend(&mut self, gradient: &Gradient, step: impl FnOnce(Tensor<1>, &Gradient) -> Tensor<1>) {
        self.layers.clear(); // they are views of the parameters
        let any = gradient.parts()[0].1.clone(); // a temporary placeholder
        let old = std::mem::replace(&mut self.parameters, any);
        *self = Self::new(self.architecture.clone(), step(old, gradient));
    }

    /// Layers from the input to the code.
    pub fn encoder(&self) -> &[Layer] {
        &self.layers[..self.layers.len() / 2]
    }

    /// Layers from the code to the logits.
    pub fn decoder(&self) -> &[Layer] {
        &self.layers[self.layers.len() / 2..]
    }

    /// Every layer, encoder first.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The code in the output of the encoder's last layer: all of it, or the means of a variational encoder.
    ///
    /// # Shapes
    /// - encoded: `[m, d]` or `[m, 2d]`
    /// - output: `[m, d]`
    pub fn code_of(&self, encoded: Tensor<2>) -> Tensor<2> {
        if self.architecture.variational { encoded.slice_dim(1, 0..self.architecture.d_code) } else { encoded }
    }

    /// Encoder, h = f(x); for a variational one the mean.
    ///
    /// # Shapes
    /// - input: `[m, n]`, values 0..1
    /// - output: `[m, d]`
    pub fn encode(&self, input: Tensor<2>) -> Tensor<2> {
        self.code_of(self.encoder().iter().fold(input, |value, layer| layer.forward(value)))
    }

    /// Decoder without the output activation.
    ///
    /// # Shapes
    /// - code: `[m, d]`
    /// - output: logits `[m, n]`
    pub fn decode(&self, code: Tensor<2>) -> Tensor<2> {
        let last = self.decoder().len() - 1;
        self.decoder()
            .iter()
            .enumerate()
            .fold(code, |value, (index, layer)| if index == last { layer.linear(value) } else { layer.forward(value) })
    }

    /// Decoder, x̂ = g(h).
    ///
    /// # Shapes
    /// - code: `[m, d]`
    /// - output: reconstruction `[m, n]`, in 0..1 after a sigmoid
    pub fn reconstruct_from(&self, code: Tensor<2>) -> Tensor<2> {
        self.architecture.output.forward(self.decode(code))
    }

    /// Logits of the reconstruction of `input`.
    ///
    /// # Shapes
    /// - input: `[m, n]`
    /// - output: logits `[m, n]`
    pub fn forward(&self, input: Tensor<2>) -> Tensor<2> {
        self.decode(self.encode(input))
    }

    /// Reconstruction of `input`.
    ///
    /// # Shapes
    /// - input: `[m, n]`
    /// - output: `[m, n]`, in 0..1 after a sigmoid
    pub fn reconstruct(&self, input: Tensor<2>) -> Tensor<2> {
        self.reconstruct_from(self.encode(input))
    }

    /// The same weights as leaves for automatic differentiation.
    pub fn tracked(&self) -> Tracked {
        let mut network = self.clone();
        let mut leaves = Vec::with_capacity(self.slots.len());
        for (index, slot) in self.slots.iter().enumerate() {
            let layer = network.layers[index].clone();
            let bias = layer.bias.autodiff().require_grad();
            let leaf = slot.tied.is_none().then(|| layer.weight.autodiff().require_grad());
            let weight = match (&leaf, slot.tied) {
                (Some(leaf), _) => leaf.clone(),
                (None, from) => tied(&network.layers[from.unwrap_or(0)], slot.spec.shape),
            };
            network.layers[index] = Layer { spec: slot.spec, weight, bias: bias.clone() };
            leaves.push((leaf, bias));
        }
        Tracked { network, leaves }
    }
}

impl Tracked {
    /// The network with differentiable outputs.
    pub fn network(&self) -> &Autoencoder {
        &self.network
    }

    /// ∂loss/∂parameters; zero for parameters that do not affect the loss.
    pub fn gradient(&self, loss: Tensor<1>) -> Gradient {
        let mut gradients = loss.backward();
        let mut parts = Vec::with_capacity(2 * self.leaves.len());
        for ((weight, bias), slot) in self.leaves.iter().zip(self.network.slots()) {
            if let Some(gradient) = weight.as_ref().and_then(|weight| weight.grad_remove(&mut gradients)) {
                parts.push((slot.weight, gradient.reshape([slot.weights().len()])));
            }
            if let Some(gradient) = bias.grad_remove(&mut gradients) {
                parts.push((slot.bias, gradient));
            }
        }
        Gradient::new(parts, self.network.parameters.dims()[0])
    }
}

/// The encoder's weight as a decoder's: transposed, for a variational code only the rows of the means. A convolution's
/// kernels already have the layout of its transpose.
fn tied(layer: &Layer, shape: Shape) -> Tensor<2> {
    match shape {
        Shape::Dense { d_in, .. } => layer.weight.clone().slice_dim(1, 0..d_in).transpose(),
        Shape::Convolution { .. } | Shape::Transposed { .. } => layer.weight.clone(),
    }
}
