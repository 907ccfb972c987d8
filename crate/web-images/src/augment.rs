//! More images of few: each shifted, turned and scaled a little.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::image::{PIXELS, SIDE};

/// How much is changed at most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// In pixels, each way.
    pub shift: f64,
    /// In degrees, each way.
    pub turn: f64,
    /// A share of the size, each way.
    pub scale: f64,
}

/// `copies` changed images of each of `images` `[n, 784]`, which come first as they are; the changed ones of one are together.
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

/// An image turned and scaled around its middle, then shifted; values between pixels lie on a line.
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
