//! Digits in the lab `manifold`: three maps of the same digits, paths across them, and the effect of the next training
//! steps.

use crate::common::{ask, assert_close, load_models, load_pca, session};
use latente::config::TrainConfig;
use latente::data::{DataSet, PIXELS, Subject};
use latente::engine::{Input, NetworkRef};
use latente::general;
use latente::labs::manifold::{self, Interpolation, SharperPath};
use latente::labs::train;
use latente::session::Session;

const MAPS: [&str; 3] = ["digits-2", "digits-2-variational", "digits-2-guided"];

fn with_maps() -> Session {
    let mut session = session(&[DataSet::DigitsTrain, DataSet::DigitsTest]);
    load_models(&mut session, &MAPS);
    load_pca(&mut session, Subject::Digits);
    session
}

fn network(name: &str) -> NetworkRef {
    NetworkRef::Model(name.into())
}

fn walk(session: &mut Session, name: &str, pair: [usize; 2]) -> Interpolation {
    let [from, to] = pair.map(|index| {
        let pictures = general::Pictures { set: DataSet::DigitsTest, indices: vec![index] };
        Input::Pixels(ask(session, pictures).pixels)
    });
    ask(session, manifold::Walk { network: network(name), from, to, count: 9 })
}

/// Pairs of different test digits, always the same: multiples of a number coprime to 2,000.
fn pairs(count: usize) -> impl Iterator<Item = [usize; 2]> {
    (1..=count).map(|index| [index * 677 % 2_000, (index * 1_201 + 13) % 2_000]).filter(|[from, to]| from != to)
}

#[test]
fn guided_map_separates_digits_and_still_reconstructs_them() {
    let mut session = with_maps();
    let [plain, variational, guided] =
        MAPS.map(|name| ask(&mut session, manifold::Accuracy { network: network(name), k: 5 }));
    for (name, judged) in MAPS.iter().zip([&plain, &variational, &guided]) {
        println!("{name}: 5-NN accuracy {:.4}, test MSE {:.5}", judged.autoencoder, judged.error);
        assert_eq!((judged.references, judged.queries), (10_000, 2_000));
    }
    assert!(guided.autoencoder >= 0.94, "{}", guided.autoencoder);
    assert!(guided.error <= 0.036, "{}", guided.error);
    assert!((0.80..0.87).contains(&plain.autoencoder));
    assert!(variational.autoencoder > 0.7 && variational.error < 0.042, "{variational:?}");
}

/// Fraction of a chart's codes inside its square.
fn inside(chart: &manifold::LatentMap) -> f32 {
    let [cx, cy] = chart.centre;
    let points = chart.codes.as_chunks::<2>().0;
    let inside = points.iter().filter(|[x, y]| (x - cx).abs() <= chart.half && (y - cy).abs() <= chart.half);
    inside.count() as f32 / points.len() as f32
}

#[test]
fn view_contains_98_percent_of_the_points_also_during_training() {
    let mut session = with_maps();
    let chart = |network, set, count| manifold::Chart { network, set, count, cells: 4 };
    for name in MAPS {
        for (set, count) in [(DataSet::DigitsTest, 2_000), (DataSet::DigitsTrain, 10_000)] {
            let share = inside(&ask(&mut session, chart(network(name), set, count)));
            assert!(share >= 0.98, "{name}: {share}");
        }
    }
    let config = TrainConfig { hidden: vec![64], d_code: 2, images: 2_000, ..TrainConfig::default() };
    ask(&mut session, train::Start { config });
    for burst in 0..6 {
        let share = inside(&ask(&mut session, chart(NetworkRef::Run, DataSet::DigitsTest, 2_000)));
        assert!(share >= 0.98, "{burst}: {share}");
        ask(&mut session, train::Steps { count: 15 });
    }
}

/// Positions of the points in their view, −1..1.
fn placed(chart: &manifold::LatentMap) -> Vec<f32> {
    chart.codes.iter().enumerate().map(|(index, value)| (value - chart.centre[index % 2]) / chart.half).collect()
}

#[test]
fn maps_are_aligned_so_that_points_move_little() {
    let mut session = with_maps();
    let places = MAPS.map(|name| {
        let chart = manifold::Chart { network: network(name), set: DataSet::DigitsTest, count: 2_000, cells: 4 };
        placed(&ask(&mut session, chart))
    });
    // Other orientations of a map: swapped and reflected.
    let travel = |points: &[f32], swap: bool, signs: [f32; 2]| {
        let turn = |point: &[f32; 2]| {
            let [x, y] = if swap { [point[1], point[0]] } else { *point };
            [signs[0] * x, signs[1] * y]
        };
        let points = points.as_chunks::<2>().0.iter().map(turn);
        points.zip(places[0].as_chunks::<2>().0).map(|(a, b)| (a[0] - b[0]).hypot(a[1] - b[1])).sum::<f32>() / 2_000.0
    };
    for (name, points) in MAPS.iter().zip(&places).skip(1) {
        let as_it_lies = travel(points, false, [1.0, 1.0]);
        println!("{name}: a point moves {as_it_lies:.3} of half of the view's side");
        let signs = [[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]];
        let others = signs.into_iter().flat_map(|signs| [travel(points, false, signs), travel(points, true, signs)]);
        let mean = others.sum::<f32>() / 8.0;
        assert!(as_it_lies < 0.92 * mean, "{name}: {as_it_lies}, {mean} on average over all orientations");
    }
}

#[test]
fn both_paths_have_the_same_decoded_ends() {
    let mut session = with_maps();
    let path = walk(&mut session, "digits-2", [0, 1]);
    assert_eq!((path.ends.len(), path.images.len(), path.blends.len()), (2 * PIXELS, 9 * PIXELS, 9 * PIXELS));
    for end in [0, 8] {
        let frame = end * PIXELS..(end + 1) * PIXELS;
        assert_close(&path.images[frame.clone()], &path.blends[frame], 1e-5);
        assert!((path.image_greys[end] - path.blend_greys[end]).abs() < 1e-4);
    }
    // By the formula.
    let grey = |image: &[f32]| 1.0 - image.iter().map(|x| x * x).sum::<f32>() / image.iter().sum::<f32>();
    assert!((path.image_greys[3] - grey(&path.images[3 * PIXELS..4 * PIXELS])).abs() < 1e-5);
    // The midpoint is half way, on both paths.
    assert!((path.codes[8] - f32::midpoint(path.codes[0], path.codes[16])).abs() < 1e-4);
    let half: Vec<f32> = (0..PIXELS).map(|i| f32::midpoint(path.images[i], path.images[8 * PIXELS + i])).collect();
    assert_close(&path.blends[4 * PIXELS..5 * PIXELS], &half, 1e-5);
    let pictures = general::Pictures { set: DataSet::DigitsTest, indices: vec![0, 1] };
    assert_close(&path.ends, &ask(&mut session, pictures).pixels, 0.0);
}

/// The page shows one of three sentences; it must match the numbers for every pair.
#[test]
fn verdict_matches_the_numbers_for_two_hundred_pairs() {
    let mut session = with_maps();
    for name in MAPS {
        let ([mut codes, mut pixels, mut neither], mut real) = ([0; 3], 0.0);
        for pair in pairs(200) {
            let Interpolation { between, image_greys, blend_greys, .. } = walk(&mut session, name, pair);
            let mean = |greys: &[f32]| greys[1..8].iter().map(|&grey| f64::from(grey)).sum::<f64>() / 7.0;
            real = between.real;
            let (image, blend) = (mean(&image_greys), mean(&blend_greys));
            assert!(
                (f64::from(between.codes) - image).abs() < 1e-6 && (f64::from(between.pixels) - blend).abs() < 1e-6
            );
            match between.clearer {
                SharperPath::Codes => {
                    assert!(image < 0.971 * blend, "{pair:?} {between:?}");
                    codes += 1;
                }
                SharperPath::Pixels => {
                    assert!(blend < 0.971 * image, "{pair:?} {between:?}");
                    pixels += 1;
                }
                SharperPath::Neither => {
                    assert!((image - blend).abs() < 0.031 * image.max(blend), "{pair:?} {between:?}");
                    neither += 1;
                }
            }
        }
        println!("{name}: codes {codes}, pixels {pixels}, neither {neither}");
        assert!((0.14..0.16).contains(&real), "{real}");
        assert!(codes >= 160 && pixels < 12, "{name}: {codes}, and {pixels} for pixels");
    }
}

#[test]
fn trails_end_where_the_next_steps_move_the_codes() {
    let mut session = session(&[DataSet::DigitsTrain, DataSet::DigitsTest]);
    let config = TrainConfig { hidden: vec![32], d_code: 2, images: 1_000, epochs: 1, ..TrainConfig::default() };
    ask(&mut session, train::Start { config });
    ask(&mut session, train::Steps { count: 3 });
    let ahead = manifold::Lookahead { set: DataSet::DigitsTest, count: 150, steps: 2 };
    let motion = ask(&mut session, ahead.clone());
    assert_eq!((motion.from.len(), motion.to.len()), (300, 300));
    let chart = || manifold::Chart { network: NetworkRef::Run, set: DataSet::DigitsTest, count: 150, cells: 4 };
    assert_close(&ask(&mut session, chart()).codes, &motion.from, 0.0); // looking ahead changes nothing
    ask(&mut session, train::Steps { count: 2 });
    assert_close(&ask(&mut session, chart()).codes, &motion.to, 1e-6);
    assert!(motion.from.iter().zip(motion.to.iter()).any(|(a, b)| (a - b).abs() > 1e-3));
    // At the end of a run nothing moves.
    while ask(&mut session, train::Steps { count: 10 }).stop.is_none() {}
    let motion = ask(&mut session, ahead);
    assert_close(&motion.from, &motion.to, 0.0);
}
