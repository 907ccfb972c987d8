//! The rows nearest to each of many queries.
//!
//! ‖q − r‖² = ‖q‖² − 2 (q·r − ½‖r‖²), so the nearest rows have the largest scores q·r − ½‖r‖². The scores of
//! many queries and rows are one matrix product, many times as fast as their distances, but rounded differently.
//! Therefore a few more rows than requested become candidates, and distances are computed for these alone. The result
//! is exactly that of [`nearest`].

use super::{dot, nearest, put, squared_distance};
use crate::matrix::Matrix;
use crate::product::product;

/// Queries scored at a time. The scores stay in the L2 cache until they have been compared.
const QUERIES: usize = 128;
/// Rows scored at a time.
const ROWS: usize = 512;
/// Number of scores compared at once.
const COMPARED: usize = 16;

/// For each of `queries` `[m, d]`, returns the `k` nearest rows of `values` `[count, d]`, as [`nearest`] finds them.
pub fn nearest_to_each(values: &[f32], queries: &[f32], d: usize, k: usize) -> Vec<Vec<(usize, f32)>> {
    let d = d.max(1);
    let halves: Vec<f32> = values.chunks_exact(d).map(|row| -0.5 * dot(row, row)).collect();
    // NaN remains the maximum.
    let most = halves.iter().fold(0.0_f32, |most, half| if -half > most || half.is_nan() { -half } else { most });
    let mut found = Vec::with_capacity(queries.len() / d);
    for queries in queries.chunks(d * QUERIES) {
        let mut lists: Vec<Candidates> =
            queries.chunks_exact(d).map(|query| Candidates::new(k, slack(dot(query, query) + 2.0 * most, d))).collect();
        let left = Matrix::new(queries, [lists.len(), d], [d, 1]);
        for (block, (rows, halves)) in values.chunks(d * ROWS).zip(halves.chunks(ROWS)).enumerate() {
            let right = Matrix::new(rows, [halves.len(), d], [d, 1]).transposed();
            let scores = product(left, right, Some(halves));
            for (list, scores) in lists.iter_mut().zip(scores.chunks_exact(halves.len())) {
                list.offer(block * ROWS, scores);
            }
        }
        found.extend(queries.chunks_exact(d).zip(&lists).map(|(query, list)| list.nearest(values, query)));
    }
    found
}

/// Bound on the difference between two rows' scores if their computed distances are ordered the other way. `squares` is
/// at least ‖q‖² + ‖r‖² for every row r. A sum of d products has an error of at most d u Σ|xᵢyᵢ|, u = ε/2, in any
/// order: less than ¾ (d + 2) ε squares for a score, ½ (d + 4) ε squares for half a squared distance. Comparing two
/// rows doubles it.
fn slack(squares: f32, d: usize) -> f32 {
    3.0 * (d + 8) as f32 * f32::EPSILON * squares + f32::MIN_POSITIVE
}

/// The rows that may be among the nearest to one query.
struct Candidates {
    k: usize,
    slack: f32,
    /// The k largest scores so far, negated, in ascending order.
    best: Vec<(usize, f32)>,
    /// Rows with smaller scores are not among the nearest.
    floor: f32,
    /// Candidate rows and their scores, in order of index.
    rows: Vec<(usize, f32)>,
}

impl Candidates {
    fn new(k: usize, slack: f32) -> Self {
        Self { k, slack, best: Vec::with_capacity(k + 1), floor: f32::NEG_INFINITY, rows: Vec::new() }
    }

    /// Adds candidates by the scores of the rows from `first` on.
    fn offer(&mut self, first: usize, scores: &[f32]) {
        for (part, scores) in scores.chunks(COMPARED).enumerate() {
            // Rarely any: one branch covers them all.
            if !scores.iter().fold(false, |any, score| any | (*score >= self.floor)) {
                continue;
            }
            for (row, &score) in (first + part * COMPARED..).zip(scores) {
                if score >= self.floor {
                    self.rows.push((row, score));
                    if put(&mut self.best, self.k, (row, -score)) < f32::INFINITY {
                        self.floor = -self.best[self.k - 1].1 - self.slack;
                    }
                }
            }
        }
    }

    /// The nearest of the candidates.
    fn nearest(&self, values: &[f32], query: &[f32]) -> Vec<(usize, f32)> {
        if !self.slack.is_finite() {
            return nearest(values, query, self.k); // the scores are useless
        }
        let mut found = Vec::with_capacity(self.k + 1);
        for &(row, _) in self.rows.iter().filter(|(_, score)| *score >= self.floor) {
            let distance = squared_distance(&values[row * query.len()..][..query.len()], query);
            put(&mut found, self.k, (row, distance));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::numbers;
    use wasm_bindgen_test::wasm_bindgen_test;

    /// Compares with searching for each query separately.
    fn check(values: &[f32], queries: &[f32], d: usize, k: usize) {
        let each: Vec<_> = queries.chunks_exact(d).map(|query| nearest(values, query, k)).collect();
        // Compared by bits, so that NaN equals itself.
        let bits = |found: Vec<Vec<(usize, f32)>>| -> Vec<Vec<(usize, u32)>> {
            found.into_iter().map(|of| of.into_iter().map(|(row, at)| (row, at.to_bits())).collect()).collect()
        };
        assert_eq!(bits(nearest_to_each(values, queries, d, k)), bits(each), "{d} values, k = {k}");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_nearest_are_those_of_each_query_alone() {
        for (count, asked, d) in [(1, 1, 1), (700, 3, 2), (1030, 130, 8), (515, 5, 33), (40, 300, 3), (600, 2, 784)] {
            let (values, queries) = (numbers(count * d, 1), numbers(asked * d, 2));
            for k in [0, 1, 5, 25, 1100] {
                check(&values, &queries, d, k);
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn among_equal_distances_the_first_rows_are_found() {
        // Integers from 0 to 3: most distances occur many times, and rows repeat.
        let whole = |count: usize, seed: u32| -> Vec<f32> {
            numbers(count, seed).into_iter().map(|x| (1.999 * x + 2.0).floor()).collect()
        };
        for d in [2, 5, 40] {
            check(&whole(900 * d, 3), &whole(20 * d, 4), d, 7);
        }
        check(&[2.0; 3 * 600], &[1.0; 3 * 2], 3, 9);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn rows_far_from_zero_and_close_together_are_told_apart() {
        // The scores have no digits left for the differences: every row may be the nearest.
        let far = |count: usize, seed: u32| -> Vec<f32> { numbers(count, seed).iter().map(|x| 1e4 + x).collect() };
        check(&far(700 * 6, 5), &far(9 * 6, 6), 6, 5);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn rows_with_nan_are_found_as_by_single_queries() {
        for odd in [f32::NAN, f32::INFINITY, f32::MAX, 1e-42] {
            let (mut values, mut queries) = (numbers(600 * 4, 7), numbers(3 * 4, 8));
            values[4 * 530 + 1] = odd;
            check(&values, &queries, 4, 3);
            values[4 * 530 + 1] = 0.0;
            queries[5] = odd;
            check(&values, &queries, 4, 3);
        }
        check(&[], &[1.0, 2.0], 2, 3);
        check(&[1.0, 2.0], &[], 2, 3);
    }
}
