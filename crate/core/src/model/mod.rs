//! Models as files: safetensors in PyTorch's layout, with a record of how they were made.

pub mod layout;
pub mod snippet;

use burn::tensor::Device;
use serde::{Deserialize, Serialize};

use crate::config::TrainConfig;
use crate::data::PIXELS;
use crate::error::Result;
use crate::nn::Autoencoder;
use crate::tensor_file;

/// A network with its record.
#[derive(Debug, Clone)]
pub struct Model {
    /// The weights.
    pub network: Autoencoder,
    /// How it was trained.
    pub record: Record,
}

/// How a model was trained, and its test errors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// The training configuration.
    pub config: TrainConfig,
    /// Steps done.
    pub step: usize,
    /// Steps of the optimiser since its moments were initialised.
    pub time: usize,
    /// The 99.5th percentile of |hᵢ| on test samples.
    pub code_scale: f32,
    /// The loss of the first step, the reference for detecting an explosion.
    pub first_loss: Option<f32>,
    /// Mean squared error per pixel on the test set, if measured.
    pub test_mse: Option<f64>,
    /// Cross-entropy per pixel on the test set in nats, if measured.
    pub test_bce: Option<f64>,
    /// The target of the codes in guided training, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guide: Option<Guide>,
}

/// The map that guided a network's codes in training.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Guide {
    /// The method that mapped the training samples.
    pub map: String,
    /// λ of ½ λ ‖h − e‖², added to the cost; e is a sample's place on the map, scaled to standard deviation 1.
    pub pull: f64,
}

impl Model {
    /// Reads a model from a safetensors file named `name`.
    ///
    /// # Errors
    /// [`crate::Error::File`] naming the fault.
    pub fn read(name: &str, bytes: &[u8], device: &Device) -> Result<Self> {
        let (record, tensors) = tensor_file::read::<Record>(name, bytes)?;
        record.config.check_network().map_err(|error| tensor_file::fault(name, error))?;
        let network = layout::network(name, &record.config.architecture(), &tensors, device)?;
        debug_assert_eq!(network.architecture().d_input, PIXELS);
        Ok(Self { network, record })
    }
}
