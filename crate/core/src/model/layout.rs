//! Names and shapes of a network's tensors in a file: `encoder.0.weight` `[d_out, d_in]` and so on, in PyTorch's
//! layout, which is the slides' W. A training run adds the optimiser's moments, `optimizer.first` and
//! `optimizer.second`, each one vector in the order of `Architecture::slots`.

use std::collections::BTreeMap;

use burn::tensor::{Device, Tensor};

use super::Record;
use crate::config::TrainConfig;
use crate::error::Result;
use crate::metrics::code;
use crate::nn::architecture::Slot;
use crate::nn::layer::Shape;
use crate::nn::{Architecture, Autoencoder};
use crate::ops;
use crate::optimizer::Moments;
use crate::tensor_file::{self, Values, fault};

/// Minimum scale of the code axis, which must not be empty.
const SMALLEST_SCALE: f32 = 0.1;

/// A run's tensors in reading order, and the part of its record known before reading.
pub struct Layout {
    record: Record,
    parts: Parts,
}

/// Named tensors in reading order.
pub struct Parts(Vec<Entry>);

struct Entry {
    name: String,
    shape: Vec<usize>,
    tensor: Tensor<1>,
}

/// A run read back from a snapshot.
pub struct Restored {
    /// Weights.
    pub network: Autoencoder,
    /// The optimiser's moments.
    pub moments: Moments,
    /// Steps done.
    pub step: usize,
    /// The loss of the first step.
    pub first_loss: Option<f32>,
}

impl Layout {
    /// The tensors of a run.
    pub fn of(
        config: &TrainConfig,
        network: &Autoencoder,
        moments: &Moments,
        step: usize,
        first_loss: Option<f32>,
    ) -> Self {
        let mut parts = Parts::of(network);
        let kept = [("optimizer.first", &moments.first), ("optimizer.second", &moments.second)];
        let kept = kept.into_iter().filter_map(|(name, tensor)| Some(vector(name.to_owned(), tensor.as_ref()?)));
        parts.0.extend(kept);
        let record = Record {
            config: config.clone(),
            step,
            time: moments.time,
            code_scale: 1.0,
            first_loss,
            test_mse: None,
            test_bce: None,
            guide: None,
        };
        Self { record, parts }
    }

    /// The tensors to read, flattened.
    pub fn tensors(&self) -> Vec<Tensor<1>> {
        self.parts.tensors()
    }

    /// The run's record, with the scale of `codes`.
    pub fn record(&self, codes: &[f32]) -> Record {
        Record { code_scale: code::scale(codes).max(SMALLEST_SCALE), ..self.record.clone() }
    }

    /// The values read from [`Layout::tensors`], by name.
    pub fn named(&self, read: impl IntoIterator<Item = Vec<f32>>) -> BTreeMap<String, Values> {
        self.parts.named(read)
    }

    /// Reads a snapshot of a run of `architecture`. Missing moments start from zero.
    ///
    /// # Errors
    /// [`crate::Error::File`] when it is not a snapshot, or is of another network.
    pub fn restore(bytes: &[u8], architecture: &Architecture, device: &Device) -> Result<Restored> {
        const NAME: &str = "snapshot";
        let (record, tensors) = tensor_file::read::<Record>(NAME, bytes)?;
        if record.config.architecture() != *architecture {
            return Err(fault(NAME, "it belongs to another network"));
        }
        let network = network(NAME, architecture, &tensors, device)?;
        let count = architecture.length();
        let read = |name: &str| {
            let values = tensors.get(name).filter(|values| values.shape == [count])?.values.clone();
            Some(ops::tensor(values, [count], device))
        };
        let (first, second) = (read("optimizer.first"), read("optimizer.second"));
        let time = if first.is_some() { record.time } else { 0 };
        let moments = Moments { first, second, time };
        Ok(Restored { network, moments, step: record.step, first_loss: record.first_loss })
    }
}

impl Parts {
    /// The weights of a network.
    pub fn of(network: &Autoencoder) -> Self {
        let mut entries = Vec::new();
        for (slot, layer) in network.slots().iter().zip(network.layers()) {
            if slot.tied.is_none() {
                let weight = match slot.spec.shape {
                    Shape::Dense { .. } => layer.weight.clone().transpose(),
                    Shape::Convolution { .. } | Shape::Transposed { .. } => layer.weight.clone(),
                };
                let tensor = weight.reshape([slot.weights().len()]);
                let name = format!("{}.weight", slot.name);
                entries.push(Entry { name, shape: slot.spec.shape.file_weight(), tensor });
            }
            entries.push(vector(format!("{}.bias", slot.name), &layer.bias));
        }
        Self(entries)
    }

    /// The tensors to read, flattened.
    pub fn tensors(&self) -> Vec<Tensor<1>> {
        self.0.iter().map(|entry| entry.tensor.clone()).collect()
    }

    /// The values read from [`Parts::tensors`], by name.
    pub fn named(&self, read: impl IntoIterator<Item = Vec<f32>>) -> BTreeMap<String, Values> {
        let values = |(entry, values): (&Entry, _)| (entry.name.clone(), Values { shape: entry.shape.clone(), values });
        self.0.iter().zip(read).map(values).collect()
    }
}

/// Builds a network from a file's tensors.
///
/// # Errors
/// [`crate::Error::File`] when a tensor is missing or has another shape.
pub fn network(
    file_name: &str,
    architecture: &Architecture,
    tensors: &BTreeMap<String, Values>,
    device: &Device,
) -> Result<Autoencoder> {
    let slots = architecture.slots();
    // Find every tensor before allocating: a small file that declares a large network must not cost memory.
    let mut found = Vec::with_capacity(2 * slots.len());
    for slot in &slots {
        if slot.tied.is_none() {
            let shape = slot.spec.shape.file_weight();
            found.push((slot.weights(), slot, find(file_name, tensors, slot, "weight", &shape)?));
        }
        found.push((slot.biases(), slot, find(file_name, tensors, slot, "bias", &[slot.spec.shape.bias()])?));
    }
    let mut parameters = vec![0.0; architecture.length()];
    for (places, slot, values) in found {
        match slot.spec.shape {
            Shape::Dense { .. } if values.shape.len() == 2 => parameters[places].copy_from_slice(&transposed(values)),
            _ => parameters[places].copy_from_slice(&values.values),
        }
    }
    Ok(Autoencoder::new(architecture.clone(), ops::tensor(parameters, [architecture.length()], device)))
}

fn find<'a>(
    file_name: &str,
    tensors: &'a BTreeMap<String, Values>,
    slot: &Slot,
    kind: &str,
    shape: &[usize],
) -> Result<&'a Values> {
    let name = format!("{}.{kind}", slot.name);
    let found = tensors.get(&name).filter(|tensor| tensor.shape == shape);
    found.ok_or_else(|| fault(file_name, format!("it lacks {name} of shape {shape:?}")))
}

fn vector(name: String, tensor: &Tensor<1>) -> Entry {
    Entry { name, shape: tensor.dims().to_vec(), tensor: tensor.clone() }
}

/// The row-major values of a matrix with its axes swapped.
fn transposed(matrix: &Values) -> Vec<f32> {
    let (rows, columns) = (matrix.shape[0], matrix.shape[1]);
    (0..rows * columns).map(|index| matrix.values[index % rows * columns + index / rows]).collect()
}
