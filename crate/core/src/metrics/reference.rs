//! Baselines on the test set: the reference lines of a training curve.

use serde::Serialize;

use super::pca::Pca;
use super::{mean_row, mean_squared_error};
use crate::data::Samples;
use crate::loss::Cost;

/// A predictor's cost and error on the test set.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reference {
    /// The predictor.
    pub kind: ReferenceKind,
    /// Mean ℓ of the test samples.
    pub cost: f32,
    /// Mean squared error per pixel.
    pub mse: f32,
    /// Number of training images it was fitted to, not necessarily the run's; 0 if nothing is fitted.
    pub images: usize,
}

/// The baseline predictors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ReferenceKind {
    /// The mean training image, for every input.
    Mean,
    /// PCA with as many components as the code has values.
    Pca,
    /// The input itself: the lower bound of the cost.
    Floor,
}

/// The references for `cost` on `test` that are possible with `pca`. `corrupt` applies the network's input corruption
/// to all test samples, `[count × n]`; predictors see the same samples, and know their mean, as a network does.
pub fn references_for(
    cost: Cost,
    test: &Samples,
    corrupt: impl Fn(&mut [f32]),
    pca: Option<&Pca>,
    d_code: usize,
) -> Vec<Reference> {
    let rows: Vec<Vec<f32>> = (0..test.count()).filter_map(|index| test.row(index)).collect();
    let clean = rows.concat();
    let mut seen = clean.clone();
    corrupt(&mut seen);
    let centre = (seen != clean).then(|| mean_row(&seen, test.width()));
    let seen: Vec<&[f32]> = seen.chunks_exact(test.width()).collect();
    let count = rows.len().max(1) as f64;
    let measure = |kind, predict: &dyn Fn(&[f32]) -> Option<Vec<f32>>| {
        let mut sums = (0.0, 0.0);
        for (row, seen) in rows.iter().zip(&seen) {
            let reconstruction = predict(seen)?;
            sums.0 += cost.sum_of(row, &reconstruction);
            sums.1 += f64::from(mean_squared_error(row, &reconstruction));
        }
        let images = pca.map_or(0, Pca::samples);
        Some(Reference { kind, cost: (sums.0 / count) as f32, mse: (sums.1 / count) as f32, images })
    };
    let mean = pca.and_then(|pca| measure(ReferenceKind::Mean, &|_| Some(pca.mean().to_vec())));
    let components = pca.and_then(|pca| {
        let centre = centre.as_deref().unwrap_or(pca.mean());
        measure(ReferenceKind::Pca, &|row| pca.reconstruct_around(centre, row, d_code))
    });
    let floor = rows.iter().map(|row| cost.floor(row)).sum::<f64>() / count;
    let floor = Reference { kind: ReferenceKind::Floor, cost: floor as f32, mse: 0.0, images: 0 };
    [mean, components, Some(floor)].into_iter().flatten().collect()
}
