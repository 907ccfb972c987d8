//! Sorting, in one place, because each type of sort key adds some kilobytes to the page.

/// The indices of `values` in ascending order, stable. NaN sorts above infinity.
pub fn ascending(values: impl Iterator<Item = f64>) -> Vec<usize> {
    order(&values.collect::<Vec<_>>())
}

/// The indices of `values` in descending order, stable. NaN sorts above infinity, so it comes first.
pub fn descending(values: impl Iterator<Item = f64>) -> Vec<usize> {
    ascending(values.map(|value| -value))
}

/// `values` in ascending order.
pub fn sorted(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut values: Vec<f32> = values.collect();
    values.sort_unstable_by(f32::total_cmp);
    values
}

fn order(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_is_stable_in_both_directions() {
        let values = [2.0, f64::NAN, -1.0, 2.0, f64::INFINITY, -1.0];
        assert_eq!(ascending(values.into_iter()), [2, 5, 0, 3, 4, 1]);
        assert_eq!(descending(values.into_iter()), [1, 4, 0, 3, 2, 5]);
        assert_eq!(sorted([2.0, -1.0, 0.5].into_iter()), [-1.0, 0.5, 2.0]);
        assert!(ascending(std::iter::empty()).is_empty());
    }
}
