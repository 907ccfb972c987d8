//! Training: the page's run, and small runs that labs do beside it.

#[cfg(not(target_family = "wasm"))]
pub mod pretrain;
pub mod row_trainer;
pub mod satellite;
pub mod trainer;

use serde::Serialize;

pub(crate) use row_trainer::RowTrainer;
pub use trainer::{Dissection, Stop, Trainer, Update};

use crate::wire::Floats;

/// Steps that were done.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Stepped {
    /// Steps done since the run began.
    pub step: usize,
    /// What was minimised on the batch, before each of these steps: mean ℓ, a sum over the pixels, and the penalty.
    pub losses: Floats,
    /// The penalty in each of them; empty when there is none.
    pub penalties: Floats,
    /// Why the run stopped, if it did.
    pub stop: Option<Stop>,
}
