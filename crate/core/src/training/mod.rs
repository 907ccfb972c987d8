//! Training: the page's run, and the small runs of individual labs.

#[cfg(not(target_family = "wasm"))]
pub mod pretrain;
pub mod row_trainer;
pub mod satellite;
pub mod trainer;

use serde::Serialize;

pub(crate) use row_trainer::RowTrainer;
pub use trainer::{Dissection, Stop, Trainer, Update};

use crate::wire::Floats;

/// Completed training steps.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StepLosses {
    /// Steps since the start of the run.
    pub step: usize,
    /// The minimised loss on the batch before each of these steps: mean ℓ, a sum over the pixels, plus the penalty.
    pub losses: Floats,
    /// The penalty in each step; empty without a penalty.
    pub penalties: Floats,
    /// Why the run stopped, if it did.
    pub stop: Option<Stop>,
}
