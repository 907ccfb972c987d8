//! Eigenvectors of symmetric matrices: all of a small one, the leading ones of a large one.

use latente_kernels::{Matrix, dot, product};
use nalgebra::DMatrix;

use super::order::descending;

/// Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi rotations, each of which zeroes one pair of
/// entries (Golub and Van Loan, Matrix Computations, 8.5).
pub(super) fn jacobi(mut matrix: DMatrix<f64>) -> Vec<(f64, Vec<f64>)> {
    /// Far more than needed: the off-diagonal entries converge quadratically.
    const SWEEPS: usize = 30;
    let n = matrix.nrows();
    let mut vectors = DMatrix::<f64>::identity(n, n);
    for (p, q) in (0..SWEEPS).flat_map(|_| (0..n).flat_map(move |p| (p + 1..n).map(move |q| (p, q)))) {
        // Negligible beside its diagonal entries; after some sweeps all entries are.
        if matrix[(p, q)].abs() <= f64::EPSILON * (matrix[(p, p)] * matrix[(q, q)]).abs().sqrt() {
            continue;
        }
        let ratio = (matrix[(q, q)] - matrix[(p, p)]) / (2.0 * matrix[(p, q)]);
        let tangent = ratio.signum() / (ratio.abs() + ratio.hypot(1.0));
        let cosine = 1.0 / tangent.hypot(1.0);
        let sine = tangent * cosine;
        let rotated = |a: f64, b: f64| (cosine * a - sine * b, sine * a + cosine * b);
        for k in 0..n {
            (matrix[(k, p)], matrix[(k, q)]) = rotated(matrix[(k, p)], matrix[(k, q)]);
        }
        for k in 0..n {
            (matrix[(p, k)], matrix[(q, k)]) = rotated(matrix[(p, k)], matrix[(q, k)]);
            (vectors[(k, p)], vectors[(k, q)]) = rotated(vectors[(k, p)], vectors[(k, q)]);
        }
    }
    (0..n).map(|i| (matrix[(i, i)], (0..n).map(|k| vectors[(k, i)]).collect())).collect()
}

/// The `count` eigenvectors of a symmetric matrix `[n, n]` with the largest eigenvalues, each scaled to the square root
/// of its eigenvalue (0 for a negative one), with its largest entry positive.
pub(super) fn leading(matrix: &[f32], n: usize, count: usize) -> Vec<Vec<f32>> {
    let mut search = Leading::new(n, count);
    while !search.advance(matrix) {}
    search.vectors()
}

/// The iterative computation of [`leading`]: orthogonal iteration with a Rayleigh-Ritz step (Golub and Van Loan, Matrix
/// Computations, 8.2 and 8.3).
pub(super) struct Leading {
    n: usize,
    count: usize,
    vectors: Vec<Vec<f32>>,
    values: Vec<f64>,
    round: usize,
    /// The last round, as currently estimated.
    last: usize,
}

impl Leading {
    /// A search for the `count` leading eigenvectors of a matrix `[n, n]`.
    pub(super) fn new(n: usize, count: usize) -> Self {
        const MAX_ROUNDS: usize = 100;
        /// Extra vectors: the last wanted ones converge by the ratio of their eigenvalue to the first omitted one.
        const SPARE: usize = 6;
        let start = |axis: usize| (0..n).map(|i| ((i * (2 * axis + 3)) as f32 * 0.618_034).fract() - 0.5).collect();
        let vectors: Vec<Vec<f32>> = (0..(count + SPARE).min(n)).map(start).collect();
        Self { n, count, values: vec![0.0; vectors.len()], vectors, round: 0, last: MAX_ROUNDS }
    }

    /// Rounds done, and the currently estimated total.
    pub(super) fn rounds(&self) -> [usize; 2] {
        [self.round, self.last]
    }

    /// Performs one round; returns whether it was the last.
    pub(super) fn advance(&mut self, matrix: &[f32]) -> bool {
        /// Relative change below which an eigenvalue has converged: smaller changes of sums of 32-bit numbers are
        /// rounding. Its error is the square of its vector's, so the vectors need twice as many rounds.
        const SETTLED: f64 = 1e-6;
        let Self { n, count, vectors, .. } = self;
        let n = *n;
        self.round += 1;
        orthonormalise(vectors);
        // The vectors are rows here: the matrix is symmetric.
        let rows = vectors.concat();
        let square = Matrix::new(matrix, [n, n], [n, 1]);
        let products = product(Matrix::new(&rows, [vectors.len(), n], [n, 1]), square, None);
        let products: Vec<Vec<f32>> = products.chunks_exact(n.max(1)).map(<[f32]>::to_vec).collect();
        // Rayleigh-Ritz: the eigenvectors of the matrix within the span of the vectors.
        let within = DMatrix::from_fn(vectors.len(), vectors.len(), |i, j| f64::from(dot(&vectors[i], &products[j])));
        let pairs = jacobi((&within + within.transpose()) / 2.0);
        let order = descending(pairs.iter().map(|(value, _)| *value));
        let rotated = |from: &[Vec<f32>], weights: &[f64]| -> Vec<f32> {
            (0..n).map(|i| from.iter().zip(weights).map(|(v, w)| f64::from(v[i]) * w).sum::<f64>() as f32).collect()
        };
        let before: Vec<f64> = std::mem::replace(&mut self.values, order.iter().map(|&i| pairs[i].0).collect());
        let is_settled = self
            .values
            .iter()
            .zip(&before)
            .take(*count)
            .all(|(value, before)| (value - before).abs() <= SETTLED * value.abs());
        if is_settled {
            self.last = self.last.min(2 * self.round);
        }
        let from = if self.round < self.last { &products } else { &*vectors };
        *vectors = order.iter().map(|&i| rotated(from, &pairs[i].1)).collect();
        self.round >= self.last
    }

    /// The eigenvectors, as returned by [`leading`].
    pub(super) fn vectors(mut self) -> Vec<Vec<f32>> {
        orthonormalise(&mut self.vectors);
        self.vectors.truncate(self.count);
        for (vector, value) in self.vectors.iter_mut().zip(&self.values) {
            let largest =
                vector.iter().fold(0.0_f32, |most, &entry| if entry.abs() > most.abs() { entry } else { most });
            let length = value.max(0.0).sqrt() as f32 * if largest < 0.0 { -1.0 } else { 1.0 };
            vector.iter_mut().for_each(|entry| *entry *= length);
        }
        self.vectors
    }
}

/// Gram-Schmidt orthonormalisation, starting with the first vector.
fn orthonormalise(vectors: &mut [Vec<f32>]) {
    for index in 0..vectors.len() {
        let (before, rest) = vectors.split_at_mut(index);
        let vector = &mut rest[0];
        for other in before {
            let along = dot(vector, other);
            vector.iter_mut().zip(other.iter()).for_each(|(value, other)| *value -= along * other);
        }
        let length = dot(vector, vector).sqrt().max(f32::MIN_POSITIVE);
        vector.iter_mut().for_each(|value| *value /= length);
    }
}
