//! Models as files: safetensors, in PyTorch's layout, with a record of how they were made.

pub mod file;
pub mod layout;

use burn::tensor::Device;
use serde::{Deserialize, Serialize};

use crate::data::{PIXELS, Subject};
use crate::error::Result;
use crate::loss::Cost;
use crate::nn::{Autoencoder, AutoencoderConfig};

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
    /// Sizes of all layers, such as `784-128-32-128-784`.
    pub network: String,
    /// What it was trained on.
    pub subject: Subject,
    /// How many training images.
    pub images: usize,
    /// The cost it was trained with.
    pub cost: Cost,
    /// Passes over the images.
    pub epochs: usize,
    /// Images in a batch.
    pub batch_size: usize,
    /// Adam's step size.
    pub learning_rate: f64,
    /// Seed of weights and order.
    pub seed: u32,
    /// Steps done.
    pub step: usize,
    /// 99.5 % of |hᵢ| on test samples are below.
    pub code_scale: f32,
    /// Mean squared error a pixel on the test set, when it was measured.
    pub test_mse: Option<f64>,
    /// Cross-entropy a pixel on the test set in nats, when it was measured.
    pub test_bce: Option<f64>,
}

impl Model {
    /// Reads a model from a safetensors file named `name`.
    ///
    /// # Errors
    /// [`crate::Error::File`] naming what is wrong.
    pub fn read(name: &str, bytes: &[u8], device: &Device) -> Result<Self> {
        let (record, tensors) = file::read::<Record>(name, bytes)?;
        let network = layout::network(name, &record.network, &tensors, device)?;
        if network.config().d_input != PIXELS {
            return Err(file::fault(
                name,
                format!("its network {} is for no images of {PIXELS} pixels", record.network),
            ));
        }
        Ok(Self { network, record })
    }
}

/// `784-128-32-128-784` for a network's sizes.
pub fn network_name(config: &AutoencoderConfig) -> String {
    let sizes = config.encoder_sizes().into_iter().chain(config.decoder_sizes().into_iter().skip(1));
    sizes.map(|size| size.to_string()).collect::<Vec<_>>().join("-")
}

/// The value below which 99.5 % of `codes` are in magnitude, at least 0.1 so that it can be an axis.
pub fn code_scale(codes: &[f32]) -> f32 {
    let mut sizes: Vec<f32> = codes.iter().map(|value| value.abs()).filter(|value| value.is_finite()).collect();
    sizes.sort_by(f32::total_cmp);
    let index = (sizes.len() as f64 * 0.995) as usize;
    sizes.get(index.min(sizes.len().saturating_sub(1))).copied().unwrap_or(0.0).max(0.1)
}
