//! Turns a drawing into an MNIST-like image: anti-aliased, fitted to 20 × 20, centred by its centre of mass in 28 × 28.
//!
//! Source: <http://yann.lecun.com/exdb/mnist/>: "the original images were size normalized to fit in a 20x20 pixel box
//! while preserving their aspect ratio … centered in a 28x28 image by computing the center of mass of the pixels, and
//! translating the image so as to position this point at the center of the 28x28 field".
//!
//! A drawing is stored as lines, not pixels, so it is scaled before it is inked: the pen is as wide as MNIST's whether
//! the drawing is small or large.

use super::{PIXELS, SIDE};

/// Side of the box that the ink is fitted to, in pixels.
pub const BOX: f32 = 20.0;
/// Pen radius in pixels of the result: MNIST's strokes are two to three pixels wide.
pub const PEN_RADIUS: f32 = 1.15;
/// Maximum scale, in pixels per side of the pad, so that a dot stays a dot.
const LARGEST_SCALE: f32 = 4.0 * SIDE as f32;

/// A point of a stroke, x to the right and y down, in units of the pad's side.
type Point = [f32; 2];

/// Draws `strokes` as a row of n = 784 values in 0..1, ink 1 on paper 0.
///
/// A stroke is a list of points; a single point is a dot. Non-finite points are skipped. Without strokes the image is
/// empty.
pub fn rasterize(strokes: &[Vec<Point>]) -> Vec<f32> {
    let strokes: Vec<Vec<Point>> = strokes
        .iter()
        .map(|stroke| stroke.iter().copied().filter(|point| point.iter().all(|value| value.is_finite())).collect())
        .filter(|stroke: &Vec<Point>| !stroke.is_empty())
        .collect();
    let Some((low, high)) = bounds(&strokes) else {
        return vec![0.0; PIXELS];
    };
    let extent = (high[0] - low[0]).max(high[1] - low[1]);
    let scale = ((BOX - 2.0 * PEN_RADIUS) / extent.max(f32::MIN_POSITIVE)).min(LARGEST_SCALE);
    let middle = SIDE as f32 / 2.0;
    let centre = [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0];
    let place = |shift: Point| -> Vec<Vec<Point>> {
        let move_point = |point: &Point| [0, 1].map(|axis| (point[axis] - centre[axis]) * scale + shift[axis]);
        strokes.iter().map(|stroke| stroke.iter().map(move_point).collect()).collect()
    };
    let boxed = ink(&place([middle, middle]));
    let mass = centre_of_mass(&boxed);
    ink(&place([2.0 * middle - mass[0], 2.0 * middle - mass[1]]))
}

/// The smallest and largest coordinates, or `None` without points.
fn bounds(strokes: &[Vec<Point>]) -> Option<(Point, Point)> {
    let mut points = strokes.iter().flatten();
    let first = *points.next()?;
    Some(points.fold((first, first), |(low, high), point| {
        ([0, 1].map(|axis| low[axis].min(point[axis])), [0, 1].map(|axis| high[axis].max(point[axis])))
    }))
}

/// Inks strokes given in pixels. A pixel's value is the part of its width covered by the pen at the distance of its
/// centre.
fn ink(strokes: &[Vec<Point>]) -> Vec<f32> {
    let mut image = vec![0.0_f32; PIXELS];
    for stroke in strokes {
        for index in 0..stroke.len().saturating_sub(1).max(1) {
            ink_segment(&mut image, stroke[index], stroke[(index + 1).min(stroke.len() - 1)]);
        }
    }
    image
}

fn ink_segment(image: &mut [f32], from: Point, to: Point) {
    let reach = PEN_RADIUS + 0.5;
    let first = |axis: usize| (from[axis].min(to[axis]) - reach).floor().clamp(0.0, SIDE as f32) as usize;
    let last = |axis: usize| (from[axis].max(to[axis]) + reach).ceil().clamp(0.0, SIDE as f32) as usize;
    for row in first(1)..last(1) {
        for column in first(0)..last(0) {
            let distance = distance([column as f32 + 0.5, row as f32 + 0.5], from, to);
            let pixel = &mut image[row * SIDE + column];
            *pixel = pixel.max((reach - distance).clamp(0.0, 1.0));
        }
    }
}

/// Distance from `point` to the segment between `from` and `to`.
fn distance(point: Point, from: Point, to: Point) -> f32 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let offset = [point[0] - from[0], point[1] - from[1]];
    let length = along[0] * along[0] + along[1] * along[1];
    let t = if length > 0.0 { ((offset[0] * along[0] + offset[1] * along[1]) / length).clamp(0.0, 1.0) } else { 0.0 };
    (offset[0] - t * along[0]).hypot(offset[1] - t * along[1])
}

/// The centre of mass in pixels, pixel centres at halves; the middle of an empty image.
pub fn centre_of_mass(image: &[f32]) -> Point {
    let mut total = 0.0;
    let mut sum = [0.0, 0.0];
    for (index, &value) in image.iter().enumerate() {
        total += value;
        sum[0] += value * ((index % SIDE) as f32 + 0.5);
        sum[1] += value * ((index / SIDE) as f32 + 0.5);
    }
    if total > 0.0 { sum.map(|value| value / total) } else { [SIDE as f32 / 2.0; 2] }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// First and last index along an axis with ink above a half.
    fn extent(image: &[f32], axis: usize) -> (usize, usize) {
        let inked: Vec<usize> = (0..PIXELS)
            .filter(|&index| image[index] > 0.5)
            .map(|index| if axis == 0 { index % SIDE } else { index / SIDE })
            .collect();
        (*inked.iter().min().unwrap(), *inked.iter().max().unwrap())
    }

    #[test]
    fn an_empty_drawing_gives_an_empty_image() {
        assert_eq!(rasterize(&[]), vec![0.0; PIXELS]);
        assert_eq!(rasterize(&[vec![], vec![[f32::NAN, 0.1]]]), vec![0.0; PIXELS]);
    }

    #[test]
    fn an_upright_line_fills_twenty_rows_and_stays_thin() {
        let image = rasterize(&[vec![[0.2, 0.1], [0.2, 0.9]]]);
        assert_eq!(extent(&image, 1), (4, 23));
        let (left, right) = extent(&image, 0);
        assert!((1..=3).contains(&(right - left + 1)), "{left}..{right}");
    }

    #[test]
    fn size_and_place_on_the_pad_do_not_matter() {
        let shape = |scale: f32, x: f32, y: f32| {
            let points = [[0.0, 0.0], [1.0, 0.2], [0.3, 1.0], [0.9, 0.9]];
            rasterize(&[points.iter().map(|p| [p[0] * scale + x, p[1] * scale + y]).collect()])
        };
        let large = shape(0.8, 0.1, 0.1);
        let small = shape(0.3, 0.6, 0.05);
        assert_eq!((large.len(), small.len()), (PIXELS, PIXELS));
        assert!(large.iter().zip(&small).all(|(a, b)| (a - b).abs() < 1e-3));
    }

    #[test]
    fn the_centre_of_mass_is_in_the_middle() {
        // The centre of mass of an L is not the middle of its bounding box.
        let image = rasterize(&[vec![[0.1, 0.1], [0.1, 0.9], [0.5, 0.9]]]);
        let [x, y] = centre_of_mass(&image);
        assert!((x - 14.0).abs() < 0.05 && (y - 14.0).abs() < 0.05, "{x} {y}");
    }

    #[test]
    fn a_dot_stays_a_dot() {
        let image = rasterize(&[vec![[0.5, 0.5]]]);
        let (left, right) = extent(&image, 0);
        assert!(right - left < 4);
        assert!(image.iter().sum::<f32>() > 1.0);
    }
}
