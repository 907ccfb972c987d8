//! How shipped networks are trained that a [`Trainer`](super::Trainer) does not train: those of the satellite's measurements,
//! and the one whose codes are pulled to a map.

use burn::tensor::{Device, Tensor};
use nalgebra::Matrix2;

use super::RowTrainer;
use super::row_trainer::RATE;
use super::satellite::{Record, architecture, table};
use crate::config::TrainConfig;
use crate::data::Samples;
use crate::data::random::RandomStream;
use crate::error::Result;
use crate::metrics::mean_squared_error;
use crate::model::layout::Parts;
use crate::nn::Autoencoder;
use crate::ops;
use crate::optimizer::falling;
use crate::reading::{flat, read_now};
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
    let copies = read_now(flat(run.network().reconstruct(table.tensor(table.test(), device))))?;
    let error = mean_squared_error(&table.rows(table.test()), &copies);
    let parts = Parts::of(run.network());
    let values = parts.tensors().into_iter().map(read_now).collect::<Result<Vec<_>>>()?;
    let record = Record { architecture: plan, step: run.step(), error };
    Ok((tensor_file::write(&record, &parts.named(values), Precision::F16)?, error))
}

/// Trains the network of `config` on all `samples`, its codes pulled to their places in `map` `[count, d]` by ½ `pull` ‖h − e‖²; Adam's
/// step size falls to a hundredth along a cosine. `after` is called after each epoch with the number of epochs done and the network.
/// Returns the network and how many steps it has had.
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
        run.advance(steps, |step| config.learning_rate / RATE * falling(step, steps * config.epochs));
        after(epoch, run.network());
    }
    (run.network().clone(), run.step())
}

/// The rotation of the plane, with a reflection or without, that brings `points` `[count, 2]` nearest to `onto` `[count, 2]`,
/// each measured from its mean: the product of the singular vectors of Σ (onto − mean)(points − mean)ᵀ (Schönemann,
/// "A generalized solution of the orthogonal Procrustes problem", 1966). Columns are multiplied: `turn * point`.
pub fn procrustes(points: &[f32], onto: &[f32]) -> Matrix2<f64> {
    let singular = products(onto, points).svd(true, true);
    match (singular.u, singular.v_t) {
        (Some(u), Some(v_t)) => u * v_t,
        _ => Matrix2::identity(),
    }
}

/// The same among the eight that swap and reflect the axes alone: a variational network's Gaussians lie along them.
pub fn procrustes_of_axes(points: &[f32], onto: &[f32]) -> Matrix2<f64> {
    let products = products(onto, points);
    let signs = [1.0, -1.0];
    let turns = signs.into_iter().flat_map(|a| {
        signs.into_iter().flat_map(move |b| [Matrix2::new(a, 0.0, 0.0, b), Matrix2::new(0.0, a, b, 0.0)])
    });
    turns.max_by(|a, b| a.dot(&products).total_cmp(&b.dot(&products))).unwrap_or_else(Matrix2::identity)
}

/// Points `[count, 2]` turned.
pub fn turned(points: &[f32], turn: &Matrix2<f64>) -> Vec<f32> {
    let place = |point: &[f32; 2]| turn * nalgebra::Vector2::new(f64::from(point[0]), f64::from(point[1]));
    points.as_chunks::<2>().0.iter().map(place).flat_map(|place| [place.x as f32, place.y as f32]).collect()
}

/// Σ (a − mean)(b − mean)ᵀ of points `[count, 2]`.
fn products(a: &[f32], b: &[f32]) -> Matrix2<f64> {
    let [a, b] = [a, b].map(|points| points.as_chunks::<2>().0);
    let mean = |points: &[[f32; 2]], axis: usize| {
        points.iter().map(|point| f64::from(point[axis])).sum::<f64>() / points.len().max(1) as f64
    };
    Matrix2::from_fn(|row, column| {
        let (middle, other) = (mean(a, row), mean(b, column));
        a.iter().zip(b).map(|(a, b)| (f64::from(a[row]) - middle) * (f64::from(b[column]) - other)).sum()
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_is_found_again() {
        let points: Vec<f32> =
            (0..40).map(|i| ((i * 37 % 23) as f32 - 11.0) * if i % 2 == 0 { 1.0 } else { 0.4 }).collect();
        let (sine, cosine) = 0.7_f64.sin_cos();
        let moved = |points: Vec<f32>| points.iter().map(|value| 3.0 * value + 5.0).collect::<Vec<_>>();
        for turn in [Matrix2::new(cosine, -sine, sine, cosine), Matrix2::new(cosine, sine, sine, -cosine)] {
            let found = procrustes(&points, &moved(turned(&points, &turn)));
            assert!((found - turn).norm() < 1e-5, "{found} {turn}");
        }
        let swapped = Matrix2::new(0.0, -1.0, 1.0, 0.0);
        assert_eq!(procrustes_of_axes(&points, &moved(turned(&points, &swapped))), swapped);
        assert_eq!(turned(&[1.0, 2.0], &swapped), [-2.0, 1.0]);
    }
}
