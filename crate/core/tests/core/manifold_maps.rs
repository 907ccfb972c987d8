//! Maps of the same points side by side: the points and the autoencoders, through the page's questions.

use crate::common::{ask, assert_close, refused, session};
use latente::data::surface::Surface;
use latente::data::turning::Freedom;
use latente::data::{DataSet, PIXELS, Subject};
use latente::engine::Input;
use latente::error::Error;
use latente::general;
use latente::labs::manifold::{Gather, Learn, Learner, LearnerProgress, MapPoints, MapSubject, Sketch, SketchInput};
use latente::metrics::isomap::Geodesics;
use latente::metrics::neighbors::{Points, leave_one_out};
use latente::metrics::pca::Pca;
use latente::metrics::regression::r_squared;
use latente::metrics::trustworthiness::Ranks;
use latente::session::Session;
use latente::wire::Floats;

/// k of the graph, and of trustworthiness.
const NEIGHBOURS: usize = 10;
const NEAR: usize = 12;

fn gather(session: &mut Session, of: MapSubject, count: usize) -> MapPoints {
    ask(session, Gather { of, count, seed: 1 })
}

fn learn(session: &mut Session, learner: Learner, guide: Option<Vec<f32>>, steps: usize) -> LearnerProgress {
    ask(session, Learn { learner, seed: 1, guide: guide.map(Floats), steps })
}

/// Isomap's map of rows.
fn isomap(rows: &[f32], d: usize) -> (Geodesics, Vec<f32>) {
    let mut geodesics = Geodesics::new(rows, d, NEIGHBOURS);
    geodesics.advance(rows.len());
    let map = geodesics.map(2).unwrap();
    (geodesics, map)
}

#[test]
fn each_subject_has_its_points() {
    let mut session = session(&[DataSet::DigitsTest, DataSet::Landsat]);
    let digits = gather(&mut session, MapSubject::Images(Subject::Digits), 5_000);
    assert_eq!((digits.width, digits.labels.len(), digits.rows.len()), (PIXELS, 2_000, 2_000 * PIXELS));
    assert!(digits.along.is_empty() && digits.flat.is_empty());
    let surface = gather(&mut session, MapSubject::Surface(Surface::SwissRoll), 1_500);
    assert_eq!((surface.width, surface.rows.len(), surface.along.len(), surface.flat.len()), (3, 4_500, 1_500, 3_000));
    assert_eq!(surface.rows.0, Surface::SwissRoll.sample(1_500, 1).points);
    let few = gather(&mut session, MapSubject::Surface(Surface::SCurve), 0);
    assert_eq!(few.along.len(), 48);
    // Standardised with the training rows: approximately so over the test rows.
    let satellite = gather(&mut session, MapSubject::Landsat, 2_000);
    assert_eq!((satellite.width, satellite.labels.len()), (36, 2_000));
    let mean = satellite.rows.iter().sum::<f32>() / satellite.rows.len() as f32;
    let square = satellite.rows.iter().map(|value| value * value).sum::<f32>() / satellite.rows.len() as f32;
    assert!(mean.abs() < 0.1 && (square - 1.0).abs() < 0.1, "{mean} {square}");
}

/// The measures behind the page's marks: the guided autoencoder preserves distances, like the map it is pulled to; the
/// others do not.
#[test]
fn only_the_guided_autoencoder_preserves_the_distances_of_a_roll() {
    let mut session = session(&[]);
    let points = gather(&mut session, MapSubject::Surface(Surface::SwissRoll), 1_500);
    let (geodesics, map) = isomap(&points.rows, 3);
    let ranks = Ranks::of(&points.rows, 3);
    let correlation = |map: &[f32]| geodesics.correlation(map, 2).unwrap();
    assert!(correlation(&map) > 0.99, "{}", correlation(&map));
    let mut codes = Vec::new();
    for (learner, guide) in [(Learner::Plain, None), (Learner::Variational, None), (Learner::Guided, Some(map))] {
        let start = learn(&mut session, learner, guide, 0);
        assert_eq!((start.step, start.of), (0, 1_500));
        let half = learn(&mut session, learner, None, 800);
        let whole = learn(&mut session, learner, None, 1_000);
        assert_eq!((half.step, whole.step), (800, 1_500), "stops at the last step");
        assert!(whole.error < start.error, "{learner:?}: {} {}", start.error, whole.error);
        codes.push((whole.codes.0, whole.error));
    }
    let [plain, variational, guided] = &codes[..] else { panic!() };
    assert!(
        correlation(&plain.0) < 0.9 && correlation(&variational.0) < 0.9,
        "{} {}",
        correlation(&plain.0),
        correlation(&variational.0)
    );
    assert!(correlation(&guided.0) > 0.99, "{}", correlation(&guided.0));
    assert!(ranks.trustworthiness(&guided.0, 2, NEAR).unwrap() > 0.99);
    let explained = r_squared(&guided.0, &points.flat, 2).unwrap();
    assert!(explained[0] > 0.99 && explained[1] > 0.98, "{explained:?}");
    // The penalty keeps the variational codes near the standard Gaussian: most lie within three standard deviations.
    let far = variational.0.iter().filter(|value| value.abs() > 3.0).count();
    assert!(far * 20 < variational.0.len(), "{far}");
}

#[test]
fn decoding_the_code_of_a_point_resembles_the_point() {
    let mut session = session(&[DataSet::Landsat]);
    let points = gather(&mut session, MapSubject::Landsat, 600);
    let (_, map) = isomap(&points.rows, 36);
    learn(&mut session, Learner::Guided, Some(map), 0);
    let progress = learn(&mut session, Learner::Guided, None, 900);
    assert!(progress.error < 0.4, "{}", progress.error);
    let row = |index: usize| Floats(points.rows[36 * index..36 * (index + 1)].to_vec());
    let mut closer = 0;
    for index in 0..40 {
        let sketch = ask(&mut session, Sketch { learner: None, of: SketchInput::Row(row(index)) }).values;
        assert!(sketch.iter().all(|value| (value - value.round()).abs() < 1e-2 && (20.0..=255.0).contains(value)));
        let code = Floats(progress.codes[2 * index..2 * index + 2].to_vec());
        let placed =
            ask(&mut session, Sketch { learner: Some(Learner::Guided), of: SketchInput::Row(row(index)) }).values;
        assert_close(&placed, &code, 1e-4);
        let drawn = ask(&mut session, Sketch { learner: Some(Learner::Guided), of: SketchInput::Place(code) }).values;
        let other = ask(&mut session, Sketch { learner: None, of: SketchInput::Row(row((index + 300) % 600)) }).values;
        let gap = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>();
        closer += usize::from(gap(&sketch, &drawn) < gap(&sketch, &other));
    }
    assert!(closer >= 36, "{closer} of 40 are closer to their point than to another");
}

#[test]
fn invalid_questions_are_refused() {
    let mut session = session(&[]);
    let learn = |guide: Option<usize>| Learn {
        learner: Learner::Guided,
        seed: 1,
        guide: guide.map(|length| Floats(vec![0.0; length])),
        steps: 1,
    };
    let row = |length| SketchInput::Row(Floats(vec![0.0; length]));
    let place = |length| SketchInput::Place(Floats(vec![0.0; length]));
    assert!(matches!(refused(&mut session, learn(None)), Error::NotLoaded { .. }));
    assert!(matches!(refused(&mut session, Sketch { learner: None, of: row(3) }), Error::NotLoaded { .. }));
    let digits = Gather { of: MapSubject::Images(Subject::Digits), count: 100, seed: 1 };
    assert!(matches!(refused(&mut session, digits), Error::NotLoaded { .. }));
    for (length, is_blank) in [(PIXELS, true), (PIXELS - 1, false)] {
        let of = MapSubject::Turned { input: Input::Pixels(Floats(vec![0.0; length])), freedom: Freedom::None };
        let error = refused(&mut session, Gather { of, count: 0, seed: 1 });
        assert_eq!(matches!(error, Error::Refused { .. }), is_blank, "{error:?}");
    }
    gather(&mut session, MapSubject::Surface(Surface::SCurve), 100);
    assert!(matches!(refused(&mut session, learn(Some(199))), Error::WrongLength { .. }));
    let plain = Sketch { learner: Some(Learner::Plain), of: place(2) };
    assert!(matches!(refused(&mut session, plain), Error::NotLoaded { .. }));
    for of in [row(2), place(2), SketchInput::Strokes(vec![Floats(vec![0.5; 4])])] {
        assert!(matches!(refused(&mut session, Sketch { learner: None, of }), Error::WrongLength { .. }));
    }
    ask(&mut session, learn(Some(200)));
    for of in [row(2), place(3)] {
        let learner = Some(Learner::Guided);
        assert!(matches!(refused(&mut session, Sketch { learner, of }), Error::WrongLength { .. }));
    }
}

/// A ring: only the guided autoencoder preserves the distances, and a fit on cosine and sine recovers the angle.
#[test]
fn a_turned_digit_is_a_ring_on_the_guided_map() {
    let mut session = session(&[DataSet::DigitsTest]);
    let digit = ask(&mut session, general::Pictures { set: DataSet::DigitsTest, indices: vec![6] }).pixels;
    let turned_subject = |freedom| MapSubject::Turned { input: Input::Pixels(digit.clone()), freedom };
    let sheet = gather(&mut session, turned_subject(Freedom::Slant), 0);
    assert_eq!((sheet.rows.len(), sheet.along[90], sheet.neighbours), (630 * PIXELS, 0.0, Some(8)));
    let points = gather(&mut session, turned_subject(Freedom::None), 0);
    assert_eq!((points.width, points.rows.len(), points.neighbours), (PIXELS, 360 * PIXELS, Some(4)));
    assert!(points.labels.is_empty() && points.along[90] == 0.25);
    assert_close(&points.flat[180..182], &[0.0, 1.0], 1e-5);
    let mut geodesics = Geodesics::new(&points.rows, PIXELS, 4);
    geodesics.advance(360);
    let map = geodesics.map(2).unwrap();
    let correlation = |map: &[f32]| geodesics.correlation(map, 2).unwrap();
    learn(&mut session, Learner::Guided, Some(map.clone()), 0);
    let mut codes = Vec::new();
    for learner in [Learner::Plain, Learner::Variational, Learner::Guided] {
        learn(&mut session, learner, None, 1_000);
        let progress = learn(&mut session, learner, None, 1_000);
        println!(
            "{learner:?}: r {:.3}, R² {:?}, MSE {:.4}",
            correlation(&progress.codes),
            r_squared(&progress.codes, &points.flat, 2).unwrap(),
            progress.error
        );
        codes.push(progress);
    }
    let [plain, _, guided] = &codes[..] else { panic!() };
    assert!(correlation(&map) > 0.95 && correlation(&guided.codes) > 0.95 && correlation(&plain.codes) < 0.95);
    assert!(r_squared(&guided.codes, &points.flat, 2).unwrap().iter().all(|&explained| explained > 0.98));
    assert!(guided.error < plain.error);
}

/// `sklearn.decomposition.PCA(2)` of the 2,000 test digits, and `sklearn.neighbors` on its map
/// (`tests/reference/maps.py`).
#[test]
fn two_components_of_the_digits_match_scikit_learn() {
    let mut session = session(&[DataSet::DigitsTest]);
    let digits = gather(&mut session, MapSubject::Images(Subject::Digits), 2_000);
    let reference: serde_json::Value =
        serde_json::from_str(include_str!("../../../../tests/reference/maps.json")).unwrap();
    let numbers = |key: &str| -> Vec<f64> {
        reference["digits"]["pca"][key].as_array().unwrap().iter().map(|value| value.as_f64().unwrap()).collect()
    };
    let pca = Pca::of_rows(&digits.rows, PIXELS, 2);
    let expected: Vec<f32> = numbers("variances").into_iter().map(|value| value as f32).collect();
    assert_close(pca.variances(), &expected, 1e-3);
    let map = pca.scores_of(&digits.rows, 2);
    let accuracy = leave_one_out(Points { values: &map, labels: &digits.labels }, 5);
    let expected = reference["digits"]["pca"]["accuracy"].as_f64().unwrap();
    assert!((f64::from(accuracy) - expected).abs() < 2e-3, "{accuracy} {expected}");
    let ranks = Ranks::of(&digits.rows, PIXELS);
    let found = [ranks.trustworthiness(&map, 2, NEAR).unwrap(), ranks.continuity(&map, 2, NEAR).unwrap()];
    for (found, key) in found.iter().zip(["trust", "continuity"]) {
        let expected = reference["digits"]["pca"][key].as_f64().unwrap();
        assert!((found - expected).abs() < 1e-4, "{key}: {found} {expected}");
    }
}
