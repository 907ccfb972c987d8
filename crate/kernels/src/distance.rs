//! Distances and inner products of rows: the hot loops of a neighbour search.

mod search;

pub use search::nearest_to_each;

/// Number of independent partial sums, so that additions can overlap.
const SUMS: usize = 8;

/// ‖a − b‖² of two rows of equal length.
pub fn squared_distance(a: &[f32], b: &[f32]) -> f32 {
    sum_of(a, b, |x, y| (x - y) * (x - y))
}

/// Σᵢ aᵢ bᵢ of two rows of equal length.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    sum_of(a, b, |x, y| x * y)
}

/// Adds `factor` times `from` to `to`, elementwise.
pub fn add_scaled(to: &mut [f32], factor: f32, from: &[f32]) {
    to.iter_mut().zip(from).for_each(|(value, term)| *value += factor * term);
}

/// [`add_scaled`] in double precision.
pub fn add_scaled_f64(to: &mut [f64], factor: f64, from: &[f64]) {
    to.iter_mut().zip(from).for_each(|(value, term)| *value += factor * term);
}

#[inline(always)]
fn sum_of(a: &[f32], b: &[f32], term: impl Fn(f32, f32) -> f32) -> f32 {
    let (whole_a, rest_a) = a.as_chunks::<SUMS>();
    let (whole_b, rest_b) = b.as_chunks::<SUMS>();
    let mut sums = [0.0_f32; SUMS];
    for (x, y) in whole_a.iter().zip(whole_b) {
        for ((sum, x), y) in sums.iter_mut().zip(x).zip(y) {
            *sum += term(*x, *y);
        }
    }
    let rest: f32 = rest_a.iter().zip(rest_b).map(|(x, y)| term(*x, *y)).sum();
    sums.iter().sum::<f32>() + rest
}

/// Indices and squared distances of the `k` rows of `values` `[count, d]` nearest to `query` `[d]`, nearest first; rows
/// at equal distances are in order of index.
pub fn nearest(values: &[f32], query: &[f32], k: usize) -> Vec<(usize, f32)> {
    let mut found: Vec<(usize, f32)> = Vec::with_capacity(k + 1);
    let mut furthest = f32::INFINITY;
    for (index, row) in values.chunks_exact(query.len().max(1)).enumerate() {
        let distance = squared_distance(row, query);
        if found.len() < k || distance < furthest {
            furthest = put(&mut found, k, (index, distance));
        }
    }
    found
}

/// Inserts a row with its distance among the `k` nearest, after those at the same distance, if it is one of them.
/// Returns the distance of the k-th, or infinity while there are fewer.
fn put(found: &mut Vec<(usize, f32)>, k: usize, row: (usize, f32)) -> f32 {
    let is_nearer = |&(_, furthest): &(usize, f32)| row.1 < furthest;
    if found.len() < k || found.last().is_some_and(is_nearer) {
        let place = found.partition_point(|(_, other)| *other <= row.1);
        found.insert(place, row);
        found.truncate(k);
    }
    found.get(k.wrapping_sub(1)).map_or(f32::INFINITY, |(_, distance)| *distance)
}

/// Number of rows of `values` `[count, d]` nearer to `query` `[d]` than each of `limits`: squared distances, in
/// ascending order.
pub fn count_nearer(values: &[f32], query: &[f32], limits: &[f32]) -> Vec<usize> {
    let mut counts = vec![0; limits.len()];
    let Some(&furthest) = limits.last() else {
        return counts;
    };
    for row in values.chunks_exact(query.len().max(1)) {
        let distance = squared_distance(row, query);
        if distance < furthest {
            counts[limits.partition_point(|limit| *limit <= distance)] += 1;
        }
    }
    let mut sum = 0;
    for count in &mut counts {
        sum += *count;
        *count = sum;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn sums_of_any_length_are_those_of_a_plain_loop() {
        for length in [0, 1, 7, 8, 9, 31, 784] {
            let a: Vec<f32> = (0..length).map(|i| (i * 37 % 11) as f32 - 5.0).collect();
            let b: Vec<f32> = (0..length).map(|i| (i * 53 % 7) as f32 - 3.0).collect();
            // Integers: the order of summation does not matter.
            let plain = |term: &dyn Fn(f32, f32) -> f32| a.iter().zip(&b).map(|(x, y)| term(*x, *y)).sum::<f32>();
            assert_eq!(dot(&a, &b), plain(&|x, y| x * y));
            assert_eq!(squared_distance(&a, &b), plain(&|x, y| (x - y) * (x - y)));
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn neighbours_come_in_order_and_the_first_of_equals() {
        let found = nearest(&[0.0, 0.0, 3.0, 4.0, 0.0, 1.0, 0.0, -1.0], &[0.0, 0.0], 3);
        assert_eq!(found, [(0, 0.0), (2, 1.0), (3, 1.0)]);
        assert_eq!(nearest(&[5.0, 4.0, 6.0], &[5.0], 9).len(), 3);
        assert_eq!(nearest(&[1.0], &[1.0], 0), []);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn nearer_rows_are_counted_for_each_limit() {
        // Distances 0, 1, 4, 9 and 9 from the query.
        let values = [1.0, 2.0, 3.0, 4.0, -2.0];
        assert_eq!(count_nearer(&values, &[1.0], &[0.0, 0.5, 1.0, 4.0, 9.0, 10.0]), [0, 1, 1, 2, 3, 5]);
        assert!(count_nearer(&values, &[1.0], &[]).is_empty());
    }
}
