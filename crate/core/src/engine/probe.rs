//! A correctness test of a device, and a workload for timing it.

use burn::tensor::Device;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

use super::pending::Pending;
use crate::config::TrainConfig;
use crate::data::{PIXELS, Samples};
use crate::error::Result;
use crate::loss::Cost;
use crate::nn::{Activation, Architecture};
use crate::ops;
use crate::reading::read_all;
use crate::training::Trainer;

/// Maximum relative error of a correct device: reordered f32 sums differ far less.
const TOLERANCE: f32 = 1e-3;

/// Result of the device's self-test.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SelfTestResult {
    /// Whether every error was below the tolerance.
    pub passed: bool,
    /// The largest relative error.
    pub worst: f32,
}

/// The result of a probe.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProbeLoss {
    /// The last loss; reading it waits for the device.
    pub loss: f32,
}

/// Compares the gradients of a small network's cross-entropy on `device` with a computation in f64.
///
/// It covers what training needs: matrix products, ReLU, exponentials, sums and their derivatives.
pub(crate) fn self_test<State: 'static>(device: &Device) -> Pending<State, SelfTestResult> {
    let architecture = Architecture::dense(12, &[8], 4);
    let network = architecture.init(1, device);
    let tracked = network.tracked();
    let input = known_input(6, architecture.d_input);
    let tensor = ops::tensor(input.clone(), [6, architecture.d_input], device);
    let loss = Cost::CrossEntropy.forward(Activation::Sigmoid, tracked.network().forward(tensor.clone()), tensor);
    let gradient = tracked.gradient(loss.clone());
    Pending::new(vec![loss.inner(), gradient.whole(), network.parameters().clone()], move |_, read| {
        let [loss, gradient, weights] = read_all(read)?;
        // Weights only: biases are initially zero, and `by_hand` does not compute their gradients.
        let cut = |values: &[f32]| -> Vec<Vec<f32>> {
            let slots = architecture.slots();
            slots.iter().map(|slot| values.get(slot.weights()).unwrap_or_default().to_vec()).collect()
        };
        let sizes: Vec<[usize; 2]> = architecture.layers().iter().map(|layer| layer.shape.sizes()).collect();
        let worst = worst_error(&[vec![loss], cut(&gradient)].concat(), &cut(&weights), &sizes, &input);
        Ok(SelfTestResult { passed: worst < TOLERANCE, worst })
    })
}

fn known_input(count: usize, width: usize) -> Vec<f32> {
    let mut rng = ChaCha8Rng::seed_from_u64(2);
    (0..count * width).map(|_| rng.random_range(0.0..1.0)).collect()
}

/// The largest error of `found`, the loss and the gradients, relative to the largest entry of each.
fn worst_error(found: &[Vec<f32>], weights: &[Vec<f32>], sizes: &[[usize; 2]], input: &[f32]) -> f32 {
    let (loss, gradients) = by_hand(weights, sizes, input);
    let expected = std::iter::once(vec![loss]).chain(gradients);
    let mut worst = 0.0_f32;
    for (found, expected) in found.iter().zip(expected) {
        let largest = expected.iter().fold(0.0_f64, |largest, value| largest.max(value.abs())).max(1e-9);
        if found.len() != expected.len() {
            return f32::INFINITY;
        }
        for (&found, expected) in found.iter().zip(expected) {
            let error = ((f64::from(found) - expected).abs() / largest) as f32;
            worst = if error.is_nan() { f32::INFINITY } else { worst.max(error) };
        }
    }
    worst
}

/// Loss and weight gradients by explicit back-propagation in f64; biases are zero.
fn by_hand(weights: &[Vec<f32>], sizes: &[[usize; 2]], input: &[f32]) -> (f64, Vec<Vec<f64>>) {
    let count = input.len() / sizes[0][0];
    // ReLU follows every layer except the encoder's last (the code) and the decoder's last (the logits).
    let rectified = |layer: usize| layer + 1 != sizes.len() && layer + 1 != sizes.len() / 2;
    let mut loss = 0.0;
    let mut gradients: Vec<Vec<f64>> = weights.iter().map(|weight| vec![0.0; weight.len()]).collect();
    for sample in input.chunks_exact(sizes[0][0]) {
        let mut values = vec![sample.iter().map(|&x| f64::from(x)).collect::<Vec<f64>>()];
        for (layer, &[d_in, d_out]) in sizes.iter().enumerate() {
            let unit = |j: usize| {
                let sum: f64 = (0..d_in).map(|i| values[layer][i] * f64::from(weights[layer][i * d_out + j])).sum();
                if rectified(layer) { sum.max(0.0) } else { sum }
            };
            values.push((0..d_out).map(unit).collect());
        }
        let logits = &values[sizes.len()];
        let term = |(z, x): (&f64, &f64)| z.max(0.0) - x * z + (-z.abs()).exp().ln_1p();
        loss += logits.iter().zip(&values[0]).map(term).sum::<f64>() / count as f64;
        let slope = |(z, x): (&f64, &f64)| (1.0 / (1.0 + (-z).exp()) - x) / count as f64;
        let mut delta: Vec<f64> = logits.iter().zip(&values[0]).map(slope).collect();
        for (layer, &[d_in, d_out]) in sizes.iter().enumerate().rev() {
            for i in 0..d_in {
                (0..d_out).for_each(|j| gradients[layer][i * d_out + j] += values[layer][i] * delta[j]);
            }
            let back = |i: usize| -> f64 {
                let alive = layer == 0 || !rectified(layer - 1) || values[layer][i] > 0.0;
                let sum = (0..d_out).map(|j| f64::from(weights[layer][i * d_out + j]) * delta[j]).sum();
                if alive { sum } else { 0.0 }
            };
            delta = (0..d_in).map(back).collect();
        }
    }
    (loss, gradients)
}

/// Trains the network of `config` on noise for `steps`, 1 to 100, and reads the last loss.
///
/// # Errors
/// [`crate::Error::Setting`] for invalid settings.
pub(crate) fn speed<State: 'static>(
    config: TrainConfig,
    steps: usize,
    device: &Device,
) -> Result<Pending<State, ProbeLoss>> {
    config.check(usize::MAX)?;
    let batch = config.batch_size;
    let config = TrainConfig { images: batch, epochs: steps.clamp(1, 100), ..config };
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    let values = (0..batch * PIXELS).map(|_| rng.random_range(0..=255_u8)).collect();
    let noise = Samples::new(PIXELS, values, vec![0; batch])?;
    let losses = Trainer::new(config, &noise, &noise, device).advance(100);
    Ok(Pending::new(losses, |_, read| {
        let losses = read.into_iter().next().unwrap_or_default();
        Ok(ProbeLoss { loss: losses.last().copied().unwrap_or(f32::NAN) })
    }))
}
