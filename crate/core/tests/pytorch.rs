//! Losses, gradients and ten steps of Adam against PyTorch (`tests/reference/pytorch.py`), and gradients against finite
//! differences.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic")]

use burn::tensor::{Device, Tensor, TensorData};
use latente::data::{Samples, Subject};
use latente::labs::train::TrainConfig;
use latente::loss::Cost;
use latente::metrics::mean_squared_error;
use latente::nn::{Autoencoder, Dense};
use latente::trainer::Trainer;
use serde::Deserialize;

type Rows = Vec<Vec<f32>>;

#[derive(Deserialize)]
struct Reference {
    losses: Losses,
    training: Vec<Training>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Losses {
    logits: Rows,
    input: Rows,
    cross_entropy: LossValue,
    squared_error: LossValue,
    mse: f32,
}

#[derive(Deserialize)]
struct LossValue {
    value: f32,
    gradient: Rows,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Training {
    cost: Cost,
    layers: Vec<Layer>,
    batches: Vec<Rows>,
    losses: Vec<f32>,
    final_layers: Vec<Layer>,
    code: Rows,
    reconstruction: Rows,
}

#[derive(Deserialize)]
struct Layer {
    weight: Rows,
    bias: Vec<f32>,
}

fn reference() -> Reference {
    serde_json::from_str(include_str!("../../../tests/reference/pytorch.json")).unwrap()
}

fn tensor(rows: &Rows, device: &Device) -> Tensor<2> {
    Tensor::from_data(TensorData::new(rows.concat(), [rows.len(), rows[0].len()]), device)
}

fn values<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor.try_into_data().unwrap().try_into_vec().unwrap()
}

fn assert_close(found: &[f32], expected: &[f32], relative: f32, absolute: f32) {
    assert_eq!(found.len(), expected.len());
    for (index, (a, b)) in found.iter().zip(expected).enumerate() {
        assert!((a - b).abs() <= absolute + relative * b.abs(), "at {index}: {a} instead of {b}");
    }
}

fn loss_and_gradient(cost: Cost, logits: &Rows, input: &Rows) -> (f32, Vec<f32>) {
    let device = Device::flex();
    let logits = tensor(logits, &device).autodiff().require_grad();
    let loss = cost.forward(logits.clone(), tensor(input, &device));
    let gradients = loss.backward();
    (values(loss.inner())[0], values(logits.grad(&gradients).unwrap()))
}

#[test]
fn losses_and_their_gradients_are_pytorchs() {
    let Losses { logits, input, cross_entropy, squared_error, mse } = reference().losses;
    for (cost, expected) in [(Cost::CrossEntropy, cross_entropy), (Cost::SquaredError, squared_error)] {
        let (value, gradient) = loss_and_gradient(cost, &logits, &input);
        assert_close(&[value], &[expected.value], 1e-6, 0.0);
        assert_close(&gradient, &expected.gradient.concat(), 1e-5, 1e-7);
    }
    let sigmoid = |z: &f32| 1.0 / (1.0 + (-z).exp());
    let own: Vec<f32> = logits.concat().iter().map(sigmoid).collect();
    assert_close(&[mean_squared_error(&input.concat(), &own)], &[mse], 1e-5, 0.0);
}

#[test]
fn gradients_are_finite_differences() {
    const STEP: f32 = 1e-2;
    let Losses { input, .. } = reference().losses;
    let logits: Rows = (0..3).map(|row| (0..5).map(|column| (row * 5 + column) as f32 / 4.0 - 1.7).collect()).collect();
    for cost in [Cost::CrossEntropy, Cost::SquaredError] {
        let (_, gradient) = loss_and_gradient(cost, &logits, &input);
        for (index, &gradient) in gradient.iter().enumerate() {
            let at = |offset: f32| {
                let mut moved = logits.clone();
                moved[index / 5][index % 5] += offset;
                loss_and_gradient(cost, &moved, &input).0
            };
            let slope = (at(STEP) - at(-STEP)) / (2.0 * STEP);
            assert!((slope - gradient).abs() < 2e-4, "{cost:?} at {index}: {gradient} instead of {slope}");
        }
    }
}

fn network(layers: &[Layer], device: &Device) -> Autoencoder {
    let dense = |layer: &Layer| {
        let weight = tensor(&layer.weight, device).transpose();
        let sizes = weight.dims();
        Dense::from_values(sizes, values(weight), layer.bias.clone(), device)
    };
    let mut dense = layers.iter().map(dense).collect::<Vec<_>>();
    let decoder = dense.split_off(layers.len() / 2);
    Autoencoder { encoder: dense, decoder }
}

#[test]
fn ten_steps_of_adam_are_pytorchs() {
    let device = Device::flex();
    for case in reference().training {
        let any = Samples::new(12, vec![0; 12], vec![0]).unwrap();
        let config = TrainConfig {
            subject: Subject::Digits,
            images: 1,
            hidden: vec![8],
            d_code: 3,
            cost: case.cost,
            learning_rate: 0.01,
            batch_size: 1,
            epochs: 1,
            seed: 1,
        };
        let mut trainer = Trainer::with_network(config, network(&case.layers, &device), &any, &any, &device);
        let losses: Vec<f32> =
            case.batches.iter().map(|batch| values(trainer.update(tensor(batch, &device)))[0]).collect();
        assert_close(&losses, &case.losses, 1e-5, 0.0);
        for (layer, expected) in trainer.network().layers().zip(&case.final_layers) {
            assert_close(&values(layer.weight.clone().transpose()), &expected.weight.concat(), 1e-3, 2e-5);
            assert_close(&values(layer.bias.clone()), &expected.bias, 1e-3, 2e-5);
        }
        let code = trainer.network().encode(tensor(&case.batches[0], &device));
        assert_close(&values(code.clone()), &case.code.concat(), 1e-3, 1e-4);
        let own = trainer.network().reconstruct_from(code);
        assert_close(&values(own), &case.reconstruction.concat(), 1e-3, 1e-4);
    }
}
