//! Linear regression: the best linear prediction of one row of numbers from another.

use nalgebra::{Cholesky, DMatrix};

/// The model y = W x + b.
#[derive(Debug, Clone)]
pub struct Regression {
    inputs: usize,
    /// Wᵀ `[inputs, outputs]`.
    weights: DMatrix<f64>,
    /// b `[outputs]`.
    bias: Vec<f64>,
}

impl Regression {
    /// Fits `outputs` `[count, m]` to `inputs` `[count, d]` by least squares with the penalty alpha ‖W‖², without one
    /// on the bias: (XᵀX + alpha I) Wᵀ = Xᵀ Y of centred rows, as scikit-learn's `Ridge`. With alpha > 0 the solution
    /// is unique for any number of rows. `None` without rows, or with values that are not finite.
    pub fn fit(inputs: &[f32], outputs: &[f32], d: usize, alpha: f64) -> Option<Self> {
        let count = inputs.len() / d.max(1);
        if count == 0 || !outputs.len().is_multiple_of(count) {
            return None;
        }
        let m = outputs.len() / count;
        let (x, x_mean) = centred(inputs, count, d);
        let (y, y_mean) = centred(outputs, count, m);
        let mut square = x.tr_mul(&x);
        for i in 0..d {
            square[(i, i)] += alpha;
        }
        let weights = Cholesky::new(square)?.solve(&x.tr_mul(&y));
        let bias = (0..m).map(|j| y_mean[j] - (0..d).map(|i| x_mean[i] * weights[(i, j)]).sum::<f64>()).collect();
        Some(Self { inputs: d, weights, bias })
    }

    /// The predictions for `inputs` `[count, d]`, `[count, m]`.
    pub fn predict(&self, inputs: &[f32]) -> Vec<f32> {
        let guess = |row: &[f32]| -> Vec<f32> {
            let value = |(j, bias): (usize, &f64)| {
                let column = self.weights.column(j);
                (bias + row.iter().zip(column.iter()).map(|(x, w)| f64::from(*x) * w).sum::<f64>()) as f32
            };
            self.bias.iter().enumerate().map(value).collect()
        };
        inputs.chunks_exact(self.inputs).flat_map(guess).collect()
    }
}

/// R² of the best linear prediction of each column of `outputs` `[count, m]` from `inputs` `[count, d]`: 1 − Σ(y − ŷ)²
/// / Σ(y − ȳ)², 1 for a linear function of them, 0 for a column they do not predict. `None` as for the fit.
pub fn r_squared(inputs: &[f32], outputs: &[f32], d: usize) -> Option<Vec<f64>> {
    /// Only to make the solution unique.
    const ALPHA: f64 = 1e-9;
    let guesses = Regression::fit(inputs, outputs, d, ALPHA)?.predict(inputs);
    let m = outputs.len() / (inputs.len() / d);
    let column = |values: &[f32], j: usize| -> Vec<f64> {
        values.iter().skip(j).step_by(m).map(|&value| f64::from(value)).collect()
    };
    let share = |j: usize| {
        let (y, guess) = (column(outputs, j), column(&guesses, j));
        let mean = y.iter().sum::<f64>() / y.len() as f64;
        let left: f64 = y.iter().zip(&guess).map(|(y, guess)| (y - guess).powi(2)).sum();
        1.0 - left / y.iter().map(|y| (y - mean).powi(2)).sum::<f64>().max(f64::MIN_POSITIVE)
    };
    Some((0..m).map(share).collect())
}

/// Centred rows, and their mean.
fn centred(rows: &[f32], count: usize, width: usize) -> (DMatrix<f64>, Vec<f64>) {
    let column = |j: usize| rows.iter().skip(j).step_by(width.max(1)).map(|&value| f64::from(value));
    let mean: Vec<f64> = (0..width).map(|j| column(j).sum::<f64>() / count as f64).collect();
    (DMatrix::from_fn(count, width, |i, j| f64::from(rows[i * width + j]) - mean[j]), mean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::assert_close;

    #[test]
    fn a_linear_law_is_recovered() {
        // y = (2a − b + 3, b)
        let inputs: Vec<f32> = (0..12_u8).flat_map(|i| [f32::from(i), f32::from(i * i % 7)]).collect();
        let outputs: Vec<f32> = inputs.chunks_exact(2).flat_map(|p| [2.0 * p[0] - p[1] + 3.0, p[1]]).collect();
        let regression = Regression::fit(&inputs, &outputs, 2, 1e-9).unwrap();
        let predicted = regression.predict(&[10.0, 4.0, 0.0, 0.0]);
        assert_close(&predicted, &[19.0, 4.0, 3.0, 0.0], 1e-4);
    }

    #[test]
    fn ridge_equals_scikit_learn() {
        // Ridge(alpha=0.5).fit([[1, 2], [3, 4], [5, 7], [0, 1]], [[1, 0], [2, 1], [4, 1], [0, 2]]).predict([[2, 2]])
        let (x, y) = ([1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 0.0, 1.0], [1.0, 0.0, 2.0, 1.0, 4.0, 1.0, 0.0, 2.0]);
        let predicted = Regression::fit(&x, &y, 2, 0.5).unwrap().predict(&[2.0, 2.0]);
        assert_close(&predicted, &RIDGE, 1e-5);
    }

    const RIDGE: [f32; 2] = [1.060_693_6, 0.890_173_4];

    /// `LinearRegression().fit(x, y).score(x, y)` of scikit-learn for each column.
    #[test]
    fn r_squared_equals_scikit_learn() {
        let x = [1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 0.0, 1.0, 2.0, 2.0];
        let y = [1.0, 0.0, 2.0, 1.0, 4.0, 1.0, 0.0, 2.0, 3.0, 5.0];
        let found = r_squared(&x, &y, 2).unwrap();
        assert_eq!(found.len(), 2);
        assert!(found.iter().zip(SCORES).all(|(a, b)| (a - b).abs() < 1e-6), "{found:?}");
        assert!((r_squared(&[1.0, 2.0, 3.0], &[5.0, 7.0, 9.0], 1).unwrap()[0] - 1.0).abs() < 1e-6);
    }

    const SCORES: [f64; 2] = [0.926_213_592, 0.656_258_200];

    #[test]
    fn fewer_rows_than_columns_can_be_fitted() {
        let regression = Regression::fit(&[1.0, 2.0, 3.0], &[5.0, 6.0], 3, 1e-3).unwrap();
        assert_close(&regression.predict(&[1.0, 2.0, 3.0]), &[5.0, 6.0], 1e-3);
        assert!(Regression::fit(&[], &[], 3, 1.0).is_none());
        assert!(Regression::fit(&[f32::NAN, 1.0], &[1.0, 2.0], 1, 1.0).is_none());
    }
}
