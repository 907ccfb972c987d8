//! How the networks that the page ships for the satellite's measurements are trained.

use burn::tensor::{Device, Tensor};

use super::RowTrainer;
use super::satellite::{Record, architecture, table};
use crate::data::Samples;
use crate::data::random::RandomStream;
use crate::error::Result;
use crate::metrics::mean_squared_error;
use crate::model::layout::Parts;
use crate::ops;
use crate::optimizer::falling;
use crate::reading::{device_error, flat, floats};
use crate::tensor_file::{self, Precision};

/// Spectral bands of a pixel; a row has those of one pixel one after the other.
pub(crate) const BANDS: usize = 4;

/// Trains a network for the satellite's measurements with a code of `d` values, its step size falling to a hundredth along
/// a cosine. With `missing` it learns to fill in: of each row a band is missing, a pixel, or each value with that
/// probability; 0, the mean, stands in its place. Returns its file, and the mean squared error of the test rows,
/// standardised.
///
/// # Errors
/// [`crate::Error::Device`] when it cannot be read.
pub fn satellite(
    samples: &Samples,
    d: usize,
    missing: Option<f64>,
    steps: usize,
    seed: u64,
    device: &Device,
) -> Result<(Vec<u8>, f32)> {
    let table = table(samples)?;
    let plan = architecture(table.width(), d);
    let mut run = RowTrainer::new(plan.init(seed, device), table.tensor(table.train(), device), seed);
    let rate = |step| falling(step, steps);
    match missing {
        None => run.advance(steps, rate),
        Some(share) => {
            run.advance_corrupted(steps, rate, |step, rows| holed(rows, share, &mut RandomStream::of_step(seed, step)))
        }
    }
    let read = |tensor: Tensor<1>| -> Result<Vec<f32>> {
        let data = tensor.try_into_data().map_err(device_error)?;
        floats(vec![data]).map(|mut all| all.remove(0))
    };
    let copies = read(flat(run.network().reconstruct(table.tensor(table.test(), device))))?;
    let error = mean_squared_error(&table.rows(table.test()), &copies);
    let parts = Parts::of(run.network());
    let values = parts.tensors().into_iter().map(read).collect::<Result<Vec<_>>>()?;
    let record = Record { architecture: plan, step: run.step(), error };
    Ok((tensor_file::write(&record, &parts.named(values), Precision::F16)?, error))
}

/// Rows `[m, 36]` with 0 where a value is missing.
fn holed(rows: Tensor<2>, share: f64, source: &mut RandomStream) -> Tensor<2> {
    let sizes @ [count, n] = rows.dims();
    let mut kept = Vec::with_capacity(count * n);
    for _ in 0..count {
        let (kind, band, pixel) = (source.below(3), source.below(BANDS), source.below(n / BANDS));
        kept.extend((0..n).map(|column| {
            let gone = match kind {
                0 => column % BANDS == band,
                1 => column / BANDS == pixel,
                _ => f64::from(source.uniform()) < share,
            };
            f32::from(!gone)
        }));
    }
    rows.clone() * ops::tensor(kept, sizes, &rows.device())
}
