//! A Gaussian that is fitted to points and sampled from.

use nalgebra::{Cholesky, DMatrix};

/// Added to the variances, as a fraction of their mean: the covariance of collinear points has no Cholesky factor.
const JITTER: f64 = 1e-6;

/// A Gaussian with a full covariance matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Gaussian {
    /// μ `[d]`.
    pub mean: Vec<f32>,
    /// L with L Lᵀ = Σ, lower triangular.
    factor: DMatrix<f64>,
}

impl Gaussian {
    /// Fits mean and covariance to points of `d` values; `None` without points, or with one that is not finite.
    pub fn fit<'a>(points: impl Iterator<Item = &'a [f32]> + Clone, d: usize) -> Option<Self> {
        let count = points.clone().count();
        if count == 0 {
            return None;
        }
        let mut mean = vec![0.0_f64; d];
        for point in points.clone() {
            mean.iter_mut().zip(point).for_each(|(sum, &value)| *sum += f64::from(value) / count as f64);
        }
        let mut covariance = DMatrix::<f64>::zeros(d, d);
        for point in points {
            let centred: Vec<f64> = point.iter().zip(&mean).map(|(&value, mean)| f64::from(value) - mean).collect();
            for (i, a) in centred.iter().enumerate() {
                covariance.column_mut(i).iter_mut().zip(&centred).for_each(|(sum, b)| *sum += a * b / count as f64);
            }
        }
        let jitter = JITTER * (covariance.trace() / d.max(1) as f64).max(f64::MIN_POSITIVE) + f64::MIN_POSITIVE;
        for i in 0..d {
            covariance[(i, i)] += jitter;
        }
        let factor = Cholesky::new(covariance)?.l();
        Some(Self { mean: mean.iter().map(|&value| value as f32).collect(), factor })
    }

    /// μ + spread · L ε, for ε `[d]` drawn from the standard Gaussian.
    pub fn at(&self, noise: &[f32], spread: f32) -> Vec<f32> {
        let moved = |i: usize| -> f32 {
            let sum: f64 = noise.iter().take(i + 1).enumerate().map(|(j, &e)| self.factor[(i, j)] * f64::from(e)).sum();
            self.mean[i] + spread * sum as f32
        };
        (0..self.mean.len()).map(moved).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_factor_reproduces_the_covariance() {
        let points: Vec<[f32; 2]> = (0..200_u16)
            .map(|i| {
                let (a, b) = (f32::from(i * 37 % 101) / 50.0 - 1.0, f32::from(i * 53 % 97) / 48.0 - 1.0);
                [3.0 + 2.0 * a, a - 0.5 * b]
            })
            .collect();
        let gaussian = Gaussian::fit(points.iter().map(<[f32; 2]>::as_slice), 2).unwrap();
        let mean = |axis: usize| points.iter().map(|p| f64::from(p[axis])).sum::<f64>() / 200.0;
        let covariance = |i: usize, j: usize| {
            points.iter().map(|p| (f64::from(p[i]) - mean(i)) * (f64::from(p[j]) - mean(j))).sum::<f64>() / 200.0
        };
        let product = &gaussian.factor * gaussian.factor.transpose();
        for (i, j) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            assert!((product[(i, j)] - covariance(i, j)).abs() < 1e-5, "{product} {}", covariance(i, j));
        }
        assert_eq!(gaussian.at(&[0.0, 0.0], 1.0), gaussian.mean);
        let one = gaussian.at(&[1.0, 0.0], 2.0);
        assert!((f64::from(one[0]) - mean(0) - 2.0 * covariance(0, 0).sqrt()).abs() < 1e-5);
    }

    #[test]
    fn collinear_points_have_a_gaussian() {
        let line: Vec<[f32; 3]> = (0..9_u8).map(|i| [f32::from(i), 2.0 * f32::from(i), 5.0]).collect();
        let gaussian = Gaussian::fit(line.iter().map(<[f32; 3]>::as_slice), 3).unwrap();
        let drawn = gaussian.at(&[1.0, 1.0, 1.0], 1.0);
        assert!((drawn[1] - 2.0 * drawn[0]).abs() < 0.05 && (drawn[2] - 5.0).abs() < 0.05, "{drawn:?}");
        assert!(Gaussian::fit(std::iter::empty::<&[f32]>(), 3).is_none());
    }
}
