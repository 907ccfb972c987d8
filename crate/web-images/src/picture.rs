//! Conversion of a picture decoded by the browser to an image of a set.

use crate::image::{Box28, LUMA, Layout, PIXELS, Part, SIDE, reduce, whole};
use crate::read::edge_mean;

/// The part of a picture to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crop {
    /// All of it, padded with its background colour to a square.
    Whole,
    /// The central square.
    Square,
    /// The foreground, scaled to 20 × 20 and centred by its mass, as in MNIST.
    Centred,
}

/// Which end of the brightness range is the ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Dark if the border is bright, bright if it is dark.
    Auto,
    /// Dark ink on bright paper.
    Dark,
    /// Bright ink on a dark background.
    Bright,
}

/// How to convert a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conversion {
    /// The part to use.
    pub crop: Crop,
    /// Which end of the range becomes 255.
    pub ink: Ink,
    /// Whether to stretch the contrast to 0..255.
    pub stretch: bool,
}

/// Side of the box that centred digits are fitted to, as in MNIST.
const BOX: usize = 20;
/// Minimum difference from the background of the foreground, as a fraction of the largest difference.
const STANDS_OUT: f64 = 0.25;
/// Fraction of the pixels clipped at each end when stretching.
const TAIL: f64 = 0.01;

/// Converts `rgba` `[height, width, 4]` to `[784]`; black if it is not a valid picture.
pub fn image(rgba: &[u8], width: usize, height: usize, way: Conversion) -> Vec<u8> {
    let is_sound =
        width > 1 && height > 1 && width.checked_mul(height).and_then(|area| area.checked_mul(4)) == Some(rgba.len());
    if !is_sound {
        return vec![0; PIXELS];
    }
    let layout = Layout { width, height, channels: 1, planes: false };
    let grey = grey(rgba);
    let ground = edge(&grey, layout);
    let mut image = vec![f32::NAN; PIXELS];
    let part = match way.crop {
        Crop::Whole => whole(layout),
        Crop::Square => square(layout),
        Crop::Centred => standing_out(&grey, layout, ground),
    };
    let side = if way.crop == Crop::Centred { BOX } else { SIDE };
    reduce(&grey, layout, part, Box28::fitted(part.width, part.height, side), &mut image);
    let byte = |value: &f32| if value.is_nan() { ground } else { f64::from(*value) }.round().clamp(0.0, 255.0) as u8;
    let mut bytes: Vec<u8> = image.iter().map(byte).collect();
    let is_dark = match way.ink {
        Ink::Auto => edge_mean(&bytes) > 127,
        Ink::Dark => true,
        Ink::Bright => false,
    };
    if is_dark {
        bytes.iter_mut().for_each(|value| *value = 255 - *value);
    }
    if way.stretch {
        stretch(&mut bytes);
    }
    if way.crop == Crop::Centred { centred(&bytes) } else { bytes }
}

/// Luma of each pixel. Transparent pixels become white, or black if the opaque ones are bright.
fn grey(rgba: &[u8]) -> Vec<f64> {
    let bright = |pixel: &[u8]| (0..3).map(|channel| LUMA[channel] * f64::from(pixel[channel])).sum::<f64>();
    let (mut sum, mut weight) = (0.0, 0.0);
    for pixel in rgba.chunks_exact(4) {
        sum += bright(pixel) * f64::from(pixel[3]);
        weight += f64::from(pixel[3]);
    }
    let paper = if sum > 160.0 * weight { 0.0 } else { 255.0 };
    let over = |pixel: &[u8]| {
        let opaque = f64::from(pixel[3]) / 255.0;
        opaque * bright(pixel) + (1.0 - opaque) * paper
    };
    rgba.chunks_exact(4).map(over).collect()
}

/// Mean of the border pixels.
fn edge(grey: &[f64], layout: Layout) -> f64 {
    let Layout { width, height, .. } = layout;
    let rows = [0, height - 1].into_iter().flat_map(|row| (0..width).map(move |column| row * width + column));
    let columns = [0, width - 1].into_iter().flat_map(|column| (0..height).map(move |row| row * width + column));
    let (sum, count) = rows.chain(columns).fold((0.0, 0.0), |(sum, count), at| (sum + grey[at], count + 1.0));
    sum / count
}

fn square(layout: Layout) -> Part {
    let (width, height) = (layout.width as f64, layout.height as f64);
    let side = width.min(height);
    Part { left: (width - side) / 2.0, top: (height - side) / 2.0, width: side, height: side }
}

/// The bounding box of the foreground.
fn standing_out(grey: &[f64], layout: Layout, ground: f64) -> Part {
    let largest = grey.iter().fold(0.0_f64, |most, value| most.max((value - ground).abs()));
    let stands_out = |value: &f64| (value - ground).abs() > STANDS_OUT * largest.max(1.0);
    let (mut low, mut high) = ([usize::MAX; 2], [0; 2]);
    for (at, _) in grey.iter().enumerate().filter(|(_, value)| stands_out(value)) {
        for (axis, place) in [at % layout.width, at / layout.width].into_iter().enumerate() {
            low[axis] = low[axis].min(place);
            high[axis] = high[axis].max(place);
        }
    }
    if low[0] == usize::MAX {
        return whole(layout);
    }
    let length = |axis: usize| (high[axis] + 1 - low[axis]) as f64;
    Part { left: low[0] as f64, top: low[1] as f64, width: length(0), height: length(1) }
}

/// Stretches the contrast to 0..255.
pub fn stretch(bytes: &mut [u8]) {
    let mut sorted = bytes.to_vec();
    sorted.sort_unstable();
    let at = |share: f64| sorted[(share * (sorted.len() - 1) as f64).round() as usize];
    let (low, high) = (f64::from(at(TAIL)), f64::from(at(1.0 - TAIL)));
    if high > low {
        let spread = |value: u8| ((f64::from(value) - low) * 255.0 / (high - low)).round().clamp(0.0, 255.0);
        bytes.iter_mut().for_each(|value| *value = spread(*value) as u8);
    }
}

/// Moves the ink's centre of mass to the centre, by whole pixels, without cropping it.
fn centred(bytes: &[u8]) -> Vec<u8> {
    let (mut sum, mut total) = ([0.0, 0.0], 0.0);
    let (mut low, mut high) = ([SIDE; 2], [0; 2]);
    for (at, &value) in bytes.iter().enumerate().filter(|(_, value)| **value > 0) {
        for (axis, place) in [at % SIDE, at / SIDE].into_iter().enumerate() {
            sum[axis] += f64::from(value) * (place as f64 + 0.5);
            low[axis] = low[axis].min(place);
            high[axis] = high[axis].max(place);
        }
        total += f64::from(value);
    }
    if total == 0.0 {
        return bytes.to_vec();
    }
    let shift = [0, 1].map(|axis| {
        let wanted = (SIDE as f64 / 2.0 - sum[axis] / total).round() as isize;
        wanted.clamp(-(low[axis] as isize), (SIDE - 1 - high[axis]) as isize)
    });
    let mut moved = vec![0; PIXELS];
    for (at, &value) in bytes.iter().enumerate().filter(|(_, value)| **value > 0) {
        let (column, row) = ((at % SIDE) as isize + shift[0], (at / SIDE) as isize + shift[1]);
        moved[(row * SIDE as isize + column) as usize] = value;
    }
    moved
}
