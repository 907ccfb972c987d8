//! The extent of two-dimensional codes, and their kernel density estimate.

use super::order::sorted;

/// The fraction of codes ignored at each end of each axis when the extent is computed: a few outliers would shrink the
/// rest, and at least 98 % always stay inside.
const OUTSIDE: f64 = 0.005;
/// Margin around the extent, as a factor of its half.
const MARGIN: f32 = 1.06;
/// Kernels are truncated at this many bandwidths, where they are below 0.04 % of their peak.
const REACH: f32 = 4.0;

/// A square of the plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Square {
    /// Its centre.
    pub centre: [f32; 2],
    /// Half its side.
    pub half: f32,
}

impl Square {
    /// A square around at least 98 % of `codes` `[count, 2]`; codes that are not finite are ignored.
    pub fn around(codes: &[f32]) -> Self {
        let ends = [0, 1].map(|axis| {
            let values = codes.iter().skip(axis).step_by(2).copied();
            let values = sorted(values.filter(|value| value.is_finite()));
            let last = values.len().saturating_sub(1);
            let cut = (values.len() as f64 * OUTSIDE) as usize;
            let at = |index: usize| values.get(index).copied().unwrap_or(0.0);
            (at(cut), at(last - cut.min(last)))
        });
        let half = ends.iter().map(|(low, high)| (high - low) / 2.0).fold(0.0, f32::max);
        let half = if half > 0.0 { half * MARGIN } else { 1.0 };
        Self { centre: ends.map(|(low, high)| f32::midpoint(low, high)), half }
    }
}

/// The density of `codes` `[count, 2]` in the cells of `square`, `[side, side]`, topmost row (largest second value)
/// first: a Gaussian kernel estimate, (1 / (N 2π b²)) Σ exp(−‖y − h‖² / 2b²) at each cell's centre, with Scott's
/// bandwidth b = σ N^(−1/6), σ² the mean of the variances of both axes (Scott, Multivariate Density Estimation, 1992).
pub fn density(codes: &[f32], square: Square, side: usize) -> Vec<f32> {
    let mut cells = vec![0.0; side * side];
    let points: Vec<[f32; 2]> =
        codes.as_chunks::<2>().0.iter().copied().filter(|code| code.iter().all(|value| value.is_finite())).collect();
    let bandwidth = bandwidth(&points);
    if points.is_empty() || bandwidth <= 0.0 || side == 0 {
        return cells;
    }
    let cell = 2.0 * square.half / side as f32;
    let peak = 1.0 / (points.len() as f32 * std::f32::consts::TAU * bandwidth * bandwidth);
    let [left, top] = [square.centre[0] - square.half, square.centre[1] + square.half];
    for [x, y] in points {
        // A two-dimensional Gaussian is the product of two one-dimensional ones.
        let (columns, across) = kernel((x - left) / cell, bandwidth / cell, side);
        let (rows, down) = kernel((top - y) / cell, bandwidth / cell, side);
        for (row, down) in (rows..).zip(&down) {
            let cells = &mut cells[row * side + columns..][..across.len()];
            cells.iter_mut().zip(&across).for_each(|(sum, weight)| *sum += peak * down * weight);
        }
    }
    cells
}

fn bandwidth(points: &[[f32; 2]]) -> f32 {
    let count = points.len().max(1) as f64;
    let variance = |axis: usize| {
        let mean = points.iter().map(|point| f64::from(point[axis])).sum::<f64>() / count;
        points.iter().map(|point| (f64::from(point[axis]) - mean).powi(2)).sum::<f64>() / count
    };
    (f64::midpoint(variance(0), variance(1)).sqrt() * count.powf(-1.0 / 6.0)) as f32
}

/// exp(−(i + ½ − at)² / 2b²) at the cells i within reach, with the index of the first; all in units of a cell.
fn kernel(at: f32, bandwidth: f32, side: usize) -> (usize, Vec<f32>) {
    let reach = REACH * bandwidth;
    let first = (at - reach).floor().clamp(0.0, side as f32) as usize;
    let end = (at + reach).ceil().clamp(0.0, side as f32) as usize;
    let weight = |index: usize| (-((index as f32 + 0.5 - at) / bandwidth).powi(2) / 2.0).exp();
    (first, (first..end).map(weight).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_holds_nearly_all_codes_and_has_some_room() {
        let mut codes: Vec<f32> = (0..=1000).flat_map(|i| [i as f32 / 500.0 - 1.0, 3.0]).collect();
        codes.extend([900.0, f32::NAN]);
        let square = Square::around(&codes);
        assert!((square.centre[0]).abs() < 0.01 && square.centre[1] == 3.0, "{square:?}");
        assert!((square.half - 0.99 * 1.06).abs() < 0.01, "{square:?}");
        assert_eq!(Square::around(&[2.0, 5.0]), Square { centre: [2.0, 5.0], half: 1.0 });
        assert_eq!(Square::around(&[]), Square { centre: [0.0, 0.0], half: 1.0 });
    }

    #[test]
    fn the_estimate_is_the_formula_and_sums_to_one() {
        let codes = [0.0, 0.0, 1.0, 0.0, 0.0, 2.0, -1.0, -0.5];
        let square = Square { centre: [0.0, 0.0], half: 8.0 };
        let side = 64;
        let cells = density(&codes, square, side);
        // By hand: variances 0.5 and 0.921875 (population), N = 4.
        let b = (0.710_937_5_f64.sqrt()) * 4.0_f64.powf(-1.0 / 6.0);
        let exact = |x: f64, y: f64| {
            let near =
                |h: &[f32; 2]| (-((x - f64::from(h[0])).powi(2) + (y - f64::from(h[1])).powi(2)) / (2.0 * b * b)).exp();
            codes.as_chunks::<2>().0.iter().map(near).sum::<f64>() / (4.0 * std::f64::consts::TAU * b * b)
        };
        for (row, column) in [(31, 32), (24, 33), (36, 27), (20, 40)] {
            let (x, y) = (-8.0 + 0.25 * (column as f64 + 0.5), 8.0 - 0.25 * (row as f64 + 0.5));
            let found = f64::from(cells[row * side + column]);
            assert!((found - exact(x, y)).abs() < 1e-4, "{found} and {}", exact(x, y));
        }
        let sum: f32 = cells.iter().sum::<f32>() * 0.25 * 0.25;
        assert!((sum - 1.0).abs() < 2e-3, "{sum}");
    }

    #[test]
    fn coincident_or_nan_codes_have_no_density() {
        let square = Square { centre: [0.0, 0.0], half: 1.0 };
        for codes in [vec![], vec![0.5, 0.5, 0.5, 0.5], vec![f32::NAN, 1.0]] {
            assert!(density(&codes, square, 8).iter().all(|&cell| cell == 0.0));
        }
    }
}
