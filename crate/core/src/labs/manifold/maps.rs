//! The scene "maps": maps of the same points by several methods, side by side. Here are the points, and the autoencoders that
//! learn them while one waits; what needs no network is in `latente-maps`.

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
use crate::optimizer::falling;
use crate::reading::{flat, read_all};
use crate::training::{RowTrainer, satellite};
use crate::wire::Floats;

/// Most points: what was near to what is found out for each pair of them.
const MOST_POINTS: usize = 2_000;
/// Fewest points: each has a dozen neighbours, twice over.
const FEWEST_POINTS: usize = 48;
/// Most steps in one question.
const MOST_STEPS: usize = 1_000;
/// β for each value of a row, times the values: the variance of what is lost that a variational code is content with.
const BETA: f64 = 3e-3;
/// β of images, whose cost is a cross-entropy.
const IMAGE_BETA: f64 = 1.0;

/// What the maps are of.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum MapSubject {
    /// Points of a surface in space.
    Surface(Surface),
    /// The images of one digit that is turned all the way round.
    Turned {
        /// The digit.
        input: Input,
        /// What changes beside the angle.
        freedom: Freedom,
    },
    /// The test samples of a set of images.
    Images(Subject),
    /// The satellite's test rows, standardised by its training rows.
    Landsat,
}

/// An autoencoder that is trained here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Learner {
    /// Its cost asks for copies alone.
    Plain,
    /// Its code is drawn from a Gaussian.
    Variational,
    /// Its code is pulled to a map.
    Guided,
}

/// The points that are mapped, and what is being trained on them.
pub(super) struct Mapped {
    rows: Tensor<2>,
    values: Vec<f32>,
    /// The satellite's measurements, when the rows are of them.
    table: Option<Table>,
    /// Whether they are images.
    are_images: bool,
    /// By [`Learner`].
    runs: [Option<RowTrainer>; 3],
}

/// The points of a subject.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Gather {
    /// Which one; its data set must have been loaded.
    pub of: MapSubject,
    /// How many points, 48 to 2,000; the first ones of a data set. Turned images are as many as there are angles.
    pub count: usize,
    /// Seed of a surface's points.
    pub seed: u32,
}

/// Points, and what is known of them.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Gathered {
    /// Values of a point, n.
    pub width: usize,
    /// `[count, n]`.
    pub rows: Floats,
    /// The class of each; empty where there are none.
    pub labels: Vec<u8>,
    /// How far along its surface each point lies, or how far it is turned, 0..1; empty where there is neither.
    pub along: Floats,
    /// Where each lies on the unrolled surface, or cosine and sine of its angle, `[count, 2]`; empty where there is neither.
    pub flat: Floats,
    /// k of the graph that the distances are measured along, where the subject says it.
    pub neighbours: Option<usize>,
}

impl Question for Gather {
    type State = State;
    type Reply = Gathered;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Gathered>> {
        let count = self.count.clamp(FEWEST_POINTS, MOST_POINTS);
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
                // A fifth of a small set would be too few points; a map is of points, not of what was learned before.
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
        desk.state.mapped = Some(Mapped { rows, values: values.clone(), table, are_images, runs: [None, None, None] });
        let (rows, along, flat) = (Floats(values), Floats(along), Floats(flat));
        Ok(Pending::ready(Gathered { width, rows, labels, along, flat, neighbours }))
    }
}

/// The share of a whole turn of each image, and the cosine and the sine of its angle.
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

/// The first samples of a data set, and their labels.
fn first_rows(samples: &Samples, count: usize) -> (Vec<f32>, Vec<u8>) {
    let count = count.min(samples.count());
    let rows = (0..count).filter_map(|index| samples.row(index)).flatten();
    (rows.collect(), samples.labels()[..count].to_vec())
}

/// Trains an autoencoder on these points for some steps, at most 1,000, and to a whole run's last. Its first question begins it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Learn {
    /// Which one.
    pub learner: Learner,
    /// Seed of the initial weights, of the order and of what is drawn.
    pub seed: u32,
    /// The map that the guided one is pulled to, `[count, 2]`.
    pub guide: Option<Floats>,
    /// How many steps; none shows how it is.
    pub steps: usize,
}

/// What an autoencoder has come to.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Learned {
    /// Steps done.
    pub step: usize,
    /// Steps of a whole run.
    pub of: usize,
    /// Codes of the points, `[count, 2]`.
    pub codes: Floats,
    /// Mean squared error a value.
    pub error: f32,
}

impl Mapped {
    /// The run of `learner` at its start: as the scenes of these points train it.
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

    /// Steps of a whole run, and the first step size, in units of the usual one.
    fn pace(&self, learner: Learner) -> (usize, f64) {
        match learner {
            _ if self.are_images => (turning::STEPS, turning::RATE),
            Learner::Guided => (GUIDED_STEPS, GUIDED_RATE),
            _ => (GUIDED_STEPS, 1.0),
        }
    }

    /// What pulls: Isomap's map `[count, 2]`, and λ.
    fn guide(&self, map: Vec<f32>) -> (Tensor<2>, f64) {
        let sizes @ [count, _] = [self.rows.dims()[0], PLANE];
        let (scale, weight) =
            if self.are_images { (turning::enlarged(&map, count), turning::PULL) } else { (1.0, shipped::PULL) };
        (ops::tensor(map, sizes, &self.rows.device()) * scale, weight)
    }
}

impl Question for Learn {
    type State = State;
    type Reply = Learned;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Learned>> {
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
        run.advance(self.steps.min(MOST_STEPS).min(left), |step| rate * falling(step, of));
        let step = run.step();
        let codes = run.network().encode(mapped.rows.clone());
        let copies = run.network().reconstruct_from(codes.clone());
        mapped.runs[place] = Some(run);
        Ok(Pending::new(vec![flat(codes), flat(copies)], move |desk: Desk<'_, State>, read| {
            let [codes, copies] = read_all(read)?;
            let mapped = need(desk.state.mapped.as_ref(), "points")?;
            let error = mean_squared_error(&mapped.values, &copies);
            Ok(Learned { step, of, codes: Floats(codes), error })
        }))
    }
}

/// What is asked about.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Given {
    /// A place of the map, `[2]`.
    Place(Floats),
    /// A row, `[n]`.
    Row(Floats),
    /// A drawing, where rows are images: for each stroke x, y, x, y, … in units of the pad's side, y down.
    Strokes(Vec<Floats>),
}

/// What one of these autoencoders makes of a place of its map, or of a row that is new to it; or what a row is in its subject's
/// own units.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sketch {
    /// Which one; a place needs one.
    pub learner: Option<Learner>,
    /// Of what.
    pub of: Given,
}

/// One row, or one place.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sketched {
    /// With an autoencoder, of a row the place `[2]`; else a row `[n]` in the subject's own units.
    pub values: Floats,
}

impl Question for Sketch {
    type State = State;
    type Reply = Sketched;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Sketched>> {
        let mapped = need(desk.state.mapped.as_ref(), "points")?;
        let is_place = matches!(self.of, Given::Place(_));
        let given = match self.of {
            Given::Place(values) | Given::Row(values) => values.0,
            Given::Strokes(strokes) => Input::Strokes(strokes).pixels()?,
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
            Ok(Sketched { values: Floats(values) })
        }))
    }
}
