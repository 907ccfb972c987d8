//! What else could be had on the test set: the lines that a training curve is judged by.

use serde::Serialize;

use super::mean_squared_error;
use super::pca::Pca;
use crate::data::Samples;
use crate::loss::Cost;

/// A predictor's cost and error on the test set.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reference {
    /// Which one.
    pub kind: ReferenceKind,
    /// Mean ℓ of the test samples.
    pub cost: f32,
    /// Mean squared error a pixel.
    pub mse: f32,
}

/// Predictors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ReferenceKind {
    /// The mean training image, whatever the input.
    Mean,
    /// PCA with as many components as the code has values.
    Pca,
    /// The input itself: the least that the cost can be.
    Floor,
}

/// The references for `cost` on `test`, those that `pca` can give.
pub fn of(cost: Cost, test: &Samples, pca: Option<&Pca>, d_code: usize) -> Vec<Reference> {
    let rows: Vec<Vec<f32>> = (0..test.count()).filter_map(|index| test.row(index)).collect();
    let count = rows.len().max(1) as f64;
    let measure = |kind, predict: &dyn Fn(&[f32]) -> Option<Vec<f32>>| {
        let mut sums = (0.0, 0.0);
        for row in &rows {
            let own = predict(row)?;
            sums.0 += cost.sum_of(row, &own);
            sums.1 += f64::from(mean_squared_error(row, &own));
        }
        Some(Reference { kind, cost: (sums.0 / count) as f32, mse: (sums.1 / count) as f32 })
    };
    let mean = pca.and_then(|pca| measure(ReferenceKind::Mean, &|_| Some(pca.mean().to_vec())));
    let own = pca.and_then(|pca| measure(ReferenceKind::Pca, &|row| pca.reconstruct(row, d_code)));
    let floor = rows.iter().map(|row| cost.floor(row)).sum::<f64>() / count;
    let floor = Reference { kind: ReferenceKind::Floor, cost: floor as f32, mse: 0.0 };
    [mean, own, Some(floor)].into_iter().flatten().collect()
}
