//! A mean squared error accumulated in parts, so that a long measurement can show its progress and be cancelled.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The sums so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Tally {
    /// Number of samples.
    pub samples: usize,
    /// Number of values counted in them.
    pub values: usize,
    /// Sum of squared errors.
    pub sum: f64,
}

/// Maximum number of samples per request.
const MAX: usize = 500;

impl Tally {
    /// The next samples of `of` to measure, at most `count`, and at most 500 per request.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] when none is left or requested.
    pub fn next(&self, of: usize, count: usize) -> Result<Range<usize>> {
        let end = of.min(self.samples.saturating_add(count.min(MAX)));
        if self.samples < end {
            Ok(self.samples..end)
        } else {
            Err(Error::OutOfRange { what: "samples", count: of, index: self.samples })
        }
    }

    /// Adds one sample and its reconstruction, at the indices for which `counts` is true.
    pub fn add(&mut self, input: &[f32], output: &[f32], counts: impl Fn(usize) -> bool) {
        self.samples = self.samples.saturating_add(1);
        for (_, (x, y)) in input.iter().zip(output).enumerate().filter(|(index, _)| counts(*index)) {
            self.values = self.values.saturating_add(1);
            self.sum += f64::from(x - y).powi(2);
        }
    }

    /// Mean squared error per value; 0 before the first sample.
    pub fn mse(&self) -> f32 {
        (self.sum / self.values.max(1) as f64) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_samples_are_the_remaining_ones() {
        let at = |samples| Tally { samples, ..Tally::default() };
        assert_eq!(at(0).next(2_000, 9_999), Ok(0..500));
        assert_eq!(at(1_990).next(2_000, 300), Ok(1_990..2_000));
        for (samples, count) in [(2_000, 1), (usize::MAX, 1), (0, 0)] {
            assert!(matches!(at(samples).next(2_000, count), Err(Error::OutOfRange { count: 2_000, .. })));
        }
    }

    #[test]
    fn only_selected_values_are_counted() {
        let mut tally = Tally::default();
        assert_eq!(tally.mse(), 0.0);
        tally.add(&[1.0, 0.0, 0.5], &[0.0, 0.0, 1.0], |index| index != 1);
        tally.add(&[0.0; 3], &[1.0; 3], |index| index == 0);
        assert_eq!((tally.samples, tally.values, tally.sum), (2, 3, 2.25));
        assert_eq!(tally.mse(), 0.75);
    }
}
