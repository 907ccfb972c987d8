//! Networks for the rows of a table, and the satellite measurements with their shipped networks.

use burn::tensor::Device;
use serde::{Deserialize, Serialize};

use crate::data::Samples;
use crate::data::table::Table;
use crate::error::{Error, Result};
use crate::model::layout;
use crate::nn::{Activation, Architecture, Autoencoder};
use crate::tensor_file;

/// Number of rows in the satellite's official training set; the others are its test set.
pub(crate) const SATELLITE_TRAIN: usize = 4_435;
/// Sizes of the hidden layers, from the input on.
const HIDDEN: [usize; 2] = [64, 32];

/// The satellite measurements with their official split.
pub(crate) fn table(samples: &Samples) -> Result<Table> {
    let values = (0..samples.count()).filter_map(|index| samples.row(index)).flatten();
    // Back to the measured integers.
    let values: Vec<f32> = values.map(|value| (value * 255.0).round()).collect();
    Table::new(samples.width(), &values, samples.labels().to_vec(), Some(SATELLITE_TRAIN))
}

/// How a shipped network was trained.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// Its architecture.
    pub architecture: Architecture,
    /// Steps done.
    pub step: usize,
    /// Mean squared error of the standardised test rows.
    pub error: f32,
}

/// The architecture of a network for rows of `n` values.
pub(crate) fn architecture(n: usize, d: usize) -> Architecture {
    Architecture { output: Activation::Identity, ..Architecture::dense(n, &HIDDEN, d) }
}

/// Names a shipped network's file in errors.
pub(crate) const NAME: &str = "reducer";

/// Reads a shipped network for the rows of `table` from its file.
///
/// # Errors
/// [`Error::File`] when it is damaged, or made for rows of another width.
pub(crate) fn shipped_network(table: &Table, bytes: &[u8], device: &Device) -> Result<(Record, Autoencoder)> {
    let (record, tensors) = tensor_file::read::<Record>(NAME, bytes)?;
    if record.architecture.d_input != table.width() {
        let (expected, got) = (table.width(), record.architecture.d_input);
        return Err(tensor_file::fault(NAME, Error::WrongLength { what: "row", expected, got }));
    }
    let network = layout::network(NAME, &record.architecture, &tensors, device)?;
    Ok((record, network))
}
