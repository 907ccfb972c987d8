//! Principal component analysis: the best linear reconstruction with as many numbers as the code has.

use std::collections::BTreeMap;

use latente_kernels::{Matrix, add_scaled, dot, product};
use nalgebra::{DMatrix, SymmetricEigen};
use serde::{Deserialize, Serialize};

use super::eigen::{Leading, jacobi, leading};
use super::mean_row;
use super::order::descending;
use crate::data::{Samples, Subject};
use crate::error::{Error, FileFault, Result};
use crate::tensor_file::{self, Precision, Values};

/// The mean sample and the components, in descending order of variance.
#[derive(Debug, Clone, PartialEq)]
pub struct Pca {
    mean: Vec<f32>,
    /// Orthonormal rows `[components, n]`.
    components: Vec<f32>,
    /// The variance of the samples along each component, `[components]`.
    variances: Vec<f32>,
    /// Number of samples it was fitted to.
    samples: usize,
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
        let (mean, covariance, total) = moments(samples.width(), rows);
        let eigen = SymmetricEigen::new(covariance);
        let vectors = eigen.eigenvectors.column_iter().map(|vector| vector.iter().copied().collect());
        Self::of(&mean, &eigen.eigenvalues.iter().copied().zip(vectors).collect::<Vec<_>>(), total, count)
    }

    /// Fits rows with few values, without the solver for large matrices, which would make the page's engine a sixteenth
    /// larger.
    pub fn fit_few(n: usize, rows: impl Iterator<Item = Vec<f32>>, count: usize) -> Self {
        let (mean, covariance, total) = moments(n, rows);
        Self::of(&mean, &jacobi(covariance), total, count)
    }

    /// The `count` leading components of `samples` rows with many values, from their `mean` `[n]` and the scatter
    /// matrix of the centred rows, `products` `[n, n]`.
    pub fn leading(mean: Vec<f32>, products: &[f32], samples: usize, count: usize) -> Self {
        let components = leading(products, mean.len(), count);
        Self::of_vectors(mean, components, samples)
    }

    /// The same from the eigenvectors of this matrix.
    fn of_vectors(mean: Vec<f32>, mut components: Vec<Vec<f32>>, samples: usize) -> Self {
        // Each vector's length is the square root of its eigenvalue.
        let squares: Vec<f32> = components.iter().map(|component| dot(component, component)).collect();
        for (component, square) in components.iter_mut().zip(&squares) {
            let length = square.sqrt().max(f32::MIN_POSITIVE);
            component.iter_mut().for_each(|value| *value /= length);
        }
        let variances = squares.iter().map(|square| square / samples.max(1) as f32).collect();
        Self { mean, components: components.concat(), variances, samples }
    }

    /// The `count` leading components of `rows` `[rows, n]`.
    pub fn of_rows(rows: &[f32], n: usize, count: usize) -> Self {
        let total = rows.len() / n.max(1);
        let mean = mean_row(rows, n);
        let column = |i: usize| rows.iter().skip(i).step_by(n);
        let columns: Vec<f32> =
            (0..n).flat_map(|i| column(i).map(|value| value - mean[i]).collect::<Vec<_>>()).collect();
        let mut products = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..=i {
                let product = dot(&columns[i * total..][..total], &columns[j * total..][..total]);
                (products[i * n + j], products[j * n + i]) = (product, product);
            }
        }
        Self::leading(mean, &products, total, count)
    }

    /// The `count` leading components of fewer rows than values: from their `mean` `[n]`, the `centred` rows
    /// `[rows, n]`, and the Gram matrix of these, `products` `[rows, rows]`, whose eigenvectors are the scores.
    pub fn of_few_rows(mean: Vec<f32>, centred: &[f32], products: &[f32], count: usize) -> Self {
        let rows = centred.len() / mean.len().max(1);
        Self::of_scores(mean, centred, &leading(products, rows, count))
    }

    /// The same from the eigenvectors of the Gram matrix.
    fn of_scores(mean: Vec<f32>, centred: &[f32], scores: &[Vec<f32>]) -> Self {
        let (n, rows) = (mean.len(), centred.len() / mean.len().max(1));
        let component = |scores: &Vec<f32>| {
            let mut component = vec![0.0; n];
            for (row, score) in centred.chunks_exact(n.max(1)).zip(scores) {
                component.iter_mut().zip(row).for_each(|(sum, value)| *sum += score * value);
            }
            // Both Xᵀ u and the scores have length √λ, so their product is λ.
            let size = dot(scores, scores).max(f32::MIN_POSITIVE);
            component.into_iter().map(move |value| value / size)
        };
        let components = scores.iter().flat_map(component).collect();
        let variances = scores.iter().map(|scores| dot(scores, scores) / rows.max(1) as f32).collect();
        Self { mean, components, variances, samples: rows }
    }

    fn of(mean: &[f64], eigen: &[(f64, Vec<f64>)], samples: usize, count: usize) -> Self {
        let order = descending(eigen.iter().map(|(value, _)| *value));
        let leading = || order.iter().take(count).map(|&i| &eigen[i]);
        let components = leading().flat_map(|(_, vector)| signed(vector)).collect();
        let variances = leading().map(|(value, _)| *value as f32).collect();
        Self { mean: mean.iter().map(|&value| value as f32).collect(), components, variances, samples }
    }

    /// The mean sample `[n]`.
    pub fn mean(&self) -> &[f32] {
        &self.mean
    }

    /// The variance of the samples along each component, `[components]`.
    pub fn variances(&self) -> &[f32] {
        &self.variances
    }

    /// Number of samples it was fitted to.
    pub fn samples(&self) -> usize {
        self.samples
    }

    /// Number of components.
    pub fn count(&self) -> usize {
        self.components.len() / self.mean.len()
    }

    /// The scores of `input` `[n]` on the first `count` components, or `None` if there are fewer.
    pub fn scores(&self, input: &[f32], count: usize) -> Option<Vec<f32>> {
        self.scores_around(&self.mean, input, count)
    }

    /// The same for inputs with another mean, `centre` `[n]`, such as noisy ones.
    pub fn scores_around(&self, centre: &[f32], input: &[f32], count: usize) -> Option<Vec<f32>> {
        let n = self.mean.len();
        if count > self.count() || input.len() != n || centre.len() != n {
            return None;
        }
        let centred: Vec<f32> = input.iter().zip(centre).map(|(x, mean)| x - mean).collect();
        let score = |component: &[f32]| dot(&centred, component);
        Some(self.components.chunks_exact(n).take(count).map(score).collect())
    }

    /// The image `[n]` with these scores on the first components.
    pub fn image(&self, scores: &[f32]) -> Vec<f32> {
        let mut image = self.mean.clone();
        for (score, component) in scores.iter().zip(self.components.chunks_exact(self.mean.len())) {
            add_scaled(&mut image, *score, component);
        }
        image
    }

    /// The scores of every sample on the first `count` components, `[samples, count]`; empty if there are fewer.
    pub fn all_scores(&self, samples: &Samples, count: usize) -> Vec<f32> {
        /// Samples at a time, to limit memory.
        const PART: usize = 1_000;
        let parts = (0..samples.count()).step_by(PART);
        parts.flat_map(|start| self.project(&samples.rows(start..start + PART), count)).collect()
    }

    /// The same for `rows` `[rows, n]`, by a matrix product. The mean is subtracted from the scores rather than from the
    /// rows, whose zeros save time.
    fn project(&self, rows: &[f32], count: usize) -> Vec<f32> {
        let n = self.mean.len();
        let Some(components) = self.components.get(..count * n) else { return Vec::new() };
        let start: Vec<f32> = components.chunks_exact(n).map(|component| -dot(component, &self.mean)).collect();
        let across = Matrix::new(components, [count, n], [n, 1]).transposed();
        product(Matrix::new(rows, [rows.len() / n, n], [n, 1]), across, Some(&start))
    }

    /// The same for `rows` `[rows, n]`, one after the other.
    pub fn scores_of(&self, rows: &[f32], count: usize) -> Vec<f32> {
        rows.chunks_exact(self.mean.len()).filter_map(|row| self.scores(row, count)).flatten().collect()
    }

    /// The reconstructions of `rows` `[rows, n]` from their first `count` components; empty if there are fewer.
    pub fn reconstruct_rows(&self, rows: &[f32], count: usize) -> Vec<f32> {
        let n = self.mean.len();
        let Some(components) = self.components.get(..count * n) else { return Vec::new() };
        let scores = self.project(rows, count);
        let down = Matrix::new(components, [count, n], [n, 1]);
        product(Matrix::new(&scores, [rows.len() / n, count], [count, 1]), down, Some(&self.mean))
    }

    /// The reconstruction of `input` `[n]` from its first `count` components, or `None` if there are fewer.
    pub fn reconstruct(&self, input: &[f32], count: usize) -> Option<Vec<f32>> {
        self.reconstruct_around(&self.mean, input, count)
    }

    /// The same for inputs with another mean, `centre` `[n]`, such as noisy ones; the reconstruction is clean.
    pub fn reconstruct_around(&self, centre: &[f32], input: &[f32], count: usize) -> Option<Vec<f32>> {
        self.scores_around(centre, input, count).map(|scores| self.image(&scores))
    }

    /// The components as a file in half precision.
    ///
    /// # Errors
    /// [`Error::File`] when it cannot be written.
    pub fn write(&self, subject: Subject) -> Result<Vec<u8>> {
        let (n, components, images) = (self.mean.len(), self.count(), self.samples);
        let tensors = BTreeMap::from([
            ("mean".to_owned(), Values { shape: vec![n], values: self.mean.clone() }),
            ("components".to_owned(), Values { shape: vec![components, n], values: self.components.clone() }),
            ("variances".to_owned(), Values { shape: vec![components], values: self.variances.clone() }),
        ]);
        tensor_file::write(&Record { subject, images, components }, &tensors, Precision::F16)
    }

    /// Reads a file written by [`Pca::write`].
    ///
    /// # Errors
    /// [`Error::File`] when it is damaged or lacks a tensor.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self> {
        let (record, mut tensors) = tensor_file::read::<Record>(name, bytes)?;
        let mut take = |key: &str| {
            let fault = FileFault::Model { reason: format!("it lacks {key}") };
            tensors.remove(key).ok_or(Error::File { file: name.to_owned(), fault })
        };
        let (mean, components, variances) = (take("mean")?, take("components")?, take("variances")?);
        if mean.values.is_empty() || components.shape != [variances.values.len(), mean.values.len()] {
            let fault = FileFault::Model { reason: "its shapes do not match".to_owned() };
            return Err(Error::File { file: name.to_owned(), fault });
        }
        Ok(Self {
            mean: mean.values,
            components: components.values,
            variances: variances.values,
            samples: record.images,
        })
    }
}

/// A PCA computed round by round, so that other requests can be answered in between.
pub(crate) struct Fitting {
    mean: Vec<f32>,
    /// The centred rows, if there are fewer rows than values per row.
    centred: Option<Vec<f32>>,
    products: Vec<f32>,
    samples: usize,
    search: Leading,
}

impl Fitting {
    /// Components of `samples` rows with the given `mean` `[n]`, at most `most` of them. `products` is the scatter
    /// matrix of the centred rows, `[n, n]`, or, if `centred` `[samples, n]` is given, their Gram matrix,
    /// `[samples, samples]`.
    pub(crate) fn new(
        mean: Vec<f32>,
        centred: Option<Vec<f32>>,
        products: Vec<f32>,
        samples: usize,
        most: usize,
    ) -> Self {
        let size = if centred.is_some() { samples } else { mean.len() };
        // A single sample has no variance but still gets one component, so that the result is never empty.
        let search = Leading::new(size, most.min(samples.saturating_sub(1)).max(1));
        Self { mean, centred, products, samples, search }
    }

    /// Performs some rounds; returns whether it is finished.
    pub(crate) fn advance(&mut self, rounds: usize) -> bool {
        (0..rounds).any(|_| self.search.advance(&self.products))
    }

    /// Estimated progress, 0..1.
    pub(crate) fn done(&self) -> f32 {
        let [round, last] = self.search.rounds();
        round as f32 / last as f32
    }

    /// The result.
    pub(crate) fn finish(self) -> Pca {
        let vectors = self.search.vectors();
        match self.centred {
            Some(centred) => Pca::of_scores(self.mean, &centred, &vectors),
            None => Pca::of_vectors(self.mean, vectors, self.samples),
        }
    }
}

/// Mean and covariance of rows of `n` values, and the number of rows.
fn moments(n: usize, rows: impl Iterator<Item = Vec<f32>>) -> (Vec<f64>, DMatrix<f64>, usize) {
    let mut mean = vec![0.0_f64; n];
    let mut products = DMatrix::<f64>::zeros(n, n);
    let mut samples = 0;
    for row in rows {
        let row: Vec<f64> = row.into_iter().map(f64::from).collect();
        samples += 1;
        for (i, &value) in row.iter().enumerate().filter(|(_, value)| **value != 0.0) {
            mean[i] += value;
            // One column of the symmetric matrix; zero pixels are skipped, which are most of a digit.
            products.column_mut(i).iter_mut().zip(&row).for_each(|(sum, other)| *sum += value * other);
        }
    }
    let total = samples.max(1) as f64;
    mean.iter_mut().for_each(|value| *value /= total);
    let covariance = DMatrix::from_fn(n, n, |i, j| products[(i, j)] / total - mean[i] * mean[j]);
    (mean, covariance, samples)
}

/// An eigenvector with its largest entry positive: the sign is arbitrary, but files should be reproducible.
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
        assert_eq!((large.samples, few.samples), (100, 100));
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
        let reconstruction = pca.reconstruct(&input, 1).unwrap();
        assert_close(&reconstruction, &input, 1e-6);
        assert_eq!(pca.reconstruct(&input, 0).unwrap(), pca.mean());
        // x = 0, 1, … 19 has variance (20² − 1) / 12; all of it is along the line, multiplied by five.
        let along = 5.0 * 399.0 / 12.0 / 255.0_f32.powi(2);
        assert!((pca.variances[0] - along).abs() < 1e-5 && pca.variances[1].abs() < 1e-6, "{:?}", pca.variances);
        assert!(pca.reconstruct(&input, 3).is_none());
    }

    #[test]
    fn components_round_trip_through_a_file() {
        let samples = Samples::new(3, vec![9, 1, 4, 2, 8, 3, 5, 5, 0, 7, 2, 2], vec![0; 4]).unwrap();
        let pca = Pca::fit(&samples, 2);
        let read = Pca::read("pca", &pca.write(Subject::Digits).unwrap()).unwrap();
        assert_eq!(read.samples, 4);
        assert_close(&read.mean, &pca.mean, 1e-3);
        assert_close(&read.components, &pca.components, 1e-3);
        let shares: Vec<f32> = read.variances.iter().zip(&pca.variances).map(|(a, b)| a / b).collect();
        assert_close(&shares, &[1.0, 1.0], 1e-3);
        assert!(matches!(Pca::read("pca", b"no"), Err(Error::File { .. })));
    }
}
