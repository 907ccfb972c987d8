//! The user's image sets, through the page's questions.

use crate::common::{ask, refused};
use burn::tensor::Device;
use latente::config::TrainConfig;
use latente::data::{PIXELS, Samples, Subject};
use latente::engine::NetworkRef;
use latente::error::{Error, Refusal};
use latente::general::{self, FitPca, ImagesInfo, LoadImages, Prepare};
use latente::labs::{anomaly, generate, hashing, manifold, neighbors, train};
use latente::metrics::pca::Pca;
use latente::session::Session;
use latente::wire::Bytes;

fn mine() -> Subject {
    "my-test".parse().unwrap()
}

/// Bars with one height per class, each shifted and shaded by its index.
fn images_of(count: usize, classes: usize) -> LoadImages {
    let pixel = |index: usize, at: usize| {
        let (x, y) = (at % 28, at / 28);
        let top = 3 + 5 * (index % classes) + index / classes % 3;
        if (top..top + 4).contains(&y) && (4..24).contains(&x) { (150 + (index * 37 + x * 5) % 100) as u8 } else { 0 }
    };
    LoadImages {
        subject: mine(),
        images: Bytes((0..count).flat_map(|index| (0..PIXELS).map(move |at| pixel(index, at))).collect()),
        labels: Bytes((0..count).map(|index| (index % classes) as u8).collect()),
        classes,
        originals: Vec::new(),
        seed: 1,
    }
}

fn loaded(count: usize, classes: usize) -> (Session, ImagesInfo) {
    let mut session = Session::new(Device::flex());
    let info = ask(&mut session, images_of(count, classes));
    (session, info)
}

fn fitted(session: &mut Session) -> usize {
    loop {
        if let Some(components) = ask(session, FitPca { subject: mine() }).components {
            return components;
        }
    }
}

fn config() -> TrainConfig {
    TrainConfig { subject: mine(), batch_size: 16, epochs: 20, d_code: 8, ..TrainConfig::default() }
}

/// Trains a network beside the run, and returns its name.
fn prepared(session: &mut Session, config: &TrainConfig) -> NetworkRef {
    loop {
        let question = Prepare { name: "small".into(), config: config.clone(), steps: 30 };
        if let Some(model) = ask(session, question).model {
            assert_eq!((model.name.as_str(), model.subject), ("small", mine()));
            return NetworkRef::Model("small".into());
        }
    }
}

#[test]
fn components_are_exact() {
    for count in [100, 1_200] {
        let (mut session, info) = loaded(count, 4);
        let components = fitted(&mut session);
        let LoadImages { images: all, labels, .. } = images_of(count, 4);
        let all = Samples::new(PIXELS, all.0, labels.0).unwrap();
        let train = &session.shared().data(mine().train()).unwrap().clone();
        assert_eq!((train.count(), all.count()), (info.train.count, count));
        let exact = Pca::fit(train, 10);
        let found = session.shared().pca(mine()).unwrap();
        assert_eq!(found.count(), components);
        crate::common::assert_close(found.mean(), exact.mean(), 1e-5);
        for (found, exact) in found.variances().iter().zip(exact.variances()) {
            assert!((found - exact).abs() < 1e-3 * exact.max(1e-3), "{found} in place of {exact}");
        }
    }
}

#[test]
fn a_run_and_a_small_network_learn_a_set() {
    let (mut session, info) = loaded(60, 3);
    assert_eq!((info.train.classes, info.test.classes), (vec![16; 3], vec![4; 3]));
    fitted(&mut session);
    let start = ask(&mut session, train::Start { config: config() });
    assert_eq!((start.images, start.references.len()), (48, 3));
    let before = ask(&mut session, train::Evaluate {}).cost;
    ask(&mut session, train::Steps { count: 60 });
    assert!(ask(&mut session, train::Evaluate {}).cost < 0.5 * before);
    let network = prepared(&mut session, &config());
    assert_eq!(ask(&mut session, generate::Fit { network: network.clone() }).classes, 3);
    let refer = neighbors::SetReferences { from: neighbors::From::Images(network.clone()) };
    assert_eq!(ask(&mut session, refer).references, 48);
    assert_eq!(ask(&mut session, hashing::BuildIndex { network }).items, 48);
}

#[test]
fn black_images_and_sets_of_two_are_accepted() {
    for count in [2, 12] {
        let mut session = Session::new(Device::flex());
        let (images, labels) = (Bytes(vec![0; count * PIXELS]), Bytes(Vec::new()));
        let info = ask(&mut session, LoadImages { images, labels, classes: 0, ..images_of(1, 1) });
        fitted(&mut session);
        let batch_size = info.train.count.min(2);
        ask(&mut session, train::Start { config: TrainConfig { batch_size, ..config() } });
        ask(&mut session, train::Steps { count: 40 });
        let evaluated = ask(&mut session, train::Evaluate {});
        assert!(evaluated.cost.is_finite() && evaluated.mse.is_finite(), "{count}: {evaluated:?}");
    }
}

#[test]
fn any_class_can_be_normal() {
    let (mut session, _) = loaded(60, 3);
    let begin = |normal: Vec<u8>| anomaly::Begin { subject: mine(), normal, pollution: 0.0, seed: 1, model: None };
    assert_eq!(ask(&mut session, begin(vec![2])).train, 16);
    assert!(ask(&mut session, anomaly::Learn { steps: 100 }).auc > 0.9);
    assert_eq!(refused(&mut session, begin(vec![0, 1, 2])), Refusal::NoAnomaly.into());
    let (mut session, _) = loaded(2, 2);
    assert_eq!(refused(&mut session, begin(vec![0])), Refusal::FewTests.into());
}

/// The test fifth of a set has too few points: all are mapped, test samples first.
#[test]
fn all_images_of_a_set_are_mapped() {
    let (mut session, _) = loaded(60, 3);
    let of = manifold::MapSubject::Images(mine());
    let gathered = ask(&mut session, manifold::Gather { of, count: 2_000, seed: 1 });
    assert_eq!((gathered.width, gathered.labels.len(), gathered.rows.len()), (PIXELS, 60, 60 * PIXELS));
    let first = ask(&mut session, general::Pictures { set: mine().test(), indices: vec![0] });
    assert_eq!(gathered.rows[..PIXELS], first.pixels[..]);
    let learn = manifold::Learn { learner: manifold::Learner::Plain, seed: 1, guide: None, steps: 50 };
    let [early, late] = [1, 60].map(|steps| ask(&mut session, manifold::Learn { steps, ..learn.clone() }).error);
    assert!(late < early, "{late} after {early}");
}

#[test]
fn invalid_sets_are_refused() {
    let mut session = Session::new(Device::flex());
    let shipped = LoadImages { subject: Subject::Digits, ..images_of(4, 2) };
    assert!(matches!(refused(&mut session, shipped), Error::BadRequest { .. }));
    assert_eq!(refused(&mut session, images_of(1, 1)), Refusal::FewImages.into());
    assert!(matches!(refused(&mut session, FitPca { subject: mine() }), Error::NotLoaded { .. }));
    let unknown = Prepare { name: "small".into(), config: config(), steps: 1 };
    assert!(matches!(refused(&mut session, unknown), Error::NotLoaded { .. }));
    ask(&mut session, images_of(10, 2));
    let large = Prepare { name: "small".into(), config: config(), steps: 1 };
    assert!(matches!(refused(&mut session, large), Error::Setting { control: "batchSize", .. }));
}
