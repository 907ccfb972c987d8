//! Losses, penalties, gradients and ten steps of each kind of network against PyTorch (`tests/reference/pytorch.py`),
//! and gradients against finite differences.

use std::collections::BTreeMap;

use burn::tensor::{Device, Tensor, TensorData};
use latente::config::TrainConfig;
use latente::data::Samples;
use latente::data::{noise::Noise, random::RandomStream};
use latente::loss::Cost;
use latente::metrics::mean_squared_error;
use latente::model::layout::{Layout, network};
use latente::nn::{Activation, Architecture, Autoencoder};
use latente::objective::{Objective, Penalty};
use latente::optimizer::{Moments, Optimizer};
use latente::tensor_file::Values;
use latente::training::Trainer;
use serde::Deserialize;

const PIXELS: usize = 36;

#[derive(Deserialize)]
struct Reference {
    losses: Losses,
    batches: Vec<Vec<f32>>,
    training: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Losses {
    logits: Vec<f32>,
    input: Vec<f32>,
    cross_entropy: LossValue,
    squared_error: LossValue,
    mse: f32,
}

#[derive(Deserialize)]
struct LossValue {
    value: f32,
    gradient: Vec<f32>,
}

#[derive(Deserialize)]
struct Named {
    shape: Vec<usize>,
    values: Vec<f32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    name: String,
    architecture: Architecture,
    cost: Cost,
    penalty: Penalty,
    weight: f64,
    rho: f64,
    weight_decay: f64,
    noise: Noise,
    noise_level: f64,
    optimizer: Optimizer,
    learning_rate: f64,
    draws: Vec<Vec<f32>>,
    before: BTreeMap<String, Named>,
    gradients: BTreeMap<String, Named>,
    after: BTreeMap<String, Named>,
    losses: Vec<f32>,
    penalties: Vec<f32>,
    code: Vec<f32>,
    reconstruction: Vec<f32>,
}

fn reference() -> Reference {
    serde_json::from_str(include_str!("../../../../tests/reference/pytorch.json")).unwrap()
}

fn tensor(values: &[f32], columns: usize, device: &Device) -> Tensor<2> {
    Tensor::from_data(TensorData::new(values.to_vec(), [values.len() / columns, columns]), device)
}

fn values<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor.try_into_data().unwrap().try_into_vec().unwrap()
}

fn assert_close(what: &str, found: &[f32], expected: &[f32], relative: f32, absolute: f32) {
    assert_eq!(found.len(), expected.len(), "{what}");
    for (index, (a, b)) in found.iter().zip(expected).enumerate() {
        assert!((a - b).abs() <= absolute + relative * b.abs(), "{what} at {index}: {a} instead of {b}");
    }
}

fn loss_and_gradient(cost: Cost, output: Activation, logits: &[f32], input: &[f32]) -> (f32, Vec<f32>) {
    let device = Device::flex();
    let logits = tensor(logits, 5, &device).autodiff().require_grad();
    let loss = cost.forward(output, logits.clone(), tensor(input, 5, &device));
    let gradients = loss.backward();
    (values(loss.inner())[0], values(logits.grad(&gradients).unwrap()))
}

#[test]
fn losses_and_their_gradients_match_pytorch() {
    let Losses { logits, input, cross_entropy, squared_error, mse } = reference().losses;
    let sigmoid = |z: &f32| 1.0 / (1.0 + (-z).exp());
    let output: Vec<f32> = logits.iter().map(sigmoid).collect();
    for (cost, expected) in [(Cost::CrossEntropy, cross_entropy), (Cost::SquaredError, squared_error)] {
        let (value, gradient) = loss_and_gradient(cost, Activation::Sigmoid, &logits, &input);
        assert_close("loss", &[value], &[expected.value], 1e-6, 0.0);
        assert_close("gradient", &gradient, &expected.gradient, 1e-5, 1e-7);
        let slope = cost.slope(Activation::Sigmoid, 3, &input, &output);
        assert_close("slope", &slope, &expected.gradient, 1e-5, 1e-7);
    }
    assert_close("mse", &[mean_squared_error(&input, &output)], &[mse], 1e-5, 0.0);
}

#[test]
fn cost_gradients_match_finite_differences() {
    const STEP: f32 = 1e-2;
    let Losses { input, .. } = reference().losses;
    let logits: Vec<f32> = (0..15).map(|index| index as f32 / 4.0 - 1.7).collect();
    for (cost, output) in [
        (Cost::CrossEntropy, Activation::Sigmoid),
        (Cost::SquaredError, Activation::Sigmoid),
        (Cost::SquaredError, Activation::Identity),
    ] {
        let (_, gradient) = loss_and_gradient(cost, output, &logits, &input);
        for (index, &gradient) in gradient.iter().enumerate() {
            let at = |offset: f32| {
                let mut moved = logits.clone();
                moved[index] += offset;
                loss_and_gradient(cost, output, &moved, &input).0
            };
            let slope = (at(STEP) - at(-STEP)) / (2.0 * STEP);
            assert!((slope - gradient).abs() < 3e-4, "{cost:?} at {index}: {gradient} instead of {slope}");
        }
    }
}

impl Case {
    fn config(&self) -> TrainConfig {
        let weight = self.weight;
        TrainConfig {
            images: 1,
            batch_size: 1,
            epochs: 1,
            cost: self.cost,
            penalty: self.penalty,
            l1: weight,
            kl_weight: weight,
            contraction: weight,
            beta: weight,
            rho: self.rho,
            weight_decay: self.weight_decay,
            noise: self.noise,
            noise_level: self.noise_level,
            optimizer: self.optimizer,
            learning_rate: self.learning_rate,
            ..TrainConfig::default()
        }
    }

    fn network(&self, device: &Device) -> Autoencoder {
        let copy = |(name, Named { shape, values }): (&String, &Named)| {
            (name.clone(), Values { shape: shape.clone(), values: values.clone() })
        };
        let tensors = self.before.iter().map(copy).collect();
        network("reference", &self.architecture, &tensors, device).unwrap()
    }

    fn source(&self, step: usize) -> RandomStream {
        RandomStream::given(self.draws.get(step).cloned().unwrap_or_default())
    }
}

/// Compares a vector of all parameters with PyTorch's tensors, by file name.
fn assert_parameters(case: &Case, parameters: Tensor<1>, expected: &BTreeMap<String, Named>, absolute: f32) {
    let network = Autoencoder::new(case.architecture.clone(), parameters);
    let layout = Layout::of(&case.config(), &network, &Moments::default(), 0, None);
    let found = layout.named(layout.tensors().into_iter().map(values));
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{}", case.name);
    for (name, expected) in expected {
        assert_eq!(found[name].shape, expected.shape);
        let what = format!("{}: {name}", case.name);
        assert_close(&what, &found[name].values, &expected.values, 2e-3, absolute);
    }
}

#[test]
fn ten_steps_of_each_kind_match_pytorch() {
    for device in crate::devices::devices() {
        ten_steps(&device);
    }
}

fn ten_steps(device: &Device) {
    let Reference { batches, training, .. } = reference();
    assert_eq!(training.len(), 17);
    for case in training {
        let any = Samples::new(PIXELS, vec![0; PIXELS], vec![0]).unwrap();
        let mut trainer = Trainer::with_network(case.config(), case.network(device), &any, &any, device);
        let (mut losses, mut penalties) = (Vec::new(), Vec::new());
        for (step, batch) in batches.iter().enumerate() {
            let update = trainer.update(tensor(batch, PIXELS, device), &mut case.source(step));
            if step == 0 {
                assert_parameters(&case, update.gradient.whole(), &case.gradients, 2e-5);
            }
            losses.extend(values(update.loss.total));
            penalties.push(update.loss.penalty.map_or(0.0, |penalty| values(penalty)[0]));
        }
        assert_close(&case.name, &losses, &case.losses, 1e-4, 0.0);
        assert_close(&case.name, &penalties, &case.penalties, 1e-3, 1e-5);
        assert_parameters(&case, trainer.network().parameters().clone(), &case.after, 2e-4);
        let code = trainer.network().encode(tensor(&batches[0], PIXELS, device));
        assert_close(&case.name, &values(code.clone()), &case.code, 2e-3, 1e-3);
        let output = trainer.network().reconstruct_from(code);
        assert_close(&case.name, &values(output), &case.reconstruction, 2e-3, 1e-3);
    }
}

/// `count` smooth values, away from any kinks.
fn smooth(count: usize) -> Vec<f32> {
    (0..count).map(|index| (0.9 * index as f32 + 0.4).sin() / 2.0).collect()
}

#[test]
fn penalty_gradients_match_finite_differences() {
    // The penalty, with a weight that makes the reconstruction cost negligible.
    const STEP: f32 = 2e-3;
    let device = Device::flex();
    let sigmoid = Activation::Sigmoid;
    for (penalty, hidden, code) in [
        (Penalty::L1, vec![5], sigmoid),
        (Penalty::Kl, vec![5], sigmoid),
        (Penalty::Contractive, vec![], sigmoid),
        (Penalty::Contractive, vec![5, 4], sigmoid),
        (Penalty::Variational, vec![5], Activation::Identity),
    ] {
        let architecture = Architecture {
            activations: vec![Activation::Tanh],
            code,
            variational: penalty == Penalty::Variational,
            ..Architecture::dense(6, &hidden, 3)
        };
        let objective = Objective { cost: Cost::SquaredError, penalty, weight: 40.0, rho: 0.2 };
        let weights = smooth(architecture.length());
        let input = tensor(&smooth(24), 6, &device).abs();
        let at = |weights: Vec<f32>| {
            let count = weights.len();
            let network =
                Autoencoder::new(architecture.clone(), Tensor::from_data(TensorData::new(weights, [count]), &device));
            let tracked_network = network.tracked();
            let mut source = RandomStream::given(smooth(12));
            let loss = objective.of(tracked_network.network(), input.clone(), input.clone(), &mut source, &device);
            let gradient = values(tracked_network.gradient(loss.total.clone()).whole());
            (values(loss.total.inner())[0], gradient)
        };
        let (_, gradient) = at(weights.clone());
        let largest = gradient.iter().fold(0.0, |a: f32, b| a.max(b.abs()));
        for index in 0..weights.len() {
            let moved = |offset: f32| {
                let mut moved = weights.clone();
                moved[index] += offset;
                at(moved).0
            };
            let slope = (moved(STEP) - moved(-STEP)) / (2.0 * STEP);
            let error = (slope - gradient[index]).abs();
            assert!(error < 5e-3 * largest, "{penalty:?} at {index}: {} instead of {slope}", gradient[index]);
        }
    }
}
