//! Training runs: results, repeatability, resuming, divergence and refusals.

use crate::common::{ask, assert_close, load_pca, session};
use latente::config::TrainConfig;
use latente::data::{DataSet, PIXELS, Subject};
use latente::engine::NetworkRef;
use latente::error::{Error, SettingFault};
use latente::general;
use latente::labs::reconstruct;
use latente::labs::train::{self, Evaluation};
use latente::metrics::reference::ReferenceKind;
use latente::session::Session;
use latente::training::Stop;
use latente::wire::{Bytes, Floats};

fn config() -> TrainConfig {
    TrainConfig::default()
}

/// A small run, for tests that do not depend on size.
fn small() -> TrainConfig {
    TrainConfig { images: 512, hidden: vec![16], d_code: 4, batch_size: 64, epochs: 4, ..config() }
}

fn digits() -> Session {
    let mut session = session(&[DataSet::DigitsTrain, DataSet::DigitsTest]);
    load_pca(&mut session, Subject::Digits);
    session
}

fn steps(session: &mut Session, count: usize) -> (Vec<f32>, Option<Stop>) {
    let step_losses = ask(session, train::Steps { count });
    (step_losses.losses.0, step_losses.stop)
}

fn evaluate(session: &mut Session) -> Evaluation {
    ask(session, train::Evaluate {})
}

#[test]
fn an_evaluation_in_parts_equals_one_in_one_piece_and_is_of_the_current_weights() {
    let mut session = digits();
    ask(&mut session, train::Start { config: small() });
    steps(&mut session, 2);
    let whole = evaluate(&mut session);
    let mut left = || ask(&mut session, train::EvaluateAhead {}).parts_left;
    assert_eq!([left(), left(), left(), left(), left()], [3, 2, 1, 0, 0], "2,000 test samples in parts of 500");
    assert_eq!(evaluate(&mut session), whole);
    steps(&mut session, 1);
    let later = evaluate(&mut session);
    assert!(later.step == 3 && later.mse != whole.mse);
    assert_eq!(ask(&mut session, train::EvaluateAhead {}).parts_left, 3, "the parts of earlier weights are gone");
}

#[test]
fn fifteen_epochs_reach_the_published_error_and_beat_pca() {
    let mut session = digits();
    let start = ask(&mut session, train::Start { config: config() });
    assert_eq!((start.steps_per_epoch, start.parameters), (78, 209_968));
    let pca = start.references.iter().find(|reference| reference.kind == ReferenceKind::Pca).unwrap();
    let mean = start.references.iter().find(|reference| reference.kind == ReferenceKind::Mean).unwrap();
    let floor = start.references.iter().find(|reference| reference.kind == ReferenceKind::Floor).unwrap();
    // Published figures for the whole test set; this is a fifth of it.
    assert!((pca.mse / 0.0168 - 1.0).abs() < 0.02, "{}", pca.mse);
    assert!((mean.mse / 0.0675 - 1.0).abs() < 0.02, "{}", mean.mse);
    assert!((mean.cost / (0.2625 * PIXELS as f32) - 1.0).abs() < 0.02, "{}", mean.cost);
    assert!((floor.cost / (0.0581 * PIXELS as f32) - 1.0).abs() < 0.02, "{}", floor.cost);
    let (losses, stop) = steps(&mut session, 78);
    assert_eq!((losses.len(), stop), (78, None));
    assert!(evaluate(&mut session).mse > pca.mse, "one epoch is not enough to beat PCA");
    let (_, stop) = steps(&mut session, usize::MAX);
    assert_eq!(stop, Some(Stop::Finished));
    let last = evaluate(&mut session);
    assert_eq!(last.step, 15 * 78);
    assert!(last.mse <= 0.0125, "{}", last.mse);
    assert!(last.cost > floor.cost);
}

#[test]
fn the_same_seed_gives_the_same_bits() {
    let mut session = digits();
    let mut run = |seed| {
        ask(&mut session, train::Start { config: TrainConfig { seed, ..small() } });
        let (losses, _) = steps(&mut session, 20);
        losses.iter().map(|loss| loss.to_bits()).collect::<Vec<_>>()
    };
    let first = run(1);
    assert_eq!(first, run(1));
    assert_ne!(first, run(2));
}

#[test]
fn a_model_is_a_snapshot_without_moments_and_can_be_loaded() {
    let mut session = digits();
    ask(&mut session, train::Start { config: small() });
    steps(&mut session, 5);
    let snapshot = ask(&mut session, train::Snapshot {});
    let model = ask(&mut session, train::Model {});
    let moments = 2 * 4 * small().architecture().length();
    let left_out = snapshot.bytes.len() - model.bytes.len();
    assert!((moments..moments + 300).contains(&left_out), "{left_out} bytes fewer than with Adam's two vectors");
    let load = general::LoadModel { name: "trained".into(), bytes: model.bytes };
    let info = ask(&mut session, load);
    let sizes = |layers: &[latente::nn::LayerInfo]| layers.iter().map(|layer| layer.weight.clone()).collect::<Vec<_>>();
    assert_eq!(sizes(&info.encoder), [[16, 784], [4, 16]]);
    assert_eq!((sizes(&info.decoder), info.d_code), (vec![vec![16, 4], vec![784, 16]], 4));
    let preview = ask(&mut session, train::Preview { indices: vec![3], drawing: None });
    let pictures = general::Pictures { set: DataSet::DigitsTest, indices: vec![3] };
    let pixels = ask(&mut session, pictures).pixels;
    let input = latente::engine::Input::Pixels(pixels);
    let look = reconstruct::Forward { network: NetworkRef::Model("trained".into()), input };
    let output = ask(&mut session, look);
    assert_close(&output.reconstruction, &preview.images, 1e-5);
    assert!((output.errors.autoencoder - preview.errors[0]).abs() < 1e-6);
    let survey = reconstruct::Survey { network: NetworkRef::Model("trained".into()), set: DataSet::DigitsTest };
    let survey = ask(&mut session, survey);
    let mse = evaluate(&mut session).mse;
    assert!((survey.errors.autoencoder / mse - 1.0).abs() < 1e-4, "{} {mse}", survey.errors.autoencoder);
    let map =
        reconstruct::Map { network: NetworkRef::Model("trained".into()), set: DataSet::DigitsTest, count: usize::MAX };
    let codes = ask(&mut session, map).codes;
    let count = codes.len() as f32 / 4.0;
    for unit in 0..4 {
        let values = || codes.iter().skip(unit).step_by(4);
        let mean = values().sum::<f32>() / count;
        let deviation = (values().map(|value| (value - mean).powi(2)).sum::<f32>() / count).sqrt();
        assert!((survey.means[unit] - mean).abs() < 1e-3 * deviation.max(1.0));
        assert!((survey.deviations[unit] / deviation.max(1e-9) - 1.0).abs() < 1e-3 || deviation == 0.0);
    }
    // The effect of one value, computed from two images.
    let moved = |by: f32| {
        let mut code = survey.means.0.clone();
        code[1] += by * survey.deviations[1];
        code
    };
    let codes = Floats([moved(2.0), moved(-2.0)].concat());
    let network = NetworkRef::Model("trained".into());
    let images = ask(&mut session, reconstruct::Decode { network, codes, input: None }).images;
    let (above, below) = images.split_at(images.len() / 2);
    let effect = latente::metrics::mean_squared_error(above, below);
    assert!((survey.effects[1] - effect).abs() <= 1e-3 * effect, "{} {effect}", survey.effects[1]);
}

/// Trains for a while, raises the learning rate until the run stops, and continues with a sound one.
fn diverge(learning_rate: f64) -> Stop {
    let mut session = digits();
    ask(&mut session, train::Start { config: TrainConfig { epochs: 50, ..small() } });
    steps(&mut session, 10);
    ask(&mut session, train::Adjust { learning_rate, epochs: 50 });
    let (losses, stop) = (0..).map(|_| steps(&mut session, 5)).find(|(_, stop)| stop.is_some()).unwrap();
    assert!(losses.last().is_some_and(|loss| !loss.is_finite() || *loss > 10_000.0));
    let evaluation = evaluate(&mut session);
    assert!(evaluation.step <= 10 && evaluation.cost < 600.0, "{evaluation:?}");
    ask(&mut session, train::Adjust { learning_rate: 1e-3, epochs: 50 });
    let (losses, after) = steps(&mut session, 5);
    assert!(losses.iter().all(|loss| *loss < 600.0) && after.is_none());
    stop.unwrap()
}

#[test]
fn a_nan_loss_restores_the_last_good_weights_and_can_be_continued() {
    let Stop::NotFinite { step } = diverge(1e9) else { panic!("it should become NaN") };
    assert!((11..=15).contains(&step), "{step}");
}

#[test]
fn an_exploding_loss_restores_the_last_good_weights_and_can_be_continued() {
    let Stop::Exploded { step } = diverge(100.0) else { panic!("it should explode") };
    assert!((11..=15).contains(&step), "{step}");
}

#[test]
fn invalid_settings_are_refused_by_name_and_keep_the_run() {
    let mut session = digits();
    ask(&mut session, train::Start { config: small() });
    steps(&mut session, 3);
    let mut refused = |config: TrainConfig| match session.ask(train::Start { config }).unwrap_err() {
        Error::Setting { control, fault } => (control, fault),
        other => panic!("{other:?}"),
    };
    let fault = SettingFault::BatchLargerThanData { images: 100, batch: 128 };
    assert_eq!(refused(TrainConfig { images: 100, ..config() }), ("batchSize", fault));
    let fault = SettingFault::Layers { max: 3, got: 4 };
    assert_eq!(refused(TrainConfig { hidden: vec![9; 4], ..config() }), ("hidden", fault));
    assert_eq!(refused(TrainConfig { hidden: vec![0], ..config() }).0, "hidden");
    assert_eq!(refused(TrainConfig { d_code: 0, ..config() }).0, "dCode");
    assert_eq!(refused(TrainConfig { learning_rate: f64::NAN, ..config() }).0, "learningRate");
    assert_eq!(refused(TrainConfig { learning_rate: -1.0, ..config() }).0, "learningRate");
    assert_eq!(refused(TrainConfig { epochs: 0, ..config() }).0, "epochs");
    assert_eq!(evaluate(&mut session).step, 3);
    let drawing = Some(latente::engine::Input::Pixels(Floats(vec![0.0; 3])));
    let wrong = session.ask(train::Preview { indices: vec![0], drawing }).unwrap_err();
    assert!(matches!(wrong, Error::WrongLength { what: "input", expected: PIXELS, got: 3 }));
    let none = train::Preview { indices: vec![], drawing: None };
    assert!(ask(&mut session, none).images.is_empty());
    let wild = session.ask(general::Pictures { set: DataSet::DigitsTest, indices: vec![usize::MAX] }).unwrap_err();
    assert!(matches!(wild, Error::OutOfRange { count: 2000, index: usize::MAX, .. }), "{wild:?}");
    let damaged = session.ask(train::Resume { config: small(), bytes: Bytes(vec![1, 2, 3]) });
    assert!(matches!(damaged.unwrap_err(), Error::File { .. }));
    assert_eq!(evaluate(&mut session).step, 3);
}
