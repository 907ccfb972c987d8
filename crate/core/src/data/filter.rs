//! Classical denoising filters, as found in an image editor.

use super::{PIXELS, SIDE};

/// The blur's kernel is truncated at this many standard deviations.
const REACH: f32 = 4.0;

/// The median of each pixel of an image `[n]` and its eight neighbours. The image is mirrored at the border, edge
/// pixels repeated, as in SciPy's `median_filter(image, size=3)`.
pub fn median(image: &[f32]) -> Vec<f32> {
    let around = |index: usize| {
        let (row, column) = ((index / SIDE) as isize, (index % SIDE) as isize);
        let mut values = [0.0; 9];
        for (place, value) in values.iter_mut().enumerate() {
            let (down, right) = (place as isize / 3 - 1, place as isize % 3 - 1);
            *value = image[mirrored(row + down) * SIDE + mirrored(column + right)];
        }
        values.sort_unstable_by(f32::total_cmp);
        values[4]
    };
    (0..PIXELS).map(around).collect()
}

/// Blurs an image `[n]` with a Gaussian of standard deviation `sigma` in pixels, as SciPy's
/// `gaussian_filter(image, sigma)`.
pub fn blur(image: &[f32], sigma: f32) -> Vec<f32> {
    let radius = (REACH * sigma).round() as isize;
    let weights: Vec<f32> = (-radius..=radius).map(|x| (-0.5 * (x as f32 / sigma).powi(2)).exp()).collect();
    let total: f32 = weights.iter().sum();
    let along = |image: &[f32], at: &dyn Fn(usize, isize) -> usize| -> Vec<f32> {
        let value = |index| {
            let terms = (-radius..=radius).zip(&weights).map(|(step, weight)| weight * image[at(index, step)]);
            terms.sum::<f32>() / total
        };
        (0..PIXELS).map(value).collect()
    };
    let rows = along(image, &|index, step| index / SIDE * SIDE + mirrored((index % SIDE) as isize + step));
    along(&rows, &|index, step| mirrored((index / SIDE) as isize + step) * SIDE + index % SIDE)
}

/// An index along a side, mirrored at both ends: … 1 0 | 0 1 … 27 | 27 26 ….
fn mirrored(index: isize) -> usize {
    let side = SIDE as isize;
    let index = index.rem_euclid(2 * side);
    index.min(2 * side - 1 - index) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image() -> Vec<f32> {
        (0..PIXELS).map(|i| ((i * i * 31 + i * 7) % 101) as f32 / 100.0).collect()
    }

    /// SciPy 1.17 on the same image, at corners, borders and inside.
    const PLACES: [usize; 6] = [0, 27, 5 * SIDE, 14 * SIDE + 13, 27 * SIDE + 3, PIXELS - 1];
    const MEDIAN: [f32; 6] = [0.14, 0.63, 0.55, 0.38, 0.85, 0.27];
    const BLUR: [f32; 6] = [0.239_733, 0.491_236, 0.618_844, 0.422_061, 0.668_043, 0.349_502];

    #[test]
    fn both_filters_equal_scipy() {
        for (filtered, expected) in [(median(&image()), MEDIAN), (blur(&image(), 1.0), BLUR)] {
            for (place, expected) in PLACES.into_iter().zip(expected) {
                assert!((filtered[place] - expected).abs() < 1e-5, "{place}: {} {expected}", filtered[place]);
            }
        }
    }
}
