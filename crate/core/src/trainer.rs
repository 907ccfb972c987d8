//! A training run: batches, the gradient step, evaluation, and going back to the last good weights.

use burn::optim::{Adam, AdamConfig, AdamState, AdaptiveMomentumState, Optimizer};
use burn::tensor::activation::sigmoid;
use burn::tensor::{Device, Int, Tensor, TensorData};
use serde::Serialize;

use crate::data::Samples;
use crate::data::batches::Batches;
use crate::error::Result;
use crate::labs::train::TrainConfig;
use crate::model::layout::{Layout, Restored};
use crate::nn::{Autoencoder, Dense};

/// Test samples in one forward pass: few enough that their activations stay small, enough to fill a matrix product.
const EVALUATION_CHUNK: usize = 500;

/// A loss so many times that of the first step will not come back by itself: Adam's steps are bounded, so a step size
/// that is far too high throws the loss up by orders of magnitude and kills the ReLU units long before anything is NaN.
const EXPLOSION: f32 = 100.0;

/// Why a run stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Stop {
    /// Every epoch has been done.
    Finished,
    /// The loss became NaN or infinite at this step, counted from 1. The run is back at its last good weights and can
    /// be continued.
    NotFinite {
        /// Step of the first such loss.
        step: usize,
    },
    /// The loss exceeded a hundred times that of the first step. The run is back at its last good weights and can be
    /// continued.
    Exploded {
        /// Step of the first such loss, counted from 1.
        step: usize,
    },
}

/// Adam's moments of one layer, `None` before its first step.
#[derive(Clone, Default)]
pub struct LayerMoments {
    /// Of the weight.
    pub weight: Option<AdamState<2>>,
    /// Of the bias.
    pub bias: Option<AdamState<1>>,
}

/// A training run.
pub struct Trainer {
    config: TrainConfig,
    device: Device,
    images: Tensor<2>,
    test: Tensor<2>,
    batches: Batches,
    adam: Adam,
    network: Autoencoder,
    moments: Vec<LayerMoments>,
    step: usize,
    /// The first loss of all, by which an explosion is judged.
    first_loss: Option<f32>,
    /// Weights that gave a sound loss, and how many steps they had had.
    good: (Autoencoder, usize),
    /// What `good` becomes if the losses of the steps under way turn out to be sound.
    candidate: (Autoencoder, usize),
}

impl Trainer {
    /// A run at step 0. `config` has been checked against `train`.
    pub fn new(config: TrainConfig, train: &Samples, test: &Samples, device: &Device) -> Self {
        let network = config.network().init(u64::from(config.seed), device);
        Self::with_network(config, network, train, test, device)
    }

    /// A run at step 0 from given weights.
    pub fn with_network(
        config: TrainConfig,
        network: Autoencoder,
        train: &Samples,
        test: &Samples,
        device: &Device,
    ) -> Self {
        let count = config.images.min(train.count());
        Self {
            images: train.tensor(count, device),
            test: test.tensor(test.count(), device),
            batches: Batches::new(count, config.batch_size, u64::from(config.seed)),
            // β and ε of Kingma and Ba, arXiv:1412.6980, and of PyTorch; Burn's own ε is 1e-5.
            adam: AdamConfig::new().with_beta_1(0.9).with_beta_2(0.999).with_epsilon(1e-8).build(),
            moments: vec![LayerMoments::default(); network.layers().count()],
            step: 0,
            first_loss: None,
            good: (network.clone(), 0),
            candidate: (network.clone(), 0),
            network,
            device: device.clone(),
            config,
        }
    }

    /// What is trained.
    pub fn config(&self) -> &TrainConfig {
        &self.config
    }

    /// The network as it is now.
    pub fn network(&self) -> &Autoencoder {
        &self.network
    }

    /// Steps done.
    pub fn step(&self) -> usize {
        self.step
    }

    /// Training images in use.
    pub fn images(&self) -> usize {
        self.images.dims()[0]
    }

    /// Test samples.
    pub fn test_count(&self) -> usize {
        self.test.dims()[0]
    }

    /// Steps in an epoch.
    pub fn steps_per_epoch(&self) -> usize {
        self.batches.steps_per_epoch()
    }

    /// Changes the step size and how long the run is.
    pub fn adjust(&mut self, learning_rate: f64, epochs: usize) {
        self.config.learning_rate = learning_rate;
        self.config.epochs = epochs;
    }

    /// Does up to `count` steps and returns their losses, one tensor `[steps]`, or nothing at the end of the run.
    /// [`Trainer::settle`] must be given what is read of them.
    pub fn advance(&mut self, count: usize) -> Vec<Tensor<1>> {
        let total = self.config.epochs * self.steps_per_epoch();
        let count = count.min(total.saturating_sub(self.step));
        let mut losses = Vec::with_capacity(count);
        for index in 0..count {
            if index + 1 == count {
                self.candidate = (self.network.clone(), self.step);
            }
            losses.push(self.advance_one());
        }
        if losses.is_empty() { losses } else { vec![Tensor::cat(losses, 0)] }
    }

    /// Takes note of the losses that [`Trainer::advance`] returned, up to and including the first that is not sound.
    /// After such a one the run is back at the last weights that gave a sound loss, with new moments.
    pub fn settle(&mut self, mut losses: Vec<f32>) -> (Vec<f32>, Option<Stop>) {
        let first = *self.first_loss.get_or_insert(losses.first().copied().unwrap_or(f32::INFINITY));
        // Written so that NaN is not sound.
        let sound = |loss: &f32| loss.is_finite() && *loss <= EXPLOSION * first;
        if let Some(index) = losses.iter().position(|loss| !sound(loss)) {
            let step = self.step - losses.len() + index + 1;
            let stop = if losses[index].is_finite() { Stop::Exploded { step } } else { Stop::NotFinite { step } };
            losses.truncate(index + 1);
            (self.network, self.step) = self.good.clone();
            self.moments.fill(LayerMoments::default());
            return (losses, Some(stop));
        }
        if !losses.is_empty() {
            self.good = self.candidate.clone();
        }
        let finished = self.step >= self.config.epochs * self.steps_per_epoch();
        (losses, finished.then_some(Stop::Finished))
    }

    fn advance_one(&mut self) -> Tensor<1> {
        let indices = self.batches.indices(self.step);
        let indices = Tensor::<1, Int>::from_data(TensorData::new(indices.to_vec(), [indices.len()]), &self.device);
        let input = self.images.clone().select(0, indices);
        self.step += 1;
        self.update(input)
    }

    /// One step of Adam on the batch `input` `[m, n]`; returns its loss `[1]` from before the step.
    pub fn update(&mut self, input: Tensor<2>) -> Tensor<1> {
        let tracked = self.network.clone().map_layers(Dense::tracked);
        let loss = self.config.cost.forward(tracked.forward(input.clone()), input);
        let mut gradients = loss.backward();
        let (adam, rate) = (&self.adam, self.config.learning_rate);
        let mut moments = self.moments.iter_mut();
        self.network = tracked.map_layers(|layer| {
            let weight_gradient = layer.weight.grad_remove(&mut gradients);
            let bias_gradient = layer.bias.grad_remove(&mut gradients);
            let (weight, bias) = (layer.weight.inner(), layer.bias.inner());
            // Every layer takes part in the loss, so it has both gradients and a place for its moments.
            let (Some(moments), Some(weight_gradient), Some(bias_gradient)) =
                (moments.next(), weight_gradient, bias_gradient)
            else {
                return Dense { weight, bias };
            };
            let (weight, state) = adam.step(rate, weight, weight_gradient, moments.weight.take());
            moments.weight = state;
            let (bias, state) = adam.step(rate, bias, bias_gradient, moments.bias.take());
            moments.bias = state;
            Dense { weight, bias }
        });
        loss.inner()
    }

    /// Sums over the test set, `[2 × chunks]`: for each chunk ℓ summed over its samples, then the squared error summed
    /// over its pixels.
    pub fn evaluate(&self) -> Tensor<1> {
        let count = self.test_count();
        let sums = (0..count).step_by(EVALUATION_CHUNK).flat_map(|start| {
            let end = (start + EVALUATION_CHUNK).min(count);
            let input = self.test.clone().slice_dim(0, start..end);
            let logits = self.network.forward(input.clone());
            let cost = self.config.cost.forward(logits.clone(), input.clone()) * (end - start) as f64;
            [cost, (sigmoid(logits) - input).square().sum()]
        });
        Tensor::cat(sums.collect(), 0)
    }

    /// The codes of the first `count` test samples, `[count, d]`.
    pub fn test_codes(&self, count: usize) -> Tensor<2> {
        self.network.encode(self.test.clone().slice_dim(0, 0..count.min(self.test_count())))
    }

    /// The run's tensors and their names, for a snapshot.
    pub fn layout(&self) -> Layout {
        Layout::of(&self.config, &self.network, &self.moments, self.step)
    }

    /// Puts the run where a snapshot left it.
    ///
    /// # Errors
    /// [`crate::Error::File`] when it is none, or of another network.
    pub fn restore(&mut self, bytes: &[u8]) -> Result<()> {
        let Restored { network, moments, step } = Layout::restore(bytes, &self.config.network(), &self.device)?;
        self.good = (network.clone(), step);
        self.network = network;
        self.moments = moments;
        self.step = step;
        Ok(())
    }
}

/// Adam's state after `time` steps with given moments.
pub fn adam_state<const D: usize>(time: usize, moment_1: Tensor<D>, moment_2: Tensor<D>) -> AdamState<D> {
    AdamState::new(AdaptiveMomentumState::new(time, moment_1, moment_2))
}
