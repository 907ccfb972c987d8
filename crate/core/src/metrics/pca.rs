//! Principal component analysis: the best linear reconstruction from as many numbers as the code has.

use std::collections::BTreeMap;

use nalgebra::{DMatrix, SymmetricEigen};
use serde::{Deserialize, Serialize};

use crate::data::{Samples, Subject};
use crate::error::{Error, FileFault, Result};
use crate::model::file::{self, Precision, Values};

/// The mean sample and the components, the strongest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Pca {
    mean: Vec<f32>,
    /// Orthonormal rows `[components, n]`.
    components: Vec<f32>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Record {
    subject: Subject,
    images: usize,
    components: usize,
}

impl Pca {
    /// Fits `count` components, the eigenvectors of the covariance with the largest eigenvalues.
    pub fn fit(samples: &Samples, count: usize) -> Self {
        let rows = (0..samples.count()).filter_map(|index| samples.row(index));
        Self::fit_rows(samples.width(), rows, count)
    }

    /// The same of rows of `n` values.
    pub fn fit_rows(n: usize, rows: impl Iterator<Item = Vec<f32>>, count: usize) -> Self {
        let mut mean = vec![0.0_f64; n];
        let mut products = DMatrix::<f64>::zeros(n, n);
        let mut total = 0.0_f64;
        for row in rows {
            let row: Vec<f64> = row.into_iter().map(f64::from).collect();
            total += 1.0;
            for (i, &value) in row.iter().enumerate().filter(|(_, value)| **value != 0.0) {
                mean[i] += value;
                // One column of the symmetric matrix: digits are mostly zeros, so this skips most of the work.
                products.column_mut(i).iter_mut().zip(&row).for_each(|(sum, other)| *sum += value * other);
            }
        }
        let total = total.max(1.0);
        mean.iter_mut().for_each(|value| *value /= total);
        let covariance = DMatrix::from_fn(n, n, |i, j| products[(i, j)] / total - mean[i] * mean[j]);
        let eigen = SymmetricEigen::new(covariance);
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by(|&a, &b| eigen.eigenvalues[b].total_cmp(&eigen.eigenvalues[a]));
        let components = order.iter().take(count).flat_map(|&index| signed(&eigen, index)).collect();
        Self { mean: mean.into_iter().map(|value| value as f32).collect(), components }
    }

    /// The mean sample `[n]`.
    pub fn mean(&self) -> &[f32] {
        &self.mean
    }

    /// How many components there are.
    pub fn count(&self) -> usize {
        self.components.len() / self.mean.len()
    }

    /// The first `count` components of `input` `[n]`, or `None` if there are not so many.
    pub fn scores(&self, input: &[f32], count: usize) -> Option<Vec<f32>> {
        let n = self.mean.len();
        if count > self.count() || input.len() != n {
            return None;
        }
        let score = |component: &[f32]| {
            input.iter().zip(&self.mean).zip(component).map(|((x, mean), weight)| (x - mean) * weight).sum()
        };
        Some(self.components.chunks_exact(n).take(count).map(score).collect())
    }

    /// The reconstruction of `input` `[n]` from its first `count` components, or `None` if there are not so many.
    pub fn reconstruct(&self, input: &[f32], count: usize) -> Option<Vec<f32>> {
        self.reconstruct_around(&self.mean, input, count)
    }

    /// The same for an input whose kind has another mean `centre` `[n]`, such as noisy ones: what is rebuilt is clean.
    pub fn reconstruct_around(&self, centre: &[f32], input: &[f32], count: usize) -> Option<Vec<f32>> {
        let n = self.mean.len();
        if count > self.count() || input.len() != n || centre.len() != n {
            return None;
        }
        let centred: Vec<f32> = input.iter().zip(centre).map(|(x, mean)| x - mean).collect();
        let mut reconstruction = self.mean.clone();
        for component in self.components.chunks_exact(n).take(count) {
            let score: f32 = centred.iter().zip(component).map(|(x, weight)| x * weight).sum();
            reconstruction.iter_mut().zip(component).for_each(|(value, weight)| *value += score * weight);
        }
        Some(reconstruction)
    }

    /// The components as a file with half-precision numbers.
    ///
    /// # Errors
    /// [`Error::File`] when it cannot be written.
    pub fn write(&self, subject: Subject, images: usize) -> Result<Vec<u8>> {
        let (n, components) = (self.mean.len(), self.count());
        let tensors = BTreeMap::from([
            ("mean".to_owned(), Values { shape: vec![n], values: self.mean.clone() }),
            ("components".to_owned(), Values { shape: vec![components, n], values: self.components.clone() }),
        ]);
        file::write(&Record { subject, images, components }, &tensors, Precision::F16)
    }

    /// Reads what [`Pca::write`] wrote.
    ///
    /// # Errors
    /// [`Error::File`] when it is damaged or lacks a tensor.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self> {
        let (_, mut tensors) = file::read::<Record>(name, bytes)?;
        let mut take = |key: &str| {
            let fault = FileFault::Model { reason: format!("it lacks {key}") };
            tensors.remove(key).ok_or(Error::File { file: name.to_owned(), fault })
        };
        let (mean, components) = (take("mean")?, take("components")?);
        if mean.values.is_empty() || components.shape.get(1) != Some(&mean.values.len()) {
            let fault = FileFault::Model { reason: "its shapes do not fit".to_owned() };
            return Err(Error::File { file: name.to_owned(), fault });
        }
        Ok(Self { mean: mean.values, components: components.values })
    }
}

/// Eigenvector `index` with its largest entry positive: an eigenvector's sign is arbitrary, and a file should not
/// depend on it.
fn signed(eigen: &SymmetricEigen<f64, nalgebra::Dyn>, index: usize) -> Vec<f32> {
    let vector = eigen.eigenvectors.column(index);
    let largest = vector.iter().copied().fold(
        0.0,
        |largest: f64, value| {
            if value.abs() > largest.abs() { value } else { largest }
        },
    );
    vector.iter().map(|value| (value * largest.signum()) as f32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_on_a_line_need_one_component() {
        // (x, 2x + 10) for x = 0, 1, …: the direction is (1, 2)/√5.
        let values: Vec<u8> = (0..20_u8).flat_map(|x| [x, 2 * x + 10]).collect();
        let samples = Samples::new(2, values, vec![0; 20]).unwrap();
        let pca = Pca::fit(&samples, 2);
        let expected = [1.0 / 5.0_f32.sqrt(), 2.0 / 5.0_f32.sqrt()];
        assert!(pca.components[..2].iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-5));
        let input = samples.row(7).unwrap();
        let own = pca.reconstruct(&input, 1).unwrap();
        assert!(input.iter().zip(&own).all(|(a, b)| (a - b).abs() < 1e-6));
        assert_eq!(pca.reconstruct(&input, 0).unwrap(), pca.mean());
        assert!(pca.reconstruct(&input, 3).is_none());
    }

    #[test]
    fn a_file_gives_the_components_back() {
        let samples = Samples::new(3, vec![9, 1, 4, 2, 8, 3, 5, 5, 0, 7, 2, 2], vec![0; 4]).unwrap();
        let pca = Pca::fit(&samples, 2);
        let read = Pca::read("pca", &pca.write(Subject::Digits, 4).unwrap()).unwrap();
        assert!(pca.components.iter().zip(&read.components).all(|(a, b)| (a - b).abs() < 1e-3));
        assert!(matches!(Pca::read("pca", b"no"), Err(Error::File { .. })));
    }
}
