//! Data augmentation: small random shifts, rotations and scalings.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::image::{PIXELS, SIDE};

/// Maximum changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Shift in pixels, in both directions.
    pub shift: f64,
    /// Rotation in degrees, in both directions.
    pub turn: f64,
    /// Relative change of size, in both directions.
    pub scale: f64,
}

/// Returns `images` `[n, 784]` followed by `copies` changed versions of each, grouped by image.
pub fn augment(images: &[u8], copies: usize, change: Change, seed: u64) -> Vec<u8> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut all = images.to_vec();
    let mut within = |most: f64| if most > 0.0 { random.random_range(-most..=most) } else { 0.0 };
    for image in images.chunks_exact(PIXELS) {
        for _ in 0..copies {
            let shift = [within(change.shift), within(change.shift)];
            let angle = within(change.turn).to_radians();
            all.extend(changed(image, shift, angle, 1.0 + within(change.scale.min(0.9))));
        }
    }
    all
}

/// Rotates and scales an image around its centre, then shifts it, with bilinear interpolation.
fn changed(image: &[u8], shift: [f64; 2], angle: f64, scale: f64) -> Vec<u8> {
    let middle = SIDE as f64 / 2.0;
    let (sine, cosine) = angle.sin_cos();
    let value = |column: f64, row: f64| {
        let (left, top) = (column.floor(), row.floor());
        let mut sum = 0.0;
        for (right, down) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
            let (x, y) = (left + right, top + down);
            let is_inside = x >= 0.0 && y >= 0.0 && x < SIDE as f64 && y < SIDE as f64;
            if is_inside {
                let share = (1.0 - (column - x).abs()) * (1.0 - (row - y).abs());
                sum += share * f64::from(image[y as usize * SIDE + x as usize]);
            }
        }
        sum.round() as u8
    };
    let pixel = |at: usize| {
        let x = (at % SIDE) as f64 + 0.5 - middle - shift[0];
        let y = (at / SIDE) as f64 + 0.5 - middle - shift[1];
        let turned = [cosine * x + sine * y, cosine * y - sine * x].map(|place| place / scale + middle - 0.5);
        value(turned[0], turned[1])
    };
    (0..PIXELS).map(pixel).collect()
}
