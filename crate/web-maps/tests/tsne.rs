//! Comparison of t-SNE with scikit-learn's on the same points (`tests/reference/maps.py`).
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic")]

#[path = "../../core/tests/core/common/mod.rs"]
mod common;

use latente::data::{DataSet, Subject};
use latente::labs::manifold::{Gather, MapSubject};
use latente_maps::{Cloud, fit};

/// As on the page.
const PERPLEXITY: f32 = 30.0;
const STEPS: usize = 1_000;
/// Tolerated loss of quality: more than runs of scikit-learn with different seeds differ by.
const LESS: f64 = 0.01;

#[test]
fn neighbours_are_preserved_as_well_as_by_scikit_learn() {
    let reference: serde_json::Value =
        serde_json::from_str(include_str!("../../../tests/reference/maps.json")).unwrap();
    for (of, set, name) in [
        (MapSubject::Images(Subject::Digits), DataSet::DigitsTest, "digits"),
        (MapSubject::Landsat, DataSet::Landsat, "satellite"),
    ] {
        let mut session = common::session(&[set]);
        let points = common::ask(&mut session, Gather { of, count: 2_000, seed: 1 });
        let mut cloud = Cloud::new(points.rows.0, points.width, points.labels, Vec::new());
        let start = cloud.pca();
        let neighbours = cloud.neighbours(3 * PERPLEXITY as usize);
        let mut on_step = 0;
        let map = fit(&neighbours, &start, PERPLEXITY, STEPS, |step, _| on_step = step);
        assert_eq!(on_step, STEPS);
        let kept = cloud.measure(&map);
        for (found, key) in kept.iter().zip(["trust", "continuity"]) {
            let expected = reference[name]["tsne"][key].as_f64().unwrap();
            assert!(*found > expected - LESS, "{name}, {key}: {found}, scikit-learn {expected}");
        }
        assert!(kept[3].is_nan() && kept[4].is_nan(), "no graph and no truth");
    }
}

#[test]
fn unknown_results_are_empty() {
    let rows: Vec<f32> = (0..300).map(|i| (i * i % 17) as f32).collect();
    let mut cloud = Cloud::new(rows.clone(), 3, Vec::new(), Vec::new());
    assert!(cloud.isomap().is_empty() && cloud.place(&rows[..3]).is_empty() && cloud.draw(&[0.0, 0.0]).is_empty());
    assert_eq!(cloud.paths(10), 0.0);
    cloud.begin_paths(6);
    assert_eq!((cloud.paths(40), cloud.isomap().len()), (0.4, 0));
    assert_eq!((cloud.paths(60), cloud.isomap().len()), (1.0, 200));
    let map = cloud.pca();
    // Projecting a point returns its place; reconstructing a place gives a row in the plane of the components.
    let placed = cloud.place(&rows[30..33]);
    assert!((placed[0] - map[20]).abs() < 1e-4 && (placed[1] - map[21]).abs() < 1e-4);
    let again = cloud.place(&cloud.draw(&[1.0, -2.0]));
    assert!((again[0] - 1.0).abs() < 1e-4 && (again[1] + 2.0).abs() < 1e-4);
}
