//! Linear regression: the best linear prediction of one row of numbers from another.

use latente_kernels::add_scaled_f64;
use nalgebra::{Cholesky, DMatrix};

/// The model y = W x + b.
#[derive(Debug, Clone)]
pub struct Regression {
    inputs: usize,
    /// Wᵀ `[inputs, outputs]`, row by row.
    weights: Vec<f64>,
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
        let (x_mean, y_mean) = (mean(inputs, count, d), mean(outputs, count, m));
        // Row by row: the rows of a whole data set in this precision would take more memory than everything else.
        let (mut square, mut product) = (vec![0.0; d * d], vec![0.0; d * m]);
        for (x, y) in inputs.chunks_exact(d).zip(outputs.chunks_exact(m.max(1))) {
            let (x, y) = (centred(x, &x_mean), centred(y, &y_mean));
            for (i, &value) in x.iter().enumerate() {
                add_scaled_f64(&mut square[i * d..(i + 1) * d], value, &x);
                add_scaled_f64(&mut product[i * m..(i + 1) * m], value, &y);
            }
        }
        for i in 0..d {
            square[i * d + i] += alpha;
        }
        // A symmetric matrix is the same column by column, and the rows of the product are the columns of its transpose.
        let solve = Cholesky::new(DMatrix::from_vec(d, d, square))?;
        let weights = solve.solve(&DMatrix::from_row_slice(d, m, &product)).transpose().as_slice().to_vec();
        let mut bias = y_mean;
        for (mean, weights) in x_mean.iter().zip(rows(&weights, m)) {
            add_scaled_f64(&mut bias, -mean, weights);
        }
        Some(Self { inputs: d, weights, bias })
    }

    /// The predictions for `inputs` `[count, d]`, `[count, m]`.
    pub fn predict(&self, inputs: &[f32]) -> Vec<f32> {
        let mut guesses = Vec::with_capacity(inputs.len() / self.inputs * self.bias.len());
        for row in inputs.chunks_exact(self.inputs) {
            let mut guess = self.bias.clone();
            for (&value, weights) in row.iter().zip(rows(&self.weights, self.bias.len())) {
                add_scaled_f64(&mut guess, f64::from(value), weights);
            }
            guesses.extend(guess.iter().map(|&value| value as f32));
        }
        guesses
    }
}

/// R² of the best linear prediction of each column of `outputs` `[count, m]` from `inputs` `[count, d]`: 1 − Σ(y − ŷ)²
/// / Σ(y − ȳ)², 1 for a linear function of them, 0 for a column they do not predict. `None` as for the fit.
pub fn r_squared(inputs: &[f32], outputs: &[f32], d: usize) -> Option<Vec<f64>> {
    /// Only makes the solution unique.
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

/// The rows of a matrix with this many columns.
fn rows(values: &[f64], columns: usize) -> impl Iterator<Item = &[f64]> {
    values.chunks_exact(columns.max(1))
}

/// The mean of `count` rows of `width` values.
fn mean(rows: &[f32], count: usize, width: usize) -> Vec<f64> {
    let mut sums = vec![0.0; width];
    for row in rows.chunks_exact(width.max(1)) {
        sums.iter_mut().zip(row).for_each(|(sum, &value)| *sum += f64::from(value));
    }
    sums.iter().map(|sum| sum / count as f64).collect()
}

/// A row minus the mean.
fn centred(row: &[f32], mean: &[f64]) -> Vec<f64> {
    row.iter().zip(mean).map(|(&value, mean)| f64::from(value) - mean).collect()
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
