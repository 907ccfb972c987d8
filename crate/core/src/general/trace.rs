//! An input's forward pass through every layer of a network, with the layers' matrices.

use serde::{Deserialize, Serialize};

use crate::data::PIXELS;
use crate::engine::{Desk, Input, NetworkRef, Pending, Question};
use crate::error::Result;
use crate::labs::States;
use crate::nn::Layer;
use crate::nn::layer::{LayerInfo, Shape};
use crate::ops;
use crate::reading::{device_error, flat};
use crate::wire::Floats;

/// Returns every layer of a network, and its values for an input.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Trace {
    /// The network.
    pub network: NetworkRef,
    /// The input.
    pub input: Input,
}

/// The layers' weights and values, one layer after another, encoder first.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerTrace {
    /// The layers; the first half is the encoder.
    pub layers: Vec<LayerInfo>,
    /// Whether the encoder outputs μ and log σ²; the decoder then gets μ.
    pub variational: bool,
    /// x `[n]`.
    pub input: Floats,
    /// W of each layer, row by row, with the shape in [`LayerInfo::weight`].
    pub weights: Floats,
    /// b of each layer.
    pub biases: Floats,
    /// W a of each layer: z without the bias.
    pub products: Floats,
    /// z = W a + b of each layer.
    pub sums: Floats,
    /// s(z) of each layer; those of the last one are x̂.
    pub values: Floats,
}

impl Question for Trace {
    type State = States;
    type Reply = LayerTrace;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, LayerTrace>> {
        let Self { network, input } = self;
        let input = input.pixels()?;
        let (network, _) = network.find(desk.shared)?;
        let mut value = ops::tensor(input.clone(), [1, PIXELS], desk.shared.device());
        let (depth, variational) = (network.encoder().len(), network.architecture().variational);
        let mut reads = Vec::with_capacity(4 * network.layers().len());
        for (index, layer) in network.layers().iter().enumerate() {
            if index == depth {
                value = network.code_of(value);
            }
            let sums = layer.linear(value);
            value = layer.spec.activation.forward(sums.clone());
            reads.extend([weight_of(layer), layer.bias.clone(), flat(sums), flat(value.clone())]);
        }
        let layers = network.layers().iter().map(|layer| layer.spec.info()).collect();
        Ok(Pending::new(reads, move |_, read| {
            let mut reply = LayerTrace {
                layers,
                variational,
                input: Floats(input),
                weights: Floats(Vec::new()),
                biases: Floats(Vec::new()),
                products: Floats(Vec::new()),
                sums: Floats(Vec::new()),
                values: Floats(Vec::new()),
            };
            for layer in read.chunks(4) {
                let [weights, biases, sums, values] = layer else { return Err(device_error("a reading is missing")) };
                // A channel's bias applies to each of its pixels.
                let each = (sums.len() / biases.len().max(1)).max(1);
                reply.products.0.extend(sums.iter().enumerate().map(|(place, sum)| sum - biases[place / each]));
                for (all, part) in [
                    (&mut reply.weights, weights),
                    (&mut reply.biases, biases),
                    (&mut reply.sums, sums),
                    (&mut reply.values, values),
                ] {
                    all.0.extend(part);
                }
            }
            Ok(reply)
        }))
    }
}

/// W as in the slides: one row per unit.
fn weight_of(layer: &Layer) -> burn::tensor::Tensor<1> {
    match layer.spec.shape {
        Shape::Dense { .. } => flat(layer.weight.clone().transpose()),
        Shape::Convolution { .. } | Shape::Transposed { .. } => flat(layer.weight.clone()),
    }
}
