//! Noise from a seed: drawn on the host, so that it is the same on every device.

use burn::tensor::{Device, Tensor, TensorData};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::StandardNormal;
use serde::{Deserialize, Serialize};

/// What is done to a clean input x to get the corrupted x̃.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Noise {
    /// Nothing.
    None,
    /// x̃ = x + level · N(0, 1), cut to 0..1.
    Gaussian,
    /// Each value is set to 0 with probability `level`.
    Masking,
}

impl Noise {
    /// x̃.
    ///
    /// # Shapes
    /// - input: `[m, n]`, values 0..1
    /// - output: `[m, n]`, values 0..1
    pub fn corrupt(self, level: f64, input: Tensor<2>, source: &mut Source, device: &Device) -> Tensor<2> {
        let sizes = input.dims();
        match self {
            Self::None => input,
            Self::Gaussian => {
                let noise = source.normal(sizes, level as f32, device);
                (input + noise).clamp(0.0, 1.0)
            }
            Self::Masking => input * source.mask(sizes, 1.0 - level, device),
        }
    }
}

impl Noise {
    /// x̃ of samples that are on the host, `[count × n]`, in place.
    pub fn corrupt_values(self, level: f64, values: &mut [f32], source: &mut Source) {
        for value in values {
            match self {
                Self::None => {}
                Self::Gaussian => *value = (*value + level as f32 * source.gaussian()).clamp(0.0, 1.0),
                Self::Masking => *value *= source.kept(1.0 - level),
            }
        }
    }
}

/// The stream of the test's noise, far from those of epochs and steps. The same number whatever the width of a `usize`.
const TEST_STREAM: u64 = 1 << 63;

/// Random numbers for one step of a run.
pub struct Source(Draws);

enum Draws {
    Seeded(Box<ChaCha8Rng>),
    Given(std::vec::IntoIter<f32>),
}

impl Source {
    /// The numbers of step `step`, counted from 0: a function of it and the seed. Streams 0 and on belong to weights and
    /// epochs; these come from the other end.
    pub fn of_step(seed: u64, step: usize) -> Self {
        Self::of_stream(seed, u64::MAX - step as u64)
    }

    /// The numbers by which test samples are corrupted: the same at each evaluation of a run.
    pub fn of_test(seed: u64) -> Self {
        Self::of_stream(seed, TEST_STREAM)
    }

    fn of_stream(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self(Draws::Seeded(Box::new(rng)))
    }

    /// Numbers that were drawn elsewhere, taken in order whatever they are asked for as; zeros at their end.
    pub fn given(values: Vec<f32>) -> Self {
        Self(Draws::Given(values.into_iter()))
    }

    /// Gaussian numbers with mean 0 and standard deviation `deviation`.
    pub fn normal(&mut self, sizes: [usize; 2], deviation: f32, device: &Device) -> Tensor<2> {
        self.tensor(sizes, device, |source| deviation * source.gaussian())
    }

    /// Ones with probability `kept`, else zeros.
    fn mask(&mut self, sizes: [usize; 2], kept: f64, device: &Device) -> Tensor<2> {
        self.tensor(sizes, device, |source| source.kept(kept))
    }

    fn tensor(&mut self, sizes: [usize; 2], device: &Device, mut draw: impl FnMut(&mut Self) -> f32) -> Tensor<2> {
        let values: Vec<f32> = (0..sizes[0] * sizes[1]).map(|_| draw(self)).collect();
        Tensor::from_data(TensorData::new(values, sizes), device)
    }

    fn gaussian(&mut self) -> f32 {
        match &mut self.0 {
            Draws::Seeded(rng) => rng.sample(StandardNormal),
            Draws::Given(values) => values.next().unwrap_or_default(),
        }
    }

    fn kept(&mut self, probability: f64) -> f32 {
        let draw = match &mut self.0 {
            Draws::Seeded(rng) => rng.random::<f32>(),
            Draws::Given(values) => values.next().unwrap_or_default(),
        };
        if f64::from(draw) < probability { 1.0 } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_what_it_says_and_the_same_on_host_and_device() {
        let device = Device::flex();
        let input = Tensor::from_data(TensorData::new(vec![0.5_f32; 20_000], [20, 1_000]), &device);
        for (noise, level, mean, deviation) in [
            // Of a Gaussian around ½ with σ = 0.1 nothing is cut off.
            (Noise::Gaussian, 0.1, 0.5, 0.1),
            // ½ with probability 0.7, else 0.
            (Noise::Masking, 0.3, 0.35, (0.25_f64 * 0.7 * 0.3).sqrt()),
        ] {
            let of_device = noise.corrupt(level, input.clone(), &mut Source::of_step(7, 3), &device);
            let values: Vec<f32> = of_device.try_into_data().unwrap().try_into_vec().unwrap();
            let mut of_host = vec![0.5; 20_000];
            noise.corrupt_values(level, &mut of_host, &mut Source::of_step(7, 3));
            assert_eq!(values, of_host);
            let found = values.iter().map(|&x| f64::from(x)).sum::<f64>() / 20_000.0;
            let variance = values.iter().map(|&x| (f64::from(x) - found).powi(2)).sum::<f64>() / 20_000.0;
            assert!((found - mean).abs() < 5e-3 && (variance.sqrt() - deviation).abs() < 5e-3, "{found} {variance}");
            let mut other = vec![0.5; 20_000];
            noise.corrupt_values(level, &mut other, &mut Source::of_step(7, 4));
            assert_ne!(values, other);
        }
    }
}
