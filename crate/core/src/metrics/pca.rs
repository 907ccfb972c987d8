//! Principal component analysis: the best linear reconstruction from as many numbers as the code has.

use std::collections::BTreeMap;

use latente_kernels::dot;
use nalgebra::{DMatrix, SymmetricEigen};
use serde::{Deserialize, Serialize};

use super::eigen::{jacobi, leading};
use super::order::descending;
use crate::data::{Samples, Subject};
use crate::error::{Error, FileFault, Result};
use crate::tensor_file::{self, Precision, Values};

/// The mean sample and the components, the strongest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Pca {
    mean: Vec<f32>,
    /// Orthonormal rows `[components, n]`.
    components: Vec<f32>,
    /// What the samples vary along each, `[components]`.
    variances: Vec<f32>,
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
        let (mean, covariance) = moments(samples.width(), rows);
        let eigen = SymmetricEigen::new(covariance);
        let vectors = eigen.eigenvectors.column_iter().map(|vector| vector.iter().copied().collect());
        Self::of(&mean, &eigen.eigenvalues.iter().copied().zip(vectors).collect::<Vec<_>>(), count)
    }

    /// The same of rows of a few values, which needs no solver for large matrices: that one would make the page's engine
    /// a sixteenth larger.
    pub fn fit_few(n: usize, rows: impl Iterator<Item = Vec<f32>>, count: usize) -> Self {
        let (mean, covariance) = moments(n, rows);
        Self::of(&mean, &jacobi(covariance), count)
    }

    /// The `count` leading components of rows of many values, from their `mean` `[n]` and the `products` `[n, n]` of the
    /// rows less their mean, by orthogonal iteration (Golub and Van Loan, Matrix Computations, 8.2): it converges to
    /// the space that the leading components span, a little late to the components themselves.
    pub fn leading(mean: Vec<f32>, products: &[f32], count: usize) -> Self {
        /// Each makes the components that are not wanted smaller by the ratio of the eigenvalues.
        const ROUNDS: usize = 12;
        /// More vectors than are wanted: the last of those that are settle sooner.
        const SPARE: usize = 8;
        let n = mean.len();
        // The first ones are the rows with the largest variance: any that are not orthogonal to what is looked for will do.
        let order = descending((0..n).map(|i| f64::from(products[i * n + i])));
        let starts = order.iter().step_by((n / (count + SPARE) / 2).max(1)).take(count + SPARE);
        let mut vectors: Vec<Vec<f32>> = starts.map(|&i| products[i * n..(i + 1) * n].to_vec()).collect();
        let mut sizes = vec![0.0; vectors.len()];
        for round in 0..=ROUNDS {
            for (i, size) in sizes.iter_mut().enumerate() {
                let (before, rest) = vectors.split_at_mut(i);
                let own = &mut rest[0];
                // Twice: once leaves what rounding has left.
                for other in before.iter().chain(before.iter()) {
                    let along = dot(own, other);
                    own.iter_mut().zip(other).for_each(|(value, other)| *value -= along * other);
                }
                *size = dot(own, own).sqrt();
                let scale = size.max(f32::MIN_POSITIVE);
                own.iter_mut().for_each(|value| *value /= scale);
            }
            if round < ROUNDS {
                let times = |vector: &Vec<f32>| products.chunks_exact(n).map(|row| dot(row, vector)).collect();
                vectors = vectors.iter().map(times).collect();
            }
        }
        let eigen = sizes
            .into_iter()
            .map(f64::from)
            .zip(vectors.iter().map(|vector| vector.iter().map(|&x| f64::from(x)).collect()));
        let mean: Vec<f64> = mean.into_iter().map(f64::from).collect();
        Self::of(&mean, &eigen.collect::<Vec<_>>(), count)
    }

    /// The `count` leading components of `rows` `[rows, n]` of many values, by orthogonal iteration to the end.
    pub fn of_rows(rows: &[f32], n: usize, count: usize) -> Self {
        let total = rows.len() / n.max(1);
        let column = |i: usize| rows.iter().skip(i).step_by(n);
        let mean: Vec<f64> =
            (0..n).map(|i| column(i).map(|&value| f64::from(value)).sum::<f64>() / total.max(1) as f64).collect();
        let columns: Vec<f32> =
            (0..n).flat_map(|i| column(i).map(|value| value - mean[i] as f32).collect::<Vec<_>>()).collect();
        let mut covariance = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..=i {
                let product = dot(&columns[i * total..][..total], &columns[j * total..][..total]) / total as f32;
                (covariance[i * n + j], covariance[j * n + i]) = (product, product);
            }
        }
        let vectors = leading(&covariance, n, count);
        // Each is as long as the root of its eigenvalue.
        let eigen = vectors.iter().map(|vector| {
            let variance = f64::from(dot(vector, vector));
            let length = variance.sqrt().max(f64::MIN_POSITIVE);
            (variance, vector.iter().map(|&value| f64::from(value) / length).collect())
        });
        Self::of(&mean, &eigen.collect::<Vec<_>>(), count)
    }

    /// The `count` leading components of fewer rows than values: from their `mean` `[n]`, the rows less that mean `centred`
    /// `[rows, n]`, and the products of these with each other `[rows, rows]`, whose eigenvectors are the scores.
    pub fn of_few_rows(mean: Vec<f32>, centred: &[f32], products: &[f32], count: usize) -> Self {
        let (n, rows) = (mean.len(), centred.len() / mean.len().max(1));
        let scores = leading(products, rows, count);
        let component = |scores: &Vec<f32>| {
            let mut component = vec![0.0; n];
            for (row, score) in centred.chunks_exact(n.max(1)).zip(scores) {
                component.iter_mut().zip(row).for_each(|(sum, value)| *sum += score * value);
            }
            // Xᵀ u has the length of the root of the eigenvalue, and the scores have too: λ.
            let size = dot(scores, scores).max(f32::MIN_POSITIVE);
            component.into_iter().map(move |value| value / size)
        };
        let components = scores.iter().flat_map(component).collect();
        let variances = scores.iter().map(|scores| dot(scores, scores) / rows.max(1) as f32).collect();
        Self { mean, components, variances }
    }

    fn of(mean: &[f64], eigen: &[(f64, Vec<f64>)], count: usize) -> Self {
        let order = descending(eigen.iter().map(|(value, _)| *value));
        let leading = || order.iter().take(count).map(|&i| &eigen[i]);
        let components = leading().flat_map(|(_, vector)| signed(vector)).collect();
        let variances = leading().map(|(value, _)| *value as f32).collect();
        Self { mean: mean.iter().map(|&value| value as f32).collect(), components, variances }
    }

    /// The mean sample `[n]`.
    pub fn mean(&self) -> &[f32] {
        &self.mean
    }

    /// The variance of the samples along each component, `[components]`.
    pub fn variances(&self) -> &[f32] {
        &self.variances
    }

    /// How many components there are.
    pub fn count(&self) -> usize {
        self.components.len() / self.mean.len()
    }

    /// The first `count` components of `input` `[n]`, or `None` if there are not so many.
    pub fn scores(&self, input: &[f32], count: usize) -> Option<Vec<f32>> {
        self.scores_around(&self.mean, input, count)
    }

    /// The same for an input whose kind has another mean `centre` `[n]`, such as noisy ones.
    pub fn scores_around(&self, centre: &[f32], input: &[f32], count: usize) -> Option<Vec<f32>> {
        let n = self.mean.len();
        if count > self.count() || input.len() != n || centre.len() != n {
            return None;
        }
        let centred: Vec<f32> = input.iter().zip(centre).map(|(x, mean)| x - mean).collect();
        let score = |component: &[f32]| dot(&centred, component);
        Some(self.components.chunks_exact(n).take(count).map(score).collect())
    }

    /// The image `[n]` that has these first components.
    pub fn image(&self, scores: &[f32]) -> Vec<f32> {
        let mut image = self.mean.clone();
        for (score, component) in scores.iter().zip(self.components.chunks_exact(self.mean.len())) {
            image.iter_mut().zip(component).for_each(|(value, weight)| *value += score * weight);
        }
        image
    }

    /// The first `count` components of every sample, `[samples, count]`; nothing if there are not so many.
    pub fn all_scores(&self, samples: &Samples, count: usize) -> Vec<f32> {
        let rows = (0..samples.count()).filter_map(|index| self.scores(&samples.row(index)?, count));
        rows.flatten().collect()
    }

    /// The same of `rows` `[rows, n]`.
    pub fn scores_of(&self, rows: &[f32], count: usize) -> Vec<f32> {
        rows.chunks_exact(self.mean.len()).filter_map(|row| self.scores(row, count)).flatten().collect()
    }

    /// The reconstructions of `rows` `[rows, n]` from their first `count` components; nothing if there are not so many.
    pub fn copies_of(&self, rows: &[f32], count: usize) -> Vec<f32> {
        rows.chunks_exact(self.mean.len()).filter_map(|row| self.reconstruct(row, count)).flatten().collect()
    }

    /// The reconstruction of `input` `[n]` from its first `count` components, or `None` if there are not so many.
    pub fn reconstruct(&self, input: &[f32], count: usize) -> Option<Vec<f32>> {
        self.reconstruct_around(&self.mean, input, count)
    }

    /// The same for an input whose kind has another mean `centre` `[n]`, such as noisy ones: what is rebuilt is clean.
    pub fn reconstruct_around(&self, centre: &[f32], input: &[f32], count: usize) -> Option<Vec<f32>> {
        self.scores_around(centre, input, count).map(|scores| self.image(&scores))
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
            ("variances".to_owned(), Values { shape: vec![components], values: self.variances.clone() }),
        ]);
        tensor_file::write(&Record { subject, images, components }, &tensors, Precision::F16)
    }

    /// Reads what [`Pca::write`] wrote.
    ///
    /// # Errors
    /// [`Error::File`] when it is damaged or lacks a tensor.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self> {
        let (_, mut tensors) = tensor_file::read::<Record>(name, bytes)?;
        let mut take = |key: &str| {
            let fault = FileFault::Model { reason: format!("it lacks {key}") };
            tensors.remove(key).ok_or(Error::File { file: name.to_owned(), fault })
        };
        let (mean, components, variances) = (take("mean")?, take("components")?, take("variances")?);
        if mean.values.is_empty() || components.shape != [variances.values.len(), mean.values.len()] {
            let fault = FileFault::Model { reason: "its shapes do not fit".to_owned() };
            return Err(Error::File { file: name.to_owned(), fault });
        }
        Ok(Self { mean: mean.values, components: components.values, variances: variances.values })
    }
}

/// Mean and covariance of rows of `n` values.
fn moments(n: usize, rows: impl Iterator<Item = Vec<f32>>) -> (Vec<f64>, DMatrix<f64>) {
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
    (mean, covariance)
}

/// An eigenvector with its largest entry positive: its sign is arbitrary, and a file should not depend on it.
fn signed(vector: &[f64]) -> Vec<f32> {
    let larger = |largest: f64, &value: &f64| if value.abs() > largest.abs() { value } else { largest };
    let largest = vector.iter().fold(0.0, larger);
    vector.iter().map(|value| (value * largest.signum()) as f32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::assert_close;

    #[test]
    fn both_solvers_find_the_same_components() {
        let values: Vec<u8> = (0..400_u32).map(|i| (i * i * 7 % 251) as u8).collect();
        let samples = Samples::new(4, values, vec![0; 100]).unwrap();
        let rows = (0..100).map(|index| samples.row(index).unwrap());
        let (large, few) = (Pca::fit(&samples, 4), Pca::fit_few(4, rows, 4));
        assert_eq!(large.mean, few.mean);
        assert_eq!((large.count(), few.count()), (4, 4));
        assert_close(&large.components, &few.components, 1e-5);
        let rows: Vec<f32> = (0..100).flat_map(|index| samples.row(index).unwrap()).collect();
        let many = Pca::of_rows(&rows, 4, 2);
        assert_close(&many.components, &few.components[..8], 1e-4);
        assert_close(&many.variances, &few.variances[..2], 1e-6);
    }

    #[test]
    fn points_on_a_line_need_one_component() {
        // (x, 2x + 10) for x = 0, 1, …: the direction is (1, 2)/√5.
        let values: Vec<u8> = (0..20_u8).flat_map(|x| [x, 2 * x + 10]).collect();
        let samples = Samples::new(2, values, vec![0; 20]).unwrap();
        let pca = Pca::fit(&samples, 2);
        let expected = [1.0 / 5.0_f32.sqrt(), 2.0 / 5.0_f32.sqrt()];
        assert_close(&pca.components[..2], &expected, 1e-5);
        let input = samples.row(7).unwrap();
        let own = pca.reconstruct(&input, 1).unwrap();
        assert_close(&own, &input, 1e-6);
        assert_eq!(pca.reconstruct(&input, 0).unwrap(), pca.mean());
        // x = 0, 1, … 19 has the variance (20² − 1) / 12; all of it is along the line, five times as long as x.
        let along = 5.0 * 399.0 / 12.0 / 255.0_f32.powi(2);
        assert!((pca.variances[0] - along).abs() < 1e-5 && pca.variances[1].abs() < 1e-6, "{:?}", pca.variances);
        assert!(pca.reconstruct(&input, 3).is_none());
    }

    #[test]
    fn a_file_gives_the_components_back() {
        let samples = Samples::new(3, vec![9, 1, 4, 2, 8, 3, 5, 5, 0, 7, 2, 2], vec![0; 4]).unwrap();
        let pca = Pca::fit(&samples, 2);
        let read = Pca::read("pca", &pca.write(Subject::Digits, 4).unwrap()).unwrap();
        assert_close(&read.mean, &pca.mean, 1e-3);
        assert_close(&read.components, &pca.components, 1e-3);
        let shares: Vec<f32> = read.variances.iter().zip(&pca.variances).map(|(a, b)| a / b).collect();
        assert_close(&shares, &[1.0, 1.0], 1e-3);
        assert!(matches!(Pca::read("pca", b"no"), Err(Error::File { .. })));
    }
}
