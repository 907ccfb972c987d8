//! References to networks in requests.

use serde::Deserialize;

use super::shared::Shared;
use crate::data::Subject;
use crate::error::Result;
use crate::nn::Autoencoder;

/// A loaded model, or the current training run.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum NetworkRef {
    /// A loaded model by its name.
    Model(String),
    /// The training run.
    Run,
}

impl NetworkRef {
    /// A key for cached results about it.
    pub fn name(&self) -> &str {
        match self {
            Self::Model(name) => name,
            Self::Run => "run",
        }
    }

    /// The number of the load that provided the model; `None` for the training run, whose weights keep changing.
    pub(crate) fn revision(&self, shared: &Shared) -> Option<u64> {
        match self {
            Self::Model(name) => shared.revision(name),
            Self::Run => None,
        }
    }

    /// The network, and its training data.
    ///
    /// # Errors
    /// [`crate::Error::NotLoaded`].
    pub fn find<'a>(&self, shared: &'a Shared) -> Result<(&'a Autoencoder, Subject)> {
        match self {
            Self::Model(name) => shared.model(name).map(|model| (&model.network, model.record.config.subject)),
            Self::Run => shared.trainer().map(|trainer| (trainer.network(), trainer.config().subject)),
        }
    }
}
