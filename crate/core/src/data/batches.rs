//! The samples of each batch: a new shuffled order every epoch, from a seed.

use burn::tensor::{Device, Int, Tensor};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use crate::ops;

/// The sample order of an endless run over `count` samples in batches of `batch`.
///
/// A pure function of the seed and the step, so a run resumed at any step sees the same batches. Samples that do not
/// fill a last batch are dropped for that epoch: all batches then have one shape, and a GPU compiles its kernels once.
#[derive(Debug, Clone)]
pub struct Batches {
    count: usize,
    batch: usize,
    seed: u64,
    epoch: usize,
    order: Vec<i32>,
}

impl Batches {
    /// Batches of `batch` samples out of `count`, 1 ≤ `batch` ≤ `count`.
    pub fn new(count: usize, batch: usize, seed: u64) -> Self {
        let mut batches = Self { count, batch, seed, epoch: 0, order: Vec::new() };
        batches.shuffle(0);
        batches
    }

    /// Steps in one epoch.
    pub fn steps_per_epoch(&self) -> usize {
        (self.count / self.batch).max(1)
    }

    /// Indices of the samples of step `step`, counted from 0.
    pub fn indices(&mut self, step: usize) -> &[i32] {
        let epoch = step / self.steps_per_epoch();
        if epoch != self.epoch {
            self.shuffle(epoch);
        }
        let start = step % self.steps_per_epoch() * self.batch;
        &self.order[start..start + self.batch]
    }

    /// The indices of `count` steps starting at step `step`, concatenated on `device`. One upload for all of them,
    /// because each upload makes a GPU submit its queue.
    pub fn ahead(&mut self, step: usize, count: usize, device: &Device) -> Tensor<1, Int> {
        let indices = (step..step + count).flat_map(|step| self.indices(step).to_vec()).collect();
        ops::indices(indices, device)
    }

    /// The samples of step `step`, the rows of `samples` `[count, n]` at [`Batches::indices`]: `[batch, n]`.
    pub fn take(&mut self, samples: &Tensor<2>, step: usize) -> Tensor<2> {
        samples.clone().select(0, ops::indices(self.indices(step).to_vec(), &samples.device()))
    }

    fn shuffle(&mut self, epoch: usize) {
        let mut rng = ChaCha8Rng::seed_from_u64(self.seed);
        rng.set_stream(epoch as u64 + 1); // stream 0 draws the initial weights
        self.epoch = epoch;
        self.order = (0..self.count as i32).collect();
        self.order.shuffle(&mut rng);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_epoch_visits_each_sample_at_most_once() {
        let mut batches = Batches::new(10, 3, 7);
        assert_eq!(batches.steps_per_epoch(), 3);
        let mut seen: Vec<i32> = (0..3).flat_map(|step| batches.indices(step).to_vec()).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 9);
        assert!(seen.iter().all(|index| (0..10).contains(index)));
    }

    #[test]
    fn epochs_differ_and_a_step_is_a_function_of_the_seed() {
        let mut batches = Batches::new(100, 10, 7);
        let first = batches.indices(0).to_vec();
        let later = batches.indices(10).to_vec();
        assert_ne!(first, later);
        assert_eq!(batches.indices(0), first);
        assert_eq!(Batches::new(100, 10, 7).indices(10), later);
        assert_ne!(Batches::new(100, 10, 8).indices(10), later);
    }
}
