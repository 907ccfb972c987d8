//! Models as files: safetensors, in PyTorch's layout, with a record of how they were made.

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
    /// How they came about.
    pub record: Record,
}

/// How a model was made and how good it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// What was trained, and how.
    pub config: TrainConfig,
    /// Steps done.
    pub step: usize,
    /// Steps of the optimiser since its moments began.
    pub time: usize,
    /// 99.5 % of |hᵢ| on test samples are below.
    pub code_scale: f32,
    /// The loss of the first step, by which an explosion is judged.
    pub first_loss: Option<f32>,
    /// Mean squared error a pixel on the test set, when it was measured.
    pub test_mse: Option<f64>,
    /// Cross-entropy a pixel on the test set in nats, when it was measured.
    pub test_bce: Option<f64>,
    /// To what the codes were pulled, if they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guide: Option<Guide>,
}

/// The map that a network's codes were pulled to while it was trained.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Guide {
    /// How the map was made of the training samples.
    pub map: String,
    /// λ of ½ λ ‖h − e‖², which was added to the cost; e is a sample's place on the map, which has the standard deviation 1.
    pub pull: f64,
}

impl Model {
    /// Reads a model from a safetensors file named `name`.
    ///
    /// # Errors
    /// [`crate::Error::File`] naming what is wrong.
    pub fn read(name: &str, bytes: &[u8], device: &Device) -> Result<Self> {
        let (record, tensors) = tensor_file::read::<Record>(name, bytes)?;
        record.config.check_network().map_err(|error| tensor_file::fault(name, error))?;
        let network = layout::network(name, &record.config.architecture(), &tensors, device)?;
        debug_assert_eq!(network.architecture().d_input, PIXELS);
        Ok(Self { network, record })
    }
}
