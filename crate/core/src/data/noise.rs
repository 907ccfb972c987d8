//! Seeded noise, drawn on the host so that it is the same on every device.

use burn::tensor::{Device, Tensor};
use serde::{Deserialize, Serialize};

use crate::ops;

use super::mask::{Hidden, MISSING};
use super::random::RandomStream;
use super::{PIXELS, SIDE};

/// The corruption that turns a clean input x into x̃.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Noise {
    /// No corruption.
    None,
    /// x̃ = x + level · N(0, 1), clamped to 0..1.
    Gaussian,
    /// Each value is set to 0 with probability `level`.
    Masking,
    /// Each pixel is set to 0 or 1, equally likely, with probability `level`.
    SaltPepper,
    /// The same for squares of 4 × 4 pixels.
    Blocks,
    /// The same for whole rows of pixels.
    Lines,
    /// Part of the image is missing: a half, a square, or single pixels, which get the value [`super::mask::MISSING`].
    Missing,
}

/// Side of a block, in pixels.
const BLOCK: usize = 4;

impl Noise {
    /// Returns x̃.
    ///
    /// # Shapes
    /// - input: `[m, n]`, values 0..1
    /// - output: `[m, n]`, values 0..1
    pub fn corrupt(self, level: f64, input: Tensor<2>, source: &mut RandomStream, device: &Device) -> Tensor<2> {
        let sizes = input.dims();
        match self {
            Self::None => input,
            Self::Gaussian => {
                let noise = source.normal(sizes, level as f32, device);
                ops::add_clamped(input, noise)
            }
            Self::Masking => input * source.mask(sizes, 1.0 - level, device),
            Self::SaltPepper | Self::Blocks | Self::Lines | Self::Missing => {
                let mut values = vec![KEPT; sizes[0] * sizes[1]];
                values.chunks_exact_mut(sizes[1]).for_each(|image| self.replace(level, image, source));
                ops::overlay(input, ops::tensor(values, sizes, device))
            }
        }
    }

    /// Corrupts samples on the host, `[count × n]`, in place.
    pub fn corrupt_values(self, level: f64, values: &mut [f32], source: &mut RandomStream) {
        match self {
            Self::None => {}
            Self::Gaussian => {
                values.iter_mut().for_each(|value| *value = (*value + level as f32 * source.gaussian()).clamp(0.0, 1.0))
            }
            Self::Masking => values.iter_mut().for_each(|value| *value *= source.kept(1.0 - level)),
            Self::SaltPepper | Self::Blocks | Self::Lines | Self::Missing => {
                values.chunks_exact_mut(PIXELS).for_each(|image| self.replace(level, image, source));
            }
        }
    }

    /// Replaces some pixels of an image with the values of this kind of noise.
    fn replace(self, level: f64, image: &mut [f32], source: &mut RandomStream) {
        let (height, width) = match self {
            Self::Blocks => (BLOCK, BLOCK),
            Self::Lines => (1, SIDE),
            Self::Missing => {
                let hidden = Hidden::drawn(source);
                let missing = hidden.mask(source);
                return image.iter_mut().zip(missing).filter(|(_, gone)| *gone).for_each(|(value, _)| *value = MISSING);
            }
            _ => (1, 1),
        };
        for (top, left) in cells(height, width) {
            let draw = f64::from(source.uniform());
            if draw >= level {
                continue;
            }
            let value = f32::from(draw < level / 2.0);
            for row in image.chunks_exact_mut(SIDE).skip(top).take(height) {
                row[left..left + width].fill(value);
            }
        }
    }
}

/// Top left corners of the cells of this size that tile an image.
fn cells(height: usize, width: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..SIDE).step_by(height).flat_map(move |top| (0..SIDE).step_by(width).map(move |left| (top, left)))
}

/// Marks a pixel that stays unchanged; not a valid pixel value.
const KEPT: f32 = -1.0;

#[cfg(test)]
mod tests {
    use super::*;
    use burn::tensor::TensorData;

    #[test]
    fn noise_has_its_moments_and_is_the_same_on_host_and_device() {
        const COUNT: usize = 25 * PIXELS;
        let device = Device::flex();
        let input = Tensor::from_data(TensorData::new(vec![0.5_f32; COUNT], [25, PIXELS]), &device);
        for (noise, level, mean, deviation) in [
            // A Gaussian around ½ with σ = 0.1 is practically never clamped.
            (Noise::Gaussian, 0.1, 0.5, 0.1),
            // ½ with probability 0.7, else 0.
            (Noise::Masking, 0.3, 0.35, (0.25_f64 * 0.7 * 0.3).sqrt()),
            // ½ with probability 0.6, else 0 or 1.
            (Noise::SaltPepper, 0.4, 0.5, (0.4_f64 * 0.25).sqrt()),
        ] {
            let of_device = noise.corrupt(level, input.clone(), &mut RandomStream::of_step(7, 3), &device);
            let values: Vec<f32> = of_device.try_into_data().unwrap().try_into_vec().unwrap();
            let mut of_host = vec![0.5; COUNT];
            noise.corrupt_values(level, &mut of_host, &mut RandomStream::of_step(7, 3));
            assert!(values == of_host, "{noise:?}");
            let found = values.iter().map(|&x| f64::from(x)).sum::<f64>() / COUNT as f64;
            let variance = values.iter().map(|&x| (f64::from(x) - found).powi(2)).sum::<f64>() / COUNT as f64;
            assert!((found - mean).abs() < 5e-3 && (variance.sqrt() - deviation).abs() < 5e-3, "{found} {variance}");
            let mut other = vec![0.5; COUNT];
            noise.corrupt_values(level, &mut other, &mut RandomStream::of_step(7, 4));
            assert!(values != other, "{noise:?}");
        }
    }
    #[test]
    fn coarse_noise_replaces_whole_cells_only() {
        let device = Device::flex();
        let image: Vec<f32> = (0..PIXELS).map(|i| 0.2 + 0.1 * (i % 3) as f32).collect();
        for (noise, height, width) in [(Noise::Blocks, 4, 4), (Noise::Lines, 1, SIDE)] {
            let mut noisy = image.clone();
            noise.corrupt_values(0.5, &mut noisy, &mut RandomStream::of_step(2, 5));
            let mut replaced = 0;
            for (top, left) in cells(height, width) {
                let places = (0..height * width).map(|i| (top + i / width) * SIDE + left + i % width);
                let values: Vec<f32> = places.clone().map(|place| noisy[place]).collect();
                let kept = places.map(|place| image[place]).eq(values.iter().copied());
                let even = values.iter().all(|&value| value == values[0]) && [0.0, 1.0].contains(&values[0]);
                assert!(kept || even, "{noise:?} at {top}, {left}: {values:?}");
                replaced += usize::from(even);
            }
            let all = PIXELS / (height * width);
            assert!((all / 4..3 * all / 4).contains(&replaced), "{noise:?}: {replaced} of {all}");
            let input = Tensor::from_data(TensorData::new(image.clone(), [1, PIXELS]), &device);
            let same = noise.corrupt(0.5, input, &mut RandomStream::of_step(2, 5), &device);
            let same: Vec<f32> = same.try_into_data().unwrap().try_into_vec().unwrap();
            assert!(same == noisy, "{noise:?}");
        }
    }

    #[test]
    fn missing_pixels_are_grey_and_the_others_unchanged() {
        let image = vec![0.25; 12 * PIXELS];
        let mut seen = image.clone();
        Noise::Missing.corrupt_values(0.0, &mut seen, &mut RandomStream::of_step(1, 0));
        for image in seen.chunks_exact(PIXELS) {
            let gone = image.iter().filter(|&&value| value == MISSING).count();
            let rest = image.iter().filter(|&&value| value == 0.25).count();
            assert!(gone > 30 && rest > 30 && gone + rest == PIXELS, "{gone} {rest}");
        }
    }
}
