//! Random numbers that are a function of a seed and of their use.

use burn::tensor::{Device, Tensor};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::StandardNormal;

use crate::ops;

/// The stream of the test noise, far from those of epochs and steps. Independent of the width of a `usize`.
const TEST_STREAM: u64 = 1 << 63;

/// Random numbers for one step of a run.
pub struct RandomStream(Draws);

enum Draws {
    Seeded(Box<ChaCha8Rng>),
    Given(std::vec::IntoIter<f32>),
}

impl RandomStream {
    /// The stream of step `step`, counted from 0. Weights and epochs use the streams from 0 up, steps those from the
    /// other end down.
    pub fn of_step(seed: u64, step: usize) -> Self {
        Self::of_stream(seed, u64::MAX - step as u64)
    }

    /// The stream that corrupts test samples: the same at each evaluation of a run.
    pub fn of_test(seed: u64) -> Self {
        Self::of_stream(seed, TEST_STREAM)
    }

    /// The stream of one sample outside a run, far from those of the run's steps.
    pub fn of_sample(seed: u64, index: usize) -> Self {
        Self::of_stream(seed, TEST_STREAM + 1 + index as u64)
    }

    fn of_stream(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self(Draws::Seeded(Box::new(rng)))
    }

    /// Returns the given numbers in order, whatever distribution is asked for, then zeros.
    pub fn given(values: Vec<f32>) -> Self {
        Self(Draws::Given(values.into_iter()))
    }

    /// Gaussian numbers with mean 0 and the given standard deviation.
    pub fn normal(&mut self, sizes: [usize; 2], deviation: f32, device: &Device) -> Tensor<2> {
        self.tensor(sizes, device, |source| deviation * source.gaussian())
    }

    /// Ones with probability `kept`, otherwise zeros.
    pub(super) fn mask(&mut self, sizes: [usize; 2], kept: f64, device: &Device) -> Tensor<2> {
        self.tensor(sizes, device, |source| source.kept(kept))
    }

    fn tensor(&mut self, sizes: [usize; 2], device: &Device, mut draw: impl FnMut(&mut Self) -> f32) -> Tensor<2> {
        let values: Vec<f32> = (0..sizes[0] * sizes[1]).map(|_| draw(self)).collect();
        ops::tensor(values, sizes, device)
    }

    pub(super) fn gaussian(&mut self) -> f32 {
        match &mut self.0 {
            Draws::Seeded(rng) => rng.sample(StandardNormal),
            Draws::Given(values) => values.next().unwrap_or_default(),
        }
    }

    pub(super) fn kept(&mut self, probability: f64) -> f32 {
        f32::from(f64::from(self.uniform()) < probability)
    }

    /// A number in 0..1.
    pub fn uniform(&mut self) -> f32 {
        match &mut self.0 {
            Draws::Seeded(rng) => rng.random::<f32>(),
            Draws::Given(values) => values.next().unwrap_or_default(),
        }
    }

    /// An integer below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        ((f64::from(self.uniform()) * count as f64) as usize).min(count.saturating_sub(1))
    }
}
