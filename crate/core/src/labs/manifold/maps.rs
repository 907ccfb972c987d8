//! The scene "maps": the same points mapped by several methods, side by side. This module provides the points and
//! trains the autoencoders; methods without a network are in `latente-maps`.

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::shipped::{self, GUIDED_RATE, GUIDED_STEPS};
use super::{PLANE, State, turning};

use crate::data::surface::Surface;
use crate::data::table::Table;
use crate::data::turning::{Freedom, Turned};
use crate::data::{DataSet, PIXELS, Samples, Subject};
use crate::engine::{Desk, Input, Pending, Question, expect_length};
use crate::error::{Result, need};
use crate::loss::Cost;
use crate::metrics::mean_squared_error;
use crate::nn::Architecture;
use crate::ops;
use crate::optimizer::cosine_decay;
use crate::reading::{flat, read_all};
use crate::training::{RowTrainer, satellite};
use crate::wire::Floats;

/// Maximum points: the quality measures rank all pairs.
const MAX_POINTS: usize = 2_000;
/// Minimum points: each needs a dozen neighbours, twice over.
const MIN_POINTS: usize = 48;
/// Maximum steps in one question.
const MAX_STEPS: usize = 1_000;
/// β per value of a row (multiplied by n): the reconstruction error variance that a variational code accepts.
const BETA: f64 = 3e-3;
/// β for images, whose cost is the cross-entropy.
const IMAGE_BETA: f64 = 1.0;

/// The points to map.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum MapSubject {
    /// Points on a surface in space.
    Surface(Surface),
    /// The images of one digit at every angle.
    Turned {
        /// The digit.
        input: Input,
        /// The second freedom.
        freedom: Freedom,
    },
    /// The test samples of an image set.
    Images(Subject),
    /// The satellite's test rows, standardised with its training rows.
    Landsat,
}

/// A kind of autoencoder trained in this scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Learner {
    /// Trained on the reconstruction cost alone.
    Plain,
    /// Variational: its code is drawn from a Gaussian.
    Variational,
    /// Its code is pulled towards a map.
    Guided,
}

/// The mapped points, and the autoencoders trained on them.
pub(super) struct MappedPoints {
    rows: Tensor<2>,
    values: Vec<f32>,
    /// The satellite's measurements, if the rows come from them.
    table: Option<Table>,
    /// Whether the rows are images.
    are_images: bool,
    /// Indexed by [`Learner`].
    runs: [Option<RowTrainer>; 3],
}

/// Loads the points of a subject.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Gather {
    /// The points; their data set must be loaded.
    pub of: MapSubject,
    /// Number of points, 48 to 2,000: the first ones of a data set. Turned images have one point per angle.
    pub count: usize,
    /// Seed of a surface's points.
    pub seed: u32,
}

/// The points and their known attributes.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MapPoints {
    /// Values per point, n.
    pub width: usize,
    /// `[count, n]`.
    pub rows: Floats,
    /// Class of each point; empty if there are none.
    pub labels: Vec<u8>,
    /// Position along the surface, or fraction of a full turn, 0..1; empty if neither applies.
    pub along: Floats,
    /// Position on the unrolled surface, or cosine and sine of the angle, `[count, 2]`; empty if neither applies.
    pub flat: Floats,
    /// k of the neighbour graph used for geodesic distances, if the subject fixes it.
    pub neighbours: Option<usize>,
}

impl Question for Gather {
    type State = State;
    type Reply = MapPoints;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, MapPoints>> {
        let count = self.count.clamp(MIN_POINTS, MAX_POINTS);
        let (mut table, mut neighbours) = (None, None);
        let (mut along, mut flat) = (Vec::new(), Vec::new());
        let (values, labels) = match self.of {
            MapSubject::Surface(surface) => {
                let cloud = surface.sample(count, u64::from(self.seed));
                (along, flat) = (cloud.along, cloud.flat);
                (cloud.points, Vec::new())
            }
            MapSubject::Turned { input, freedom } => {
                let turned = turning::turns(&input, freedom)?;
                (along, flat) = angles_of(&turned);
                neighbours = Some(turning::neighbours(freedom));
                (turned.images, Vec::new())
            }
            MapSubject::Images(subject) => {
                let (mut values, mut labels) = first_rows(desk.shared.data(subject.test())?, count);
                // The test fifth of a small set has too few points, and a map need not hold out training samples.
                if subject.shipped().is_none() {
                    let (others, of_others) = first_rows(desk.shared.data(subject.train())?, count - labels.len());
                    values.extend(others);
                    labels.extend(of_others);
                }
                (values, labels)
            }
            MapSubject::Landsat => {
                let whole = satellite::table(desk.shared.data(DataSet::Landsat)?)?;
                let rows: Vec<usize> = whole.test().iter().copied().take(count).collect();
                let found = (whole.rows(&rows), rows.iter().map(|&row| whole.labels[row]).collect());
                table = Some(whole);
                found
            }
        };
        let count = if labels.is_empty() { along.len() } else { labels.len() };
        let width = values.len() / count.max(1);
        let rows = ops::tensor(values.clone(), [count, width], desk.shared.device());
        let are_images = width == PIXELS;
        desk.state.mapped =
            Some(MappedPoints { rows, values: values.clone(), table, are_images, runs: [None, None, None] });
        let (rows, along, flat) = (Floats(values), Floats(along), Floats(flat));
        Ok(Pending::ready(MapPoints { width, rows, labels, along, flat, neighbours }))
    }
}

/// Fraction of a full turn of each image, and cosine and sine of its angle.
fn angles_of(turned: &Turned) -> (Vec<f32>, Vec<f32>) {
    let turn = |_: &f32| (0..turned.angles).map(|index| index as f32 / turned.angles as f32);
    let shares: Vec<f32> = turned.levels.iter().flat_map(turn).collect();
    let round = |share: &f32| {
        let (sine, cosine) = (share * std::f32::consts::TAU).sin_cos();
        [cosine, sine]
    };
    let places = shares.iter().flat_map(round).collect();
    (shares, places)
}

/// The first samples of a data set and their labels.
fn first_rows(samples: &Samples, count: usize) -> (Vec<f32>, Vec<u8>) {
    let count = count.min(samples.count());
    let rows = (0..count).filter_map(|index| samples.row(index)).flatten();
    (rows.collect(), samples.labels()[..count].to_vec())
}

/// Trains an autoencoder on these points for some steps, at most 1,000 and not beyond the end of the run. The first
/// question starts the run.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Learn {
    /// The kind of autoencoder.
    pub learner: Learner,
    /// Seed of the initial weights, the sample order and the draws.
    pub seed: u32,
    /// The target map of the guided autoencoder, `[count, 2]`.
    pub guide: Option<Floats>,
    /// Number of steps; 0 returns the current state.
    pub steps: usize,
}

/// State of an autoencoder.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LearnerProgress {
    /// Steps done.
    pub step: usize,
    /// Steps in a whole run.
    pub of: usize,
    /// Codes of the points, `[count, 2]`.
    pub codes: Floats,
    /// Mean squared error per value.
    pub error: f32,
}

impl MappedPoints {
    /// Starts a run of `learner`, with the settings of the scene these points come from.
    fn begin(&self, learner: Learner, seed: u64) -> RowTrainer {
        let [_, n] = self.rows.dims();
        let (plan, cost, batch, beta) = match self.table {
            _ if self.are_images => (turning::architecture(PLANE), Cost::CrossEntropy, turning::BATCH, IMAGE_BETA),
            Some(_) => (satellite::architecture(n, PLANE), Cost::SquaredError, shipped::BATCH, BETA * n as f64),
            None => (shipped::architecture(n), Cost::SquaredError, shipped::BATCH, BETA * n as f64),
        };
        let variational = learner == Learner::Variational;
        let network = Architecture { variational, ..plan }.init(seed, &self.rows.device());
        let run = RowTrainer::new(network, self.rows.clone(), seed).by(cost).in_batches(batch);
        if variational { run.variational(beta) } else { run }
    }

    /// Steps in a whole run, and the initial learning rate as a multiple of the default.
    fn pace(&self, learner: Learner) -> (usize, f64) {
        match learner {
            _ if self.are_images => (turning::STEPS, turning::RATE),
            Learner::Guided => (GUIDED_STEPS, GUIDED_RATE),
            _ => (GUIDED_STEPS, 1.0),
        }
    }

    /// The pull: Isomap's map `[count, 2]`, and λ.
    fn guide(&self, map: Vec<f32>) -> (Tensor<2>, f64) {
        let sizes @ [count, _] = [self.rows.dims()[0], PLANE];
        let (scale, weight) =
            if self.are_images { (turning::enlarged(&map, count), turning::PULL) } else { (1.0, shipped::PULL) };
        (ops::tensor(map, sizes, &self.rows.device()) * scale, weight)
    }
}

impl Question for Learn {
    type State = State;
    type Reply = LearnerProgress;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, LearnerProgress>> {
        let mapped = need(desk.state.mapped.as_mut(), "points")?;
        let seed = u64::from(self.seed);
        let place = self.learner as usize;
        let mut run = mapped.runs[place].take().unwrap_or_else(|| mapped.begin(self.learner, seed));
        if let Some(map) = self.guide {
            expect_length("map", mapped.rows.dims()[0] * PLANE, map.len())?;
            run.guide(Some(mapped.guide(map.0)));
        }
        let (of, rate) = mapped.pace(self.learner);
        let left = of.saturating_sub(run.step());
        run.advance(self.steps.min(MAX_STEPS).min(left), |step| rate * cosine_decay(step, of));
        let step = run.step();
        let codes = run.network().encode(mapped.rows.clone());
        let copies = run.network().reconstruct_from(codes.clone());
        mapped.runs[place] = Some(run);
        Ok(Pending::new(vec![flat(codes), flat(copies)], move |desk: Desk<'_, State>, read| {
            let [codes, copies] = read_all(read)?;
            let mapped = need(desk.state.mapped.as_ref(), "points")?;
            let error = mean_squared_error(&mapped.values, &copies);
            Ok(LearnerProgress { step, of, codes: Floats(codes), error })
        }))
    }
}

/// A place on the map, or a sample.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SketchInput {
    /// A place on the map, `[2]`.
    Place(Floats),
    /// A row, `[n]`.
    Row(Floats),
    /// A drawing, if rows are images: x, y, x, y, … per stroke, in units of the pad's side, y down.
    Strokes(Vec<Floats>),
}

/// Decodes a place on an autoencoder's map, or encodes a new row; without a learner, converts a row to its subject's
/// units.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sketch {
    /// The autoencoder; required for a place.
    pub learner: Option<Learner>,
    /// The place or sample.
    pub of: SketchInput,
}

/// A place on the map, or a row.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SketchValues {
    /// The place `[2]` if an autoencoder encoded a row; otherwise a row `[n]` in the subject's units.
    pub values: Floats,
}

impl Question for Sketch {
    type State = State;
    type Reply = SketchValues;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, SketchValues>> {
        let mapped = need(desk.state.mapped.as_ref(), "points")?;
        let is_place = matches!(self.of, SketchInput::Place(_));
        let given = match self.of {
            SketchInput::Place(values) | SketchInput::Row(values) => values.0,
            SketchInput::Strokes(strokes) => Input::Strokes(strokes).pixels()?,
        };
        let network = match self.learner {
            Some(learner) => Some(need(mapped.runs[learner as usize].as_ref(), "autoencoder")?.network()),
            None => None,
        };
        let width = if is_place && network.is_some() { PLANE } else { mapped.rows.dims()[1] };
        expect_length("row", width, given.len())?;
        let given = ops::tensor(given, [1, width], desk.shared.device());
        let is_row = is_place || network.is_none();
        let found = match network {
            Some(network) if is_place => network.reconstruct_from(given),
            Some(network) => network.encode(given),
            None => given,
        };
        Ok(Pending::new(vec![flat(found)], move |desk: Desk<'_, State>, read| {
            let [found] = read_all(read)?;
            let mapped = need(desk.state.mapped.as_ref(), "points")?;
            let table = mapped.table.as_ref().filter(|_| is_row);
            let values = table.map_or_else(|| found.clone(), |table| table.restored(&found));
            Ok(SketchValues { values: Floats(values) })
        }))
    }
}
