//! A table of numbers: samples with a few measured values each, standardised.

use burn::tensor::{Device, Tensor};

use crate::error::{Error, Result, TableFault};
use crate::ops;

/// Maximum number of columns: PCA of more takes too long in a browser.
pub const MAX_COLUMNS: usize = 100;
/// Maximum number of rows.
pub const MAX_ROWS: usize = 20_000;
/// Minimum number of rows: seven to train on and one to test.
pub const MIN_ROWS: usize = 8;
/// Without an explicit split, every fifth row goes to the test set.
const TEST_EVERY: usize = 5;

/// Rows of numbers, each column with mean 0 and standard deviation 1 over the training rows.
pub struct Table {
    /// Columns that vary, by their index in the input.
    pub columns: Vec<usize>,
    /// Columns that were dropped because they are constant.
    pub constant: Vec<usize>,
    /// One label per row.
    pub labels: Vec<u8>,
    /// `[rows, columns]`, standardised.
    values: Vec<f32>,
    mean: Vec<f32>,
    deviation: Vec<f32>,
    /// Indices of the training rows.
    train: Vec<usize>,
    /// Indices of the test rows.
    test: Vec<usize>,
}

impl Table {
    /// Standardises `values` `[rows, width]`. The first `split` rows are for training; with `None`, four of every five.
    ///
    /// # Errors
    /// [`Error::Table`] for too few or too many rows or columns, a value that is not finite, and a table without
    /// variation.
    pub fn new(width: usize, values: &[f32], labels: Vec<u8>, split: Option<usize>) -> Result<Self> {
        let rows = labels.len();
        let refuse = |fault| Err(Error::Table { fault });
        if rows < MIN_ROWS {
            return refuse(TableFault::FewRows { rows, least: MIN_ROWS });
        }
        if rows > MAX_ROWS || width > MAX_COLUMNS {
            return refuse(TableFault::TooLarge {
                rows,
                columns: width,
                most_rows: MAX_ROWS,
                most_columns: MAX_COLUMNS,
            });
        }
        if values.len() != rows * width {
            return Err(Error::WrongLength { what: "table", expected: rows * width, got: values.len() });
        }
        if let Some(index) = values.iter().position(|value| !value.is_finite()) {
            return refuse(TableFault::NotFinite { row: index / width + 1, column: index % width + 1 });
        }
        let is_train = |row: &usize| split.map_or(row % TEST_EVERY != TEST_EVERY - 1, |split| *row < split);
        let (train, test): (Vec<usize>, Vec<usize>) = (0..rows).partition(is_train);
        let moments: Vec<(f64, f64)> = (0..width).map(|column| moments(values, width, column, &train)).collect();
        // Below the resolution of a float of that magnitude it is rounding error, not variation.
        let varies = |column: &usize| moments[*column].1 > 1e-6 * moments[*column].0.abs().max(1e-30);
        let (columns, constant): (Vec<usize>, Vec<usize>) = (0..width).partition(varies);
        if columns.len() < 2 {
            return refuse(TableFault::FewColumns { columns: columns.len() });
        }
        let mean: Vec<f32> = columns.iter().map(|&column| moments[column].0 as f32).collect();
        let deviation: Vec<f32> = columns.iter().map(|&column| moments[column].1 as f32).collect();
        let standardise = |row: &[f32]| -> Vec<f32> {
            let picked = columns.iter().map(|&column| row[column]);
            picked
                .zip(mean.iter().zip(&deviation))
                .map(|(value, (mean, deviation))| (value - mean) / deviation)
                .collect()
        };
        let values = values.chunks_exact(width).flat_map(standardise).collect();
        Ok(Self { columns, constant, labels, values, mean, deviation, train, test })
    }

    /// n, the number of columns that vary.
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// Number of rows.
    pub fn count(&self) -> usize {
        self.labels.len()
    }

    /// Row `index`, `[n]`, standardised; `None` past the end.
    pub fn row(&self, index: usize) -> Option<&[f32]> {
        let n = self.width();
        self.values.get(index.checked_mul(n)?..index.checked_add(1)?.checked_mul(n)?)
    }

    /// The rows at `indices`, concatenated.
    pub fn rows(&self, indices: &[usize]) -> Vec<f32> {
        indices.iter().filter_map(|&index| self.row(index)).flatten().copied().collect()
    }

    /// Every row, `[rows, n]`, standardised.
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// Indices of the training rows.
    pub fn train(&self) -> &[usize] {
        &self.train
    }

    /// Indices of the test rows.
    pub fn test(&self) -> &[usize] {
        &self.test
    }

    /// Converts standardised rows `[count × n]` back to the table's units.
    pub fn restored(&self, values: &[f32]) -> Vec<f32> {
        let scales = self.mean.iter().zip(&self.deviation).cycle();
        values.iter().zip(scales).map(|(value, (mean, deviation))| value * deviation + mean).collect()
    }

    /// The rows at `indices` on `device`, `[indices.len(), n]`.
    pub fn tensor(&self, indices: &[usize], device: &Device) -> Tensor<2> {
        ops::tensor(self.rows(indices), [indices.len(), self.width()], device)
    }

    /// Every row on `device`, `[rows, n]`.
    pub fn all(&self, device: &Device) -> Tensor<2> {
        ops::tensor(self.values.clone(), [self.count(), self.width()], device)
    }
}

/// Mean and standard deviation of a column over the given rows.
fn moments(values: &[f32], width: usize, column: usize, rows: &[usize]) -> (f64, f64) {
    let each = || rows.iter().map(|row| f64::from(values[row * width + column]));
    let count = rows.len() as f64;
    let mean = each().sum::<f64>() / count;
    (mean, (each().map(|value| (value - mean).powi(2)).sum::<f64>() / count).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_standardised_over_the_training_rows() {
        let values: Vec<f32> = (0..10).flat_map(|i| [i as f32, 7.0, 100.0 - 2.0 * i as f32]).collect();
        let table = Table::new(3, &values, vec![0; 10], Some(5)).unwrap();
        assert_eq!((table.columns.as_slice(), table.constant.as_slice()), (&[0, 2][..], &[1][..]));
        assert_eq!((table.train(), table.test()), (&[0, 1, 2, 3, 4][..], &[5, 6, 7, 8, 9][..]));
        // 0 … 4 have mean 2 and standard deviation √2.
        let expected = [(6.0 - 2.0) / 2.0_f32.sqrt(), -(6.0 - 2.0) / 2.0_f32.sqrt()];
        let found: [f32; 2] = table.row(6).unwrap().try_into().unwrap();
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-6), "{found:?}");
        assert_eq!(table.row(10), None);
        let back = table.restored(table.row(6).unwrap());
        assert!((back[0] - 6.0).abs() < 1e-5 && (back[1] - 88.0).abs() < 1e-4);
        assert_eq!(Table::new(3, &values, vec![0; 10], None).unwrap().test(), [4, 9]);
    }

    #[test]
    fn irreducible_tables_are_rejected() {
        let fault = |width: usize, values: &[f32], rows: usize| match Table::new(width, values, vec![0; rows], None) {
            Err(Error::Table { fault }) => fault,
            other => panic!("{:?}", other.err()),
        };
        let line: Vec<f32> = (0..20).map(|i| i as f32).collect();
        assert_eq!(fault(2, &line[..2], 1), TableFault::FewRows { rows: 1, least: MIN_ROWS });
        assert_eq!(fault(1, &line, 20), TableFault::FewColumns { columns: 1 });
        assert_eq!(fault(2, &[3.0; 40], 20), TableFault::FewColumns { columns: 0 });
        let mut hole = line.clone();
        hole[5] = f32::NAN;
        assert_eq!(fault(2, &hole, 10), TableFault::NotFinite { row: 3, column: 2 });
        assert!(matches!(fault(101, &vec![0.0; 1010], 10), TableFault::TooLarge { columns: 101, .. }));
    }
}
