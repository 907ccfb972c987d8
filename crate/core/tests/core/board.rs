//! The numbers in the board's pictures: layers, per-pixel costs, activation rates, a run without its penalty, Gaussians.

use std::f32::consts::LN_2;

use crate::common::{ask, assert_close, load_models, refused, session};
use latente::config::{NetworkKind, TrainConfig};
use latente::data::{DataSet, PIXELS};
use latente::engine::{Input, NetworkRef};
use latente::general::Trace;
use latente::labs::generate::{Fit, Sample, SamplingMethod};
use latente::labs::hashing::BuildIndex;
use latente::labs::reconstruct::{Decode, Forward};
use latente::labs::train::{Clouds, ComparePenalty, Draw, Evaluate, InputCost, PixelCost, Rates, Start, Steps};
use latente::nn::Activation;
use latente::objective::Penalty;
use latente::session::Session;
use latente::wire::Floats;

fn small() -> TrainConfig {
    TrainConfig {
        images: 512,
        kind: NetworkKind::Vanilla,
        d_code: 6,
        batch_size: 64,
        epochs: 4,
        ..TrainConfig::default()
    }
}

/// Trains a run for some steps.
fn trained(config: TrainConfig, count: usize) -> Session {
    let mut session = session(&[DataSet::DigitsTrain, DataSet::DigitsTest]);
    ask(&mut session, Start { config });
    if count > 0 {
        ask(&mut session, Steps { count });
    }
    session
}

/// A wide stroke with grey edges.
fn digit() -> Input {
    let pixel = |place: usize| if (10..16).contains(&(place % 28)) { (place % 28 - 9) as f32 / 7.0 } else { 0.0 };
    Input::Pixels(Floats((0..PIXELS).map(pixel).collect()))
}

#[test]
fn traced_layers_match_their_matrix_bias_and_activation() {
    for config in [small(), TrainConfig { kind: NetworkKind::Multilayer, hidden: vec![16], ..small() }] {
        let mut session = trained(config, 8);
        let trace = ask(&mut session, Trace { network: NetworkRef::Run, input: digit() });
        let (mut weights, mut biases, mut values) = (0, 0, 0);
        let mut input = trace.input.0.clone();
        for layer in &trace.layers {
            let [rows, columns] = layer.weight[..] else { panic!("no matrix") };
            for row in 0..rows {
                let weight = &trace.weights[weights + row * columns..][..columns];
                let product: f32 = weight.iter().zip(&input).map(|(w, a)| w * a).sum();
                let sum = product + trace.biases[biases + row];
                assert!((trace.products[values + row] - product).abs() < 1e-4);
                assert!((trace.sums[values + row] - sum).abs() < 1e-4);
                let value = match layer.activation {
                    Activation::Relu => sum.max(0.0),
                    Activation::Sigmoid => 1.0 / (1.0 + (-sum).exp()),
                    _ => sum,
                };
                assert!((trace.values[values + row] - value).abs() < 1e-4);
            }
            input = trace.values[values..values + rows].to_vec();
            (weights, biases, values) = (weights + rows * columns, biases + rows, values + rows);
        }
        assert_eq!((weights, biases, values), (trace.weights.len(), trace.biases.len(), trace.values.len()));
        let output = ask(&mut session, Forward { network: NetworkRef::Run, input: digit() });
        assert_close(&input, &output.reconstruction, 1e-6);
    }
}

#[test]
fn variational_and_convolutional_networks_can_be_traced() {
    let variational =
        TrainConfig { penalty: Penalty::Variational, code_activation: Activation::Identity, d_code: 2, ..small() };
    let convolutional = TrainConfig { kind: NetworkKind::Convolutional, channels: vec![4], ..small() };
    for config in [variational, convolutional] {
        let mut session = trained(config, 0);
        let trace = ask(&mut session, Trace { network: NetworkRef::Run, input: digit() });
        let output = ask(&mut session, Forward { network: NetworkRef::Run, input: digit() });
        assert_close(&trace.values[trace.values.len() - PIXELS..], &output.reconstruction, 1e-6);
        let count = |sizes: &[usize]| sizes.iter().product::<usize>();
        assert_eq!(trace.weights.len(), trace.layers.iter().map(|layer| count(&layer.weight)).sum::<usize>());
        assert_eq!(trace.values.len(), trace.layers.iter().map(|layer| count(&layer.output)).sum::<usize>());
    }
}

#[test]
fn cost_of_a_digit_is_the_sum_of_its_pixel_costs() {
    let mut session = trained(small(), 20);
    let costs = ask(&mut session, InputCost { network: NetworkRef::Run, input: digit() });
    let sum = |terms: &[f32]| terms.iter().sum::<f32>();
    assert!((sum(&costs.cross_entropy) / costs.cross_entropy_sum.unwrap() - 1.0).abs() < 1e-4);
    assert!((sum(&costs.squared_error) / costs.squared_error_sum - 1.0).abs() < 1e-4);
    assert!(costs.cross_entropy_floor < costs.cross_entropy_sum.unwrap());
    // Equals the mean squared error reported elsewhere for this reconstruction.
    let output = ask(&mut session, Forward { network: NetworkRef::Run, input: digit() });
    assert!((2.0 * costs.squared_error_sum / PIXELS as f32 - output.errors.autoencoder).abs() < 1e-6);
    for place in [0, 12, 13, 400, 409] {
        let (x, x_hat) = (costs.input[place], costs.reconstruction[place]);
        let pixel = ask(&mut session, PixelCost { x, x_hat: Floats(vec![x_hat]) });
        assert!((pixel.cross_entropy[0] - costs.cross_entropy[place]).abs() < 1e-3);
        assert!((pixel.squared_error[0] - costs.squared_error[place]).abs() < 1e-6);
    }
}

#[test]
fn test_cost_of_a_run_is_the_mean_over_its_digits() {
    let mut session =
        trained(TrainConfig { output: Activation::Identity, cost: latente::loss::Cost::SquaredError, ..small() }, 8);
    let costs = ask(&mut session, InputCost { network: NetworkRef::Run, input: digit() });
    // Without an output sigmoid the values are not probabilities.
    assert!(costs.cross_entropy.is_empty() && costs.cross_entropy_sum.is_none());
    assert!(costs.squared_error_sum > 0.0);
}

#[test]
fn costs_of_one_pixel_match_the_formulas() {
    let mut session = session(&[]);
    let costs = ask(&mut session, PixelCost { x: 1.0, x_hat: Floats(vec![0.01, 0.5, 1.0, 0.0]) });
    assert_close(&costs.cross_entropy[..3], &[4.605_17, LN_2, 0.0], 1e-5);
    assert!(costs.cross_entropy[3].is_infinite());
    assert_close(&costs.squared_error, &[0.490_05, 0.125, 0.0, 0.5], 1e-6);
    let grey = ask(&mut session, PixelCost { x: 0.25, x_hat: Floats(vec![0.5]) });
    assert_close(&grey.cross_entropy, &[LN_2], 1e-5);
}

#[test]
fn kl_curve_is_lowest_at_rho_and_its_sum_is_the_penalty() {
    let config = TrainConfig { penalty: Penalty::Kl, code_activation: Activation::Sigmoid, rho: 0.1, ..small() };
    let mut session = trained(config, 4);
    let at: Vec<f32> = (1..100).map(|percent| percent as f32 / 100.0).collect();
    let activation_rates = ask(&mut session, Rates { at: Floats(at.clone()) });
    let lowest =
        (0..at.len()).min_by(|&a, &b| activation_rates.curve[a].total_cmp(&activation_rates.curve[b])).unwrap();
    assert_eq!(at[lowest], 0.1);
    assert!(activation_rates.curve[lowest].abs() < 1e-4);
    assert!((activation_rates.terms.iter().sum::<f32>() / activation_rates.sum - 1.0).abs() < 1e-4);
    let by_hand = |rate: f32| 0.1 * (0.1 / rate).ln() + 0.9 * (0.9 / (1.0 - rate)).ln();
    for (term, rate) in activation_rates.terms.iter().zip(activation_rates.rates.iter()) {
        assert!((term - by_hand(*rate)).abs() < 1e-3);
    }
}

#[test]
fn the_unpenalised_run_differs_only_by_its_penalty() {
    let config = TrainConfig { penalty: Penalty::L1, l1: 0.5, code_activation: Activation::Relu, ..small() };
    let mut session = trained(config.clone(), 10);
    let first = ask(&mut session, ComparePenalty { steps: 6, input: digit() });
    assert_eq!(first.steps, [6, 10]);
    let comparison = ask(&mut session, ComparePenalty { steps: 60, input: digit() });
    assert_eq!(comparison.steps, [10, 10]);
    let run = ask(&mut session, Evaluate {});
    let mut plain = trained(TrainConfig { penalty: Penalty::None, ..config }, 10);
    let output = ask(&mut plain, Forward { network: NetworkRef::Run, input: digit() });
    assert_close(&comparison.codes[..6], &output.code, 1e-4);
    assert_close(&comparison.images[..PIXELS], &output.reconstruction, 1e-4);
    assert!((comparison.test_errors[0] - ask(&mut plain, Evaluate {}).mse).abs() < 1e-6);
    assert!((comparison.test_errors[1] - run.mse).abs() < 1e-6);
    assert_eq!(comparison.statistics[1], run.code);
    // Another run starts another unpenalised run.
    ask(&mut session, Start { config: TrainConfig { seed: 7, penalty: Penalty::L1, ..small() } });
    assert_eq!(ask(&mut session, ComparePenalty { steps: 6, input: digit() }).steps, [0, 0]);
}

#[test]
fn draws_are_mean_plus_sigma_times_noise() {
    let mut session = session(&[DataSet::DigitsTest, DataSet::DigitsTrain]);
    load_models(&mut session, &["digits-2-variational", "digits-2"]);
    let network = NetworkRef::Model("digits-2-variational".into());
    let draw = |seed| Draw { network: network.clone(), input: digit(), count: 5, seed };
    let draws = ask(&mut session, draw(3));
    for (place, code) in draws.codes.iter().enumerate() {
        let by_hand = draws.mean[place % 2] + draws.deviation[place % 2] * draws.noise[place];
        assert!((code - by_hand).abs() < 1e-5);
    }
    let output = ask(&mut session, Forward { network: network.clone(), input: digit() });
    assert_close(&draws.mean, &output.code, 1e-6);
    let decode = Decode { network: network.clone(), codes: draws.codes.clone(), input: None };
    assert_close(&draws.images, &ask(&mut session, decode).images, 1e-6);
    let kl: f32 =
        draws.mean.iter().zip(draws.deviation.iter()).map(|(m, s)| (m * m + s * s - 2.0 * s.ln() - 1.0) / 2.0).sum();
    assert!((draws.kl - kl).abs() < 1e-3 * kl.max(1.0));
    assert_eq!(ask(&mut session, draw(3)).codes.0, draws.codes.0);
    assert_ne!(ask(&mut session, draw(4)).codes.0, draws.codes.0);
    let clouds = ask(&mut session, Clouds { network, set: DataSet::DigitsTest, count: 30 });
    assert_eq!((clouds.means.len(), clouds.deviations.len(), clouds.labels.len()), (60, 60, 30));
    assert!(clouds.deviations.iter().all(|deviation| *deviation > 0.0) && clouds.kl > 0.0);
    let plain = Draw { network: NetworkRef::Model("digits-2".into()), input: digit(), count: 1, seed: 1 };
    assert_eq!(refused(&mut session, plain).info().kind, "badRequest");
}

#[test]
fn random_points_come_with_their_codes() {
    let mut session = session(&[DataSet::DigitsTest, DataSet::DigitsTrain]);
    load_models(&mut session, &["digits-2-variational"]);
    let network = NetworkRef::Model("digits-2-variational".into());
    ask(&mut session, Fit { network: network.clone() });
    let sample = Sample { network: network.clone(), way: SamplingMethod::Prior, spread: 1.0, count: 3, seed: 5 };
    let generated_images = ask(&mut session, sample);
    let images = ask(&mut session, Decode { network, codes: generated_images.codes, input: None });
    assert_close(&generated_images.images, &images.images, 1e-6);
}

#[test]
fn every_address_of_a_short_code_is_listed() {
    let mut session = session(&[DataSet::DigitsTest, DataSet::DigitsTrain]);
    load_models(&mut session, &["bits-8", "bits-16"]);
    let shelve = |name: &str| BuildIndex { network: NetworkRef::Model(name.into()) };
    let hash_index = ask(&mut session, shelve("bits-8"));
    assert_eq!((hash_index.occupancy.len(), hash_index.occupants.len()), (256, 256));
    assert_eq!(hash_index.occupancy.iter().sum::<f32>(), hash_index.items as f32);
    let fullest = &hash_index.fullest[0];
    let place = fullest.address.chars().enumerate().fold(0, |all, (bit, digit)| all | usize::from(digit == '1') << bit);
    assert_eq!((hash_index.occupancy[place], hash_index.occupants[place]), (fullest.size as f32, fullest.label));
    assert!(ask(&mut session, shelve("bits-16")).occupancy.is_empty());
}
