//! Tensors and a record in one safetensors file. <https://huggingface.co/docs/safetensors>
//!
//! The record is JSON under the single metadata key `latente`: with only one key, the file's bytes are reproducible.

use std::collections::{BTreeMap, HashMap};

use half::f16;
use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensors};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, FileFault, Result};

const METADATA_KEY: &str = "latente";

/// Storage format of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// 32 bits: exact.
    F32,
    /// 16 bits: half the size, three decimal digits.
    F16,
}

/// A tensor's shape and row-major values.
#[derive(Debug, Clone, PartialEq)]
pub struct Values {
    /// Sizes, outermost first.
    pub shape: Vec<usize>,
    /// Row-major.
    pub values: Vec<f32>,
}

/// Writes named tensors with their record.
///
/// # Errors
/// [`Error::File`] when a shape does not match its values.
pub fn write(record: &impl Serialize, tensors: &BTreeMap<String, Values>, precision: Precision) -> Result<Vec<u8>> {
    let record = serde_json::to_string(record).map_err(|error| fault("record", error))?;
    let packed: Vec<(&String, Vec<u8>)> =
        tensors.iter().map(|(name, tensor)| (name, pack(&tensor.values, precision))).collect();
    let mut views = Vec::with_capacity(packed.len());
    for (name, bytes) in &packed {
        let shape = tensors[*name].shape.clone();
        let view = TensorView::new(precision.dtype(), shape, bytes).map_err(|error| fault(name, error))?;
        views.push((name.as_str(), view));
    }
    let metadata = HashMap::from([(METADATA_KEY.to_owned(), record)]);
    safetensors::serialize(views, Some(metadata)).map_err(|error| fault("model", error))
}

/// Reads a file written by [`write`]; `name` is its name for errors.
///
/// # Errors
/// [`Error::File`] when it is not a safetensors file, has no record of type `R`, or holds other numbers than floats.
pub fn read<R: DeserializeOwned>(name: &str, bytes: &[u8]) -> Result<(R, BTreeMap<String, Values>)> {
    let (_, header) = SafeTensors::read_metadata(bytes).map_err(|error| fault(name, error))?;
    let record = header.metadata().as_ref().and_then(|map| map.get(METADATA_KEY));
    let record = record.ok_or_else(|| fault(name, "it has no record of its network"))?;
    let record = serde_json::from_str(record).map_err(|error| fault(name, error))?;
    let file = SafeTensors::deserialize(bytes).map_err(|error| fault(name, error))?;
    let mut tensors = BTreeMap::new();
    for (key, view) in file.iter() {
        let values = unpack(view.data(), view.dtype()).ok_or_else(|| fault(name, "its numbers are not floats"))?;
        tensors.insert(key.to_owned(), Values { shape: view.shape().to_vec(), values });
    }
    Ok((record, tensors))
}

pub(crate) fn fault(file: &str, reason: impl ToString) -> Error {
    Error::File { file: file.to_owned(), fault: FileFault::Model { reason: reason.to_string() } }
}

impl Precision {
    fn dtype(self) -> Dtype {
        match self {
            Self::F32 => Dtype::F32,
            Self::F16 => Dtype::F16,
        }
    }
}

fn pack(values: &[f32], precision: Precision) -> Vec<u8> {
    match precision {
        Precision::F32 => values.iter().flat_map(|value| value.to_le_bytes()).collect(),
        Precision::F16 => values.iter().flat_map(|&value| f16::from_f32(value).to_le_bytes()).collect(),
    }
}

fn unpack(bytes: &[u8], dtype: Dtype) -> Option<Vec<f32>> {
    let two = |pair: &[u8]| f16::from_le_bytes([pair[0], pair[1]]).to_f32();
    let four = |four: &[u8]| f32::from_le_bytes([four[0], four[1], four[2], four[3]]);
    match dtype {
        Dtype::F16 => Some(bytes.chunks_exact(2).map(two).collect()),
        Dtype::F32 => Some(bytes.chunks_exact(4).map(four).collect()),
        _ => None,
    }
}
