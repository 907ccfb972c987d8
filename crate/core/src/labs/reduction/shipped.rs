//! How the networks that the page ships are trained.

use burn::tensor::{Device, Tensor};

use super::{Record, architecture, satellite};
use crate::data::Samples;
use crate::error::Result;
use crate::labs::small_run::SmallRun;
use crate::metrics::mean_squared_error;
use crate::model::file::{self, Precision};
use crate::model::layout::Parts;
use crate::session::{device_error, flat, floats};

/// Trains a network for the satellite's measurements with a code of `d` values, its step size falling to a hundredth along
/// a cosine. Returns its file, and the mean squared error of the test rows, standardised.
///
/// # Errors
/// [`crate::Error::Device`] when it cannot be read.
pub fn pretrain(samples: &Samples, d: usize, steps: usize, seed: u64, device: &Device) -> Result<(Vec<u8>, f32)> {
    let table = satellite(samples)?;
    let plan = architecture(table.width(), d);
    let mut run = SmallRun::new(plan.init(seed, device), table.tensor(table.train(), device), seed);
    let cosine = |step: usize| f64::midpoint(1.0, (std::f64::consts::PI * step as f64 / steps as f64).cos());
    run.advance(steps, |step| 0.01 + 0.99 * cosine(step));
    let read = |tensor: Tensor<1>| -> Result<Vec<f32>> {
        let data = tensor.try_into_data().map_err(device_error)?;
        floats(vec![data]).map(|mut all| all.remove(0))
    };
    let copies = read(flat(run.network().reconstruct(table.tensor(table.test(), device))))?;
    let error = mean_squared_error(&table.rows(table.test()), &copies);
    let parts = Parts::of(run.network());
    let values = parts.tensors().into_iter().map(read).collect::<Result<Vec<_>>>()?;
    let record = Record { architecture: plan, step: run.step(), error };
    Ok((file::write(&record, &parts.named(values), Precision::F16)?, error))
}
