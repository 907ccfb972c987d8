//! Names and shapes of a network's tensors in a file: `encoder.0.weight` `[d_out, d_in]` and so on, PyTorch's layout and
//! the slides' W. A training run adds Adam's moments, `adam.1.encoder.0.weight` for the first.

use std::collections::BTreeMap;

use burn::optim::AdamState;
use burn::tensor::{Device, Tensor, TensorData};

use super::file::{self, Values, fault};
use super::{Record, code_scale, network_name};
use crate::error::Result;
use crate::labs::train::TrainConfig;
use crate::nn::{Autoencoder, AutoencoderConfig, Dense};
use crate::trainer::{LayerMoments, adam_state};

/// A run's tensors in the order in which they are read, and what is known of it without reading.
pub struct Layout {
    record: Record,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    shape: Vec<usize>,
    tensor: Tensor<1>,
}

/// A run read back from a snapshot.
pub struct Restored {
    /// Weights.
    pub network: Autoencoder,
    /// Adam's moments.
    pub moments: Vec<LayerMoments>,
    /// Steps done.
    pub step: usize,
}

impl Layout {
    /// The tensors of a run.
    pub fn of(config: &TrainConfig, network: &Autoencoder, moments: &[LayerMoments], step: usize) -> Self {
        let mut entries = Vec::new();
        for ((name, layer), moments) in names(&config.network()).into_iter().zip(network.layers()).zip(moments) {
            let mut push = |prefix: &str, weight: &Tensor<2>, bias: &Tensor<1>| {
                entries.push(matrix(format!("{prefix}{name}.weight"), weight));
                entries.push(vector(format!("{prefix}{name}.bias"), bias));
            };
            push("", &layer.weight, &layer.bias);
            if let (Some(weight), Some(bias)) = (&moments.weight, &moments.bias) {
                push("adam.1.", &weight.momentum.moment_1, &bias.momentum.moment_1);
                push("adam.2.", &weight.momentum.moment_2, &bias.momentum.moment_2);
                // All layers have had the same number of steps; one says it.
                let time = Tensor::from_floats([weight.momentum.time as f32], &bias.momentum.moment_1.device());
                entries.push(vector(format!("adam.time.{name}"), &time));
            }
        }
        Self { record: record_of(config, step), entries }
    }

    /// The tensors to read, flattened.
    pub fn tensors(&self) -> Vec<Tensor<1>> {
        self.entries.iter().map(|entry| entry.tensor.clone()).collect()
    }

    /// The run's record, with the scale of `codes`.
    pub fn record(&self, codes: &[f32]) -> Record {
        Record { code_scale: code_scale(codes), ..self.record.clone() }
    }

    /// What was read of [`Layout::tensors`], by name.
    pub fn named(&self, read: impl IntoIterator<Item = Vec<f32>>) -> BTreeMap<String, Values> {
        let values = |(entry, values): (&Entry, _)| (entry.name.clone(), Values { shape: entry.shape.clone(), values });
        self.entries.iter().zip(read).map(values).collect()
    }

    /// Reads a snapshot of a run of `config`.
    ///
    /// # Errors
    /// [`crate::Error::File`] when it is none, or of another network.
    pub fn restore(bytes: &[u8], config: &AutoencoderConfig, device: &Device) -> Result<Restored> {
        const NAME: &str = "snapshot";
        let (record, tensors) = file::read::<Record>(NAME, bytes)?;
        if record.network != network_name(config) {
            return Err(fault(NAME, format!("it is of a network {}", record.network)));
        }
        let network = network(NAME, &record.network, &tensors, device)?;
        let layers = names(config).into_iter().zip(network.layers());
        let moments = layers.map(|(name, layer)| layer_moments(&name, layer, &tensors, device)).collect();
        Ok(Restored { network, moments, step: record.step })
    }
}

/// Builds the network named `name-of-sizes` from a file's tensors.
///
/// # Errors
/// [`crate::Error::File`] when a tensor is missing or has another shape.
pub fn network(
    file_name: &str,
    sizes: &str,
    tensors: &BTreeMap<String, Values>,
    device: &Device,
) -> Result<Autoencoder> {
    let config = parse(sizes).ok_or_else(|| fault(file_name, format!("it is of a network {sizes}")))?;
    let stack = |part: &str, sizes: Vec<usize>| {
        let layers = sizes.windows(2).enumerate();
        let layer = |(index, pair): (usize, &[usize])| {
            let get = |kind: &str, shape: &[usize]| {
                let name = format!("{part}.{index}.{kind}");
                let tensor = tensors.get(&name).filter(|tensor| tensor.shape == shape);
                tensor.ok_or_else(|| fault(file_name, format!("it lacks {name} of shape {shape:?}")))
            };
            let weight = transposed(get("weight", &[pair[1], pair[0]])?);
            Ok(Dense::from_values([pair[0], pair[1]], weight, get("bias", &[pair[1]])?.values.clone(), device))
        };
        layers.map(layer).collect::<Result<Vec<_>>>()
    };
    Ok(Autoencoder {
        encoder: stack("encoder", config.encoder_sizes())?,
        decoder: stack("decoder", config.decoder_sizes())?,
    })
}

fn record_of(config: &TrainConfig, step: usize) -> Record {
    Record {
        network: network_name(&config.network()),
        subject: config.subject,
        images: config.images,
        cost: config.cost,
        epochs: config.epochs,
        batch_size: config.batch_size,
        learning_rate: config.learning_rate,
        seed: config.seed,
        step,
        code_scale: 1.0,
        test_mse: None,
        test_bce: None,
    }
}

/// `encoder.0`, …, `decoder.0`, … in the order of [`Autoencoder::layers`].
fn names(config: &AutoencoderConfig) -> Vec<String> {
    let layers = config.hidden.len() + 1;
    let part = |part: &'static str| (0..layers).map(move |index| format!("{part}.{index}"));
    part("encoder").chain(part("decoder")).collect()
}

/// The config of a name such as `784-128-32-128-784`, if its second half mirrors the first.
fn parse(name: &str) -> Option<AutoencoderConfig> {
    let sizes: Vec<usize> = name.split('-').map(|size| size.parse().ok()).collect::<Option<_>>()?;
    let middle = sizes.len() / 2;
    let mirrored = sizes.len() % 2 == 1 && sizes.len() >= 3 && sizes.iter().eq(sizes.iter().rev());
    let sound = mirrored && !sizes.contains(&0);
    sound.then(|| AutoencoderConfig { d_input: sizes[0], hidden: sizes[1..middle].to_vec(), d_code: sizes[middle] })
}

/// A layer's moments, or none when the file has none that fit: Adam then begins anew.
fn layer_moments(name: &str, layer: &Dense, tensors: &BTreeMap<String, Values>, device: &Device) -> LayerMoments {
    let [d_in, d_out] = layer.sizes();
    let read = || -> Option<LayerMoments> {
        let get = |name: String, shape: &[usize]| tensors.get(&name).filter(|values| values.shape == shape);
        let time = *get(format!("adam.time.{name}"), &[1])?.values.first()? as usize;
        let weight = |order: u8| {
            let values = transposed(get(format!("adam.{order}.{name}.weight"), &[d_out, d_in])?);
            Some(Tensor::from_data(TensorData::new(values, [d_in, d_out]), device))
        };
        let bias = |order: u8| {
            let values = get(format!("adam.{order}.{name}.bias"), &[d_out])?.values.clone();
            Some(Tensor::from_data(TensorData::new(values, [d_out]), device))
        };
        let weight: AdamState<2> = adam_state(time, weight(1)?, weight(2)?);
        let bias: AdamState<1> = adam_state(time, bias(1)?, bias(2)?);
        Some(LayerMoments { weight: Some(weight), bias: Some(bias) })
    };
    read().unwrap_or_default()
}

fn matrix(name: String, tensor: &Tensor<2>) -> Entry {
    let [d_in, d_out] = tensor.dims();
    Entry { name, shape: vec![d_out, d_in], tensor: tensor.clone().transpose().reshape([d_in * d_out]) }
}

fn vector(name: String, tensor: &Tensor<1>) -> Entry {
    Entry { name, shape: tensor.dims().to_vec(), tensor: tensor.clone() }
}

/// The row-major values of a matrix with its axes swapped.
fn transposed(matrix: &Values) -> Vec<f32> {
    let (rows, columns) = (matrix.shape[0], matrix.shape[1]);
    (0..rows * columns).map(|index| matrix.values[index % rows * columns + index / rows]).collect()
}
