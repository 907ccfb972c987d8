//! Heartbeats in the lab `anomaly`, through the page's questions.

use crate::common::{ask, assert_close, refused, session};
use latente::data::{DataSet, PIXELS};
use latente::engine::Input;
use latente::error::Error;
use latente::labs::anomaly::{AnomalyTestScores, BeatScore, Beats, BeginBeats, Learn, Score, ScoreBeat};
use latente::session::Session;
use latente::wire::Floats;

const WIDTH: usize = 240;

fn begun(seed: u32) -> (Session, Beats) {
    let mut session = session(&[DataSet::Heartbeats]);
    let beats = ask(&mut session, BeginBeats { seed });
    (session, beats)
}

/// Trains a whole run.
fn learned(seed: u32) -> (Session, Beats, AnomalyTestScores) {
    let (mut session, beats) = begun(seed);
    let mut scores = ask(&mut session, Learn { steps: 0 });
    while scores.step < beats.steps {
        scores = ask(&mut session, Learn { steps: 500 });
    }
    assert_eq!(scores.step, beats.steps);
    (session, beats, scores)
}

fn beat(beats: &Beats, index: usize) -> Vec<f32> {
    beats.millivolts[WIDTH * index..WIDTH * (index + 1)].to_vec()
}

fn looked(session: &mut Session, millivolts: Vec<f32>) -> BeatScore {
    ask(session, ScoreBeat { millivolts: Floats(millivolts) })
}

/// Claims of the page about the data.
#[test]
fn a_third_of_the_narrow_beats_is_held_out_and_unclear_ones_are_ignored() {
    let (_, beats) = begun(1);
    assert_eq!((beats.kinds.len(), beats.train, beats.counted.len()), (490, 231, 115 + 87));
    assert_eq!(beats.anomalous.iter().filter(|wide| **wide).count(), 87);
    for (place, &index) in beats.counted.iter().enumerate() {
        assert_eq!(beats.kinds[index], u8::from(beats.anomalous[place]));
    }
    // In every labelled beat, R is the highest value near its index.
    for index in (0..490).filter(|&index| beats.kinds[index] < 2) {
        let values = beat(&beats, index);
        let near = &values[beats.peak - 30..beats.peak + 30];
        assert_eq!(values[beats.peak], near.iter().copied().fold(f32::MIN, f32::max), "beat {index}");
    }
}

/// For every seed, since the page computes the claim, and the lesson makes it.
#[test]
fn wide_beats_are_separated_from_narrow_ones() {
    for seed in [1, 2, 3] {
        let (_, beats, scored) = learned(seed);
        println!(
            "seed {seed}: mean error {}, PCA {}, AUC {}, PCA {}, usual {:?}",
            scored.errors[..5].iter().sum::<f32>() / 5.0,
            scored.pca_errors[..5].iter().sum::<f32>() / 5.0,
            scored.auc,
            scored.pca_auc,
            [scored.thresholds[scored.usual], scored.recall[scored.usual], scored.false_alarms[scored.usual],]
        );
        assert_eq!(scored.errors.len(), beats.counted.len());
        assert!(scored.auc > 0.99 && scored.recall[scored.usual] > 0.95, "{}", scored.auc);
        assert!(scored.false_alarms[scored.usual] <= 0.05);
    }
}

/// NumPy 1.25.2 on the same bytes: components of the 231 beats from `numpy.linalg.svd`, and mean squared errors with
/// four of them, times 4.5², for the first five evaluated beats.
#[test]
fn components_match_numpy() {
    let (_, _, scored) = learned(1);
    assert_close(&scored.pca_errors[..5], &PCA_ERRORS, 2e-5);
    assert_close(&[scored.pca_auc], &[1.0], 1e-6);
}
const PCA_ERRORS: [f32; 5] = [0.0115193, 0.0162151, 0.0059829, 0.0044506, 0.0056312];

#[test]
fn beat_scores_match_their_errors() {
    let (mut session, beats, scored) = learned(1);
    for place in [0, 50, 150, 201] {
        let values = beat(&beats, beats.counted[place]);
        let beat_score = looked(&mut session, values.clone());
        assert_close(&[beat_score.error], &[scored.errors[place]], 1e-4 * scored.errors[place] + 1e-6);
        assert_close(&beat_score.input, &values, 1e-5);
        let squares: Vec<f32> =
            values.iter().zip(beat_score.reconstruction.iter()).map(|(x, y)| (x - y).powi(2)).collect();
        let sum = |part: &[f32]| part.iter().sum::<f32>();
        assert_close(&[beat_score.error], &[sum(&squares) / WIDTH as f32], 1e-5);
        let most = squares.windows(beat_score.length).map(sum).fold(0.0, f32::max);
        assert_close(&[sum(&squares[beat_score.from..beat_score.from + beat_score.length])], &[most], 1e-4 * most);
        assert_close(&[beat_score.share], &[most / sum(&squares)], 1e-4);
        let normal = || scored.errors.iter().zip(&beats.anomalous).filter(|(_, wide)| !**wide).map(|(error, _)| *error);
        let below = normal().filter(|&error| error < beat_score.error).count() as f32 / normal().count() as f32;
        // The beat's error is computed alone here and in a batch there: a tie may fall to either side.
        assert!((beat_score.above - below).abs() <= 1.01 / 115.0, "{} {below}", beat_score.above);
    }
}

/// A narrow beat with its T wave drawn as a deep valley: the largest error is where it was drawn.
#[test]
fn drawn_changes_are_found_where_they_were_drawn() {
    let (mut session, beats, scored) = learned(1);
    let calm = (0..beats.counted.len())
        .filter(|&place| !beats.anomalous[place])
        .min_by(|&a, &b| scored.errors[a].total_cmp(&scored.errors[b]))
        .unwrap();
    let mut values = beat(&beats, beats.counted[calm]);
    let before = looked(&mut session, values.clone());
    values[160..200].fill(-1.0);
    let after = looked(&mut session, values);
    assert!(before.error < scored.thresholds[scored.usual] && after.error > 5.0 * scored.thresholds[scored.usual]);
    assert!((150..=165).contains(&after.from) && after.share > 0.5, "{} {}", after.from, after.share);
    assert_eq!(after.above, 1.0);
}

#[test]
fn invalid_questions_are_refused_or_repaired() {
    let (mut session, beats) = begun(1);
    let values = beat(&beats, 0);
    // Without scores there is nothing to compare with.
    let early = refused(&mut session, ScoreBeat { millivolts: Floats(values.clone()) });
    assert!(matches!(early, Error::NotLoaded { .. }), "{early:?}");
    ask(&mut session, Learn { steps: 1 });
    for length in [0, 1, WIDTH - 1, WIDTH + 1, PIXELS] {
        let error = refused(&mut session, ScoreBeat { millivolts: Floats(vec![0.0; length]) });
        assert!(matches!(error, Error::WrongLength { expected: WIDTH, .. }), "{error:?}");
    }
    let wild = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1e30, -1e30, 0.5];
    let beat_score = looked(&mut session, (0..WIDTH).map(|at| wild[at % wild.len()]).collect());
    assert!(beat_score.error.is_finite() && beat_score.reconstruction.iter().all(|value| value.is_finite()));
    assert_close(&beat_score.input[..6], &[0.0, 0.0, 0.0, 3.0, -1.5, 0.5], 1e-5);
    // The engine holds a detector for heartbeats or for digits, not both.
    let digit = refused(&mut session, Score { input: Input::Pixels(Floats(vec![0.5; PIXELS])) });
    assert!(matches!(digit, Error::NotLoaded { .. }), "{digit:?}");
    let error = refused(&mut crate::common::session(&[]), BeginBeats { seed: 1 });
    assert!(matches!(error, Error::NotLoaded { .. }), "{error:?}");
}
