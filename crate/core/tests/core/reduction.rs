//! The lab `reduction`, through the page's questions, with the shipped networks.

use crate::common::{ask, assert_close, refused, session, www};
use latente::data::DataSet;
use latente::labs::reduction;
use latente::wire::{Bytes, Floats};

fn model(d: usize) -> Option<Bytes> {
    Some(Bytes(www(&format!("models/satellite-{d}.safetensors"))))
}

/// scikit-learn 1.9.1 on the same rows: `StandardScaler` and `PCA` fitted on the 4,435 training rows, mean squared
/// error of the 2,000 test rows after `inverse_transform`.
const PCA_ERRORS: [(usize, f32); 5] =
    [(1, 0.566_801_5), (2, 0.141_756_5), (3, 0.099_780_26), (8, 0.028_100_3), (16, 0.011_062_76)];
/// The error of predicting the mean of the training rows, zeros.
const MEAN_ERROR: f32 = 1.013_289_6;
/// Accuracy of `KNeighborsClassifier(5)` with 2 and 3 components, and with all 36 standardised values.
const PCA_ACCURACY: [(usize, f32); 2] = [(2, 0.8175), (3, 0.8695)];
const RAW_ACCURACY: f32 = 0.9045;

#[test]
fn pca_errors_match_scikit_learn() {
    let mut session = session(&[DataSet::Landsat]);
    let table = ask(&mut session, reduction::Satellite {});
    assert_eq!((table.rows, table.train, table.columns.len(), table.constant.len()), (6_435, 4_435, 36, 0));
    assert_eq!(table.pca_lost.len(), 16);
    for (d, expected) in PCA_ERRORS {
        let error = MEAN_ERROR * table.pca_lost[d - 1];
        assert!((error - expected).abs() < 1e-4 * expected.max(0.1), "{d}: {error} instead of {expected}");
    }
}

#[test]
fn shipped_networks_lose_less_than_pca() {
    let mut session = session(&[DataSet::Landsat]);
    let table = ask(&mut session, reduction::Satellite {});
    for (d, accuracy) in PCA_ACCURACY {
        let begun = ask(&mut session, reduction::Begin { d, seed: 1, model: model(d) });
        println!("{d}: {} beside {}", begun.lost, begun.pca_lost);
        assert_eq!((begun.codes.len(), begun.scores.len()), (6_435 * d, 6_435 * d));
        assert_eq!(begun.sizes, [36, 64, 32, d, 32, 64, 36]);
        assert_eq!(begun.pca_lost, table.pca_lost[d - 1]);
        assert!(begun.lost < 0.85 * begun.pca_lost, "{} {}", begun.lost, begun.pca_lost);
        let found = ask(&mut session, reduction::Accuracy { k: 5 });
        println!("{d}: {found:?}");
        // One or two of the 2,000 rows are ties.
        assert!((found.pca - accuracy).abs() < 2e-3 && (found.raw - RAW_ACCURACY).abs() < 2e-3, "{found:?}");
        assert!(found.autoencoder > 0.8, "{found:?}");

        let rows = ask(&mut session, reduction::Rows { indices: vec![0, 5_000] });
        let samples = session.shared().data(DataSet::Landsat).unwrap();
        let measured: Vec<f32> = samples.row(5_000).unwrap().into_iter().map(|byte| 255.0 * byte).collect();
        assert_close(&rows.values[36..], &measured, 1e-3);
        assert!(rows.errors.iter().chain(rows.pca_errors.iter()).all(|error| (0.0..2.0).contains(error)));
    }
}

#[test]
fn a_network_learns_and_can_continue_from_a_file() {
    let mut session = session(&[DataSet::Landsat]);
    ask(&mut session, reduction::Satellite {});
    let begun = ask(&mut session, reduction::Begin { d: 2, seed: 3, model: None });
    assert_eq!(begun.step, 0);
    let reduced = ask(&mut session, reduction::Reduce { steps: 400 });
    assert_eq!(reduced.step, 400);
    assert!(reduced.lost < 1.3 * begun.pca_lost && reduced.lost < 0.3 * begun.lost, "{}", reduced.lost);
    let begun = ask(&mut session, reduction::Begin { d: 2, seed: 3, model: model(2) });
    let later = ask(&mut session, reduction::Reduce { steps: 1 });
    assert_eq!(later.step, begun.step + 1);
    // A file for three values is refused for two.
    let wrong = reduction::Begin { d: 2, seed: 3, model: model(3) };
    assert_eq!(session.ask(wrong).unwrap_err().info().kind, "fileModel");
}

#[test]
fn the_curve_falls_with_the_size_and_keeps_the_shown_network() {
    let mut session = session(&[DataSet::Landsat]);
    ask(&mut session, reduction::Satellite {});
    let before = ask(&mut session, reduction::Begin { d: 2, seed: 1, model: model(2) });
    let mut at = |d| {
        let mut burst = || ask(&mut session, reduction::Curve { d, seed: 1, steps: 200, all: 300 });
        let first = burst();
        assert_eq!((first.step, first.lost), (200, None));
        burst()
    };
    let (one, eight) = (at(1), at(8));
    assert_eq!((one.step, eight.d), (300, 8));
    let (one, eight) = (one.lost.unwrap(), eight.lost.unwrap());
    assert!(eight < 0.5 * one, "{one} {eight}");
    let after = ask(&mut session, reduction::Reduce { steps: 0 });
    assert_eq!((after.step, after.lost), (before.step, before.lost));
}

#[test]
fn a_user_table_is_reduced_too() {
    let mut session = session(&[]);
    // A parabola in space: one value determines it, one component does not.
    let values: Vec<f32> = (0..200_u8)
        .flat_map(|i| {
            let t = f32::from(i) / 100.0 - 1.0;
            [t, t * t, 5.0, 1.0 - 2.0 * t * t]
        })
        .collect();
    let question = reduction::Table { columns: 4, values: Floats(values), labels: vec![0; 200] };
    let table = ask(&mut session, question);
    assert_eq!((table.rows, table.train), (200, 160));
    assert_eq!((table.columns, table.constant), (vec![0, 1, 3], vec![2]));
    ask(&mut session, reduction::Begin { d: 1, seed: 1, model: None });
    let mut error = f32::INFINITY;
    for _ in 0..3 {
        error = ask(&mut session, reduction::Reduce { steps: 1_000 }).lost;
    }
    assert!(error < 0.2 * table.pca_lost[0], "{error} {:?}", table.pca_lost);
}

#[test]
fn invalid_questions_are_refused_by_name() {
    let mut session = session(&[DataSet::Landsat]);
    assert_eq!(refused(&mut session, reduction::Reduce { steps: 1 }).info().kind, "notLoaded");
    let one = reduction::Table { columns: 3, values: Floats(vec![1.0, 2.0, 3.0]), labels: vec![0] };
    assert_eq!(refused(&mut session, one).info().kind, "tableFewRows");
    let constant = reduction::Table { columns: 2, values: Floats(vec![1.0; 40]), labels: vec![0; 20] };
    assert_eq!(refused(&mut session, constant).info().kind, "tableFewColumns");
    let mut values = vec![0.0; 40];
    values[7] = f32::INFINITY;
    assert_eq!(
        refused(&mut session, reduction::Table { columns: 2, values: Floats(values), labels: vec![0; 20] }).info().kind,
        "tableNotFinite"
    );
    ask(&mut session, reduction::Satellite {});
    assert_eq!(refused(&mut session, reduction::Accuracy { k: 5 }).info().kind, "notLoaded");
    ask(&mut session, reduction::Begin { d: 2, seed: 1, model: None });
    assert_eq!(refused(&mut session, reduction::Rows { indices: vec![0, 6_435] }).info().kind, "outOfRange");
}
