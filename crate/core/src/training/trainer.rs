//! A training run: batches, gradient steps, evaluation, and the return to the last good weights.

use std::ops::Range;

use burn::tensor::{Device, Int, Tensor};
use serde::Serialize;

use crate::config::{EVALUATION_CHUNK, TrainConfig};
use crate::data::Samples;
use crate::data::batches::Batches;
use crate::data::{noise::Noise, random::RandomStream};
use crate::error::Result;
use crate::model::layout::{Layout, Restored};
use crate::nn::{Autoencoder, Gradient};
use crate::objective::Loss;
use crate::ops;
use crate::optimizer::Moments;
use crate::reading::flat;

/// A loss this many times that of the first step will not recover: Adam's steps are bounded, so a step size that is far
/// too high raises the loss by orders of magnitude and kills the ReLU units long before anything is NaN.
const EXPLOSION: f32 = 100.0;

/// Why a run stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Stop {
    /// All epochs are done.
    Finished,
    /// The loss became NaN or infinite. The run is back at its last good weights and can be continued.
    NotFinite {
        /// Step of the first such loss, counted from 1.
        step: usize,
    },
    /// The loss exceeded a hundred times that of the first step. The run is back at its last good weights and can be
    /// continued.
    Exploded {
        /// Step of the first such loss, counted from 1.
        step: usize,
    },
}

/// A training run. A clone continues independently with the same batches.
#[derive(Clone)]
pub struct Trainer {
    config: TrainConfig,
    device: Device,
    images: Tensor<2>,
    /// Clean test samples, `[count, n]`.
    test: Tensor<2>,
    /// The test samples as the network sees them, with the run's noise.
    seen: Tensor<2>,
    batches: Batches,
    network: Autoencoder,
    moments: Moments,
    step: usize,
    /// The loss of the first step, the reference for detecting an explosion.
    first_loss: Option<f32>,
    /// 1 for each weight and 0 elsewhere, `[P]`, with weight decay.
    decaying: Option<Tensor<1>>,
    /// ∂L/∂w of the last step.
    gradient: Option<Gradient>,
    /// The last weights with a sound loss, and their step.
    good: (Autoencoder, usize),
    /// Becomes `good` if the losses of the current steps are sound.
    candidate: (Autoencoder, usize),
    /// The parts of the test set evaluated with the current weights by [`Self::evaluate_ahead`].
    ahead: Vec<([Tensor<1>; 2], Tensor<1>)>,
}

/// One step with its intermediate results.
pub struct Dissection {
    /// Indices of the batch's samples.
    pub indices: Vec<i32>,
    /// The network before the step.
    pub before: Autoencoder,
    /// The step.
    pub update: Update,
}

/// Inputs and results of a step.
pub struct Update {
    /// x `[m, n]`.
    pub input: Tensor<2>,
    /// x̃ `[m, n]`.
    pub corrupted: Tensor<2>,
    /// The loss before the step.
    pub loss: Loss,
    /// ∂L/∂w.
    pub gradient: Gradient,
}

impl Trainer {
    /// A run at step 0. `config` must have been checked against `train`.
    pub fn new(config: TrainConfig, train: &Samples, test: &Samples, device: &Device) -> Self {
        let network = config.architecture().init(u64::from(config.seed), device);
        Self::with_network(config, network, train, test, device)
    }

    /// A run at step 0 with the given weights.
    pub fn with_network(
        config: TrainConfig,
        network: Autoencoder,
        train: &Samples,
        test: &Samples,
        device: &Device,
    ) -> Self {
        let count = config.images.min(train.count());
        let clean = test.tensor(test.count(), device);
        Self {
            images: train.tensor(count, device),
            seen: seen(&config, test, &clean),
            test: clean,
            batches: Batches::new(count, config.batch_size, u64::from(config.seed)),
            moments: Moments::default(),
            step: 0,
            first_loss: None,
            decaying: (config.weight_decay > 0.0).then(|| weights_mask(&network, device)),
            gradient: None,
            good: (network.clone(), 0),
            candidate: (network.clone(), 0),
            ahead: Vec::new(),
            network,
            device: device.clone(),
            config,
        }
    }

    /// The configuration.
    pub fn config(&self) -> &TrainConfig {
        &self.config
    }

    /// The current network.
    pub fn network(&self) -> &Autoencoder {
        &self.network
    }

    /// ∂L/∂w of the last step; `None` before the first and after a return to earlier weights.
    pub fn gradient(&self) -> Option<&Gradient> {
        self.gradient.as_ref()
    }

    /// The optimiser's moments.
    pub fn moments(&self) -> &Moments {
        &self.moments
    }

    /// Steps done.
    pub fn step(&self) -> usize {
        self.step
    }

    /// Number of training images in use.
    pub fn images(&self) -> usize {
        self.images.dims()[0]
    }

    /// Number of test samples.
    pub fn test_count(&self) -> usize {
        self.test.dims()[0]
    }

    /// The test samples as the network sees them, in parts `[up to 500, n]`.
    pub fn test_parts(&self) -> impl Iterator<Item = Tensor<2>> + '_ {
        self.parts().map(|part| self.seen.clone().slice_dim(0, part))
    }

    /// Ranges of test samples, one per forward pass.
    fn parts(&self) -> impl Iterator<Item = Range<usize>> + use<> {
        let count = self.test_count();
        (0..count).step_by(EVALUATION_CHUNK).map(move |start| start..(start + EVALUATION_CHUNK).min(count))
    }

    /// Steps in an epoch.
    pub fn steps_per_epoch(&self) -> usize {
        self.batches.steps_per_epoch()
    }

    /// Steps in the whole run.
    pub fn total_steps(&self) -> usize {
        self.config.epochs * self.steps_per_epoch()
    }

    /// Changes the step size and the number of epochs.
    pub fn adjust(&mut self, learning_rate: f64, epochs: usize) {
        self.config.learning_rate = learning_rate;
        self.config.epochs = epochs;
    }

    /// Takes up to `count` steps and returns their losses `[steps]` and, if there is a penalty, its values `[steps]`;
    /// nothing at the end of the run. The losses must be read and passed to [`Trainer::settle`].
    pub fn advance(&mut self, count: usize) -> Vec<Tensor<1>> {
        let count = count.min(self.total_steps().saturating_sub(self.step));
        if count == 0 {
            return Vec::new();
        }
        let (mut losses, mut penalties) = (Vec::with_capacity(count), Vec::new());
        let ahead = self.batches.ahead(self.step, count, &self.device);
        let batch = self.config.batch_size;
        for index in 0..count {
            if index + 1 == count {
                self.candidate = (self.network.clone(), self.step);
            }
            let indices = ahead.clone().slice_dim(0, index * batch..(index + 1) * batch);
            let Loss { total, penalty, .. } = self.advance_one(indices).loss;
            losses.push(total);
            penalties.extend(penalty);
        }
        [losses, penalties].into_iter().filter(|parts| !parts.is_empty()).map(ops::concat).collect()
    }

    /// Takes the next step and keeps its intermediate results; `None` at the end of the run. As after
    /// [`Trainer::advance`], its loss must be passed to [`Trainer::settle`].
    pub fn dissect(&mut self) -> Option<Dissection> {
        (self.step < self.total_steps()).then(|| {
            let before = self.network.clone();
            self.candidate = (before.clone(), self.step);
            let indices = self.batches.indices(self.step).to_vec();
            let update = self.advance_one(ops::indices(indices.clone(), &self.device));
            Dissection { indices, before, update }
        })
    }

    /// A copy with the same weights that continues, even at the end of the run, with the batch `ahead` steps later.
    #[must_use]
    pub fn copy_ahead(&self, ahead: usize) -> Self {
        let mut copy = self.clone();
        copy.step += ahead;
        copy.config.epochs = copy.step / self.steps_per_epoch() + 1;
        copy
    }

    /// Records the losses returned by [`Trainer::advance`], up to and including the first that is not sound. That one
    /// resets the run to the last weights with a sound loss, and its moments to zero.
    pub fn settle(&mut self, mut losses: Vec<f32>) -> (Vec<f32>, Option<Stop>) {
        let first = *self.first_loss.get_or_insert(losses.first().copied().unwrap_or(f32::INFINITY));
        // Written so that NaN is not sound.
        let sound = |loss: &f32| loss.is_finite() && *loss <= EXPLOSION * first;
        if let Some(index) = losses.iter().position(|loss| !sound(loss)) {
            let step = self.step - losses.len() + index + 1;
            let stop = if losses[index].is_finite() { Stop::Exploded { step } } else { Stop::NotFinite { step } };
            losses.truncate(index + 1);
            (self.network, self.step) = self.good.clone();
            self.moments = Moments::default();
            self.gradient = None;
            self.ahead.clear();
            return (losses, Some(stop));
        }
        if !losses.is_empty() {
            self.good = self.candidate.clone();
        }
        (losses, (self.step >= self.total_steps()).then_some(Stop::Finished))
    }

    /// The next step, on the images at `indices`.
    fn advance_one(&mut self, indices: Tensor<1, Int>) -> Update {
        let input = self.images.clone().select(0, indices);
        let mut source = RandomStream::of_step(u64::from(self.config.seed), self.step);
        self.update(input, &mut source)
    }

    /// One optimiser step on the batch `input` `[m, n]`, with noise from `source`.
    pub fn update(&mut self, input: Tensor<2>, source: &mut RandomStream) -> Update {
        let config = &self.config;
        let corrupted = config.noise.corrupt(config.noise_level, input.clone(), source, &self.device);
        let tracked = self.network.tracked();
        let seen = corrupted.clone();
        let loss = config.objective().of(tracked.network(), seen, input.clone(), source, &self.device);
        let mut gradient = tracked.gradient(loss.total.clone());
        drop(tracked);
        let mut loss = loss.inner();
        if let Some(decaying) = &self.decaying {
            // (λ/2) ‖W‖², and its gradient λ W.
            let weights = self.network.parameters().clone() * decaying.clone();
            let decay = weights.clone().square().sum() * (config.weight_decay / 2.0);
            gradient = Gradient::from(ops::add_scaled(gradient.whole(), weights, config.weight_decay));
            loss = loss.plus(decay);
        }
        let (optimizer, moments) = (config.optimizer, &mut self.moments);
        let rate = config.learning_rate;
        self.network.descend(&gradient, |parameters, gradient| optimizer.step(rate, parameters, gradient, moments));
        self.gradient = Some(gradient.clone());
        self.ahead.clear();
        self.step += 1;
        Update { input, corrupted, loss, gradient }
    }

    /// Sums over the test set with the run's noise, `[2 × parts]`: for each part ℓ summed over its samples, then the
    /// squared error summed over its pixels. Then the codes of all samples, `[samples · d]`.
    pub fn evaluate(&self) -> (Tensor<1>, Tensor<1>) {
        let rest = self.parts().skip(self.ahead.len()).map(|part| self.evaluate_part(part));
        let (sums, codes): (Vec<_>, Vec<_>) = self.ahead.iter().cloned().chain(rest).unzip();
        (ops::concat(sums.concat()), ops::concat(codes))
    }

    /// Evaluates one more part of the test set, for the next [`Self::evaluate`] at this step. Returns the number of parts
    /// left.
    pub fn evaluate_ahead(&mut self) -> usize {
        if let Some(part) = self.parts().nth(self.ahead.len()) {
            self.ahead.push(self.evaluate_part(part));
        }
        self.parts().count() - self.ahead.len()
    }

    /// ℓ and the squared error, each summed over a part of the test set, and its codes, `[part · d]`.
    fn evaluate_part(&self, part: Range<usize>) -> ([Tensor<1>; 2], Tensor<1>) {
        let output = self.network.architecture().output;
        let code = self.network.encode(self.seen.clone().slice_dim(0, part.clone()));
        let logits = self.network.decode(code.clone());
        let sums = self.config.cost.sums(output, logits, self.test.clone().slice_dim(0, part));
        (sums, flat(code))
    }

    /// The codes of the first `count` test samples, `[count, d]`.
    pub fn test_codes(&self, count: usize) -> Tensor<2> {
        self.network.encode(self.seen.clone().slice_dim(0, 0..count.min(self.test_count())))
    }

    /// The run's tensors and their names for a snapshot; with default `moments` only those of the model.
    pub fn layout(&self, moments: &Moments) -> Layout {
        Layout::of(&self.config, &self.network, moments, self.step, self.first_loss)
    }

    /// Restores the run from a snapshot.
    ///
    /// # Errors
    /// [`crate::Error::File`] when it is not a snapshot, or is of another network.
    pub fn restore(&mut self, bytes: &[u8]) -> Result<()> {
        let restored = Layout::restore(bytes, &self.config.architecture(), &self.device)?;
        let Restored { network, moments, step, first_loss } = restored;
        self.good = (network.clone(), step);
        self.ahead.clear();
        (self.network, self.moments, self.step, self.first_loss) = (network, moments, step, first_loss);
        Ok(())
    }
}

/// The test samples with the run's noise.
fn seen(config: &TrainConfig, test: &Samples, clean: &Tensor<2>) -> Tensor<2> {
    if config.noise == Noise::None {
        return clean.clone();
    }
    let mut values: Vec<f32> = (0..test.count()).flat_map(|index| test.row(index).unwrap_or_default()).collect();
    config.corrupt_test(&mut values);
    ops::tensor(values, clean.dims(), &clean.device())
}

/// 1 for each weight and 0 elsewhere, `[P]`: biases do not decay.
fn weights_mask(network: &Autoencoder, device: &Device) -> Tensor<1> {
    let mut mask = vec![0.0; network.parameters().dims()[0]];
    network.slots().iter().for_each(|slot| mask[slot.weights()].fill(1.0));
    let count = mask.len();
    ops::tensor(mask, [count], device)
}
