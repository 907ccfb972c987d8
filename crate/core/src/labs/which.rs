//! Which network a question is about.

use serde::Deserialize;

use crate::data::Subject;
use crate::error::Result;
use crate::nn::Autoencoder;
use crate::session::Session;

/// A loaded model, or the training run as it is now.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Which {
    /// A loaded model by its name.
    Model(String),
    /// The training run.
    Run,
}

impl Which {
    /// A name to keep what was found out about it under.
    pub fn name(&self) -> &str {
        match self {
            Self::Model(name) => name,
            Self::Run => "run",
        }
    }

    /// The network, and what it was trained on.
    ///
    /// # Errors
    /// [`crate::Error::NotLoaded`].
    pub fn find<'a>(&self, session: &'a Session) -> Result<(&'a Autoencoder, Subject)> {
        match self {
            Self::Model(name) => session.model(name).map(|model| (&model.network, model.record.config.subject)),
            Self::Run => session.trainer_ref().map(|trainer| (trainer.network(), trainer.config().subject)),
        }
    }
}
