//! Surfaces in the lab `manifold`: flat maps, torn maps, and paths between two points.

use crate::common::{ask, refused, session, www};
use latente::data::surface::Surface;
use latente::error::Error;
use latente::labs::manifold::{Connect, Guide, SampleSurface, SurfaceProjection, Unroll, UnrolledSurface};
use latente::session::Session;
use latente::wire::Bytes;

const NEIGHBOURS: usize = 10;

fn roll(surface: Surface, count: usize, seed: u32) -> SampleSurface {
    SampleSurface { surface, count, seed, neighbours: NEIGHBOURS, model: None }
}

fn shipped(name: &str) -> Option<Bytes> {
    Some(Bytes(www(&format!("models/surface-{name}.safetensors"))))
}

/// A surface after training, with or without the pull.
fn trained(surface: Surface, keeps: bool, steps: usize) -> (Session, SurfaceProjection, UnrolledSurface) {
    let mut session = session(&[]);
    let surface_points = ask(&mut session, roll(surface, 1_500, 1));
    if keeps {
        ask(&mut session, Guide { neighbours: NEIGHBOURS, weight: 1.0, starts: 1_500 });
    }
    for _ in 0..steps / 500 {
        ask(&mut session, Unroll { steps: 500, measure: true });
    }
    let unrolled_surface = ask(&mut session, Unroll { steps: 0, measure: true });
    (session, surface_points, unrolled_surface)
}

#[test]
fn a_shipped_network_starts_unrolled_and_requires_its_points() {
    for (surface, name) in [(Surface::SwissRoll, "swissRoll"), (Surface::SCurve, "sCurve")] {
        let mut session = session(&[]);
        ask(&mut session, SampleSurface { model: shipped(name), ..roll(surface, 1_500, 1) });
        let UnrolledSurface { step, measures, error, tears, .. } =
            ask(&mut session, Unroll { steps: 0, measure: true });
        println!("{name}: {measures:?} MSE {error:.5}");
        let measures = measures.unwrap();
        assert_eq!((step, tears.len()), (1_500, 0));
        assert!(measures.along >= Some(0.99) && measures.across >= Some(0.98), "{measures:?}");
        assert!(measures.trust >= 0.999 && measures.continuity >= 0.999 && error <= 0.004);
        for other in [roll(surface, 1_500, 2), roll(surface, 1_000, 1), roll(Surface::Sphere, 1_500, 1)] {
            let error = refused(&mut session, SampleSurface { model: shipped(name), ..other });
            assert!(matches!(error, Error::File { .. }), "{error:?}");
        }
        // The previous state is still there.
        assert_eq!(ask(&mut session, Unroll { steps: 0, measure: true }).step, 1_500);
    }
}

/// Each surface is shipped with a pulled and an unpulled network; the unpulled roll is torn, as the scene says.
#[test]
fn both_shipped_networks_of_each_surface_are_fully_trained() {
    for (surface, name) in Surface::ALL {
        let mut session = session(&[]);
        let look = Unroll { steps: 0, measure: true };
        ask(&mut session, SampleSurface { model: shipped(name), ..roll(surface, 1_500, 1) });
        let guided_surface = ask(&mut session, look.clone());
        ask(&mut session, SampleSurface { model: shipped(&format!("{name}-plain")), ..roll(surface, 1_500, 1) });
        let plain = ask(&mut session, look);
        println!("{name}: {:?} {} {:?} {}", guided_surface.measures, guided_surface.error, plain.measures, plain.error);
        assert_eq!((guided_surface.step, plain.step), (1_500, 12_000));
        if surface == Surface::SwissRoll {
            assert!(!plain.tears.is_empty(), "{:?}", plain.measures);
        }
    }
}

/// Changing λ starts another whole run from the current weights, at the initial learning rate.
#[test]
fn another_pull_continues_from_the_current_weights() {
    let mut session = session(&[]);
    let look = Unroll { steps: 0, measure: true };
    ask(&mut session, SampleSurface { model: shipped("swissRoll"), ..roll(Surface::SwissRoll, 1_500, 1) });
    let before = ask(&mut session, look.clone());
    let mut gaps = Vec::new();
    for weight in [0.01, 100.0] {
        let guide = ask(&mut session, Guide { neighbours: NEIGHBOURS, weight, starts: 1_500 });
        let start = ask(&mut session, look.clone());
        let end = (0..3).map(|_| ask(&mut session, Unroll { steps: 500, measure: true })).last().unwrap();
        assert_eq!(end.step, start.step + 1_500);
        if weight < 1.0 {
            assert_eq!(start.map.0, before.map.0);
        }
        let measures = end.measures.unwrap();
        println!("λ = {weight}: {measures:?} MSE {:.5} → {:.5}", start.error, end.error);
        assert!(measures.along >= Some(0.98), "it stays unrolled: {measures:?}");
        let gap = |map: &[f32]| map.iter().zip(&guide.map.0).map(|(h, e)| (h - e).powi(2)).sum::<f32>();
        gaps.push((gap(&start.map), gap(&end.map), end.error));
    }
    let [weak, strong] = gaps[..] else { panic!() };
    assert!(weak.2 < before.error && weak.1 > weak.0, "{weak:?}: with a weak pull the code leaves the map");
    assert!(strong.1 < weak.1 / 4.0, "{weak:?} {strong:?}: a strong one pulls it back");
}

#[test]
fn paths_between_two_points_match_the_geodesic_distance() {
    let mut session = session(&[]);
    let surface_points =
        ask(&mut session, SampleSurface { model: shipped("swissRoll"), ..roll(Surface::SwissRoll, 1_500, 1) });
    assert!(matches!(refused(&mut session, Connect { ends: Some([0, 1]) }), Error::OutOfRange { count: 0, .. }));
    ask(&mut session, Unroll { steps: 0, measure: true });
    for (from, to) in [(0, 1), (10, 900), (77, 1_499), (400, 401)] {
        let ways = ask(&mut session, Connect { ends: Some([from, to]) });
        let place = |index: usize| &surface_points.points[3 * index..][..3];
        let length = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt();
        let surface = ways.surface.unwrap();
        assert!((ways.straight - length(place(from), place(to))).abs() < 1e-6);
        assert!(ways.straight <= surface);
        assert_eq!((ways.path[0], ways.path[ways.path.len() - 1], ways.line.len()), (from as u32, to as u32, 3 * 41));
        let along: f32 =
            ways.path.windows(2).map(|pair| length(place(pair[0] as usize), place(pair[1] as usize))).sum();
        assert!((along - ways.path_length).abs() < 1e-3);
        // Paths along the graph zigzag; the sheet is a reconstruction.
        assert!((0.97..1.15).contains(&(ways.path_length / surface)), "{from} {to}: {} {surface}", ways.path_length);
        assert!((0.9..1.1).contains(&(ways.line_length / surface)), "{from} {to}: {} {surface}", ways.line_length);
    }
    let paths = ask(&mut session, Connect { ends: None });
    assert!(paths.path_length > 5.0 * paths.straight && paths.straight < 0.6, "{paths:?}");
    assert!(matches!(
        refused(&mut session, Connect { ends: Some([0, 1_500]) }),
        Error::OutOfRange { count: 1_500, .. }
    ));
}

/// At the first k with a short cut the map of the distances collapses; with fewer neighbours it does not.
#[test]
fn map_collapses_at_the_first_short_cut() {
    for count in [800, 1_500] {
        let mut session = session(&[]);
        let short_cut = ask(&mut session, roll(Surface::SwissRoll, count, 1)).short_cut.unwrap();
        let mut across = |neighbours| {
            let guide = Guide { neighbours, weight: 1.0, starts: count };
            ask(&mut session, guide).measures.unwrap().across.unwrap()
        };
        let (before, after) = (across(short_cut - 1), across(short_cut + 4));
        println!("{count} points: k = {short_cut}, R² across {before:.3} and {after:.3}");
        assert!(before > 0.95 && after < 0.2, "{count}: {short_cut} {before} {after}");
    }
}

/// The sheet in space is the map, rotated: neighbours are as far apart as the points.
#[test]
fn the_sheet_is_as_large_as_the_surface() {
    let mut session = session(&[]);
    let surface_points =
        ask(&mut session, SampleSurface { model: shipped("swissRoll"), ..roll(Surface::SwissRoll, 1_500, 1) });
    let UnrolledSurface { laid, map, .. } = ask(&mut session, Unroll { steps: 0, measure: true });
    assert_eq!(laid.len(), surface_points.points.len());
    let gap = |of: &[f32], d: usize, a: usize, b: usize| {
        (0..d).map(|axis| (of[d * a + axis] - of[d * b + axis]).powi(2)).sum::<f32>().sqrt()
    };
    let scale = gap(&laid, 3, 0, 1) / gap(&map, 2, 0, 1);
    for (a, b) in [(5, 6), (100, 1_400), (3, 777)] {
        assert!((gap(&laid, 3, a, b) / gap(&map, 2, a, b) / scale - 1.0).abs() < 1e-3);
        let over = ask(&mut session, Connect { ends: Some([a, b]) }).surface.unwrap();
        assert!((gap(&laid, 3, a, b) / over - 1.0).abs() < 0.1, "{a} {b}");
    }
}

/// Surfaces that no plane can hold: torn without the pull.
#[test]
fn a_sphere_is_torn_and_a_curve_is_not() {
    let (_, rolled, unrolled) = trained(Surface::Sphere, false, 3_000);
    assert!(rolled.tears.is_empty() && rolled.measures.trust < 0.9, "a projection folds it: {:?}", rolled.measures);
    assert!(unrolled.tears.len() / 2 > 100, "{:?}", unrolled.measures);
    let measures = unrolled.measures.unwrap();
    assert!(measures.continuity < 0.99 && measures.along.is_none() && rolled.short_cut.is_none(), "{measures:?}");
    // The knot's graph is closed, and its distance-preserving map is a ring: all points at equal distance from the
    // centre.
    let mut session = session(&[]);
    ask(&mut session, roll(Surface::Knot, 1_500, 1));
    let guide = ask(&mut session, Guide { neighbours: NEIGHBOURS, weight: 1.0, starts: 1_500 });
    let radii: Vec<f32> = guide.map.chunks_exact(2).map(|at| at[0].hypot(at[1])).collect();
    let [least, most] = [f32::min, f32::max].map(|pick| radii.iter().copied().reduce(pick).unwrap());
    assert!(least > 0.8 * most, "{least} {most}");
    for _ in 0..3 {
        ask(&mut session, Unroll { steps: 500, measure: true });
    }
    let UnrolledSurface { measures, tears, error, .. } = ask(&mut session, Unroll { steps: 0, measure: true });
    let measures = measures.unwrap();
    println!("knot: {measures:?} MSE {error}");
    assert!(tears.is_empty() && measures.trust > 0.999 && measures.continuity > 0.999, "{measures:?}");
}
