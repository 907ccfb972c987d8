//! Weights, codes, feature maps and gradients during training.

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::State;

use crate::data::{PIXELS, SIDE};
use crate::engine::{Desk, Pending, Question};
use crate::error::Result;
use crate::metrics::code::{self, CodeStatistics, NEAR_ZERO};
use crate::nn::layer::Shape;
use crate::nn::{Autoencoder, Gradient, Layer};
use crate::ops;
use crate::reading::{device_error, flat};
use crate::training::Trainer;
use crate::wire::Floats;

/// Maximum tiles and atoms shown.
const SHOWN: usize = 64;
/// Bins of the histogram.
const BINS: usize = 40;
/// Maximum channels of a feature map shown.
const CHANNELS: usize = 16;

/// Returns the current weights, codes, feature maps and gradients.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Inside {
    /// The test sample whose feature maps are shown.
    pub index: usize,
}

/// The inside of a network.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NetworkInside {
    /// Steps done.
    pub step: usize,
    /// Weights into each of the first units of the first layer: `[count, tileSide²]`.
    pub tiles: Floats,
    /// Side of a tile: that of the image or the kernel.
    pub tile_side: usize,
    /// Image of each of the first code units: g(h̄ + s eⱼ) − g(h̄) with the mean code h̄ and s, the largest |hᵢ| of the
    /// test samples, `[count, n]`.
    pub atoms: Floats,
    /// Feature maps of a test sample: the outputs of all convolutions, concatenated.
    pub maps: Floats,
    /// Channels and side length of each output.
    pub map_shapes: Vec<[usize; 2]>,
    /// Counts of the code values in equal bins of `histogramFrom`..`histogramTo`.
    pub histogram: Floats,
    /// Smallest code value.
    pub histogram_from: f32,
    /// Largest code value.
    pub histogram_to: f32,
    /// ρ̂ⱼ, the mean of each code unit over the test samples, `[d]`.
    pub unit_means: Floats,
    /// Statistics of the test samples' codes.
    pub code: CodeStatistics,
    /// All layers, encoder first.
    pub layers: Vec<LayerStatus>,
}

/// A layer during training.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerStatus {
    /// `encoder.0` and so on.
    pub name: String,
    /// Fraction of its units that are near zero for every test sample; `null` for the last layer.
    pub dead: Option<f32>,
    /// ‖∂L/∂w‖ over its weights and biases in the last step; `null` before the first.
    pub gradient: Option<f32>,
    /// ‖w‖.
    pub weight: f32,
}

impl Question for Inside {
    type State = State;
    type Reply = NetworkInside;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, NetworkInside>> {
        let trainer = desk.shared.trainer()?;
        let sample = desk.shared.pictures(trainer.config().subject.test(), &[self.index])?.pixels.0;
        let network = trainer.network();
        let sample = ops::tensor(sample, [1, PIXELS], desk.shared.device());
        let (maps, map_shapes) = feature_maps(network, sample);
        let (tiles, tile_side) = tiles(network);
        let (largest, codes) = activity(network, trainer.test_parts());
        let mut reads = vec![flat(codes.clone()), flat(tiles), flat(atoms(network, codes))];
        reads.extend(norms(trainer).into_iter().chain(largest).chain(maps));
        let d = network.architecture().d_code;
        let names: Vec<String> = network.slots().iter().map(|slot| slot.name.clone()).collect();
        let units: Vec<usize> = network.slots().iter().map(|slot| slot.spec.shape.bias()).collect();
        let (step, known) = (trainer.step(), trainer.gradient().is_some());
        Ok(Pending::new(reads, move |_, read| {
            let mut read = read.into_iter();
            let mut next = || read.next().ok_or_else(|| device_error("a readback is missing"));
            let (codes, tiles, atoms) = (next()?, next()?, next()?);
            let (weights, gradients) = (next()?, if known { next()? } else { Vec::new() });
            let inner = &units[..units.len() - 1];
            let dead: Vec<f32> = inner.iter().map(|&units| Ok(dead(&next()?, units))).collect::<Result<_>>()?;
            let statistics = code::statistics(&codes, d);
            let layers = names.into_iter().enumerate().map(|(index, name)| LayerStatus {
                name,
                dead: if index + 1 == units.len() / 2 { Some(statistics.dead) } else { dead.get(index).copied() },
                gradient: gradients.get(index).map(|square| square.sqrt()),
                weight: weights.get(index).map_or(0.0, |square| square.sqrt()),
            });
            let layers = layers.collect();
            let ends = code::ends(&codes);
            Ok(NetworkInside {
                step,
                tiles: Floats(tiles),
                tile_side,
                atoms: Floats(atoms),
                maps: Floats(read.flatten().collect()),
                map_shapes,
                histogram: Floats(code::histogram(&codes, ends.0, ends.1, BINS)),
                histogram_from: ends.0,
                histogram_to: ends.1,
                unit_means: Floats(code::unit_means(&codes, d)),
                code: statistics,
                layers,
            })
        }))
    }
}

/// Weights of the first units of the first layer, one row each, and the side of their tiles.
fn tiles(network: &Autoencoder) -> (Tensor<2>, usize) {
    let first = &network.layers()[0];
    match first.spec.shape {
        Shape::Dense { d_out, .. } => (first.weight.clone().slice_dim(1, 0..d_out.min(SHOWN)).transpose(), SIDE),
        Shape::Convolution { kernel, .. } | Shape::Transposed { kernel, .. } => (first.weight.clone(), kernel),
    }
}

/// What each of the first code units adds to the image of the mean code.
fn atoms(network: &Autoencoder, codes: Tensor<2>) -> Tensor<2> {
    let d = network.architecture().d_code;
    let count = d.min(SHOWN);
    let mean = codes.clone().mean_dim(0);
    // Computed on the device, so that nothing must be read back first.
    let reach = ops::column_max_abs(ops::column_max_abs(codes).reshape([d, 1])).reshape([1, 1]);
    let moved = network.reconstruct_from(mean.clone() + ops::units(count, d, &mean.device()) * reach);
    moved - network.reconstruct_from(mean)
}

/// ‖w‖² of each layer, and ‖∂L/∂w‖² after the first step.
fn norms(trainer: &Trainer) -> Vec<Tensor<1>> {
    let squares = |vector: Tensor<1>| {
        let squares = vector.square();
        let slots = trainer.network().slots().iter();
        ops::concat(slots.map(|slot| squares.clone().slice_dim(0, slot.weight..slot.biases().end).sum()).collect())
    };
    let (parameters, gradient) = (trainer.network().parameters().clone(), trainer.gradient().map(Gradient::whole));
    std::iter::once(parameters).chain(gradient).map(squares).collect()
}

/// Maximum |a| of each unit over the samples for all layers but the last, and the codes `[m, d]`. The samples come in
/// parts.
fn activity(network: &Autoencoder, parts: impl Iterator<Item = Tensor<2>>) -> (Vec<Tensor<1>>, Tensor<2>) {
    let (found, codes): (Vec<_>, Vec<_>) = parts.map(|part| activity_of_part(network, part)).unzip();
    let codes = ops::concat(codes);
    let d = network.architecture().d_code;
    let sizes = [codes.dims()[0] / d, d];
    let of_all = |layer: usize| {
        let parts: Vec<Tensor<1>> = found.iter().map(|part| part[layer].clone()).collect();
        let sizes = [parts.len(), parts[0].dims()[0]];
        ops::column_max_abs(ops::concat(parts).reshape(sizes))
    };
    let layers = network.layers().len() - 1;
    ((0..layers).map(of_all).collect(), codes.reshape(sizes))
}

/// Maximum |a| for one part, and its codes, flattened.
fn activity_of_part(network: &Autoencoder, input: Tensor<2>) -> (Vec<Tensor<1>>, Tensor<1>) {
    let mut found = Vec::new();
    let mut pass = |layers: &[Layer], input: Tensor<2>| {
        layers.iter().fold(input, |value, layer| {
            let value = layer.forward(value);
            found.push(ops::column_max_abs(value.clone()));
            value
        })
    };
    let codes = network.code_of(pass(network.encoder(), input));
    let decoder = network.decoder();
    pass(&decoder[..decoder.len() - 1], codes.clone());
    (found, flat(codes))
}

/// Fraction of the units (of a convolution: channels) whose maximum |a| is near zero compared with the layer's.
fn dead(largest: &[f32], units: usize) -> f32 {
    let each = (largest.len() / units.max(1)).max(1);
    let unit = largest.chunks(each).map(|values| values.iter().fold(0.0, |a: f32, &b| a.max(b)));
    let unit: Vec<f32> = unit.collect();
    let top = unit.iter().fold(1e-6, |a: f32, &b| a.max(b));
    unit.iter().filter(|&&value| value < NEAR_ZERO * top).count() as f32 / unit.len().max(1) as f32
}

/// Outputs of the encoder's convolutions for one sample (the first channels of each), and their shapes.
fn feature_maps(network: &Autoencoder, sample: Tensor<2>) -> (Vec<Tensor<1>>, Vec<[usize; 2]>) {
    let (mut value, mut maps, mut shapes) = (sample, Vec::new(), Vec::new());
    for layer in network.encoder() {
        let Shape::Convolution { to, .. } = layer.spec.shape else { break };
        value = layer.forward(value);
        let channels = to.channels.min(CHANNELS);
        maps.push(flat(value.clone().slice_dim(1, 0..channels * to.side * to.side)));
        shapes.push([channels, to.side]);
    }
    (maps, shapes)
}
