//! One image rotated by every angle: a closed curve in image space, with one degree of freedom; optionally with a
//! second one.

use serde::{Deserialize, Serialize};

use super::{PIXELS, SIDE};

/// Images per full turn without a second freedom: one per degree.
const ANGLES: usize = 360;
/// Images per full turn with a second freedom, and the number of its levels.
const FEWER_ANGLES: usize = 90;
const LEVELS: usize = 7;
/// Maximum widening of the strokes on either side, in pixels.
const WIDENED: f32 = 1.5;
/// Maximum slant: pixels sideways per pixel upwards.
const SHEAR: f32 = 0.5;
/// Maximum shift in pixels.
const SHIFT: f32 = 3.0;

/// The second freedom: what changes besides the angle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Freedom {
    /// Nothing changes.
    None,
    /// Strokes from their original width to 3 pixels wider.
    Thickness,
    /// Slant before the rotation, from half a pixel to the left per pixel upwards to half a pixel to the right.
    Slant,
    /// Shift after the rotation, from 3 pixels to the left to 3 to the right.
    Shift,
}

/// Rotated images, level by level.
#[derive(Debug, Clone)]
pub struct Turned {
    /// `[levels · angles, n]`, values 0..1. Within a level the angles are equally spaced, counterclockwise, from 0.
    pub images: Vec<f32>,
    /// Number of images per full turn.
    pub angles: usize,
    /// The second freedom at each level, −1..1; a single 0 without one.
    pub levels: Vec<f32>,
}

impl Freedom {
    /// Rotates `image` `[n]` by every angle, at every level of this freedom.
    pub fn turns(self, image: &[f32]) -> Turned {
        let (angles, count) = if self == Self::None { (ANGLES, 1) } else { (FEWER_ANGLES, LEVELS) };
        let levels: Vec<f32> = match self {
            Self::None => vec![0.0],
            _ => (0..count).map(|level| 2.0 * level as f32 / (count - 1) as f32 - 1.0).collect(),
        };
        let turn = |&level: &f32| {
            let (mut shear, mut shift) = (0.0, 0.0);
            let mut source = image.to_vec();
            match self {
                Self::None => {}
                Self::Thickness => source = widened(image, WIDENED * (level + 1.0) / 2.0),
                Self::Slant => shear = SHEAR * level,
                Self::Shift => shift = SHIFT * level,
            }
            let image = move |angle| turned(&source, 360.0 * angle as f32 / angles as f32, shear, shift);
            (0..angles).flat_map(image)
        };
        Turned { images: levels.iter().flat_map(turn).collect(), angles, levels }
    }
}

/// Slants an image `[n]` by `shear`, rotates it counterclockwise about its centre by `degrees`, and shifts it to the
/// right by `shift` pixels, with a single bilinear interpolation; outside the image is black.
pub fn turned(image: &[f32], degrees: f32, shear: f32, shift: f32) -> Vec<f32> {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let middle = (SIDE - 1) as f32 / 2.0;
    let pixel = |index: usize| {
        let (x, y) = ((index % SIDE) as f32 - middle - shift, (index / SIDE) as f32 - middle);
        // The source point: rotate back (y points down), then undo the shear.
        let (across, down) = (cosine * x - sine * y, sine * x + cosine * y);
        between(image, across + shear * down + middle, down + middle)
    };
    (0..PIXELS).map(pixel).collect()
}

/// Bilinear interpolation between pixels.
fn between(image: &[f32], x: f32, y: f32) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let (right, down) = (x - left, y - top);
    let at = |x: f32, y: f32| {
        let edge = 0.0..SIDE as f32;
        if edge.contains(&x) && edge.contains(&y) { image[y as usize * SIDE + x as usize] } else { 0.0 }
    };
    (1.0 - down) * ((1.0 - right) * at(left, top) + right * at(left + 1.0, top))
        + down * ((1.0 - right) * at(left, top + 1.0) + right * at(left + 1.0, top + 1.0))
}

/// Widens the strokes of an image by `pixels` on either side: each pixel becomes the maximum of itself and its four
/// neighbours, once per whole pixel; a fraction blends before and after.
fn widened(image: &[f32], pixels: f32) -> Vec<f32> {
    let mut image = image.to_vec();
    let mut rest = pixels;
    while rest > 0.0 {
        let share = rest.min(1.0);
        let largest = |index: usize| {
            let (x, y) = (index % SIDE, index / SIDE);
            let beside = [(x > 0, 1), (y > 0, SIDE)].into_iter().filter(|(is, _)| *is).map(|(_, by)| index - by);
            let beyond =
                [(x + 1 < SIDE, 1), (y + 1 < SIDE, SIDE)].into_iter().filter(|(is, _)| *is).map(|(_, by)| index + by);
            beside.chain(beyond).fold(image[index], |most, other| image[other].max(most))
        };
        image = (0..PIXELS).map(|index| (1.0 - share) * image[index] + share * largest(index)).collect();
        rest -= 1.0;
    }
    image
}

/// Overlap of the ink of two images, 0..1: Σ min(x, y) over the mean of Σ x and Σ y. 0 without ink.
pub fn overlap(one: &[f32], other: &[f32]) -> f32 {
    let common: f32 = one.iter().zip(other).map(|(a, b)| a.min(*b)).sum();
    let ink: f32 = one.iter().chain(other).sum();
    if ink > 0.0 { 2.0 * common / ink } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::attributes::{slant, thickness};
    use crate::metrics::assert_close;

    /// A pattern inside a black frame.
    fn image() -> Vec<f32> {
        let pixel = |i: usize| {
            let inside = (4..24).contains(&(i % SIDE)) && (4..24).contains(&(i / SIDE));
            if inside { (0.7 * i as f64).sin().powi(2) as f32 } else { 0.0 }
        };
        (0..PIXELS).map(pixel).collect()
    }

    /// `scipy.ndimage.rotate(image, angle, reshape=False, order=1)`: some pixels, and the sum of all.
    #[test]
    fn equals_scipy() {
        let expected = [
            (30.0, [0.260_551, 0.214_903, 0.822_949, 0.199_653, 0.705_788], 199.837_55),
            (137.0, [0.648_767, 0.696_999, 0.842_102, 0.103_988, 0.250_433], 199.822_7),
            (-75.0, [0.109_089, 0.302_779, 0.783_611, 0.255_027, 0.745_894], 199.918_06),
        ];
        for (degrees, pixels, sum) in expected {
            let found = turned(&image(), degrees, 0.0, 0.0);
            let picked = [(6, 9), (10, 14), (13, 5), (14, 22), (20, 16)].map(|(y, x)| found[y * SIDE + x]);
            assert_close(&picked, &pixels, 1e-4);
            assert_close(&[found.iter().sum()], &[sum], 5e-3);
        }
    }

    #[test]
    fn whole_and_half_turns_are_exact() {
        let image = image();
        let Turned { images, angles, levels } = Freedom::None.turns(&image);
        assert_eq!((images.len(), angles, levels), (360 * PIXELS, 360, vec![0.0]));
        assert_close(&images[..PIXELS], &image, 1e-6);
        let upside_down: Vec<f32> = image.iter().rev().copied().collect();
        assert_close(&images[180 * PIXELS..181 * PIXELS], &upside_down, 1e-4);
        // Counterclockwise: the right side moves to the top.
        let quarter = &images[90 * PIXELS..91 * PIXELS];
        assert_close(&[quarter[4 * SIDE + 9]], &[image[9 * SIDE + 23]], 1e-4);
    }

    #[test]
    fn each_second_freedom_changes_its_attribute() {
        let bar: Vec<f32> =
            (0..PIXELS).map(|i| f32::from((12..16).contains(&(i % SIDE)) && (6..22).contains(&(i / SIDE)))).collect();
        let upright = |freedom: Freedom, level: usize| {
            let Turned { images, angles, levels } = freedom.turns(&bar);
            assert_eq!((images.len(), levels.len()), (angles * levels.len() * PIXELS, LEVELS));
            assert_eq!((levels[0], levels[LEVELS - 1]), (-1.0, 1.0));
            images[level * angles * PIXELS..][..PIXELS].to_vec()
        };
        let widths = [0, LEVELS - 1].map(|level| thickness(&upright(Freedom::Thickness, level)));
        assert!(widths[1] > widths[0] + 1.0, "{widths:?}");
        let slants = [0, LEVELS / 2, LEVELS - 1].map(|level| slant(&upright(Freedom::Slant, level)));
        assert!(slants[0] < -20.0 && slants[1].abs() < 1.0 && slants[2] > 20.0, "{slants:?}");
        let moved = upright(Freedom::Shift, LEVELS - 1);
        assert_close(&[moved[10 * SIDE + 12 + 3], moved[10 * SIDE + 14]], &[1.0, 0.0], 1e-6);
    }

    #[test]
    fn overlap_is_one_for_equal_images() {
        let image = image();
        assert!((overlap(&image, &image) - 1.0).abs() < 1e-6);
        assert_eq!(overlap(&image, &[0.0; PIXELS]), 0.0);
        assert_eq!(overlap(&[0.0; PIXELS], &[0.0; PIXELS]), 0.0);
        assert_eq!(overlap(&[1.0, 0.0], &[0.5, 0.5]), 0.5);
    }
}
