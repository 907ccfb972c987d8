//! Replies of the application labs about the user's image sets, down to the smallest: every number is finite, or a
//! refusal says why.

use crate::common::{ask, refused};
use burn::tensor::Device;
use latente::config::TrainConfig;
use latente::data::mask::Hidden;
use latente::data::noise::Noise;
use latente::data::{PIXELS, Subject};
use latente::engine::{Input, NetworkRef};
use latente::error::{Error, Refusal};
use latente::general::{FitPca, LoadImages, Prepare};
use latente::labs::{anomaly, denoise, impute, neighbors};
use latente::metrics::tally::Tally;
use latente::session::Session;
use latente::wire::{Bytes, Floats};

/// Images and classes: the smallest set, sets with a single image in a class, with one class, and with enough of each.
const SIZES: [(usize, usize); 7] = [(2, 1), (2, 2), (5, 3), (9, 2), (40, 1), (60, 3), (90, 12)];

fn mine() -> Subject {
    "my-small".parse().unwrap()
}

/// A set whose classes are bars at different heights, with its components and a small network.
fn prepared(count: usize, classes: usize) -> (Session, NetworkRef) {
    let mut session = Session::new(Device::flex());
    let pixel = |index: usize, at: usize| {
        let (x, y) = (at % 28, at / 28);
        let top = 2 + 2 * (index % classes) + index / classes % 2;
        if (top..top + 3).contains(&y) && (4..24).contains(&x) { (150 + (index * 37 + x * 5) % 100) as u8 } else { 0 }
    };
    let images = (0..count).flat_map(|index| (0..PIXELS).map(move |at| pixel(index, at))).collect();
    let labels = (0..count).map(|index| (index % classes) as u8).collect();
    ask(
        &mut session,
        LoadImages {
            subject: mine(),
            images: Bytes(images),
            labels: Bytes(labels),
            classes,
            originals: Vec::new(),
            seed: 1,
        },
    );
    while ask(&mut session, FitPca { subject: mine() }).components.is_none() {}
    let train = session.shared().data(mine().train()).unwrap().count();
    let config = TrainConfig { subject: mine(), batch_size: train.min(16), epochs: 2, d_code: 2, ..Default::default() };
    loop {
        let question = Prepare { name: "small".into(), config: config.clone(), steps: 50 };
        if ask(&mut session, question).model.is_some() {
            return (session, NetworkRef::Model("small".into()));
        }
    }
}

fn first_test(session: &Session) -> Input {
    Input::Pixels(Floats(session.shared().data(mine().test()).unwrap().row(0).unwrap()))
}

fn assert_finite(values: &[f32]) {
    assert!(!values.is_empty() && values.iter().all(|value| value.is_finite()), "{values:?}");
}

#[test]
fn neighbours_are_found_in_every_space() {
    for (count, classes) in SIZES {
        let (mut session, network) = prepared(count, classes);
        let refer = neighbors::SetReferences { from: neighbors::From::Images(network) };
        let references = ask(&mut session, refer);
        assert!(references.sizes.iter().all(|&size| size > 0), "{count} {classes}: {:?}", references.sizes);
        let planes = ask(&mut session, neighbors::Planes {});
        for points in [&planes.components, &planes.codes, &planes.component_tests, &planes.code_tests] {
            assert_finite(points);
        }
        assert_finite(&planes.shares);
        let query = neighbors::Query::Input(first_test(&session));
        for space in ask(&mut session, neighbors::Nearest { query, k: 25 }).spaces {
            assert_eq!(space.indices.len(), references.references.min(25));
            assert_eq!((space.votes.len(), space.votes.iter().sum()), (classes, space.indices.len()));
            assert_finite(&space.distances);
        }
        for space in [neighbors::Space::Raw, neighbors::Space::Pca, neighbors::Space::Code] {
            let classified = ask(&mut session, neighbors::Classify { space, k: 25, start: 0, count: 500 });
            assert_eq!((classified.done, classified.confusion.len()), (references.queries, classes * classes));
            assert_finite(&[classified.accuracy]);
        }
    }
}

#[test]
fn a_class_can_be_anomalous_or_is_refused() {
    for (count, classes) in SIZES {
        let (mut session, _) = prepared(count, classes);
        let begin = |normal, pollution| anomaly::Begin { subject: mine(), normal, pollution, seed: 1, model: None };
        if classes == 1 {
            assert_eq!(refused(&mut session, begin(vec![0], 0.0)), Refusal::NoAnomaly.into());
            continue;
        }
        for (normal, pollution) in [(vec![0], 0.0), ((1..classes as u8).collect(), 0.0), (vec![classes as u8 - 1], 0.5)]
        {
            let start = match session.ask(begin(normal, pollution)) {
                Ok(start) => start,
                Err(error) => {
                    assert_eq!(error, Refusal::FewTests.into(), "{count} {classes}");
                    continue;
                }
            };
            assert!(start.train > 0 && start.d > 0);
            let scores = ask(&mut session, anomaly::Learn { steps: 20 });
            for values in [&scores.errors, &scores.pca_errors] {
                assert_eq!(values.len(), start.anomalous.len());
                assert_finite(values);
            }
            assert_finite(&[scores.auc, scores.pca_auc]);
            let input = first_test(&session);
            let suspected = ask(&mut session, anomaly::Score { input });
            assert_finite(&[suspected.error, suspected.pca_error, suspected.above, suspected.pca_above]);
        }
    }
}

#[test]
fn noise_is_removed_by_every_method() {
    let corruption = denoise::Corruption { noise: Noise::Gaussian, level: 0.5, seed: 1 };
    for (count, classes) in SIZES {
        let (mut session, network) = prepared(count, classes);
        let input = first_test(&session);
        let denoised_image =
            ask(&mut session, denoise::Clean { network: network.clone(), input: input.clone(), corruption });
        assert_finite(&denoised_image.image);
        let filtered_images = ask(&mut session, denoise::Filter { subject: mine(), input, corruption });
        assert_finite(&filtered_images.pca);
        assert_finite(&filtered_images.mse);
        for by in [
            denoise::Denoiser::Network(network),
            denoise::Denoiser::Nobody,
            denoise::Denoiser::Pca,
            denoise::Denoiser::Median,
        ] {
            let so_far = Tally::default();
            let errors = ask(&mut session, denoise::Measure { by, subject: mine(), corruption, so_far, count: 500 });
            assert_eq!(errors.tally.samples, errors.of);
            assert_finite(&[errors.mse]);
        }
    }
}

#[test]
fn holes_are_filled_by_every_method() {
    let hole = impute::Hole::Part { hidden: Hidden::Upper, seed: 1 };
    for (count, classes) in SIZES {
        let (mut session, network) = prepared(count, classes);
        let input = first_test(&session);
        for rounds in [0, 5] {
            let by = impute::Network { network: network.clone(), rounds };
            let filled_image = ask(&mut session, impute::Fill { by, input: input.clone(), hole: hole.clone() });
            assert_finite(&filled_image.image);
            assert_finite(&filled_image.errors);
        }
        let plain = ask(&mut session, impute::FillBaselines { subject: mine(), input, hole: hole.clone(), rounds: 5 });
        assert_finite(&plain.pca_errors);
        let by_network = impute::Network { network, rounds: 5 };
        for by in [impute::Imputer::Network(by_network), impute::Imputer::Mean, impute::Imputer::Pca(5)] {
            let (hole, so_far) = (hole.clone(), Tally::default());
            let errors = ask(&mut session, impute::Measure { by, subject: mine(), hole, so_far, count: 500 });
            assert_eq!(errors.tally.samples, errors.of);
            assert_finite(&[errors.mse]);
        }
    }
}

#[test]
fn missing_sets_are_reported() {
    let mut session = Session::new(Device::flex());
    let begin = anomaly::Begin { subject: mine(), normal: vec![0], pollution: 0.0, seed: 1, model: None };
    assert!(matches!(refused(&mut session, begin), Error::NotLoaded { .. }));
}
