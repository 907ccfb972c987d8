//! In which order values stand. One place for all of it: each kind of key that is sorted by is some kilobytes of the page.

/// The indices of `values` from the smallest on; those of equal values as they stand. NaN is larger than infinity.
pub fn ascending(values: impl Iterator<Item = f64>) -> Vec<usize> {
    order(&values.collect::<Vec<_>>())
}

/// The indices of `values` from the largest on; those of equal values as they stand. NaN is larger than infinity.
pub fn descending(values: impl Iterator<Item = f64>) -> Vec<usize> {
    ascending(values.map(|value| -value))
}

/// `values` from the smallest on.
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
    fn equal_values_stay_as_they_stand_either_way() {
        let values = [2.0, f64::NAN, -1.0, 2.0, f64::INFINITY, -1.0];
        assert_eq!(ascending(values.into_iter()), [2, 5, 0, 3, 4, 1]);
        assert_eq!(descending(values.into_iter()), [1, 4, 0, 3, 2, 5]);
        assert_eq!(sorted([2.0, -1.0, 0.5].into_iter()), [-1.0, 0.5, 2.0]);
        assert!(ascending(std::iter::empty()).is_empty());
    }
}
