//! The scene "maps": maps of the same points by several methods, side by side. Here are the points, and the autoencoders that
//! learn them while one waits; what needs no network is in `latente-maps`.

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::shipped::architecture;
use super::{PLANE, SPEC, State};

use crate::data::surface::Surface;
use crate::data::table::Table;
use crate::data::{DataSet, Samples};
use crate::engine::{Desk, Pending, Question, expect_length};
use crate::error::{Result, need};
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
/// Steps of a whole run; its step size falls over so many.
const LAST_STEP: usize = 1_500;
/// β for each value of a row, times the values: the variance of what is lost that a variational code is content with.
const BETA: f64 = 3e-3;

/// What the maps are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum MapSubject {
    /// Points of a surface in space.
    Surface(Surface),
    /// The test digits.
    Digits,
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
    /// How many points, 48 to 2,000; the first ones of a data set.
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
    /// How far along its surface each point lies, 0..1; empty where there is none.
    pub along: Floats,
    /// Where each lies on the unrolled surface, `[count, 2]`; empty where there is none.
    pub flat: Floats,
}

impl Question for Gather {
    type State = State;
    type Reply = Gathered;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Gathered>> {
        let count = self.count.clamp(FEWEST_POINTS, MOST_POINTS);
        let mut table = None;
        let (mut along, mut flat) = (Vec::new(), Vec::new());
        let (values, labels) = match self.of {
            MapSubject::Surface(surface) => {
                let cloud = surface.sample(count, u64::from(self.seed));
                (along, flat) = (cloud.along, cloud.flat);
                (cloud.points, Vec::new())
            }
            MapSubject::Digits => first_rows(desk.shared.data(DataSet::DigitsTest)?, count),
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
        desk.state.mapped = Some(Mapped { rows, values: values.clone(), table, runs: [None, None, None] });
        Ok(Pending::ready(Gathered { width, rows: Floats(values), labels, along: Floats(along), flat: Floats(flat) }))
    }
}

/// The first samples of a data set, and their labels.
fn first_rows(samples: &Samples, count: usize) -> (Vec<f32>, Vec<u8>) {
    let count = count.min(samples.count());
    let rows = (0..count).filter_map(|index| samples.row(index)).flatten();
    (rows.collect(), samples.labels()[..count].to_vec())
}

/// Trains an autoencoder on these points for some steps, at most 1,000 and to 1,500 in all. Its first question begins it.
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
    /// λ of the pull, 0.01 to 100.
    pub weight: f64,
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
    /// The run of `learner` at its start.
    fn begin(&self, learner: Learner, seed: u64) -> RowTrainer {
        let [_, n] = self.rows.dims();
        let plan = match self.table {
            Some(_) => satellite::architecture(n, PLANE),
            None => architecture(n),
        };
        let plan = Architecture { variational: learner == Learner::Variational, ..plan };
        let run = RowTrainer::new(plan.init(seed, &self.rows.device()), self.rows.clone(), seed);
        if learner == Learner::Variational { run.variational(BETA * n as f64) } else { run }
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
            SPEC.check("pull", self.weight)?;
            let count = mapped.rows.dims()[0];
            expect_length("map", count * PLANE, map.len())?;
            run.guide(Some((ops::tensor(map.0, [count, PLANE], desk.shared.device()), self.weight)));
        }
        let left = LAST_STEP.saturating_sub(run.step());
        run.advance(self.steps.min(MOST_STEPS).min(left), |step| falling(step, LAST_STEP));
        let step = run.step();
        let codes = run.network().encode(mapped.rows.clone());
        let copies = run.network().reconstruct_from(codes.clone());
        mapped.runs[place] = Some(run);
        Ok(Pending::new(vec![flat(codes), flat(copies)], move |desk: Desk<'_, State>, read| {
            let [codes, copies] = read_all(read)?;
            let mapped = need(desk.state.mapped.as_ref(), "points")?;
            let error = mean_squared_error(&mapped.values, &copies);
            Ok(Learned { step, of: LAST_STEP, codes: Floats(codes), error })
        }))
    }
}

/// What the decoder of one of these autoencoders makes of a place of its map; or what a row is in its subject's own units.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sketch {
    /// Of which one; without one `values` is a row.
    pub learner: Option<Learner>,
    /// The place `[2]`, or the row `[n]`.
    pub values: Floats,
}

/// One row.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sketched {
    /// `[n]`, in the subject's own units.
    pub values: Floats,
}

impl Question for Sketch {
    type State = State;
    type Reply = Sketched;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Sketched>> {
        let mapped = need(desk.state.mapped.as_ref(), "points")?;
        let [_, n] = mapped.rows.dims();
        let device = desk.shared.device();
        let row = match self.learner {
            Some(learner) => {
                expect_length("code", PLANE, self.values.len())?;
                let run = need(mapped.runs[learner as usize].as_ref(), "autoencoder")?;
                run.network().reconstruct_from(ops::tensor(self.values.0, [1, PLANE], device))
            }
            None => {
                expect_length("row", n, self.values.len())?;
                ops::tensor(self.values.0, [1, n], device)
            }
        };
        Ok(Pending::new(vec![flat(row)], |desk: Desk<'_, State>, read| {
            let [row] = read_all(read)?;
            let mapped = need(desk.state.mapped.as_ref(), "points")?;
            let values = mapped.table.as_ref().map_or_else(|| row.clone(), |table| table.restored(&row));
            Ok(Sketched { values: Floats(values) })
        }))
    }
}
