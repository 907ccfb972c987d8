//! The networks for rows of a table.

use burn::tensor::Device;
use serde::{Deserialize, Serialize};

use super::{HIDDEN, Table};
use crate::error::{Error, Result};
use crate::model::{file, layout};
use crate::nn::{Activation, Architecture, Autoencoder};

/// How a shipped network was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// Its plan.
    pub architecture: Architecture,
    /// Steps done.
    pub step: usize,
    /// Mean squared error of the test rows, standardised.
    pub error: f32,
}

/// The plan of a network for rows of `n` values.
pub(super) fn architecture(n: usize, d: usize) -> Architecture {
    Architecture { output: Activation::Identity, ..Architecture::dense(n, &HIDDEN, d) }
}

/// Names a shipped network's file where it is at fault.
pub(super) const NAME: &str = "reducer";

/// A shipped network for the rows of `table`, from its file.
///
/// # Errors
/// [`Error::File`] when it is damaged, or for other rows.
pub(crate) fn shipped_network(table: &Table, bytes: &[u8], device: &Device) -> Result<(Record, Autoencoder)> {
    let (record, tensors) = file::read::<Record>(NAME, bytes)?;
    if record.architecture.d_input != table.width() {
        let (expected, got) = (table.width(), record.architecture.d_input);
        return Err(file::fault(NAME, Error::WrongLength { what: "row", expected, got }));
    }
    let network = layout::network(NAME, &record.architecture, &tensors, device)?;
    Ok((record, network))
}
