//! Anomalous heartbeats: an autoencoder trained on a patient's narrow beats flags the beats it cannot reconstruct.

use serde::{Deserialize, Serialize};

use super::{Detector, State};

use crate::data::DataSet;
use crate::engine::{Desk, Pending, Question, expect_length};
use crate::error::{Result, need};
use crate::metrics::pca::Pca;
use crate::metrics::{mean_row, mean_squared_error};
use crate::nn::Architecture;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::training::RowTrainer;
use crate::wire::Floats;

/// Number of beats.
pub(super) const BEATS: u32 = 490;
/// Values per beat, index of the R peak, and sampling rate in Hz (`tests/reference/heartbeats.py`).
const WIDTH: usize = 240;
const PEAK: usize = 90;
const RATE: usize = 360;
/// Millivolts of the bytes 0 and 255.
const LOW: f32 = -1.5;
const HIGH: f32 = 3.0;
/// Labels of normal beats and of anomalies. Other beats are neither trained on nor evaluated.
const NARROW: u8 = 0;
const WIDE: u8 = 1;
/// Every third narrow beat is held out for evaluation.
const EVERY: usize = 3;
/// Hidden units of the network, 240-32-4-32-240.
const HIDDEN: usize = 32;
const D: usize = 4;
const STEPS: usize = 1000;
/// Length of the stretch with the largest error: an eighth of a second.
const STRETCH: usize = RATE / 8;

/// Starts training on the narrow heartbeats. Requires the heartbeat data set.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BeginBeats {
    /// Seed of the initial weights and the order of the beats.
    pub seed: u32,
}

/// The heartbeats and how they are split.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Beats {
    /// All beats in chronological order, in millivolts, `[count, n]`.
    pub millivolts: Floats,
    /// Kind of each beat: 0 narrow, 1 wide, 2 unclear.
    pub kinds: Vec<u8>,
    /// Index of the R peak within a beat.
    pub peak: usize,
    /// Sampling rate in Hz.
    pub rate: usize,
    /// Indices of the evaluated beats: held-out narrow beats and all wide ones.
    pub counted: Vec<usize>,
    /// Whether each evaluated beat is wide.
    pub anomalous: Vec<bool>,
    /// Number of training beats.
    pub train: usize,
    /// Steps in a whole run.
    pub steps: usize,
    /// Code size, and number of PCA components.
    pub d: usize,
}

/// Scores one heartbeat.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ScoreBeat {
    /// The beat in millivolts, `[n]`. Values that are not finite numbers count as 0; values off the scale are clamped.
    pub millivolts: Floats,
}

/// Anomaly score of a heartbeat.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BeatScore {
    /// The network's input x, in millivolts, `[n]`.
    pub input: Floats,
    /// x̂, in millivolts, `[n]`.
    pub reconstruction: Floats,
    /// x − x̂, in millivolts, `[n]`.
    pub residual: Floats,
    /// Mean squared error, in mV².
    pub error: f32,
    /// Fraction of the evaluated narrow beats with a smaller error, 0..1.
    pub above: f32,
    /// Start of the stretch with the largest error.
    pub from: usize,
    /// Length of the stretch, in values.
    pub length: usize,
    /// Fraction of the squared error inside the stretch, 0..1.
    pub share: f32,
}

impl Question for BeginBeats {
    type State = State;
    type Reply = Beats;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Beats>> {
        let seed = u64::from(self.seed);
        let (beats, device) = (desk.shared.data(DataSet::Heartbeats)?, desk.shared.device());
        let kinds = beats.labels().to_vec();
        let of = |kind| (0..kinds.len()).filter(|&beat| kinds[beat] == kind).collect::<Vec<_>>();
        let rows_of = |beats_of: &[usize]| -> Vec<f32> {
            beats_of.iter().filter_map(|&beat| beats.row(beat)).flatten().collect()
        };
        let (held, learned): (Vec<_>, Vec<_>) =
            of(NARROW).into_iter().enumerate().partition(|(place, _)| place % EVERY == EVERY - 1);
        let [mut counted, learned] =
            [held, learned].map(|part| part.into_iter().map(|(_, beat)| beat).collect::<Vec<_>>());
        counted.extend(of(WIDE));
        counted.sort_unstable();
        let anomalous: Vec<bool> = counted.iter().map(|&beat| kinds[beat] == WIDE).collect();
        let rows = rows_of(&learned);
        let mean = mean_row(&rows, WIDTH);
        let all: Vec<usize> = (0..kinds.len()).collect();
        let reply = Beats {
            millivolts: Floats(rows_of(&all).into_iter().map(millivolts).collect()),
            kinds: kinds.clone(),
            peak: PEAK,
            rate: RATE,
            counted: counted.clone(),
            anomalous: anomalous.clone(),
            train: learned.len(),
            steps: STEPS,
            d: D,
        };
        let tests = rows_of(&counted);
        let rows = ops::tensor(rows, [learned.len(), WIDTH], device);
        let centred = rows.clone() - ops::tensor(mean.clone(), [1, WIDTH], device);
        let products = flat(ops::column_products(centred));
        let run = RowTrainer::new(Architecture::dense(WIDTH, &[HIDDEN], D).init(seed, device), rows, seed);
        let samples = ops::tensor(tests.clone(), [counted.len(), WIDTH], device);
        Ok(Pending::new(vec![products], move |desk: Desk<'_, State>, read| {
            let [products] = read_all(read)?;
            let pca = Pca::leading(mean, &products, learned.len(), D);
            let unit = HIGH - LOW;
            let pca_errors = tests
                .chunks_exact(WIDTH)
                .filter_map(|row| Some(unit * unit * mean_squared_error(row, &pca.reconstruct(row, D)?)))
                .collect();
            let (steps, errors) = (STEPS, Vec::new());
            desk.state.detector = Some(Detector { samples, anomalous, run, pca, steps, unit, errors, pca_errors });
            Ok(reply)
        }))
    }
}

impl Question for ScoreBeat {
    type State = State;
    type Reply = BeatScore;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, BeatScore>> {
        expect_length("beat", WIDTH, self.millivolts.len())?;
        let known = |value: &f32| if value.is_finite() { *value } else { 0.0 };
        let beat: Vec<f32> = self.millivolts.iter().map(|value| share_of(known(value)).clamp(0.0, 1.0)).collect();
        let detector = need(desk.state.detector.as_ref().filter(|detector| detector.is_scored(WIDTH)), "normal")?;
        let input = ops::tensor(beat.clone(), [1, WIDTH], desk.shared.device());
        Ok(Pending::new(vec![flat(detector.run.network().reconstruct(input))], move |desk: Desk<'_, State>, read| {
            let [reconstruction] = read_all(read)?;
            let detector = desk.state.detector()?;
            let [input, reconstruction] =
                [beat, reconstruction].map(|row| row.into_iter().map(millivolts).collect::<Vec<_>>());
            let residual: Vec<f32> = input.iter().zip(&reconstruction).map(|(x, x_hat)| x - x_hat).collect();
            let error = mean_squared_error(&input, &reconstruction);
            let (from, share) = worst(&residual);
            Ok(BeatScore {
                above: detector.above(&detector.errors, error),
                input: Floats(input),
                reconstruction: Floats(reconstruction),
                residual: Floats(residual),
                error,
                from,
                length: STRETCH,
                share,
            })
        }))
    }
}

fn millivolts(share: f32) -> f32 {
    LOW + (HIGH - LOW) * share
}

fn share_of(millivolts: f32) -> f32 {
    (millivolts - LOW) / (HIGH - LOW)
}

/// Start of the stretch with the most squared error and its fraction of the total; the first one on ties.
fn worst(residual: &[f32]) -> (usize, f32) {
    let squares: Vec<f64> = residual.iter().map(|rest| f64::from(*rest).powi(2)).collect();
    let (mut from, mut most) = (0, 0.0);
    for (start, stretch) in squares.windows(STRETCH).enumerate() {
        let sum: f64 = stretch.iter().sum();
        if sum > most {
            (from, most) = (start, sum);
        }
    }
    let all: f64 = squares.iter().sum();
    (from, if all > 0.0 { (most / all) as f32 } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worst_stretch_has_the_largest_error() {
        let mut residual = vec![0.0; WIDTH];
        residual[120..120 + STRETCH].fill(0.3);
        residual[10] = 0.4;
        let (from, share) = worst(&residual);
        let inside = 0.09 * STRETCH as f32;
        assert_eq!(from, 120);
        assert!((share - inside / (inside + 0.16)).abs() < 1e-5, "{share}");
        assert_eq!(worst(&vec![0.0; WIDTH]), (0, 0.0));
    }
}
