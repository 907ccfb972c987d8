//! The missing pixels of an image.

use serde::{Deserialize, Serialize};

use super::random::RandomStream;
use super::{PIXELS, SIDE};

/// The value shown to a network in place of a missing pixel: mid-grey, which is rare in a digit.
pub const MISSING: f32 = 0.5;
/// Side of a square, in pixels.
const SQUARE: usize = 12;

/// The missing part of an image.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Hidden {
    /// The lower half.
    Lower,
    /// The upper half.
    Upper,
    /// The left half.
    Left,
    /// The right half.
    Right,
    /// A square of 12 × 12 pixels at a random place.
    Square,
    /// Each pixel with this probability.
    Pixels(f32),
}

impl Hidden {
    /// A random kind; single pixels with a probability between 0.1 and 0.9.
    pub(super) fn drawn(source: &mut RandomStream) -> Self {
        match source.below(6) {
            0 => Self::Lower,
            1 => Self::Upper,
            2 => Self::Left,
            3 => Self::Right,
            4 => Self::Square,
            _ => Self::Pixels(0.1 + 0.8 * source.uniform()),
        }
    }

    /// The missing pixels, `[n]`, row by row.
    pub fn mask(self, source: &mut RandomStream) -> Vec<bool> {
        let [top, left] = match self {
            Self::Square => [0; 2].map(|_: usize| source.below(SIDE - SQUARE + 1)),
            _ => [0; 2],
        };
        let within = |start: usize, place: usize| (start..start + SQUARE).contains(&place);
        let mut is_missing = |row: usize, column: usize| match self {
            Self::Lower => row >= SIDE / 2,
            Self::Upper => row < SIDE / 2,
            Self::Left => column < SIDE / 2,
            Self::Right => column >= SIDE / 2,
            Self::Square => within(top, row) && within(left, column),
            Self::Pixels(share) => source.uniform() < share,
        };
        (0..PIXELS).map(|index| is_missing(index / SIDE, index % SIDE)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_have_the_expected_size() {
        let mut source = RandomStream::of_test(3);
        let mut count = |hidden: Hidden| hidden.mask(&mut source).iter().filter(|gone| **gone).count();
        for half in [Hidden::Lower, Hidden::Upper, Hidden::Left, Hidden::Right] {
            assert_eq!(count(half), PIXELS / 2, "{half:?}");
        }
        assert_eq!(count(Hidden::Square), 144);
        assert!((count(Hidden::Pixels(0.25)) as f64 / PIXELS as f64 - 0.25).abs() < 0.05);
        let lower = Hidden::Lower.mask(&mut source);
        assert!(!lower[13 * SIDE] && lower[14 * SIDE] && lower[PIXELS - 1]);
        let right = Hidden::Right.mask(&mut source);
        assert!(!right[13] && right[14] && !right[SIDE]);
    }
}
