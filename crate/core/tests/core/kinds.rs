//! Results of each kind of autoencoder on the digits; invalid configs are refused by name.

use crate::common::{ask, load_pca, session};
use latente::config::{NetworkKind, TrainConfig, Weights};
use latente::data::noise::Noise;
use latente::data::{DataSet, PIXELS, Subject};
use latente::error::{Error, SettingFault};
use latente::labs::train::{self, Evaluation, NetworkDescription};
use latente::loss::Cost;
use latente::metrics::reference::{Reference, ReferenceKind};
use latente::nn::Activation;
use latente::objective::Penalty;
use latente::optimizer::Optimizer;
use latente::session::Session;

fn digits() -> Session {
    let mut session = session(&[DataSet::DigitsTrain, DataSet::DigitsTest]);
    load_pca(&mut session, Subject::Digits);
    session
}

fn evaluate(session: &mut Session) -> Evaluation {
    ask(session, train::Evaluate {})
}

/// Trains to the end and returns the test results, and those of PCA with as many components.
fn finished(config: TrainConfig) -> (Evaluation, f32) {
    let mut session = digits();
    let start = ask(&mut session, train::Start { config });
    let pca = |reference: &&Reference| reference.kind == ReferenceKind::Pca;
    let pca = start.references.iter().find(pca).map_or(f32::NAN, |reference| reference.mse);
    ask(&mut session, train::Steps { count: usize::MAX });
    (evaluate(&mut session), pca)
}

/// A single layer on each side, with this code size.
fn vanilla(d_code: usize) -> TrainConfig {
    TrainConfig { kind: NetworkKind::Vanilla, d_code, ..TrainConfig::default() }
}

#[test]
fn a_convolutional_autoencoder_reaches_its_error_in_fifteen_epochs() {
    let (last, pca) = finished(TrainConfig { kind: NetworkKind::Convolutional, ..TrainConfig::default() });
    assert!(last.mse <= 0.0095 && last.mse < pca, "{}", last.mse);
}

#[test]
fn a_linear_autoencoder_reaches_pca() {
    let linear = |d_code, learning_rate| TrainConfig {
        output: Activation::Identity,
        cost: Cost::SquaredError,
        learning_rate,
        ..vanilla(d_code)
    };
    for d_code in [16, 32] {
        let (last, pca) = finished(linear(d_code, 0.005));
        assert!(last.mse > 0.99 * pca && last.mse < 1.03 * pca, "{d_code}: {} beside {pca}", last.mse);
    }
}

#[test]
fn kl_penalty_reaches_the_requested_sparsity() {
    let config =
        TrainConfig { code_activation: Activation::Sigmoid, penalty: Penalty::Kl, learning_rate: 0.01, ..vanilla(128) };
    let (sparse, _) = finished(config.clone());
    assert!((0.03..=0.08).contains(&sparse.code.mean), "{:?}", sparse.code);
    let (free, _) = finished(TrainConfig { kl_weight: 0.0, epochs: 5, ..config });
    assert!(free.code.mean > 2.0 * sparse.code.mean, "{:?}", free.code);
}

#[test]
fn l1_penalty_doubles_the_zeros_of_the_code_at_little_cost() {
    let free = TrainConfig { code_activation: Activation::Relu, d_code: 64, ..TrainConfig::default() };
    let (sparse, _) = finished(TrainConfig { penalty: Penalty::L1, ..free.clone() });
    let (free, _) = finished(free);
    assert!(sparse.code.near_zero >= 2.0 * free.code.near_zero, "{:?} {:?}", sparse.code, free.code);
    assert!(sparse.cost <= 1.15 * free.cost, "{} {}", sparse.cost, free.cost);
}

#[test]
fn a_denoiser_is_evaluated_with_noise_and_beats_pca() {
    let (last, pca) = finished(TrainConfig { noise: Noise::Gaussian, ..TrainConfig::default() });
    // Known results after ten epochs: 0.0277 for PCA-32 and 0.0255 for an autoencoder of this size.
    assert!((pca / 0.0277 - 1.0).abs() < 0.03, "{pca}");
    assert!(last.mse < 0.0255, "{}", last.mse);
}

#[test]
fn every_kind_learns_and_can_be_inspected() {
    let base = TrainConfig {
        images: 256,
        batch_size: 32,
        epochs: 3,
        hidden: vec![24],
        channels: vec![4, 6],
        d_code: 8,
        ..TrainConfig::default()
    };
    let sigmoid = Activation::Sigmoid;
    let vanilla = TrainConfig { kind: NetworkKind::Vanilla, ..base.clone() };
    let convolutional = TrainConfig { kind: NetworkKind::Convolutional, ..base.clone() };
    for config in [
        vanilla.clone(),
        TrainConfig { hidden: vec![24, 12], activations: vec![Activation::Tanh, sigmoid], ..base.clone() },
        convolutional.clone(),
        TrainConfig { weights: Weights::Tied, kernel: 5, ..convolutional },
        TrainConfig { penalty: Penalty::L1, code_activation: Activation::Relu, ..base.clone() },
        TrainConfig { penalty: Penalty::Kl, code_activation: sigmoid, ..base.clone() },
        TrainConfig { penalty: Penalty::Contractive, code_activation: sigmoid, ..vanilla },
        TrainConfig { penalty: Penalty::Variational, ..base.clone() },
        TrainConfig { noise: Noise::Masking, weight_decay: 1e-3, ..base.clone() },
        TrainConfig { optimizer: Optimizer::Momentum, learning_rate: 0.005, ..base.clone() },
        TrainConfig { optimizer: Optimizer::Sgd, learning_rate: 0.005, weights: Weights::Tied, ..base },
    ] {
        let mut session = digits();
        let layers = config.architecture().layers().len();
        let penalised = config.is_penalised();
        ask(&mut session, train::Start { config: config.clone() });
        let before = evaluate(&mut session).cost;
        let step_losses = ask(&mut session, train::Steps { count: 10 });
        let counts = (step_losses.losses.len(), step_losses.penalties.len());
        assert_eq!(counts, (10, if penalised { 10 } else { 0 }), "{config:?}: {step_losses:?}");
        let dissected = ask(&mut session, train::Dissect::default());
        assert_eq!((dissected.step, dissected.layers.len()), (11, layers), "{config:?}");
        assert_eq!(dissected.penalty != 0.0, penalised);
        let change = dissected.weight.after - dissected.weight.before;
        assert!(change * dissected.weight.gradient < 0.0, "against its gradient: {:?}", dissected.weight);
        assert_eq!((dissected.code.len(), dissected.slope.len()), (8, PIXELS));
        let snapshot = ask(&mut session, train::Snapshot {});
        let uninterrupted = ask(&mut session, train::Steps { count: usize::MAX });
        let mut other = digits();
        ask(&mut other, train::Resume { config: config.clone(), bytes: snapshot.bytes });
        let resumed = ask(&mut other, train::Steps { count: usize::MAX });
        assert_eq!((resumed.losses.0, resumed.step), (uninterrupted.losses.0, uninterrupted.step), "{config:?}");
        let after = evaluate(&mut session);
        assert!(after.cost < 0.98 * before, "{config:?}: {before} {}", after.cost);
        let inside = ask(&mut session, train::Inside { index: 3 });
        assert_eq!(inside.tiles.len() % (inside.tile_side * inside.tile_side), 0);
        assert_eq!((inside.atoms.len(), inside.unit_means.len(), inside.layers.len()), (8 * PIXELS, 8, layers));
        assert_eq!(inside.histogram.iter().sum::<f32>(), 8.0 * 2_000.0, "each value once");
        let maps: usize = inside.map_shapes.iter().map(|[channels, side]| channels * side * side).sum();
        assert_eq!((inside.maps.len(), maps > 0), (maps, config.kind == NetworkKind::Convolutional));
        assert!(inside.layers.iter().all(|layer| layer.gradient.is_some_and(|norm| norm > 0.0) && layer.weight > 0.0));
    }
}

#[test]
fn dissected_step_equals_a_normal_step() {
    let config = TrainConfig { images: 256, batch_size: 32, d_code: 8, ..TrainConfig::default() };
    let mut session = digits();
    ask(&mut session, train::Start { config: config.clone() });
    let plain = ask(&mut session, train::Steps { count: 6 }).losses;
    ask(&mut session, train::Start { config });
    let dissections: Vec<_> = (0..6).map(|_| ask(&mut session, train::Dissect::default())).collect();
    assert_eq!(plain.0, dissections.iter().map(|step| step.loss).collect::<Vec<_>>());
    for step in &dissections {
        // Adam's first step is η for every gradient; those of the others are hardly longer.
        let change = (step.weight.after - step.weight.before).abs();
        assert!(change > 0.0 && change < 4e-3, "{:?}", step.weight);
        let mse: f32 = step.input.iter().zip(step.reconstruction.iter()).map(|(x, y)| (x - y).powi(2)).sum();
        assert!(mse > 1.0 && step.cost > 50.0, "{mse} {}", step.cost);
    }
    assert!((dissections[0].weight.before - dissections[0].weight.after).abs() > 1.9e-3);
}

#[test]
fn cost_of_the_dissected_sample_is_the_minimised_cost() {
    for (cost, output) in [
        (Cost::CrossEntropy, Activation::Sigmoid),
        (Cost::SquaredError, Activation::Sigmoid),
        (Cost::SquaredError, Activation::Identity),
    ] {
        let config = TrainConfig { images: 64, batch_size: 1, cost, output, ..TrainConfig::default() };
        let mut session = digits();
        ask(&mut session, train::Start { config });
        // Long enough for reconstructions near 0, where a clamped logarithm would be noticed.
        ask(&mut session, train::Steps { count: 200 });
        let dissection = ask(&mut session, train::Dissect::default());
        assert!((dissection.cost / dissection.loss - 1.0).abs() < 1e-5, "{} {}", dissection.cost, dissection.loss);
    }
}

#[test]
fn a_finished_run_cannot_be_dissected() {
    let mut session = digits();
    ask(&mut session, train::Start { config: TrainConfig { images: 64, batch_size: 64, epochs: 1, ..vanilla(2) } });
    ask(&mut session, train::Steps { count: 1 });
    let refused = session.ask(train::Dissect::default()).unwrap_err();
    assert!(matches!(refused, Error::BadRequest { .. }), "{refused:?}");
}

#[test]
fn a_finished_run_is_dissected_on_a_copy() {
    let mut session = digits();
    ask(&mut session, train::Start { config: TrainConfig { images: 256, batch_size: 64, epochs: 1, ..vanilla(2) } });
    ask(&mut session, train::Steps { count: usize::MAX });
    let before = ask(&mut session, train::Snapshot {});
    let [first, again, next] = [0, 0, 1].map(|ahead| ask(&mut session, train::Dissect { copy_ahead: Some(ahead) }));
    assert_eq!((first.step, again.step, next.step), (5, 5, 6));
    assert_eq!((first.index, first.loss, first.weight.after), (again.index, again.loss, again.weight.after));
    assert_ne!(first.index, next.index);
    assert_ne!(first.weight.before, first.weight.after);
    assert!(!first.weight.place.is_empty(), "a weight, not a bias: {:?}", first.weight);
    let after = ask(&mut session, train::Snapshot {});
    assert_eq!((before.step, before.bytes.0), (after.step, after.bytes.0));
}

#[test]
fn a_network_is_described_before_it_is_trained() {
    let config = TrainConfig { kind: NetworkKind::Convolutional, kernel: 5, ..TrainConfig::default() };
    let NetworkDescription { encoder, decoder, parameters } =
        ask(&mut session(&[]), train::Describe { config: config.clone() });
    let outputs =
        |layers: &[latente::nn::LayerInfo]| layers.iter().map(|layer| layer.output.clone()).collect::<Vec<_>>();
    assert_eq!(outputs(&encoder), [vec![16, 14, 14], vec![32, 7, 7], vec![32]]);
    assert_eq!(outputs(&decoder), [vec![1568], vec![16, 14, 14], vec![1, 28, 28]]);
    assert_eq!(encoder[1].weight, [32, 16, 5, 5]);
    // Expected: 16·25+16, 32·16·25+32, 1568·32+32, and the mirrored decoder.
    assert_eq!(parameters, 416 + 12_832 + 50_208 + 51_744 + 12_816 + 401);
    let architecture = config.architecture();
    let network = architecture.init(1, &burn::tensor::Device::flex());
    assert_eq!(network.parameters().dims(), [architecture.length()]);
    let places: usize = network.slots().iter().map(|slot| slot.weights().len() + slot.biases().len()).sum();
    assert_eq!(places, parameters);
    // Three convolutions: 28, 14, 7, 4 pixels.
    let deep = TrainConfig { channels: vec![2, 2, 2], kernel: 7, ..config };
    assert_eq!(deep.architecture().side(3), 4);
    assert_eq!(deep.check(10_000), Ok(()));
}

#[test]
fn invalid_settings_are_refused_with_their_control() {
    let base = TrainConfig::default();
    let refused = |config: TrainConfig| match config.check(10_000) {
        Err(Error::Setting { control, fault }) => (control, fault),
        other => panic!("{other:?}"),
    };
    let convolutional = TrainConfig { kind: NetworkKind::Convolutional, ..base.clone() };
    let kernel = |kernel| TrainConfig { kernel, ..convolutional.clone() };
    assert_eq!(refused(kernel(4)), ("kernel", SettingFault::EvenKernel { kernel: 4 }));
    let larger = SettingFault::KernelLargerThanImage { kernel: 15, side: 14, layer: 2 };
    assert_eq!(refused(kernel(15)), ("kernel", larger));
    assert_eq!(refused(kernel(29)).0, "kernel");
    let kl = TrainConfig { penalty: Penalty::Kl, ..base.clone() };
    assert_eq!(refused(kl.clone()), ("codeActivation", SettingFault::KlNeedsSigmoid));
    let kl = TrainConfig { code_activation: Activation::Sigmoid, ..kl };
    for rho in [0.0, 1.0, -0.2, f64::NAN] {
        assert_eq!(refused(TrainConfig { rho, ..kl.clone() }).0, "rho");
    }
    let variational = TrainConfig { penalty: Penalty::Variational, code_activation: Activation::Tanh, ..base.clone() };
    assert_eq!(refused(variational), ("codeActivation", SettingFault::VariationalNeedsIdentity));
    let contractive = TrainConfig { penalty: Penalty::Contractive, ..convolutional };
    assert_eq!(refused(contractive), ("penalty", SettingFault::ContractiveNeedsDense));
    let output = TrainConfig { output: Activation::Identity, ..base.clone() };
    assert_eq!(refused(output), ("output", SettingFault::CrossEntropyNeedsSigmoid));
    let (control, fault) = refused(TrainConfig { d_code: 65_536, ..vanilla(1) });
    assert_eq!(control, "dCode");
    assert!(matches!(fault, SettingFault::Memory { needed, limit: 1_024 } if needed > 3_000), "{fault:?}");
    assert_eq!(refused(TrainConfig { weight_decay: -1.0, ..base.clone() }).0, "weightDecay");
    assert_eq!(refused(TrainConfig { noise_level: 1.5, ..base }).0, "noiseLevel");
}
