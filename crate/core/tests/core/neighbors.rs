//! The lab `neighbors`, through the page's questions, with the shipped models.

use crate::common::{ask, load_models, load_pca, session, www};
use latente::data::{DataSet, Subject};
use latente::engine::{Input, NetworkRef};
use latente::error::{Error, Refusal};
use latente::labs::neighbors::{self, From, KnnPredictions, Query, ReferenceSetInfo, Space};
use latente::session::Session;
use latente::wire::{Bytes, Floats};

const SPACES: [Space; 3] = [Space::Raw, Space::Pca, Space::Code];

fn digits(model: &str) -> (Session, ReferenceSetInfo) {
    let mut session = session(&[DataSet::DigitsTrain, DataSet::DigitsTest]);
    load_models(&mut session, &[model]);
    load_pca(&mut session, Subject::Digits);
    let from = From::Images(NetworkRef::Model(model.into()));
    let references = ask(&mut session, neighbors::SetReferences { from });
    (session, references)
}

fn satellite(d: usize) -> (Session, ReferenceSetInfo) {
    let mut session = session(&[DataSet::Landsat]);
    let from = From::Satellite(Bytes(www(&format!("models/satellite-{d}.safetensors"))));
    let references = ask(&mut session, neighbors::SetReferences { from });
    (session, references)
}

/// Classifies the first `count` test samples in each space with 5 neighbours, in parts of different sizes.
fn told(session: &mut Session, count: usize) -> [KnnPredictions; 3] {
    SPACES.map(|space| {
        let mut start = 0;
        loop {
            let part = if start == 0 { count / 8 } else { 400.min(count - start) };
            let question = neighbors::Classify { space, k: 5, start, count: part };
            let classified = ask(session, question);
            assert_eq!((classified.done, classified.predicted.len()), (start + part, start + part));
            start = classified.done;
            if start == count {
                return classified;
            }
        }
    })
}

/// Published with 20,000 references: 0.959 with pixels, 0.424 with two components, 0.763 with two code values; 0.970
/// and 0.960 with 32.
#[test]
fn codes_of_two_values_classify_far_better_than_two_components() {
    let (mut session, referred) = digits("digits-2");
    assert_eq!((referred.references, referred.queries, referred.sizes), (10_000, 2_000, [784, 2, 2]));
    let [raw, pca, code] = told(&mut session, 400);
    println!("{} {} {}", raw.accuracy, pca.accuracy, code.accuracy);
    assert!((0.9..0.98).contains(&raw.accuracy), "{}", raw.accuracy);
    assert!(code.accuracy > 0.7 && code.accuracy > pca.accuracy + 0.25, "{} {}", code.accuracy, pca.accuracy);
    assert_eq!(raw.confusion.iter().sum::<usize>(), 400);
    let right: usize = (0..10).map(|class| raw.confusion[11 * class]).sum();
    assert_eq!(raw.accuracy, right as f32 / 400.0);
    // Restarting at a sample classifies it and the following ones again.
    let again = neighbors::Classify { space: Space::Raw, k: 5, start: 10, count: 20 };
    let again = ask(&mut session, again);
    assert_eq!((again.done, &again.predicted[..]), (30, &raw.predicted[..30]));
}

#[test]
fn codes_of_32_values_classify_as_well_as_784_pixels() {
    let (mut session, referred) = digits("digits-32");
    assert_eq!(referred.sizes, [784, 32, 32]);
    let [raw, pca, code] = told(&mut session, 400);
    println!("{} {} {}", raw.accuracy, pca.accuracy, code.accuracy);
    assert!((code.accuracy - raw.accuracy).abs() < 0.03, "{} {}", code.accuracy, raw.accuracy);
    assert!(pca.accuracy > 0.93, "{}", pca.accuracy);
}

/// scikit-learn 1.9.1, standardised columns, 5 neighbours, official split: 0.9045 with all 36 columns.
#[test]
fn satellite_rows_are_classified() {
    let (mut session, referred) = satellite(8);
    assert_eq!((referred.references, referred.queries, referred.sizes), (4_435, 2_000, [36, 8, 8]));
    let [raw, pca, code] = told(&mut session, 2_000);
    println!("{} {} {}", raw.accuracy, pca.accuracy, code.accuracy);
    assert!((raw.accuracy - 0.9045).abs() < 1e-3, "{}", raw.accuracy);
    assert!(code.accuracy > 0.85 && pca.accuracy > 0.85, "{} {}", code.accuracy, pca.accuracy);
    // Classes 0 and 6 are empty.
    let classes = 8;
    assert_eq!(raw.confusion.len(), classes * classes);
    assert!((0..classes).all(|class| raw.confusion[class] == 0 && raw.confusion[6 * classes + class] == 0));
    let found = ask(&mut session, neighbors::Nearest { query: Query::Row(5), k: 3 });
    for space in found.spaces {
        assert_eq!((space.indices[0], space.distances[0]), (5, 0.0), "a training row is nearest to itself");
    }
}

#[test]
fn nearest_neighbours_match_brute_force() {
    let (mut session, _) = digits("digits-32");
    let test = session.shared().data(DataSet::DigitsTest).unwrap();
    let (image, label) = (test.row(6).unwrap(), test.labels()[6]);
    let query = Query::Input(Input::Pixels(Floats(image.clone())));
    let found = ask(&mut session, neighbors::Nearest { query, k: 7 });
    let train = session.shared().data(DataSet::DigitsTrain).unwrap();
    let raw = &found.spaces[0];
    // Brute force: all distances, sorted.
    let squared =
        |index: usize| -> f32 { image.iter().zip(train.row(index).unwrap()).map(|(a, b)| (a - b).powi(2)).sum() };
    let mut all: Vec<(f32, usize)> = (0..10_000).map(|index| (squared(index), index)).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (place, (distance, index)) in all.into_iter().take(7).enumerate() {
        assert_eq!(raw.indices[place], index);
        assert!((raw.distances[place] - distance.sqrt()).abs() < 1e-4);
        assert_eq!(raw.labels[place], train.labels()[index]);
    }
    for space in &found.spaces {
        assert_eq!((space.indices.len(), space.votes.iter().sum::<usize>(), space.predicted), (7, 7, label));
        assert!(space.distances.is_sorted());
    }
    // Loading the references again, as during training, gives the same result.
    let from = From::Images(NetworkRef::Model("digits-32".into()));
    ask(&mut session, neighbors::SetReferences { from });
    let query = Query::Input(Input::Pixels(Floats(image)));
    let again = ask(&mut session, neighbors::Nearest { query, k: 7 });
    assert_eq!(again.spaces.len(), found.spaces.len());
    for (again, found) in again.spaces.iter().zip(&found.spaces) {
        assert_eq!((&again.indices, &again.distances), (&found.indices, &found.distances));
    }
}

/// Nearest neighbours of a test digit.
fn nearest_of(session: &mut Session, sample: usize, k: usize) -> neighbors::Neighbors {
    let image = session.shared().data(DataSet::DigitsTest).unwrap().row(sample).unwrap();
    ask(session, neighbors::Nearest { query: Query::Input(Input::Pixels(Floats(image))), k })
}

/// Training and test samples on each plane.
fn both(planed: &neighbors::SpacePlanes) -> [(&Floats, &Floats); 2] {
    [(&planed.components, &planed.component_tests), (&planed.codes, &planed.code_tests)]
}

fn distance(points: &[f32], index: usize, [x, y]: [f32; 2]) -> f32 {
    (points[2 * index] - x).hypot(points[2 * index + 1] - y)
}

#[test]
fn two_values_are_their_plane() {
    let (mut session, _) = digits("digits-2");
    assert!(nearest_of(&mut session, 65, 5).spaces.iter().all(|space| space.place.is_none()));
    let planes = ask(&mut session, neighbors::Planes {});
    assert_eq!((planes.labels.len(), planes.test_labels.len()), (10_000, 2_000));
    assert!(planes.shares.iter().all(|share| (share - 1.0).abs() < 1e-6), "{:?}", planes.shares);
    let found = nearest_of(&mut session, 65, 5);
    assert!(found.spaces[0].place.is_none(), "784 pixels have no plane");
    for ((points, tests), space) in both(&planes).into_iter().zip(&found.spaces[1..]) {
        let place = space.place.unwrap();
        let gap = distance(tests, 65, place);
        assert!(gap < 1e-4, "the test digit and the query have the same place: {gap}");
        // Brute force on the plane: the circle around the query through the last neighbour contains exactly these five.
        let mut all: Vec<(f32, usize)> = (0..10_000).map(|index| (distance(points, index, place), index)).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (rank, (expected, index)) in all.into_iter().take(5).enumerate() {
            assert_eq!(space.indices[rank], index);
            assert!((space.distances[rank] - expected).abs() < 1e-4);
        }
    }
}

#[test]
fn more_values_are_projected_to_two_components() {
    let (mut session, _) = digits("digits-32");
    let planes = ask(&mut session, neighbors::Planes {});
    let map = latente::labs::reconstruct::Map {
        network: NetworkRef::Model("digits-32".into()),
        set: DataSet::DigitsTrain,
        count: 10_000,
    };
    let codes = ask(&mut session, map).codes;
    // The same components from another solver.
    let looked_at = codes.chunks_exact(32).take(2_000).map(<[f32]>::to_vec);
    let pca = latente::metrics::pca::Pca::fit_few(32, looked_at, 2);
    let expected = pca.scores_of(&codes, 2);
    for axis in 0..2 {
        let of = |points: &[f32]| points.iter().skip(axis).step_by(2).copied().collect::<Vec<f32>>();
        let (found, expected) = (of(&planes.codes), of(&expected));
        let turned = if found[0] * expected[0] < 0.0 { -1.0 } else { 1.0 };
        let gap = found.iter().zip(&expected).map(|(a, b)| (a - turned * b).abs()).fold(0.0, f32::max);
        let largest = expected.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
        assert!(gap < 0.01 * largest, "axis {axis}: {gap} of {largest}");
    }
    assert!((0.1..0.6).contains(&planes.shares[1]), "{:?}", planes.shares);
    let found = nearest_of(&mut session, 65, 7);
    for ((points, _), space) in both(&planes).into_iter().zip(&found.spaces[1..]) {
        for (&index, &in_space) in space.indices.iter().zip(&space.distances) {
            let shown = distance(points, index, space.place.unwrap());
            assert!(shown <= in_space * 1.0001, "a projection increases no distance: {shown} {in_space}");
        }
    }
}

#[test]
fn satellite_neighbours_index_their_plane() {
    let (mut session, _) = satellite(2);
    let planes = ask(&mut session, neighbors::Planes {});
    assert_eq!((planes.labels.len(), planes.test_labels.len()), (4_435, 2_000));
    let found = ask(&mut session, neighbors::Nearest { query: Query::Row(4_435 + 12), k: 9 });
    for ((points, tests), space) in both(&planes).into_iter().zip(&found.spaces[1..]) {
        for ((&index, &reported), &label) in space.indices.iter().zip(&space.distances).zip(&space.labels) {
            assert!((distance(points, index, space.place.unwrap()) - reported).abs() < 1e-3);
            assert_eq!(planes.labels[index], label);
        }
        assert!(distance(tests, 12, space.place.unwrap()) < 1e-4);
    }
}

#[test]
fn invalid_questions_are_refused() {
    let mut empty = session(&[]);
    let ask_for = |query| neighbors::Nearest { query, k: 1 };
    assert!(matches!(empty.ask(ask_for(Query::Row(0))), Err(Error::NotLoaded { .. })));
    assert!(matches!(empty.ask(neighbors::Planes {}), Err(Error::NotLoaded { .. })));
    let (mut rows, _) = satellite(2);
    assert!(matches!(rows.ask(ask_for(Query::Row(9_999))), Err(Error::OutOfRange { .. })));
    let blank = || Query::Input(Input::Strokes(Vec::new()));
    assert!(matches!(rows.ask(ask_for(blank())), Err(Error::BadRequest { .. })));
    let past = neighbors::Classify { space: Space::Raw, k: 1, start: 2_000, count: 10 };
    assert!(matches!(rows.ask(past), Err(Error::OutOfRange { count: 2_000, .. })));
    let gap = neighbors::Classify { space: Space::Raw, k: 1, start: 10, count: 10 };
    assert!(matches!(rows.ask(gap), Err(Error::OutOfRange { .. })), "the first ten have not been classified");
    let none = neighbors::Classify { space: Space::Raw, k: 1, start: 0, count: 0 };
    assert!(matches!(rows.ask(none), Err(Error::OutOfRange { .. })));
    let few = neighbors::Nearest { query: Query::Row(0), k: 0 };
    assert_eq!(ask(&mut rows, few).spaces[0].indices.len(), 1);
    let (mut images, _) = digits("digits-2");
    assert_eq!(images.ask(ask_for(blank())).unwrap_err(), Refusal::Blank.into());
    let wrong = From::Satellite(Bytes(www("models/digits-2.safetensors")));
    let mut rows = session(&[DataSet::Landsat]);
    assert!(matches!(rows.ask(neighbors::SetReferences { from: wrong }), Err(Error::File { .. })));
}
