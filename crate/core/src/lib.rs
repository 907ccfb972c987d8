//! Latente's core: data, networks, losses, metrics, and the questions of each lab of the page.
//!
//! Everything here is synchronous, takes a [`burn::tensor::Device`] and returns device tensors, so the same code runs
//! natively and in a browser, on the CPU and on WebGPU. A device read is described by an [`engine::Pending`] and
//! awaited by the caller, because synchronous reads do not work on the web.
//!
//! Shape letters in docstrings: `m` samples in a batch, `n` = `d_input` values in a sample, `d` = `d_code` values in a
//! code.

pub mod config;
pub mod data;
pub mod engine;
pub mod error;
pub mod general;
#[cfg(test)]
mod generated;
pub mod labs;
pub mod loss;
pub mod metrics;
pub mod model;
pub mod nn;
pub mod objective;
pub mod ops;
pub mod optimizer;
pub mod protocol;
pub mod reading;
pub mod session;
pub mod spec;
pub mod tensor_file;
pub mod training;
pub mod wire;

pub use error::{Error, Result};
