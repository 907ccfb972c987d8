//! Training of the shipped networks that a [`Trainer`](super::Trainer) does not cover: those for the satellite
//! measurements, and the one with guided codes.

use burn::tensor::{Device, Tensor};

pub use crate::metrics::procrustes::procrustes;

use super::RowTrainer;
use super::row_trainer::RATE;
use super::satellite::{Record, architecture, table};
use crate::config::TrainConfig;
use crate::data::Samples;
use crate::data::random::RandomStream;
use crate::error::Result;
use crate::metrics::mean_squared_error;
use crate::metrics::procrustes::products;
use crate::model::layout::Parts;
use crate::nn::Autoencoder;
use crate::ops;
use crate::optimizer::cosine_decay;
use crate::reading::{flat, read_now};
use crate::tensor_file::{self, Precision};

/// Spectral bands of a pixel; a row holds the bands of one pixel after another.
pub(crate) const BANDS: usize = 4;

/// Trains a network for the satellite measurements with a code of `d` values and cosine decay of the step size to a
/// hundredth. With `missing` it learns imputation: each row lacks a band, a pixel, or each value with that probability,
/// and 0, the mean, replaces them. Returns its file, and the mean squared error of the standardised test rows.
///
/// # Errors
/// [`crate::Error::Device`] when the results cannot be read.
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
    let rate = |step| cosine_decay(step, steps);
    match missing {
        None => run.advance(steps, rate),
        Some(share) => {
            run.advance_corrupted(steps, rate, |step, rows| holed(rows, share, &mut RandomStream::of_step(seed, step)))
        }
    }
    let reconstructions = read_now(flat(run.network().reconstruct(table.tensor(table.test(), device))))?;
    let error = mean_squared_error(&table.rows(table.test()), &reconstructions);
    let parts = Parts::of(run.network());
    let values = parts.tensors().into_iter().map(read_now).collect::<Result<Vec<_>>>()?;
    let record = Record { architecture: plan, step: run.step(), error };
    Ok((tensor_file::write(&record, &parts.named(values), Precision::F16)?, error))
}

/// Trains the network of `config` on all `samples`, its codes pulled to their places in `map` `[count, d]` by ½ `pull`
/// ‖h − e‖², with cosine decay of Adam's step size to a hundredth. Calls `after` after each epoch with the number of
/// epochs done and the network. Returns the network and its number of steps.
pub fn guided(
    config: &TrainConfig,
    samples: &Samples,
    map: Vec<f32>,
    pull: f64,
    device: &Device,
    mut after: impl FnMut(usize, &Autoencoder),
) -> (Autoencoder, usize) {
    let (count, seed) = (samples.count(), u64::from(config.seed));
    let map = ops::tensor(map, [count, config.d_code], device);
    let network = config.architecture().init(seed, device);
    let run = RowTrainer::new(network, samples.tensor(count, device), seed);
    let mut run = run.by(config.cost).in_batches(config.batch_size);
    run.guide(Some((map, pull)));
    let steps = count / config.batch_size;
    for epoch in 1..=config.epochs {
        run.advance(steps, |step| config.learning_rate / RATE * cosine_decay(step, steps * config.epochs));
        after(epoch, run.network());
    }
    (run.network().clone(), run.step())
}

/// Like [`procrustes`], but only among the eight rotations and reflections that map axes to axes: a variational
/// network's Gaussians are aligned with them.
pub fn procrustes_of_axes(points: &[f32], onto: &[f32]) -> [[f64; 2]; 2] {
    let products: [[f64; 2]; 2] = products(points, onto);
    let signs = [1.0, -1.0];
    let turns = signs
        .into_iter()
        .flat_map(|a| signs.into_iter().flat_map(move |b| [[[a, 0.0], [0.0, b]], [[0.0, a], [b, 0.0]]]));
    let fit =
        |turn: &[[f64; 2]; 2]| turn.iter().flatten().zip(products.iter().flatten()).map(|(a, b)| a * b).sum::<f64>();
    turns.max_by(|a, b| fit(a).total_cmp(&fit(b))).unwrap_or([[1.0, 0.0], [0.0, 1.0]])
}

/// Rotates points `[count, 2]`.
pub fn turned(points: &[f32], turn: &[[f64; 2]; 2]) -> Vec<f32> {
    let place = |[x, y]: &[f32; 2]| turn.map(|[a, b]| (a * f64::from(*x) + b * f64::from(*y)) as f32);
    points.as_chunks::<2>().0.iter().flat_map(place).collect()
}

/// Rows `[m, 36]` with missing values set to 0.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rotation_is_recovered() {
        let points: Vec<f32> =
            (0..40).map(|i| ((i * 37 % 23) as f32 - 11.0) * if i % 2 == 0 { 1.0 } else { 0.4 }).collect();
        let (sine, cosine) = 0.7_f64.sin_cos();
        let moved = |points: Vec<f32>| points.iter().map(|value| 3.0 * value + 5.0).collect::<Vec<_>>();
        for turn in [[[cosine, -sine], [sine, cosine]], [[cosine, sine], [sine, -cosine]]] {
            let found: [[f64; 2]; 2] = procrustes(&points, &moved(turned(&points, &turn)));
            let gap = found.iter().flatten().zip(turn.iter().flatten()).map(|(a, b)| (a - b).abs()).sum::<f64>();
            assert!(gap < 1e-5, "{found:?} {turn:?}");
        }
        let swapped = [[0.0, -1.0], [1.0, 0.0]];
        assert_eq!(procrustes_of_axes(&points, &moved(turned(&points, &swapped))), swapped);
        assert_eq!(turned(&[1.0, 2.0], &swapped), [-2.0, 1.0]);
    }
}
